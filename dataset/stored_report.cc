#include "dataset/stored_report.h"

#include <sstream>
#include <utility>

#include "dataset/named_value.h"
#include "extract/document.h"

namespace gouji {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  std::string word;
  while (stream >> word) words.push_back(word);
  return words;
}

FieldState state_named(std::string_view name) {
  return value_named(name,
                     {FieldState::number, FieldState::blank, FieldState::nil, FieldState::missing},
                     FieldState::unreadable);
}

Severity severity_named(std::string_view name) {
  return value_named(name, {Severity::notice, Severity::warning}, Severity::error);
}

// That of a corrected cell is no reader's; it was surely not recognised from a picture.
Method method_named(std::string_view name) {
  return value_named(
      name, {Method::gaps, Method::html, Method::docx, Method::text, Method::ocr, Method::prose},
      Method::ruled);
}

}  // namespace

Result<Record> load_record(Database& database, std::int64_t report) {
  Record record;
  Result<Statement> form = database.prepare("SELECT form FROM report WHERE id = ?");
  if (!form) return tl::unexpected(form.error());
  form->bind(0, report);
  const Result<bool> has_form = form->step();
  if (!has_form) return tl::unexpected(has_form.error());
  record.form = form->text(0);
  Result<Statement> cells = database.prepare(
      "SELECT field, state, value, review, page, method FROM cell WHERE report = ?"
      " ORDER BY position");
  if (!cells) return tl::unexpected(cells.error());
  cells->bind(0, report);
  Result<bool> row = cells->step();
  for (; row && *row; row = cells->step()) {
    Field field;
    field.id = cells->text(0);
    field.state = state_named(cells->text(1));
    field.value = Decimal::parse(cells->text(2)).value_or(Decimal());
    field.review = cells->integer(3) != 0;
    field.provenance.page = static_cast<int>(cells->integer(4));
    field.provenance.method = method_named(cells->text(5));
    record.fields.push_back(std::move(field));
  }
  if (!row) return tl::unexpected(row.error());
  return record;
}

Result<std::vector<Finding>> load_findings(Database& database, std::int64_t report) {
  Result<Statement> rows = database.prepare(
      "SELECT rule, severity, fields, expected, actual, page, message_zh, message_en"
      " FROM finding WHERE report = ? ORDER BY position");
  if (!rows) return tl::unexpected(rows.error());
  rows->bind(0, report);
  std::vector<Finding> findings;
  Result<bool> row = rows->step();
  for (; row && *row; row = rows->step()) {
    Finding finding;
    finding.rule = rows->text(0);
    finding.severity = severity_named(rows->text(1));
    finding.fields = words_of(rows->text(2));
    finding.expected = rows->text(3);
    finding.actual = rows->text(4);
    finding.page = static_cast<int>(rows->integer(5));
    finding.message = {std::string(rows->text(6)), std::string(rows->text(7))};
    findings.push_back(std::move(finding));
  }
  if (!row) return tl::unexpected(row.error());
  return findings;
}

}  // namespace gouji
