#include "dataset/table_rows.h"

#include <algorithm>
#include <map>
#include <utility>

#include "dataset/cell_rows.h"
#include "dataset/codebook_rows.h"

namespace gouji {
namespace {

// The columns that the dataset's run has taken from a manifest, as members of report.extra.
Result<std::vector<TableColumn>> manifest_columns(Database& database) {
  Result<Statement> names = database.prepare(
      "SELECT value FROM run, json_each(run.columns) WHERE run.id ="
      " (SELECT max(id) FROM run WHERE finished)");
  if (!names) return tl::unexpected(names.error());
  std::vector<TableColumn> columns;
  Result<bool> row = names->step();
  for (; row && *row; row = names->step()) {
    const std::string name(names->text(0));
    std::string quoted;
    for (const char c : name) quoted += c == '\'' ? "''" : std::string(1, c);
    columns.push_back({name,
                       ValueType::text,
                       {name, name},
                       "a column of the manifest",
                       "(SELECT value FROM json_each(extra) WHERE key = '" + quoted + "')"});
  }
  if (!row) return tl::unexpected(row.error());
  return columns;
}

// A table that is a view of the store.
class ViewRows : public TableRows {
 public:
  static Result<std::unique_ptr<TableRows>> open(Database& database, TableDefinition table,
                                                 const RowFilter& filter) {
    std::string sql;
    for (const TableColumn& column : table.columns) {
      sql += sql.empty() ? "SELECT " : ", ";
      sql += column.expression.empty() ? '"' + column.name + '"' : column.expression;
    }
    sql += " FROM " + table.view + filter.clause() + " ORDER BY " + table.order;
    Result<Statement> rows = database.prepare(sql);
    if (!rows) return tl::unexpected(rows.error());
    filter.bind(*rows);
    return std::unique_ptr<TableRows>(new ViewRows(std::move(table), std::move(*rows)));
  }

  Result<bool> next() override { return rows_.step(); }

  std::string_view value(std::size_t column) const override {
    return rows_.text(static_cast<int>(column));
  }

 private:
  ViewRows(TableDefinition table, Statement rows)
      : TableRows(std::move(table)), rows_(std::move(rows)) {}

  Statement rows_;
};

// The wide table: a row for each report and a column for each field of any form. A field that two
// forms share is one column.
class RecordRows : public TableRows {
 public:
  static Result<std::unique_ptr<TableRows>> open(Database& database, TableDefinition table,
                                                 const RowFilter& filter, Language language) {
    Result<Statement> fields = database.prepare(
        "SELECT id, table_zh, table_en, row_zh, row_en, column_zh, column_en FROM field"
        " ORDER BY form_position, position");
    if (!fields) return tl::unexpected(fields.error());
    std::map<std::string, std::size_t, std::less<>> places;
    Result<bool> row = fields->step();
    for (; row && *row; row = fields->step()) {
      std::string id(fields->text(0));
      if (!places.emplace(id, table.columns.size()).second) continue;
      const auto label = [&fields](int zh, const char* between) {
        std::string out(fields->text(zh));
        for (const int part : {zh + 2, zh + 4}) {
          if (!fields->text(part).empty()) out += between + std::string(fields->text(part));
        }
        return out;
      };
      table.columns.push_back({std::move(id),
                               ValueType::number,
                               {label(1, "／"), label(2, " / ")},
                               label(2, " / "),
                               ""});
    }
    if (!row) return tl::unexpected(row.error());
    const std::string where = filter.clause();
    Result<Statement> reports = database.prepare(
        "SELECT source, agency, year, form, status, id FROM (SELECT * FROM dataset_report WHERE "
        "status IN ('ok', 'incomplete', 'prose_only'))" +
        where + " ORDER BY source");
    if (!reports) return tl::unexpected(reports.error());
    Result<Statement> cells = database.prepare(
        "SELECT field, value, review, page, state, raw FROM cell WHERE report = ?"
        " ORDER BY position");
    if (!cells) return tl::unexpected(cells.error());
    filter.bind(*reports);
    return std::unique_ptr<TableRows>(new RecordRows(
        std::move(table), std::move(*reports), std::move(*cells), std::move(places), language));
  }

  Result<bool> next() override {
    const Result<bool> row = reports_.step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return false;
    for (std::size_t column = 0; column < review_column; ++column) {
      values_[column] = reports_.text(static_cast<int>(column));
    }
    if (Result<void> read = read_cells(reports_.integer(review_column)); !read) {
      return tl::unexpected(read.error());
    }
    return true;
  }

  std::string_view value(std::size_t column) const override { return values_[column]; }

  std::vector<DoubtfulValue> doubts() const override {
    std::vector<DoubtfulValue> out;
    for (const Doubt& doubt : doubts_)
      out.push_back({doubt.column, doubt_note(values_[0], std::to_string(doubt.page), doubt.state,
                                              doubt.raw, language_)});
    return out;
  }

 private:
  static constexpr std::size_t review_column = 5;

  struct Doubt {
    std::size_t column = 0;
    std::int64_t page = 0;
    std::string state;
    std::string raw;
  };

  RecordRows(TableDefinition table, Statement reports, Statement cells,
             std::map<std::string, std::size_t, std::less<>> places, Language language)
      : TableRows(std::move(table)),
        reports_(std::move(reports)),
        cells_(std::move(cells)),
        places_(std::move(places)),
        values_(table_.columns.size()),
        language_(language) {}

  Result<void> read_cells(std::int64_t report) {
    std::fill(values_.begin() + review_column, values_.end(), std::string());
    doubts_.clear();
    cells_.bind(0, report);
    Result<bool> row = cells_.step();
    for (; row && *row; row = cells_.step()) {
      const auto place = places_.find(cells_.text(0));
      if (place == places_.end()) continue;
      values_[place->second] = cells_.text(1);
      if (cells_.integer(2) == 0) continue;
      if (!values_[review_column].empty()) values_[review_column] += ' ';
      values_[review_column] += place->first;
      doubts_.push_back({place->second, cells_.integer(3), std::string(cells_.text(4)),
                         std::string(cells_.text(5))});
    }
    cells_.reset();
    if (!row) return tl::unexpected(row.error());
    return {};
  }

  Statement reports_;
  Statement cells_;
  std::map<std::string, std::size_t, std::less<>> places_;  // column of each field
  std::vector<std::string> values_;
  std::vector<Doubt> doubts_;
  Language language_;
};

}  // namespace

std::string doubt_note(std::string_view source, std::string_view page, std::string_view state,
                       std::string_view raw, Language language) {
  Message note = {std::string(source), std::string(source)};
  if (!page.empty() && page != "0") {
    note.zh += "，第 " + std::string(page) + " 页";
    note.en += ", page " + std::string(page);
  }
  note.zh += "，待复核：";
  note.en += ", to be reviewed: ";
  std::string out = note.in(language) + std::string(state);
  if (!raw.empty()) out += "\n" + std::string(raw);
  return out;
}

Result<std::unique_ptr<TableRows>> open_table(Database& database, TableKind kind,
                                              const RowFilter& filter, Language language) {
  TableDefinition table = table_definition(kind, language);
  if (kind == TableKind::cells) return open_cell_rows(database, std::move(table), filter, language);
  if (kind == TableKind::records) {
    return RecordRows::open(database, std::move(table), filter, language);
  }
  if (kind == TableKind::reports) {
    Result<std::vector<TableColumn>> more = manifest_columns(database);
    if (!more) return tl::unexpected(more.error());
    std::move(more->begin(), more->end(), std::back_inserter(table.columns));
  }
  if (kind == TableKind::codebook) return open_codebook_rows(database, std::move(table));
  return ViewRows::open(database, std::move(table), filter);
}

}  // namespace gouji
