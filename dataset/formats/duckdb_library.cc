#include "dataset/formats/duckdb_library.h"

#include <cstdlib>
#include <string>

#include "normalize/late_library.h"

namespace gouji {
namespace {

Error not_loaded(const std::string& why) {
  return {{"写 Parquet 需要 DuckDB 的库 libduckdb.so（1.2 版以上），未能载入：" + why +
               "；请从 duckdb.org 或 npm 包 @duckdb/node-bindings-linux-x64 取得，再以环境变量 "
               "GOUJI_DUCKDB 指明它的路径；其他格式不需要它",
           "Parquet is written by DuckDB's library, libduckdb.so of 1.2 or later, which could not "
           "be loaded: " +
               why +
               "; get it from duckdb.org or the npm package @duckdb/node-bindings-linux-x64, and "
               "name its path in the environment variable GOUJI_DUCKDB; no other format needs it"}};
}

Result<DuckDb> load(const char* path) {
  DuckDb api;
  LateLibrary library(path);
  library.find(api.open, "duckdb_open")
      .find(api.close, "duckdb_close")
      .find(api.connect, "duckdb_connect")
      .find(api.disconnect, "duckdb_disconnect")
      .find(api.query, "duckdb_query")
      .find(api.result_error, "duckdb_result_error")
      .find(api.destroy_result, "duckdb_destroy_result")
      .find(api.library_version, "duckdb_library_version")
      .find(api.create_logical_type, "duckdb_create_logical_type")
      .find(api.create_decimal_type, "duckdb_create_decimal_type")
      .find(api.destroy_logical_type, "duckdb_destroy_logical_type")
      .find(api.create_table_function, "duckdb_create_table_function")
      .find(api.destroy_table_function, "duckdb_destroy_table_function")
      .find(api.table_function_set_name, "duckdb_table_function_set_name")
      .find(api.table_function_set_extra_info, "duckdb_table_function_set_extra_info")
      .find(api.table_function_set_bind, "duckdb_table_function_set_bind")
      .find(api.table_function_set_init, "duckdb_table_function_set_init")
      .find(api.table_function_set_function, "duckdb_table_function_set_function")
      .find(api.register_table_function, "duckdb_register_table_function")
      .find(api.bind_get_extra_info, "duckdb_bind_get_extra_info")
      .find(api.bind_add_result_column, "duckdb_bind_add_result_column")
      .find(api.init_set_max_threads, "duckdb_init_set_max_threads")
      .find(api.function_get_extra_info, "duckdb_function_get_extra_info")
      .find(api.function_set_error, "duckdb_function_set_error")
      .find(api.vector_size, "duckdb_vector_size")
      .find(api.data_chunk_get_vector, "duckdb_data_chunk_get_vector")
      .find(api.data_chunk_set_size, "duckdb_data_chunk_set_size")
      .find(api.vector_get_data, "duckdb_vector_get_data")
      .find(api.vector_ensure_validity_writable, "duckdb_vector_ensure_validity_writable")
      .find(api.vector_get_validity, "duckdb_vector_get_validity")
      .find(api.validity_set_row_invalid, "duckdb_validity_set_row_invalid")
      .find(api.vector_assign_string_element_len, "duckdb_vector_assign_string_element_len");
  if (!library.problem().empty()) return tl::unexpected(not_loaded(library.problem()));
  return api;
}

}  // namespace

Result<const DuckDb*> load_duckdb() {
  const char* const named = std::getenv("GOUJI_DUCKDB");
  static const Result<DuckDb> library =
      load(named == nullptr || *named == '\0' ? "libduckdb.so" : named);
  if (!library) return tl::unexpected(library.error());
  return &*library;
}

}  // namespace gouji
