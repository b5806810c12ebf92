#include "schema/untied.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "schema/checks.h"

namespace gouji {
namespace {

std::vector<std::string> fields_of(const Identity& identity) {
  std::vector<std::string> fields = identity.left;
  fields.insert(fields.end(), identity.right.begin(), identity.right.end());
  return fields;
}

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
  std::map<std::string, int> uses;  // of a field by identities that do not hold
  for (const IdentityOutcome& one : identity_outcomes(record, form)) {
    if (one.outcome != TieOut::differs) continue;
    untied.push_back(fields_of(*one.identity));
    for (const std::string& field : untied.back()) ++uses[field];
  }
  std::set<std::string> suspects;
  for (const std::vector<std::string>& fields : untied) {
    std::copy_if(fields.begin(), fields.end(), std::inserter(suspects, suspects.end()),
                 [&](const std::string& id) { return uses[id] > 1; });
    const bool is_explained = std::any_of(fields.begin(), fields.end(), [&](const std::string& id) {
      return uses[id] > 1 || doubted.count(id) > 0;
    });
    if (!is_explained) suspects.insert(fields.begin(), fields.end());
  }
  for (Field& field : record.fields)
    if (suspects.count(field.id) > 0 && recognised.count(field.id) > 0) field.review = true;
}

}  // namespace gouji
