#include "schema/claim_check.h"

#include <algorithm>
#include <optional>
#include <string>

#include "normalize/text.h"
#include "schema/prose_doubt.h"
#include "schema/stated_figure.h"

namespace gouji {
namespace {

constexpr std::size_t longest_quote = 160;  // characters of the sentence

// What the tables make of one sum that a claim accepts.
struct Sum {
  std::vector<std::string> fields;  // those that the record has
  std::optional<Decimal> value;     // nothing where the tables state none
  bool review = false;
};

Sum sum_of(const std::vector<std::string>& ids, const Record& record) {
  Sum sum;
  bool stated = false;
  Decimal total;
  for (const std::string& id : ids) {
    const Field* field = record.find(id);
    if (field == nullptr) continue;  // of a row that an alternative replaces
    sum.fields.push_back(id);
    sum.review = sum.review || field->review;
    if (is_unread(*field)) return sum;
    if (field->state == FieldState::blank) continue;
    stated = true;
    if (field->state != FieldState::number) continue;
    const std::optional<Decimal> more = total.plus(field->value);
    if (!more) return sum;
    total = *more;
  }
  if (stated) sum.value = total;
  return sum;
}

std::string quote_of(const Sentence& sentence) {
  std::u32string text = to_utf32(sentence.printed);
  if (text.size() > longest_quote) text = text.substr(0, longest_quote) + U"…";
  return to_utf8(text);
}

// Words of the body's own name (…人民政府办公室) say nothing about scope.
Message scope_of(const Sentence& sentence, const std::string& agency, const Form& form) {
  const std::string text = without_name(sentence.folded, agency);
  for (const ClaimScope& scope : form.prose.scopes) {
    if (scope.pattern->is_in(text)) return scope.reason;
  }
  return {};
}

class Checker {
 public:
  Checker(const Record& record, const Form& form) : record_(record), form_(form) {}

  std::vector<Finding> run(const std::vector<StatedClaim>& claims) {
    for (const StatedClaim& stated : claims) {
      const auto claim =
          std::find_if(form_.prose.claims.begin(), form_.prose.claims.end(),
                       [&stated](const Claim& known) { return known.id == stated.claim; });
      if (claim != form_.prose.claims.end()) check(*claim, stated);
    }
    for (auto& [claim, finding] : differences_) {
      if (agreeing_.end() == std::find(agreeing_.begin(), agreeing_.end(), claim)) continue;
      if (finding.severity == Severity::notice) continue;
      finding.severity = Severity::notice;
      finding.message.zh += "；另有一句与表一致";
      finding.message.en += "; another sentence states the table's figure";
    }
    std::vector<Finding> findings;
    for (auto& [claim, finding] : differences_) findings.push_back(std::move(finding));
    return findings;
  }

 private:
  void check(const Claim& claim, const StatedClaim& stated) {
    std::vector<Sum> sums;
    bool review = stated.doubtful;
    for (const std::vector<std::string>& ids : claim.accepts) {
      Sum sum = sum_of(ids, record_);
      if (sum.value && *sum.value == stated.value) return agreeing_.push_back(&claim);
      review = review || sum.review;
      // What the table leaves open might be the figure that the prose states.
      if (!sum.value) return;
      sums.push_back(std::move(sum));
    }
    Finding finding;
    finding.rule = "text";
    finding.severity = Severity::warning;
    finding.page = stated.page;
    finding.fields = sums.front().fields;
    finding.expected = sums.front().value->to_string();
    finding.actual = stated.value.to_string();
    finding.message = {"正文中" + claim.title.zh + "为 " + finding.actual + "，表中为 " +
                           tables(sums, "或") + "：“" + stated.quote + "”",
                       "the prose says " + finding.actual + " " + claim.title.en + ", the tables " +
                           tables(sums, "or") + ": “" + stated.quote + "”"};
    if (!stated.scope.zh.empty()) {
      soften(finding, {"；" + stated.scope.zh, "; " + stated.scope.en});
    } else if (review) {
      soften(finding, {"；所涉各格有待复核", "; figures concerned are to be reviewed"});
    }
    differences_.emplace_back(&claim, std::move(finding));
  }

  static void soften(Finding& finding, const Message& reason) {
    finding.severity = Severity::notice;
    finding.message.zh += reason.zh;
    finding.message.en += reason.en;
  }

  // "95 或 97": what the accepted sums come to.
  static std::string tables(const std::vector<Sum>& sums, const std::string& word) {
    std::vector<std::string> values;
    for (const Sum& sum : sums) {
      std::string value = sum.value->to_string();
      if (std::find(values.begin(), values.end(), value) == values.end()) {
        values.push_back(std::move(value));
      }
    }
    std::string text;
    for (const std::string& value : values) {
      if (!text.empty()) text.append(" ").append(word).append(" ");
      text += value;
    }
    return text;
  }

  const Record& record_;
  const Form& form_;
  std::vector<const Claim*> agreeing_;
  std::vector<std::pair<const Claim*, Finding>> differences_;
};

}  // namespace

std::vector<StatedClaim> claims_in(const std::vector<Sentence>& prose, const Record& record,
                                   const Form& form) {
  std::vector<StatedClaim> claims;
  if (form.prose.claims.empty()) return claims;
  const std::string agency = fold(record.agency);
  for (const Sentence& sentence : prose) {
    for (const StatedFigure& stated : stated_figures(sentence, form.prose, record.year)) {
      claims.push_back({stated.claim->id, stated.value, sentence.page, sentence.doubtful,
                        scope_of(sentence, agency, form), quote_of(sentence)});
    }
  }
  return claims;
}

std::vector<Finding> check_claims(const std::vector<StatedClaim>& claims, const Record& record,
                                  const Form& form) {
  return Checker(record, form).run(claims);
}

}  // namespace gouji
