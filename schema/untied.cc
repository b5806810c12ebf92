#include "schema/untied.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "schema/checks.h"

namespace gouji {
namespace {

std::vector<std::string> fields_of(const Identity& identity) {
  std::vector<std::string> fields = identity.left;
  fields.insert(fields.end(), identity.right.begin(), identity.right.end());
  return fields;
}

// "requests" of "requests.granted.total".
std::string table_of(const std::string& field) { return field.substr(0, field.find('.')); }

}  // namespace

void doubt_untied_readings(const Form& form, Record& record) {
  std::set<std::string> recognised;
  std::set<std::string> doubted;
  for (const Field& field : record.fields) {
    if (field.provenance.method == Method::ocr) recognised.insert(field.id);
    if (field.review || is_unread(field)) doubted.insert(field.id);
  }
  if (recognised.empty()) return;
  std::vector<std::vector<std::string>> untied;
  std::map<std::string, int> uses;       // of a field by identities that do not hold
  std::map<std::string, int> untied_of;  // how many of a table
  std::set<std::string> vouched;         // fields of identities that hold
  for (const IdentityOutcome& one : identity_outcomes(record, form)) {
    std::vector<std::string> fields = fields_of(*one.identity);
    if (one.outcome == TieOut::holds) vouched.insert(fields.begin(), fields.end());
    if (one.outcome != TieOut::differs) continue;
    for (const std::string& field : fields) ++uses[field];
    ++untied_of[table_of(fields.front())];
    untied.push_back(std::move(fields));
  }
  std::set<std::string> suspects;
  for (const std::vector<std::string>& fields : untied) {
    const bool is_only = untied_of[table_of(fields.front())] == 1;
    const bool is_explained = std::any_of(fields.begin(), fields.end(), [&](const std::string& id) {
      return uses[id] > 1 || doubted.count(id) > 0;
    });
    for (const std::string& id : fields) {
      const bool is_sound = is_explained || (is_only && vouched.count(id) > 0);
      if (uses[id] > 1 || !is_sound) suspects.insert(id);
    }
  }
  for (Field& field : record.fields)
    if (suspects.count(field.id) > 0 && recognised.count(field.id) > 0) field.review = true;
}

}  // namespace gouji
