#include "dataset/store_codebook.h"

#include <cstddef>

namespace gouji {
namespace {

constexpr const char* insert_form_sql = "INSERT INTO form VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* insert_field_sql =
    "INSERT INTO field VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

// Whether the store has these forms, and no others, in this order.
Result<bool> is_kept(Database& database, std::span<const Form> forms) {
  Result<Statement> kept = database.prepare("SELECT id, digest FROM form ORDER BY position");
  if (!kept) return tl::unexpected(kept.error());
  std::size_t count = 0;
  Result<bool> row = kept->step();
  for (; row && *row; row = kept->step(), ++count) {
    if (count == forms.size() || kept->text(0) != forms[count].id ||
        kept->text(1) != forms[count].digest) {
      return false;
    }
  }
  if (!row) return row;
  return count == forms.size();
}

}  // namespace

Result<void> keep_codebook(Database& database, std::span<const Form> forms) {
  const Result<bool> known = is_kept(database, forms);
  if (!known) return tl::unexpected(known.error());
  if (*known) return {};
  Result<void> emptied = database.execute("DELETE FROM field; DELETE FROM form");
  if (!emptied) return emptied;
  Result<Statement> insert_form = database.prepare(insert_form_sql);
  if (!insert_form) return tl::unexpected(insert_form.error());
  Result<Statement> insert = database.prepare(insert_field_sql);
  if (!insert) return tl::unexpected(insert.error());
  int form_position = 0;
  for (const Form& form : forms) {
    Result<void> kept =
        insert_form->run(form.id, form_position, form.title.zh, form.title.en, form.authority,
                         form.first_year, form.last_year, form.digest);
    if (!kept) return kept;
    int position = 0;
    for (const FormField& field : form.fields) {
      const FormTable& table = table_of(form, field);
      const FormColumn& column = column_of(form, field);
      // The one row of 四 has no label; the group above the column says what it is about.
      const FormLabel& own = row_of(form, field).label;
      const FormLabel& row =
          own.printed.empty() && !column.groups.empty() ? column.groups.back() : own;
      Result<void> done =
          insert->run(form.id, form_position, position++, field.id, table.id, table.title.printed,
                      table.title.english, row.printed, row.english, column.label.printed,
                      column.label.english, field.unit);
      if (!done) return done;
    }
    ++form_position;
  }
  return {};
}

}  // namespace gouji
