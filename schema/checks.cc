#include "schema/checks.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "normalize/text.h"

namespace gouji {
namespace {

// Terms of a sum that a message writes out; of a longer sum it writes those that are not zero.
constexpr std::size_t most_terms_written = 8;

using Fields = std::vector<const Field*>;

bool is_number(const Field& field) { return field.state == FieldState::number; }

bool all_of(const Fields& fields, FieldState state) {
  return std::all_of(fields.begin(), fields.end(),
                     [state](const Field* field) { return field->state == state; });
}

// Blank, nil and unread cells add nothing. Nothing when the sum is out of range.
std::optional<Decimal> sum_of(const Fields& fields) {
  std::optional<Decimal> sum = Decimal(0);
  for (const Field* field : fields) {
    if (sum && is_number(*field)) sum = sum->plus(field->value);
  }
  return sum;
}

std::string number_or_question_mark(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "?";
}

// A term as the report prints it.
Message term(const Field& field) {
  const std::string raw(trim(field.raw));
  switch (field.state) {
    case FieldState::number:
      return {field.value.to_string(), field.value.to_string()};
    case FieldState::nil:
      return raw.empty() ? Message{"—", "—"} : Message{raw, raw};
    case FieldState::blank:
      return {"空白", "blank"};
    case FieldState::missing:
      return {"缺失", "missing"};
    case FieldState::unreadable:
      return {"无法辨认", "unreadable"};
  }
  return {};
}

// "10 + 1 + 0 + 0"
Message arithmetic(const Fields& fields) {
  Message text;
  std::size_t left_out = 0;
  for (const Field* field : fields) {
    const bool adds_nothing = !is_unread(*field) && !(is_number(*field) && !field->value.is_zero());
    if (fields.size() > most_terms_written && adds_nothing) {
      ++left_out;
      continue;
    }
    const Message each = term(*field);
    text.zh += (text.zh.empty() ? "" : " + ") + each.zh;
    text.en += (text.en.empty() ? "" : " + ") + each.en;
  }
  if (left_out == fields.size()) return {"0", "0"};
  if (left_out > 0) {
    text.zh += "（另 " + std::to_string(left_out) + " 项为 0 或空）";
    text.en += " (" + std::to_string(left_out) + " more, 0 or blank)";
  }
  return text;
}

// The two sides of an identity as a record has them.
struct Sides {
  Fields left;
  Fields right;
  std::optional<Decimal> left_sum;  // nothing when it is out of range
  std::optional<Decimal> right_sum;
  TieOut outcome = TieOut::not_stated;
};

class Checker {
 public:
  Checker(const Record& record, const Form& form) : form_(form) {
    for (const Field& field : record.fields) fields_.emplace(field.id, &field);
    choose_readings();
    for (const Identity* identity : identities_) {
      if (identity->left_is_total) note_total(*identity);
    }
  }

  std::vector<Finding> run() const {
    std::vector<Finding> findings;
    for (const Identity* identity : identities_) {
      const Sides sides = sides_of(*identity);
      if (sides.outcome == TieOut::differs) findings.push_back(finding(*identity, sides));
    }
    return findings;
  }

  std::vector<IdentityCheck> run_of(std::string_view field) const {
    std::vector<IdentityCheck> checks;
    for (const Identity* identity : identities_) {
      if (!names(*identity, field)) continue;
      const Sides sides = sides_of(*identity);
      checks.push_back({identity, sides.outcome,
                        sides.outcome == TieOut::differs ? finding(*identity, sides)
                                                         : statement(*identity, sides)});
    }
    return checks;
  }

  std::vector<IdentityOutcome> outcomes() const {
    const auto adds_nothing = [](const std::optional<Decimal>& sum) {
      return sum && sum->is_zero();
    };
    std::vector<IdentityOutcome> all;
    for (const Identity* identity : identities_) {
      const Sides sides = sides_of(*identity);
      IdentityOutcome& made = all.emplace_back();
      made.identity = identity;
      made.outcome = sides.outcome;
      for (const Fields* side : {&sides.left, &sides.right}) {
        made.is_read =
            made.is_read && std::none_of(side->begin(), side->end(),
                                         [](const Field* field) { return is_unread(*field); });
      }
      made.is_zero = adds_nothing(sides.left_sum) && adds_nothing(sides.right_sum);
      if (sides.left_sum && sides.right_sum) made.excess = sides.left_sum->minus(*sides.right_sum);
      if (sides.outcome == TieOut::differs) made.page = page_of(*identity, sides.left, sides.right);
    }
    return all;
  }

 private:
  static bool names(const Identity& identity, std::string_view field) {
    const auto has = [field](const std::vector<std::string>& ids) {
      return std::find(ids.begin(), ids.end(), field) != ids.end();
    };
    return has(identity.left) || has(identity.right);
  }

  Sides sides_of(const Identity& identity) const {
    Sides sides;
    sides.left = fields_of(identity.left);
    sides.right = fields_of(identity.right);
    sides.left_sum = sum_of(sides.left);
    sides.right_sum = sum_of(sides.right);
    if (!is_stated(identity, sides)) return sides;
    const bool holds = sides.left_sum && sides.right_sum && *sides.left_sum == *sides.right_sum;
    sides.outcome = holds ? TieOut::holds : TieOut::differs;
    return sides;
  }

  void note_total(const Identity& identity) {
    const Field* total = field_of(identity.left.front());
    if (is_number(*total)) rules_with_totals_.insert(identity.rule);
    totals_.emplace(total->id, &identity);
  }

  const Field* field_of(std::string_view id) const { return fields_.at(id); }

  Fields fields_of(const std::vector<std::string>& ids) const {
    Fields fields;
    for (const std::string& id : ids) fields.push_back(field_of(id));
    return fields;
  }

  // Of the readings that alternatives give an identity, the one whose fields the record has. It
  // has those of several where nobody knows which rows the report has, all but one's missing: then
  // the one with the most fields that were read.
  void choose_readings() {
    std::map<std::pair<int, std::string_view>, std::size_t> chosen;  // by pattern and first field
    std::vector<std::ptrdiff_t> read_of;
    for (const Identity& identity : form_.identities) {
      if (!is_in_record(identity)) continue;
      const auto read =
          std::count_if(identity.right.begin(), identity.right.end(),
                        [this](const std::string& id) { return !is_unread(*field_of(id)); });
      const auto [place, is_first] =
          chosen.try_emplace({identity.line, identity.left.front()}, identities_.size());
      if (is_first) {
        identities_.push_back(&identity);
        read_of.push_back(read);
      } else if (read > read_of[place->second]) {
        identities_[place->second] = &identity;
        read_of[place->second] = read;
      }
    }
  }

  bool is_in_record(const Identity& identity) const {
    const auto known = [this](const std::string& id) { return fields_.count(id) > 0; };
    return std::all_of(identity.left.begin(), identity.left.end(), known) &&
           std::all_of(identity.right.begin(), identity.right.end(), known) &&
           std::all_of(identity.unless_blank.begin(), identity.unless_blank.end(), known);
  }

  // Does the report say anything that the identity could be held against?
  bool is_stated(const Identity& identity, const Sides& sides) const {
    if (identity.left_is_total && !is_stated_total(*sides.left.front())) return false;
    for (const Field* field : fields_of(identity.unless_blank)) {
      if (!is_stated_total(*field)) return false;
    }
    for (const Fields* side : {&sides.left, &sides.right}) {
      if (std::any_of(side->begin(), side->end(),
                      [this](const Field* field) { return is_blank_for_unstated(*field); })) {
        return false;
      }
      if (std::all_of(side->begin(), side->end(),
                      [](const Field* field) { return is_unread(*field); })) {
        return false;
      }
    }
    return true;
  }

  // A dash in place of a total says 0 where the report fills in other totals of the rule, and that
  // there are no totals where it fills in none.
  bool is_stated_total(const Field& total) const {
    if (total.state != FieldState::nil) return is_number(total);
    const auto [begin, end] = totals_.equal_range(total.id);
    return std::any_of(begin, end, [this](const auto& own) {
      return rules_with_totals_.count(own.second->rule) > 0;
    });
  }

  // A blank total whose own parts add up to something was left out; it does not stand for 0.
  bool is_blank_for_unstated(const Field& field) const {
    if (field.state != FieldState::blank) return false;
    const auto [begin, end] = totals_.equal_range(field.id);
    return std::any_of(begin, end, [this](const auto& own) {
      const std::optional<Decimal> sum = sum_of(fields_of(own.second->right));
      return !sum || !sum->is_zero();
    });
  }

  Finding finding(const Identity& identity, const Sides& sides) const {
    Finding found = statement(identity, sides);
    judge(sides.left, sides.right, found);
    return found;
  }

  // The two sides with their sums, and no judgement on them.
  Finding statement(const Identity& identity, const Sides& sides) const {
    Finding found;
    found.rule = identity.rule;
    found.fields = identity.fields();
    const auto& [left, right, left_sum, right_sum, outcome] = sides;
    const bool is_total = identity.left_is_total;
    const Fields& parts = is_total ? right : left;
    const Fields& stated = is_total ? left : right;
    const std::optional<Decimal>& expected = is_total ? right_sum : left_sum;
    const std::optional<Decimal>& actual = is_total ? left_sum : right_sum;
    found.expected = expected ? expected->to_string() : "";
    found.actual = actual ? actual->to_string() : "";
    found.page = page_of(identity, left, right);

    const Message sum = arithmetic(parts);
    const Message other = arithmetic(stated);
    const std::string total = number_or_question_mark(expected);
    if (is_total) {
      found.message = {sum.zh + " = " + total + "，总计 " + other.zh,
                       sum.en + " = " + total + ", the total says " + other.en};
    } else {
      const std::string tail = " = " + number_or_question_mark(actual);
      const bool differ = outcome == TieOut::differs;
      found.message = {sum.zh + " = " + total + (differ ? "，而 " : "，") + other.zh + tail,
                       sum.en + " = " + total + (differ ? ", but " : ", ") + other.en + tail};
    }
    found.message = {identity.place.zh + "：" + found.message.zh + "（" + identity.title.zh + "）",
                     identity.place.en + ": " + found.message.en + " (" + identity.title.en + ")"};
    return found;
  }

  static bool is_recognised(const Field* field) { return field->provenance.method == Method::ocr; }

  // An error only where nothing but the report can be at fault, or readings that agreed.
  static void judge(const Fields& left, const Fields& right, Finding& found) {
    Fields all = left;
    all.insert(all.end(), right.begin(), right.end());
    const auto unsure = std::count_if(all.begin(), all.end(), [](const Field* field) {
      return field->review || is_unread(*field);
    });
    found.severity = Severity::error;
    if (unsure > 0) {
      found.severity = Severity::warning;
      found.message.zh += "；其中 " + std::to_string(unsure) + " 格有待复核，也可能是读取有误";
      found.message.en +=
          "; cells to be reviewed: " + std::to_string(unsure) + ", the reading may be at fault";
    } else if (found.expected.empty() || found.actual.empty()) {
      found.severity = Severity::warning;
      found.message.zh += "；数值过大，无法相加";
      found.message.en += "; the figures are too large to be added";
    } else if (all_of(left, FieldState::blank) || all_of(right, FieldState::blank)) {
      found.severity = Severity::warning;
      found.message.zh += "；一侧各格均为空白";
      found.message.en += "; one side is all blank";
    } else if (std::any_of(all.begin(), all.end(), is_recognised)) {
      found.message.zh += "；数字识别自图像：原件如此公布，或各次识别同样有误";
      found.message.en += "; recognised from a picture: published or misread alike each time";
    }
  }

  // Of the total, or else of the first field that has a page.
  int page_of(const Identity& identity, const Fields& left, const Fields& right) const {
    for (const Fields& fields : {fields_of(identity.unless_blank), left, right}) {
      for (const Field* field : fields) {
        if (field->provenance.page > 0) return field->provenance.page;
      }
    }
    return 0;
  }

  const Form& form_;
  std::vector<const Identity*> identities_;  // that apply to the record, in form order
  std::unordered_map<std::string_view, const Field*> fields_;
  std::unordered_multimap<std::string_view, const Identity*> totals_;  // what each total sums up
  std::unordered_set<std::string> rules_with_totals_;  // those with a total that is a number
};

}  // namespace

std::vector<Finding> check_identities(const Record& record, const Form& form) {
  return Checker(record, form).run();
}

std::vector<IdentityCheck> check_identities_of(const Record& record, const Form& form,
                                               std::string_view field) {
  return Checker(record, form).run_of(field);
}

std::vector<IdentityOutcome> identity_outcomes(const Record& record, const Form& form) {
  return Checker(record, form).outcomes();
}

}  // namespace gouji
