#include "dataset/table_export.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>

#include "dataset/datapackage.h"
#include "dataset/output_file.h"
#include "dataset/row_condition.h"

namespace gouji {
namespace {

// datapackage.json of one CSV: cells.csv has cells.datapackage.json beside it.
Result<void> describe(Database& database, const PackagedTable& table, const std::string& path) {
  const std::string name = std::filesystem::path(path).replace_extension(".datapackage.json");
  Result<OutputFile> file = OutputFile::create(name);
  if (!file) return tl::unexpected(file.error());
  if (Result<void> done = write_datapackage(database, {&table, 1}, *file); !done) return done;
  return file->commit();
}

}  // namespace

tl::expected<WrittenTables, ExportProblem> export_table(Store& store, const TableExport& request) {
  const auto fail = [](const Error& error) {
    return tl::unexpected<ExportProblem>(ExportProblem{error, false});
  };
  const Language language = request.writer.language;
  Result<std::unique_ptr<TableRows>> rows =
      open_table(store.database(), request.table, request.filter, language);
  if (!rows) return fail(rows.error());
  TableRows* wanted = rows->get();
  std::unique_ptr<TableRows> filtered;
  std::optional<RowCondition> condition;
  if (!request.where.empty()) {
    Result<RowCondition> parsed = RowCondition::parse(request.where, *wanted);
    if (!parsed) return tl::unexpected<ExportProblem>(ExportProblem{parsed.error(), true});
    condition = std::move(*parsed);
    filtered = rows_where(*wanted, *condition);
    wanted = filtered.get();
  }
  Result<std::unique_ptr<TableWriter>> writer =
      make_table_writer(request.format, request.path, request.writer);
  if (!writer) return fail(writer.error());
  WrittenTables written;
  const auto write = [&](TableRows& table) -> Result<void> {
    const Result<long long> count = (*writer)->write(table);
    if (!count) return tl::unexpected(count.error());
    written.emplace_back(table.table().name, *count);
    return {};
  };
  if (Result<void> done = write(*wanted); !done) return fail(done.error());
  if (holds_several_tables(request.format)) {
    for (const TableKind kind : {TableKind::findings, TableKind::codebook}) {
      Result<std::unique_ptr<TableRows>> more =
          open_table(store.database(), kind, request.filter, language);
      if (!more) return fail(more.error());
      if (Result<void> done = write(**more); !done) return fail(done.error());
    }
  }
  if (Result<void> done = (*writer)->finish(); !done) return fail(done.error());
  if (request.format == TableFormat::csv) {
    const PackagedTable table = {
        wanted->table(), std::filesystem::path(request.path).filename().string(),
        column_headings(*wanted, request.writer.header), written.front().second};
    Result<void> done = describe(store.database(), table, request.path);
    if (!done) return fail(done.error());
  }
  return written;
}

std::optional<TableFormat> format_of_path(const std::string& path) {
  std::string end = std::filesystem::path(path).extension().string();
  std::transform(end.begin(), end.end(), end.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (end == ".csv") return TableFormat::csv;
  if (end == ".jsonl" || end == ".ndjson") return TableFormat::jsonl;
  if (end == ".xlsx") return TableFormat::xlsx;
  if (end == ".sqlite" || end == ".db") return TableFormat::sqlite;
  if (end == ".parquet") return TableFormat::parquet;
  return std::nullopt;
}

}  // namespace gouji
