// A SQLite file with a table for each. Counts and years are INTEGER. A column of figures has no
// declared type, so that SQLite converts nothing: a whole figure is an integer, another a real of
// 15 digits at most, and one of more digits text.
#include <string>
#include <utility>
#include <vector>

#include "dataset/database.h"
#include "dataset/formats/exact_figure.h"
#include "dataset/formats/table_writer.h"
#include "dataset/part_file.h"
#include "dataset/safe_text.h"

namespace gouji {
namespace {

std::string quoted(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string declared_type(ValueType type) {
  switch (type) {
    case ValueType::integer:
      return " INTEGER";
    case ValueType::number:
      return "";
    default:
      return " TEXT";
  }
}

void bind_figure(Statement& insert, int parameter, std::string_view value) {
  if (value.empty()) return insert.bind(parameter, std::optional<std::int64_t>());
  if (const auto whole = exact_integer(value)) return insert.bind(parameter, *whole);
  if (const auto real = exact_double(value)) return insert.bind(parameter, *real);
  insert.bind(parameter, value);
}

class SqliteTableWriter : public TableWriter {
 public:
  SqliteTableWriter(Database database, std::string path, HeaderKind header)
      : file_(std::move(path)), database_(std::move(database)), header_(header) {}
  SqliteTableWriter(const SqliteTableWriter&) = delete;
  SqliteTableWriter& operator=(const SqliteTableWriter&) = delete;

  Result<long long> write(TableRows& rows) override {
    const std::string table = quoted(rows.table().name);
    std::string columns;
    std::string parameters;
    const std::vector<std::string> headings = column_headings(rows, header_);
    for (std::size_t column = 0; column < headings.size(); ++column) {
      columns += (column == 0 ? "" : ", ") + quoted(headings[column]) +
                 declared_type(rows.columns()[column].type);
      parameters += column == 0 ? "?" : ", ?";
    }
    Result<Transaction> transaction = Transaction::begin(*database_);
    if (!transaction) return tl::unexpected(transaction.error());
    Result<void> done = database_->execute("CREATE TABLE " + table + " (" + columns + ")");
    if (!done) return tl::unexpected(done.error());
    Result<Statement> insert =
        database_->prepare("INSERT INTO " + table + " VALUES (" + parameters + ")");
    if (!insert) return tl::unexpected(insert.error());
    std::vector<std::string> texts(headings.size());  // alive until the row is inserted
    long long written = 0;
    Result<bool> row = rows.next();
    for (; row && *row; row = rows.next(), ++written) {
      for (std::size_t column = 0; column < headings.size(); ++column) {
        const ValueType type = rows.columns()[column].type;
        if (type == ValueType::text || type == ValueType::word) {
          texts[column] = file_text(rows.value(column));
          insert->bind(static_cast<int>(column), texts[column]);
        } else {
          bind_figure(*insert, static_cast<int>(column), rows.value(column));
        }
      }
      if (done = insert->run(); !done) return tl::unexpected(done.error());
    }
    if (!row) return tl::unexpected(row.error());
    if (done = transaction->commit(); !done) return tl::unexpected(done.error());
    return written;
  }

  Result<void> finish() override {
    database_.reset();
    return file_.put_in_place();
  }

 private:
  PartFile file_;                     // outlives the database in it
  std::optional<Database> database_;  // closed when it has its name
  HeaderKind header_;
};

}  // namespace

Result<std::unique_ptr<TableWriter>> make_sqlite_writer(const std::string& path,
                                                        const WriterOptions& options) {
  Result<Database> database = Database::create(path + ".part");
  if (!database) return tl::unexpected(database.error());
  return std::make_unique<SqliteTableWriter>(std::move(*database), path, options.header);
}

}  // namespace gouji
