#include "schema/stated_figure.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "normalize/numeral.h"
#include "normalize/text.h"
#include "schema/sections.h"

namespace gouji {
namespace {

using re2::StringPiece;

constexpr std::size_t unit_bytes = 3;  // 件, 宗, 条, 起 or 份 behind a number

// 3119, 3,119, 二十一. Nothing for digits in a row (二〇二一), which are years and numbers of
// papers.
std::optional<Decimal> number_of(std::string_view text) {
  if (text.front() >= '0' && text.front() <= '9') {
    std::string digits(text);
    digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
    return Decimal::parse(digits);
  }
  const std::optional<Numeral> numeral = parse_numeral(to_utf32(text));
  if (!numeral || numeral->positional) return std::nullopt;
  return Decimal(numeral->value);
}

class Reader {
 public:
  Reader(const Sentence& sentence, const ProseRules& rules, int year)
      : text_(sentence.folded), rules_(rules), year_(year) {
    for (const SentencePart& part : sentence.parts) {
      if (is_heading(part.printed)) heading_end_ = part.folded_end;
    }
  }

  std::vector<StatedFigure> run() {
    for (const Claim& claim : rules_.claims) {
      if (claim.needs && !claim.needs->is_in(text_)) continue;
      for (const ClaimPattern& pattern : claim.states) find(claim, *pattern, true);
      for (const ClaimPattern& pattern : claim.none) find(claim, *pattern, false);
    }
    return std::move(found_);
  }

 private:
  void find(const Claim& claim, const ClaimExpression& expression, bool states_number) {
    if (!expression.may_be_in(text_)) return;
    const RE2& pattern = expression.compiled();
    const StringPiece text(text_.data(), text_.size());
    StringPiece groups[2];
    std::size_t from = 0;
    while (from < text_.size() && pattern.Match(text, from, text_.size(), RE2::UNANCHORED, groups,
                                                states_number ? 2 : 1)) {
      const auto begin = static_cast<std::size_t>(groups[0].data() - text_.data());
      const std::size_t end = begin + groups[0].size();
      // The next number may begin inside what stands behind this one.
      from =
          std::max(begin + 1,
                   states_number ? static_cast<std::size_t>(groups[1].end() - text_.data()) : end);
      if (!speaks_of(claim, begin, end)) continue;
      if (!states_number) {
        if (taken_.insert(groups[0].data()).second) {
          found_.push_back({&claim, Decimal(0), begin, begin, end});
        }
        continue;
      }
      const std::optional<Decimal> value = number_of({groups[1].data(), groups[1].size()});
      if (!value || !taken_.insert(groups[1].data()).second) continue;
      const auto number = static_cast<std::size_t>(groups[1].data() - text_.data());
      found_.push_back({&claim, *value, begin, number, number + groups[1].size() + unit_bytes});
    }
  }

  bool speaks_of(const Claim& claim, std::size_t begin, std::size_t end) const {
    const std::size_t open = text_.substr(0, begin).find_last_of(",;:()");
    std::size_t clause_begin = open == std::string_view::npos ? 0 : open + 1;
    if (heading_end_ <= begin) clause_begin = std::max(clause_begin, heading_end_);
    const std::string_view clause = text_.substr(clause_begin, end - clause_begin);
    if (claim.unless && claim.unless->is_in(clause)) return false;
    for (const ClaimPattern& exception : rules_.exceptions) {
      if (exception->is_in(clause)) return false;
    }
    return is_of_year(text_.substr(0, begin)) &&
           (claim.topic.empty() || claim.topic == topic_before(begin));
  }

  // The last year that is named before decides.
  bool is_of_year(std::string_view before) const {
    const int last = last_named_year(before, 0);
    return last == 0 || year_ == 0 || last == year_;
  }

  // The topic whose words end last before `place`; of two that end together the longer one.
  std::string_view topic_before(std::size_t place) const {
    std::string_view last;
    std::size_t last_end = 0;
    for (const ClaimTopic& topic : rules_.topics) {
      if (!topic.pattern->may_be_in(text_.substr(0, place))) continue;
      StringPiece groups[1];
      std::size_t from = 0;
      while (topic.pattern->compiled().Match(StringPiece(text_.data(), text_.size()), from, place,
                                             RE2::UNANCHORED, groups, 1)) {
        const auto end = static_cast<std::size_t>(groups[0].end() - text_.data());
        if (end == from) break;
        if (end > last_end) {
          last = topic.id;
          last_end = end;
        }
        from = end;
      }
    }
    return last;
  }

  std::string_view text_;
  std::size_t heading_end_ = 0;  // in the text: a heading above runs into the sentence
  const ProseRules& rules_;
  int year_;
  std::set<const char*> taken_;  // numbers, and words for none, that are claimed
  std::vector<StatedFigure> found_;
};

}  // namespace

int last_named_year(std::string_view folded, int otherwise) {
  static const RE2 named_year(
      "((?:19|20)[0-9]{2}|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2})年");
  StringPiece rest(folded.data(), folded.size());
  StringPiece year;
  while (RE2::FindAndConsume(&rest, named_year, &year)) {
    std::string written(year);
    for (std::size_t at = 0; (at = written.find("○", at)) != std::string::npos;) {
      written.replace(at, std::string_view("○").size(), "〇");
    }
    const std::optional<Numeral> numeral = parse_numeral(to_utf32(written));
    otherwise = numeral ? static_cast<int>(numeral->value) : std::atoi(written.c_str());
  }
  return otherwise;
}

std::vector<StatedFigure> stated_figures(const Sentence& sentence, const ProseRules& rules,
                                         int year) {
  static const RE2 may_claim("[0-9一二三四五六七八九十百千万两零](?:件|宗|条|起|份)|未|没有|无");
  if (!RE2::PartialMatch(sentence.folded, may_claim)) return {};
  return Reader(sentence, rules, year).run();
}

}  // namespace gouji
