#include "dataset/export.h"

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "dataset/csv.h"
#include "dataset/output_file.h"

namespace gouji {
namespace {

enum class Content {
  text,   // from a document or a name: defused
  plain,  // a figure, an id or a word of the contract
};

struct Column {
  std::string name;  // in the CSV
  Content content;
  std::string expression;  // in the view; empty when it is the name, quoted
};

// A CSV that is a view of the store written out.
struct ViewExport {
  std::string file;
  std::string view;
  std::string order;
  std::vector<Column> columns;
};

std::vector<ViewExport> view_exports(Language language) {
  const std::string message = language == Language::zh ? "message_zh" : "message_en";
  constexpr Content text = Content::text;
  constexpr Content plain = Content::plain;
  return {
      {"reports.csv",
       "reports",
       "source",
       {{"source", text, ""},
        {"sha256", plain, ""},
        {"kind", plain, ""},
        {"status", plain, ""},
        {"agency", text, ""},
        {"year", plain, ""},
        {"form", plain, ""},
        {"pages", plain, ""},
        {"cells", plain, ""},
        {"missing", plain, ""},
        {"review", plain, ""},
        {"errors", plain, ""},
        {"warnings", plain, ""},
        {"message", text, message}}},
      {"cells.csv",
       "cells",
       "source, position",
       {{"source", text, ""},      {"agency", text, ""},       {"year", plain, ""},
        {"form", plain, ""},       {"field", plain, ""},       {"table", text, ""},
        {"row_label", text, ""},   {"column_label", text, ""}, {"value", plain, ""},
        {"state", plain, ""},      {"raw", text, ""},          {"unit", text, ""},
        {"page", plain, ""},       {"x0", plain, ""},          {"y0", plain, ""},
        {"x1", plain, ""},         {"y1", plain, ""},          {"method", plain, ""},
        {"confidence", plain, ""}, {"review", plain, ""}}},
      {"findings.csv",
       "findings",
       "source, position",
       {{"source", text, ""},
        {"agency", text, ""},
        {"year", plain, ""},
        {"rule", plain, ""},
        {"severity", plain, ""},
        {"fields", plain, ""},
        {"expected", plain, ""},
        {"actual", plain, ""},
        {"page", plain, ""},
        {"message", text, message}}},
      {"unmapped.csv",
       "unmapped",
       "source, position",
       {{"source", text, ""},
        {"agency", text, ""},
        {"year", plain, ""},
        {"page", plain, ""},
        {"table", plain, ""},
        {"row", plain, ""},
        {"cells", text, ""},
        {"path", text, ""},
        {"reason", plain, ""}}},
  };
}

// The columns that the dataset's run has taken from a manifest, as members of report.extra.
Result<std::vector<Column>> extra_columns(Database& database) {
  Result<Statement> names = database.prepare(
      "SELECT value FROM run, json_each(run.columns) WHERE run.id ="
      " (SELECT max(id) FROM run WHERE finished)");
  if (!names) return tl::unexpected(names.error());
  std::vector<Column> columns;
  Result<bool> row = names->step();
  for (; row && *row; row = names->step()) {
    const std::string name(names->text(0));
    std::string quoted;
    for (const char c : name) quoted += c == '\'' ? "''" : std::string(1, c);
    columns.push_back(
        {name, Content::text, "(SELECT value FROM json_each(extra) WHERE key = '" + quoted + "')"});
  }
  if (!row) return tl::unexpected(row.error());
  return columns;
}

void write_value(CsvWriter& csv, Content content, std::string_view value) {
  content == Content::text ? csv.text(value) : csv.plain(value);
}

Result<void> write_view(Database& database, const ViewExport& table, OutputFile& file) {
  std::string sql = "SELECT ";
  std::vector<std::string_view> header;
  for (const Column& column : table.columns) {
    if (!header.empty()) sql += ", ";
    sql += column.expression.empty() ? '"' + column.name + '"' : column.expression;
    header.push_back(column.name);
  }
  sql += " FROM " + table.view + " ORDER BY " + table.order;
  Result<Statement> rows = database.prepare(sql);
  if (!rows) return tl::unexpected(rows.error());

  CsvWriter csv(file, header);
  Result<bool> row = rows->step();
  for (; row && *row; row = rows->step()) {
    int index = 0;
    for (const Column& column : table.columns) {
      write_value(csv, column.content, rows->text(index++));
    }
    csv.end_row();
  }
  if (!row) return tl::unexpected(row.error());
  return {};
}

// records.csv is the wide table: a row for each report and a column for each field of any form. A
// field that two forms share is one column.
class RecordsExport {
 public:
  RecordsExport(Database& database, OutputFile& file) : database_(database), file_(file) {}

  Result<void> write() {
    if (Result<void> read = read_columns(); !read) return read;
    std::vector<std::string_view> header = {"source", "agency", "year",
                                            "form",   "status", "review_fields"};
    header.insert(header.end(), ids_.begin(), ids_.end());
    CsvWriter csv(file_, header);

    Result<Statement> reports = database_.prepare(
        "SELECT id, source, agency, year, form, status FROM dataset_report"
        " WHERE status IN ('ok', 'incomplete', 'prose_only') ORDER BY source");
    if (!reports) return tl::unexpected(reports.error());
    Result<Statement> cells = database_.prepare(
        "SELECT field, value, review FROM cell WHERE report = ? ORDER BY position");
    if (!cells) return tl::unexpected(cells.error());
    Result<bool> row = reports->step();
    for (; row && *row; row = reports->step()) {
      if (Result<void> read = read_values(*cells, reports->integer(0)); !read) return read;
      csv.text(reports->text(1)).text(reports->text(2));
      for (const int column : {3, 4, 5}) csv.plain(reports->text(column));
      csv.plain(review_fields_);
      for (const std::string& value : values_) csv.plain(value);
      csv.end_row();
    }
    if (!row) return tl::unexpected(row.error());
    return {};
  }

 private:
  Result<void> read_columns() {
    Result<Statement> fields =
        database_.prepare("SELECT id FROM field ORDER BY form_position, position");
    if (!fields) return tl::unexpected(fields.error());
    Result<bool> row = fields->step();
    for (; row && *row; row = fields->step()) {
      std::string id(fields->text(0));
      if (columns_.emplace(id, ids_.size()).second) ids_.push_back(std::move(id));
    }
    if (!row) return tl::unexpected(row.error());
    return {};
  }

  Result<void> read_values(Statement& cells, std::int64_t report) {
    values_.assign(ids_.size(), {});
    review_fields_.clear();
    cells.bind(0, report);
    Result<bool> row = cells.step();
    for (; row && *row; row = cells.step()) {
      const auto column = columns_.find(cells.text(0));
      if (column == columns_.end()) continue;
      values_[column->second] = cells.text(1);
      if (cells.integer(2) != 0) {
        if (!review_fields_.empty()) review_fields_ += ' ';
        review_fields_ += column->first;
      }
    }
    cells.reset();
    if (!row) return tl::unexpected(row.error());
    return {};
  }

  Database& database_;
  OutputFile& file_;
  std::vector<std::string> ids_;
  std::map<std::string, std::size_t, std::less<>> columns_;  // id → index into ids_
  std::vector<std::string> values_;
  std::string review_fields_;
};

}  // namespace

std::vector<std::string> report_columns() {
  std::vector<std::string> names;
  const std::vector<ViewExport> tables = view_exports(Language::en);
  for (const Column& column : tables.front().columns) names.push_back(column.name);
  return names;
}

Result<void> export_csv(Store& store, const std::string& folder, Language language) {
  Database& database = store.database();
  std::vector<OutputFile> files;
  const auto add_file = [&](const std::string& name) -> Result<void> {
    Result<OutputFile> file = OutputFile::create(folder + "/" + name);
    if (!file) return tl::unexpected(file.error());
    files.push_back(std::move(*file));
    return {};
  };
  const Result<std::vector<Column>> extra = extra_columns(database);
  if (!extra) return tl::unexpected(extra.error());
  std::vector<ViewExport> tables = view_exports(language);
  tables.front().columns.insert(tables.front().columns.end(), extra->begin(), extra->end());
  for (const ViewExport& table : tables) {
    if (Result<void> added = add_file(table.file); !added) return added;
    if (Result<void> written = write_view(database, table, files.back()); !written) return written;
  }
  if (Result<void> added = add_file("records.csv"); !added) return added;
  if (Result<void> written = RecordsExport(database, files.back()).write(); !written) {
    return written;
  }
  for (OutputFile& file : files) {
    if (Result<void> finished = file.finish(); !finished) return finished;
  }
  for (OutputFile& file : files) {
    if (Result<void> committed = file.commit(); !committed) return committed;
  }
  return {};
}

}  // namespace gouji
