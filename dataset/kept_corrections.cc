#include "dataset/kept_corrections.h"

#include "dataset/csv.h"
#include "dataset/output_file.h"

namespace gouji {

Result<int> write_kept_corrections(Store& store, const std::string& path) {
  Database& database = store.database();
  const Result<std::int64_t> count = database.integer(
      "SELECT count(*) FROM correction AS c JOIN dataset_report AS r ON r.id = c.report");
  if (!count) return tl::unexpected(count.error());
  if (*count == 0) return 0;
  Result<OutputFile> file = OutputFile::create(path);
  if (!file) return tl::unexpected(file.error());
  constexpr std::string_view header[] = {"source", "sha256", "field", "value",
                                         "by",     "reason", "date"};
  CsvWriter csv(*file, header);
  Result<Statement> rows = database.prepare(
      "SELECT r.source, r.sha256, c.field, iif(k.state = 'number', k.value, k.state), c.by,"
      " c.reason, c.date FROM correction AS c"
      " JOIN cell AS k ON k.report = c.report AND k.position = c.position"
      " JOIN dataset_report AS r ON r.id = c.report ORDER BY r.source, c.position");
  if (!rows) return tl::unexpected(rows.error());
  Result<bool> row = rows->step();
  for (; row && *row; row = rows->step()) {
    csv.text(rows->text(0)).plain(rows->text(1)).plain(rows->text(2)).plain(rows->text(3));
    csv.text(rows->text(4)).text(rows->text(5)).plain(rows->text(6)).end_row();
  }
  if (!row) return tl::unexpected(row.error());
  if (Result<void> done = file->commit(); !done) return tl::unexpected(done.error());
  return static_cast<int>(*count);
}

}  // namespace gouji
