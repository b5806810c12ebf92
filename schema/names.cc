// The words that the datasets use for the schema's enumerations, and look-up in a record.
#include <algorithm>

#include "schema/finding.h"
#include "schema/record.h"
#include "schema/report.h"

namespace gouji {

std::string name_of(Severity severity) {
  switch (severity) {
    case Severity::notice:
      return "notice";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return {};
}

std::string name_of(FieldState state) {
  switch (state) {
    case FieldState::number:
      return "number";
    case FieldState::blank:
      return "blank";
    case FieldState::nil:
      return "nil";
    case FieldState::missing:
      return "missing";
    case FieldState::unreadable:
      return "unreadable";
  }
  return {};
}

std::string name_of(Status status) {
  switch (status) {
    case Status::ok:
      return "ok";
    case Status::incomplete:
      return "incomplete";
    case Status::prose_only:
      return "prose_only";
    case Status::not_a_report:
      return "not_a_report";
    case Status::failed:
      return "failed";
  }
  return {};
}

const Field* Record::find(std::string_view id) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [id](const Field& field) { return field.id == id; });
  return found == fields.end() ? nullptr : &*found;
}

std::string Record::dump() const {
  std::string out = form + " " + std::to_string(year) + " " + agency + "\n";
  for (const Field& field : fields) {
    out += field.id + " = ";
    out += field.state == FieldState::number ? field.value.to_string() : name_of(field.state);
    if (field.provenance.page > 0) out += " p" + std::to_string(field.provenance.page);
    if (field.review) out += " review";
    out += '\n';
  }
  for (const UnmappedRow& row : unmapped) {
    out += "unmapped (" + row.reason + "):";
    for (const std::string& cell : row.cells) out += " | " + cell;
    out += '\n';
  }
  return out;
}

}  // namespace gouji
