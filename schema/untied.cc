#include "schema/untied.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schema/checks.h"

namespace gouji {
namespace {

// Whether an identity would hold if this one figure of it were another, not negative.
bool may_be_at_fault(const IdentityOutcome& identity, const Field& field) {
  if (!identity.excess) return true;
  const std::vector<std::string>& left = identity.identity->left;
  const bool is_left = std::find(left.begin(), left.end(), field.id) != left.end();
  if (is_left == identity.excess->is_negative()) return true;  // it may be too small
  if (field.state != FieldState::number) return is_unread(field);
  const Decimal excess = *identity.excess;
  const std::optional<Decimal> rest =
      is_left ? field.value.minus(excess) : field.value.plus(excess);
  return !rest || !rest->is_negative();
}

}  // namespace

void doubt_untied_readings(const Form& form, Record& record) {
  const auto is_recognised = [](const Field& field) {
    return field.provenance.method == Method::ocr;
  };
  if (std::none_of(record.fields.begin(), record.fields.end(), is_recognised)) return;
  std::set<std::string> doubted;
  for (const Field& field : record.fields)
    if (field.review || is_unread(field)) doubted.insert(field.id);
  std::map<std::string_view, const Field*> fields_of_record;
  for (const Field& field : record.fields) fields_of_record.emplace(field.id, &field);
  std::vector<IdentityOutcome> untied;
  std::map<std::string, int> uses;  // of a field by identities that do not hold
  std::map<int, int> untied_of;     // how many of a table
  std::set<std::string> vouched;    // fields of identities that hold
  const auto table_of = [&form](const std::vector<std::string>& fields) {
    const FormField* const first = form.find_field(fields.front());
    return first == nullptr ? -1 : first->table;
  };
  for (const IdentityOutcome& one : identity_outcomes(record, form)) {
    const std::vector<std::string> fields = one.identity->fields();
    if (one.outcome == TieOut::holds) vouched.insert(fields.begin(), fields.end());
    if (one.outcome != TieOut::differs) continue;
    for (const std::string& field : fields) ++uses[field];
    ++untied_of[table_of(fields)];
    untied.push_back(one);
  }
  std::set<std::string> suspects;
  for (const IdentityOutcome& one : untied) {
    const std::vector<std::string> fields = one.identity->fields();
    const bool is_only = untied_of[table_of(fields)] == 1;
    const bool is_explained = std::any_of(fields.begin(), fields.end(), [&](const std::string& id) {
      return uses[id] > 1 || doubted.count(id) > 0;
    });
    for (const std::string& id : fields) {
      const bool is_sound = is_explained || (is_only && vouched.count(id) > 0) ||
                            !may_be_at_fault(one, *fields_of_record.at(id));
      if (uses[id] > 1 || !is_sound) suspects.insert(id);
    }
  }
  for (Field& field : record.fields)
    if (suspects.count(field.id) > 0 && is_recognised(field)) field.review = true;
}

}  // namespace gouji
