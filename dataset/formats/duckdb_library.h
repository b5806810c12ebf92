// The few functions of DuckDB's C interface that writing Parquet takes, from a library that is
// loaded when it is asked for: DuckDB is in no distribution that gouji is built for, and 70 MB.
// The interface is stable since DuckDB 1.2.
#pragma once

#include <cstdint>
#include <memory>

#include "normalize/result.h"

namespace gouji {

// Of duckdb.h, by the names it has there. Opaque pointers, all of them.
using duckdb_handle = void*;
struct duckdb_result_storage {  // duckdb_result
  std::uint64_t deprecated_columns = 0;
  std::uint64_t deprecated_rows = 0;
  std::uint64_t deprecated_rows_changed = 0;
  void* deprecated_column_data = nullptr;
  char* deprecated_error = nullptr;
  void* internal = nullptr;
};
constexpr int duckdb_success = 0;
constexpr int duckdb_type_bigint = 5;
constexpr int duckdb_type_varchar = 17;

struct DuckDb {
  int (*open)(const char* path, duckdb_handle* database) = nullptr;
  void (*close)(duckdb_handle* database) = nullptr;
  int (*connect)(duckdb_handle database, duckdb_handle* connection) = nullptr;
  void (*disconnect)(duckdb_handle* connection) = nullptr;
  int (*query)(duckdb_handle connection, const char* sql, duckdb_result_storage* result) = nullptr;
  const char* (*result_error)(duckdb_result_storage* result) = nullptr;
  void (*destroy_result)(duckdb_result_storage* result) = nullptr;
  const char* (*library_version)() = nullptr;

  duckdb_handle (*create_logical_type)(int type) = nullptr;
  duckdb_handle (*create_decimal_type)(std::uint8_t width, std::uint8_t scale) = nullptr;
  void (*destroy_logical_type)(duckdb_handle* type) = nullptr;

  duckdb_handle (*create_table_function)() = nullptr;
  void (*destroy_table_function)(duckdb_handle* function) = nullptr;
  void (*table_function_set_name)(duckdb_handle function, const char* name) = nullptr;
  void (*table_function_set_extra_info)(duckdb_handle function, void* info,
                                        void (*destroy)(void*)) = nullptr;
  void (*table_function_set_bind)(duckdb_handle function, void (*bind)(duckdb_handle)) = nullptr;
  void (*table_function_set_init)(duckdb_handle function, void (*init)(duckdb_handle)) = nullptr;
  void (*table_function_set_function)(duckdb_handle function,
                                      void (*produce)(duckdb_handle, duckdb_handle)) = nullptr;
  int (*register_table_function)(duckdb_handle connection, duckdb_handle function) = nullptr;
  void* (*bind_get_extra_info)(duckdb_handle info) = nullptr;
  void (*bind_add_result_column)(duckdb_handle info, const char* name,
                                 duckdb_handle type) = nullptr;
  void (*init_set_max_threads)(duckdb_handle info, std::uint64_t threads) = nullptr;
  void* (*function_get_extra_info)(duckdb_handle info) = nullptr;
  void (*function_set_error)(duckdb_handle info, const char* error) = nullptr;

  std::uint64_t (*vector_size)() = nullptr;
  duckdb_handle (*data_chunk_get_vector)(duckdb_handle chunk, std::uint64_t column) = nullptr;
  void (*data_chunk_set_size)(duckdb_handle chunk, std::uint64_t size) = nullptr;
  void* (*vector_get_data)(duckdb_handle vector) = nullptr;
  void (*vector_ensure_validity_writable)(duckdb_handle vector) = nullptr;
  std::uint64_t* (*vector_get_validity)(duckdb_handle vector) = nullptr;
  void (*validity_set_row_invalid)(std::uint64_t* validity, std::uint64_t row) = nullptr;
  void (*vector_assign_string_element_len)(duckdb_handle vector, std::uint64_t row,
                                           const char* text, std::uint64_t length) = nullptr;
};

// The library that GOUJI_DUCKDB names, else libduckdb.so where the system finds it. Loaded once and
// for good. Fails with where to get it.
Result<const DuckDb*> load_duckdb();

}  // namespace gouji
