// Parquet, written by DuckDB (duckdb_library.h) from a table function that hands it the rows, so
// that nothing but a group of rows is in memory. Figures are DECIMAL(38, 18), which holds every
// figure of the store to the last digit; counts and years BIGINT; text VARCHAR.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dataset/formats/duckdb_library.h"
#include "dataset/formats/exact_figure.h"
#include "dataset/formats/table_writer.h"
#include "dataset/part_file.h"
#include "dataset/safe_text.h"

namespace gouji {
namespace {

constexpr int decimal_width = 38;
constexpr int decimal_scale = 18;  // 18 digits in all, wherever the point stands

struct Hugeint {  // duckdb_hugeint
  std::uint64_t lower = 0;
  std::int64_t upper = 0;
};

// `decimal` times 10^18.
std::optional<Hugeint> scaled(std::string_view decimal) {
  const int places = decimal_places(decimal);
  if (places > decimal_scale) return std::nullopt;
  __int128 value = 0;
  for (const char c : decimal) {
    if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
  }
  for (int place = places; place < decimal_scale; ++place) value *= 10;
  if (decimal.starts_with("-")) value = -value;
  return Hugeint{static_cast<std::uint64_t>(value), static_cast<std::int64_t>(value >> 64)};
}

// What the table function hands over, chunk by chunk.
struct Feed {
  TableRows& rows;
  std::vector<std::string> headings;
  long long written = 0;
  std::optional<Error> error;
  bool at_end = false;
};

const DuckDb& duckdb() { return **load_duckdb(); }  // loaded before any of this is called

duckdb_handle make_type(ValueType type) {
  switch (type) {
    case ValueType::number:
      return duckdb().create_decimal_type(decimal_width, decimal_scale);
    case ValueType::integer:
      return duckdb().create_logical_type(duckdb_type_bigint);
    default:
      return duckdb().create_logical_type(duckdb_type_varchar);
  }
}

// Rows of a group, which is in memory until it is written. With DuckDB's own 122,880 rows, 100,000
// rows of records.csv took 750 MB; with 2.5 million values a group 142 MB.
std::size_t group_rows(std::size_t columns) {
  constexpr std::size_t most_values = 1'000'000;
  constexpr std::size_t most_rows = 122'880;
  constexpr std::size_t chunk = 2048;
  return std::clamp(most_values / columns / chunk * chunk, chunk, most_rows);
}

void bind_feed(duckdb_handle info) {
  const auto& feed = *static_cast<const Feed*>(duckdb().bind_get_extra_info(info));
  for (std::size_t column = 0; column < feed.headings.size(); ++column) {
    duckdb_handle type = make_type(feed.rows.columns()[column].type);
    duckdb().bind_add_result_column(info, feed.headings[column].c_str(), type);
    duckdb().destroy_logical_type(&type);
  }
}

// The rows are one sequence; a second thread would have none of its own.
void init_feed(duckdb_handle info) { duckdb().init_set_max_threads(info, 1); }

// False where a figure does not fit.
bool put_value(duckdb_handle vector, std::uint64_t row, ValueType type, std::string_view value) {
  void* const data = duckdb().vector_get_data(vector);
  if (type == ValueType::text || type == ValueType::word) {
    const std::string text = file_text(value);
    duckdb().vector_assign_string_element_len(vector, row, text.data(), text.size());
    return true;
  }
  if (value.empty()) {
    duckdb().vector_ensure_validity_writable(vector);
    duckdb().validity_set_row_invalid(duckdb().vector_get_validity(vector), row);
    return true;
  }
  if (type == ValueType::integer) {
    const std::optional<std::int64_t> whole = exact_integer(value);
    static_cast<std::int64_t*>(data)[row] = whole.value_or(0);
    return whole.has_value();
  }
  const std::optional<Hugeint> figure = scaled(value);
  static_cast<Hugeint*>(data)[row] = figure.value_or(Hugeint{});
  return figure.has_value();
}

void produce_chunk(duckdb_handle info, duckdb_handle chunk) {
  auto& feed = *static_cast<Feed*>(duckdb().function_get_extra_info(info));
  const std::uint64_t most = duckdb().vector_size();
  const std::vector<TableColumn>& columns = feed.rows.columns();
  std::uint64_t size = 0;
  while (size < most && !feed.error && !feed.at_end) {
    const Result<bool> row = feed.rows.next();
    if (!row) feed.error = row.error();
    feed.at_end = !row || !*row;
    if (feed.at_end) break;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const std::string_view value = feed.rows.value(column);
      if (put_value(duckdb().data_chunk_get_vector(chunk, column), size, columns[column].type,
                    value)) {
        continue;
      }
      const std::string what = columns[column].name + " = " + std::string(value);
      feed.error = Error{{"数值超出 Parquet 列的范围：" + what,
                          "a figure does not fit into its Parquet column: " + what}};
    }
    ++size;
  }
  if (feed.error) {
    duckdb().function_set_error(info, "the rows cannot be read");
    size = 0;
  }
  feed.written += static_cast<long long>(size);
  duckdb().data_chunk_set_size(chunk, size);
}

// An empty database in memory, and a connection to it.
class DuckDbSession {
 public:
  DuckDbSession() = default;
  DuckDbSession(const DuckDbSession&) = delete;
  DuckDbSession& operator=(const DuckDbSession&) = delete;
  ~DuckDbSession() {
    if (connection_ != nullptr) duckdb().disconnect(&connection_);
    if (database_ != nullptr) duckdb().close(&database_);
  }

  bool open() {
    return duckdb().open(nullptr, &database_) == duckdb_success &&
           duckdb().connect(database_, &connection_) == duckdb_success;
  }

  bool add_function(Feed& feed) {
    duckdb_handle function = duckdb().create_table_function();
    duckdb().table_function_set_name(function, "gouji_rows");
    duckdb().table_function_set_extra_info(function, &feed, nullptr);
    duckdb().table_function_set_bind(function, bind_feed);
    duckdb().table_function_set_init(function, init_feed);
    duckdb().table_function_set_function(function, produce_chunk);
    const bool done = duckdb().register_table_function(connection_, function) == duckdb_success;
    duckdb().destroy_table_function(&function);
    return done;
  }

  // Empty when all went well, else what DuckDB says.
  std::string run(const std::string& sql) {
    duckdb_result_storage result;
    const bool done = duckdb().query(connection_, sql.c_str(), &result) == duckdb_success;
    const char* const why = done ? "" : duckdb().result_error(&result);
    std::string out = why == nullptr ? "DuckDB" : why;
    duckdb().destroy_result(&result);
    return out;
  }

 private:
  duckdb_handle database_ = nullptr;
  duckdb_handle connection_ = nullptr;
};

class ParquetTableWriter : public TableWriter {
 public:
  ParquetTableWriter(std::string path, HeaderKind header)
      : file_(std::move(path)), header_(header) {}
  ParquetTableWriter(const ParquetTableWriter&) = delete;
  ParquetTableWriter& operator=(const ParquetTableWriter&) = delete;

  Result<long long> write(TableRows& rows) override {
    Feed feed{rows, column_headings(rows, header_), 0, {}};
    DuckDbSession session;
    if (!session.open() || !session.add_function(feed)) {
      return failure("DuckDB 无法启动", "DuckDB cannot be started");
    }
    std::string quoted;
    for (const char c : file_.part()) quoted += c == '\'' ? "''" : std::string(1, c);
    // One thread keeps the rows in order and the file the same from run to run.
    for (const std::string& sql :
         {std::string("SET threads = 1"), std::string("SET memory_limit = '1GB'"),
          "COPY (SELECT * FROM gouji_rows()) TO '" + quoted +
              "' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " +
              std::to_string(group_rows(rows.columns().size())) + ")"}) {
      const std::string why = session.run(sql);
      if (feed.error) return tl::unexpected(*feed.error);
      if (!why.empty()) {
        return failure("无法写入 " + file_.path() + "：" + why,
                       "cannot write " + file_.path() + ": " + why);
      }
    }
    return feed.written;
  }

  Result<void> finish() override { return file_.put_in_place(); }

 private:
  PartFile file_;
  HeaderKind header_;
};

}  // namespace

Result<std::unique_ptr<TableWriter>> make_parquet_writer(const std::string& path,
                                                         const WriterOptions& options) {
  if (const Result<const DuckDb*> library = load_duckdb(); !library) {
    return tl::unexpected(library.error());
  }
  return std::make_unique<ParquetTableWriter>(path, options.header);
}

}  // namespace gouji
