#include "schema/vouched.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "schema/checks.h"

namespace gouji {
namespace {

class Vouching {
 public:
  Vouching(const Form& form, Record& record) : record_(record) {
    for (Field& field : record.fields) fields_.emplace(field.id, &field);
    for (const IdentityOutcome& one : identity_outcomes(record, form)) {
      if (one.outcome == TieOut::holds && one.is_read) holding_.push_back(one.identity);
    }
  }

  void run() {
    for (bool is_changed = true; is_changed;) {
      is_changed = false;
      for (const Identity* identity : holding_) is_changed = vouch(*identity) || is_changed;
    }
    for (Field& field : record_.fields) field.review = field.review || field.is_likely;
  }

 private:
  bool vouch(const Identity& identity) {
    std::vector<Field*> likely;
    bool is_sound = true;
    for (const std::string& id : identity.fields()) {
      Field& field = *fields_.at(id);
      is_sound = is_sound && !field.review;
      if (field.is_likely) likely.push_back(&field);
    }
    if (!is_sound || likely.empty()) return false;
    // A figure and the total of its row may be misread alike, and several noughts may not: what
    // they should be is missing from the sum.
    const bool is_total_sure =
        identity.left_is_total && !fields_.at(identity.left.front())->is_likely;
    const bool are_noughts =
        is_total_sure && std::all_of(likely.begin(), likely.end(), [](const Field* field) {
          return field->state == FieldState::number && field->value.is_zero();
        });
    if (likely.size() > 1 && !are_noughts) return false;
    for (Field* field : likely) field->is_likely = false;
    return true;
  }

  Record& record_;
  std::map<std::string_view, Field*> fields_;
  std::vector<const Identity*> holding_;
};

}  // namespace

void doubt_unvouched(const Form& form, Record& record) {
  const bool has_likely = std::any_of(record.fields.begin(), record.fields.end(),
                                      [](const Field& field) { return field.is_likely; });
  if (has_likely) Vouching(form, record).run();
}

}  // namespace gouji
