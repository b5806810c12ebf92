#include "dataset/cell_rows.h"

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

namespace gouji {
namespace {

// The columns of table_definition(TableKind::cells), in order.
enum Column : std::size_t {
  source,
  agency,
  year,
  form,
  field,
  table,
  row_label,
  column_label,
  value,
  state,
  raw,
  unit,
  page,
  x0,
  y0,
  x1,
  y1,
  method,
  confidence,
  review,
  column_count
};

// How the form names what was not found on the page.
struct Labels {
  std::string table;
  std::string row;
  std::string column;
};
using FormLabels = std::map<std::string, Labels, std::less<>>;  // by field

// Of one form, as `fields` finds them.
Result<FormLabels> read_labels(Statement& fields, std::string_view form) {
  fields.bind(0, form);
  FormLabels labels;
  Result<bool> row = fields.step();
  for (; row && *row; row = fields.step()) {
    labels.emplace(fields.text(0), Labels{std::string(fields.text(1)), std::string(fields.text(2)),
                                          std::string(fields.text(3))});
  }
  fields.reset();
  if (!row) return tl::unexpected(row.error());
  return labels;
}

class CellRows : public TableRows {
 public:
  CellRows(TableDefinition definition, Statement reports, Statement cells, Statement fields,
           Language language)
      : TableRows(std::move(definition)),
        reports_(std::move(reports)),
        cells_(std::move(cells)),
        fields_(std::move(fields)),
        language_(language) {}

  Result<bool> next() override {
    while (true) {
      if (has_report_) {
        const Result<bool> cell = cells_.step();
        if (!cell) return tl::unexpected(cell.error());
        if (*cell) break;
        cells_.reset();
      }
      Result<bool> report = reports_.step();
      if (!report || !*report) return report;
      if (Result<void> begun = begin_report(); !begun) return tl::unexpected(begun.error());
    }
    read_cell();
    return true;
  }

  std::string_view value(std::size_t column) const override { return values_[column]; }

  std::vector<DoubtfulValue> doubts() const override {
    if (values_[Column::review] != "1") return {};
    return {{Column::value,
             doubt_note(values_[source], values_[page], values_[state], values_[raw], language_)}};
  }

 private:
  // The texts of a row stay where they are until the statement goes on.
  Result<void> begin_report() {
    has_report_ = true;
    for (const std::size_t column : {source, agency, year, form}) {
      values_[column] = reports_.text(static_cast<int>(column));
    }
    cells_.bind(0, reports_.integer(form + 1));
    auto known = labels_.find(values_[form]);
    if (known == labels_.end()) {
      Result<FormLabels> labels = read_labels(fields_, values_[form]);
      if (!labels) return tl::unexpected(labels.error());
      known = labels_.emplace(values_[form], std::move(*labels)).first;
    }
    form_labels_ = &known->second;
    return {};
  }

  void read_cell() {
    int at = 0;
    for (const std::size_t column :
         {field, row_label, column_label, Column::value, state, raw, unit, page, method, review}) {
      values_[column] = cells_.text(at++);
    }
    auto buffer = numbers_.begin();
    for (const std::size_t column : {x0, y0, x1, y1, confidence}) {
      values_[column] = {};
      if (!cells_.is_null(at)) values_[column] = two_decimals(cells_.real(at), buffer->data());
      ++buffer;
      ++at;
    }
    values_[Column::table] = {};
    const auto own = form_labels_->find(values_[field]);
    if (own == form_labels_->end()) return;
    values_[Column::table] = own->second.table;
    if (values_[row_label].empty()) values_[row_label] = own->second.row;
    if (values_[column_label].empty()) values_[column_label] = own->second.column;
  }

  Statement reports_;
  Statement cells_;
  Statement fields_;
  std::map<std::string, FormLabels, std::less<>> labels_;  // of the forms met so far
  Language language_;
  const FormLabels* form_labels_ = nullptr;  // of the report at hand
  bool has_report_ = false;
  std::array<std::string_view, column_count> values_;
  std::array<std::array<char, 32>, 5> numbers_ = {};
};

}  // namespace

Result<std::unique_ptr<TableRows>> open_cell_rows(Database& database, TableDefinition table,
                                                  const RowFilter& filter, Language language) {
  Result<Statement> reports =
      database.prepare("SELECT source, agency, year, form, id FROM dataset_report" +
                       filter.clause() + " ORDER BY source");
  if (!reports) return tl::unexpected(reports.error());
  filter.bind(*reports);
  Result<Statement> cells = database.prepare(
      "SELECT field, row_label, column_label, value, state, raw, unit, page, method, review,"
      " x0, y0, x1, y1, confidence FROM cell WHERE report = ? ORDER BY position");
  if (!cells) return tl::unexpected(cells.error());
  Result<Statement> fields =
      database.prepare("SELECT id, table_zh, row_zh, column_zh FROM field WHERE form = ?");
  if (!fields) return tl::unexpected(fields.error());
  return std::unique_ptr<TableRows>(new CellRows(std::move(table), std::move(*reports),
                                                 std::move(*cells), std::move(*fields), language));
}

std::string_view two_decimals(double value, char* buffer) {
  const long double size = std::fabs(static_cast<long double>(value));
  const long double half = 0.005L + size * 3e-16L;
  const long double hundredths = std::floor((size + half) * 100);
  constexpr long double most = 1e17L;
  const auto whole = static_cast<std::uint64_t>(std::fmin(hundredths, most));
  char* end = buffer;
  if (value < 0 && whole > 0) *end++ = '-';
  end = std::to_chars(end, buffer + 24, whole / 100).ptr;
  *end++ = '.';
  *end++ = static_cast<char>('0' + whole / 10 % 10);
  *end++ = static_cast<char>('0' + whole % 10);
  return {buffer, static_cast<std::size_t>(end - buffer)};
}

}  // namespace gouji
