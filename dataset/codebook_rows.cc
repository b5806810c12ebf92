#include "dataset/codebook_rows.h"

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

struct Form {
  std::string id;
  std::string authority;
};

// Forms that have a field, in order. Fields have few of them among them, and share their texts.
struct Editions {
  std::string ids;          // "gov-2021 gov-2019"
  std::string authorities;  // joined by ；
};
using Combinations = std::map<std::string, Editions>;  // by ids

struct FieldForms {
  const Editions* editions = nullptr;
  bool is_given = false;  // its row is behind the one at hand
};
using Fields = std::map<std::string, FieldForms, std::less<>>;

Result<std::vector<Form>> read_forms(Database& database) {
  Result<Statement> statement =
      database.prepare("SELECT id, authority FROM form ORDER BY position");
  if (!statement) return tl::unexpected(statement.error());
  std::vector<Form> forms;
  Result<bool> row = statement->step();
  for (; row && *row; row = statement->step()) {
    forms.push_back({std::string(statement->text(0)), std::string(statement->text(1))});
  }
  if (!row) return tl::unexpected(row.error());
  return forms;
}

const Editions& with_form(const Editions* before, const Form& form, Combinations& combinations) {
  Editions editions = before == nullptr ? Editions() : *before;
  editions.ids += (editions.ids.empty() ? "" : " ") + form.id;
  if (!editions.authorities.empty() && !form.authority.empty()) editions.authorities += "；";
  editions.authorities += form.authority;
  return combinations.try_emplace(editions.ids, editions).first->second;
}

class CodebookRows : public TableRows {
 public:
  CodebookRows(TableDefinition table, std::vector<Form> forms, Statement of_form)
      : TableRows(std::move(table)), forms_(std::move(forms)), of_form_(std::move(of_form)) {}

  // Before the first row.
  Result<void> find_editions(Database& database) {
    Result<Statement> ids = database.prepare("SELECT id FROM field WHERE form = ?");
    if (!ids) return tl::unexpected(ids.error());
    for (const Form& form : forms_) {
      ids->bind(0, form.id);
      Result<bool> row = ids->step();
      for (; row && *row; row = ids->step()) {
        FieldForms& field = fields_.try_emplace(std::string(ids->text(0))).first->second;
        field.editions = &with_form(field.editions, form, combinations_);
      }
      if (!row) return tl::unexpected(row.error());
      ids->reset();
    }
    return {};
  }

  Result<bool> next() override {
    while (form_ < forms_.size()) {
      if (!has_begun_) of_form_.bind(0, forms_[form_].id);
      has_begun_ = true;
      Result<bool> row = of_form_.step();
      if (!row) return row;
      if (!*row) {
        of_form_.reset();
        has_begun_ = false;
        ++form_;
        continue;
      }
      FieldForms& field = fields_.find(of_form_.text(0))->second;
      if (std::exchange(field.is_given, true)) continue;
      editions_ = field.editions;
      return true;
    }
    return false;
  }

  std::string_view value(std::size_t column) const override {
    if (column < own_columns) return of_form_.text(static_cast<int>(column));
    return column == own_columns ? editions_->authorities : editions_->ids;
  }

 private:
  std::vector<Form> forms_;  // newest first
  Combinations combinations_;
  Fields fields_;
  Statement of_form_;
  std::size_t form_ = 0;    // whose fields are being given
  bool has_begun_ = false;  // of_form_ with it
  const Editions* editions_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<TableRows>> open_codebook_rows(Database& database, TableDefinition table) {
  Result<std::vector<Form>> forms = read_forms(database);
  if (!forms) return tl::unexpected(forms.error());
  Result<Statement> of_form = database.prepare(
      "SELECT id, table_id, table_zh, table_en, row_zh, row_en, column_zh, column_en, unit"
      " FROM field WHERE form = ? ORDER BY position");
  if (!of_form) return tl::unexpected(of_form.error());
  auto rows =
      std::make_unique<CodebookRows>(std::move(table), std::move(*forms), std::move(*of_form));
  if (Result<void> found = rows->find_editions(database); !found) {
    return tl::unexpected(found.error());
  }
  return std::unique_ptr<TableRows>(std::move(rows));
}

}  // namespace gouji
