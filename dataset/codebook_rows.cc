#include "dataset/codebook_rows.h"

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gouji {
namespace {

// The columns of table_definition(TableKind::codebook): those of the newest form that has the
// field, then what all forms that have it say.
constexpr std::size_t own_columns = 9;
constexpr std::size_t authority = 9;
constexpr std::size_t editions = 10;
using Row = std::array<std::string, 11>;

class CodebookRows : public TableRows {
 public:
  CodebookRows(TableDefinition table, std::vector<Row> rows)
      : TableRows(std::move(table)), rows_(std::move(rows)) {}

  Result<bool> next() override { return ++next_ <= rows_.size(); }
  std::string_view value(std::size_t column) const override { return rows_[next_ - 1][column]; }

 private:
  std::vector<Row> rows_;
  std::size_t next_ = 0;  // behind the row at hand
};

void append(std::string& list, const char* between, std::string_view more) {
  if (!list.empty()) list += between;
  list += more;
}

}  // namespace

Result<std::unique_ptr<TableRows>> open_codebook_rows(Database& database, TableDefinition table) {
  Result<Statement> forms = database.prepare("SELECT id, authority FROM form");
  if (!forms) return tl::unexpected(forms.error());
  std::map<std::string, std::string, std::less<>> authorities;
  Result<bool> row = forms->step();
  for (; row && *row; row = forms->step()) authorities.emplace(forms->text(0), forms->text(1));
  if (!row) return tl::unexpected(row.error());
  Result<Statement> fields = database.prepare(
      "SELECT id, table_id, table_zh, table_en, row_zh, row_en, column_zh, column_en, unit, form"
      " FROM field ORDER BY form_position, position");
  if (!fields) return tl::unexpected(fields.error());
  std::vector<Row> rows;
  std::map<std::string, std::size_t, std::less<>> places;
  for (row = fields->step(); row && *row; row = fields->step()) {
    const auto form = authorities.find(fields->text(own_columns));
    if (form == authorities.end()) continue;
    auto known = places.find(fields->text(0));
    if (known == places.end()) {
      known = places.emplace(fields->text(0), rows.size()).first;
      Row& added = rows.emplace_back();
      for (std::size_t column = 0; column < own_columns; ++column) {
        added[column] = fields->text(static_cast<int>(column));
      }
    }
    Row& edited = rows[known->second];
    if (!form->second.empty()) append(edited[authority], "；", form->second);
    append(edited[editions], " ", form->first);
  }
  if (!row) return tl::unexpected(row.error());
  return std::unique_ptr<TableRows>(new CodebookRows(std::move(table), std::move(rows)));
}

}  // namespace gouji
