#include "schema/prose_doubt.h"

#include <re2/re2.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "normalize/text.h"

namespace gouji {
namespace {

using re2::StringPiece;

bool contains(const ClaimPattern& pattern, std::string_view text) {
  return pattern && pattern->is_in(text);
}

// The rest of the clause behind `place`; what stands in brackets right behind it belongs to it.
std::string_view rest_of_clause(std::string_view text, std::size_t place) {
  const std::string_view rest = text.substr(place);
  if (rest.starts_with("(")) return rest.substr(0, rest.find(')'));
  return rest.substr(0, rest.find_first_of(",;:()"));
}

// Without the body's name and what is left of it where its place is left out: 县水务局, 水务局.
std::string without_short_names(std::string text, const std::string& agency) {
  constexpr std::size_t shortest = 3;  // characters
  const std::u32string name = to_utf32(agency);
  for (std::size_t cut = 0; cut + shortest <= name.size(); ++cut) {
    text = without_name(std::move(text), to_utf8(name.substr(cut)));
  }
  return text;
}

// The sentence with the figure as claim_mark, which stands nowhere else in it.
std::string marked(std::string_view text, const StatedFigure& stated, const std::string& agency) {
  std::string head = without_short_names(std::string(text.substr(0, stated.number)), agency);
  std::string tail(text.substr(stated.end));
  for (std::string* part : {&head, &tail})
    std::replace(part->begin(), part->end(), claim_mark, ' ');
  return head + claim_mark + tail;
}

// Whether the words that say that there was none begin as such words do: 未按期答复引发的复议 and
// 无法提供 say something else.
bool begins_plainly(std::string_view matched) {
  static const RE2 plain(
      "^(?:未|没有|无)(?:曾|有|再)?(?:发生|出现|产生|收到|接到|接收|受理|被|引发|因|由|涉及|提起|"
      "收取|收费|"
      "收|向|制发|印发|制定|出台|废止|结转|转结|顺延|任何|一|政府|信息|公开|行政|有关|相关|申请|"
      "公民|人|"
      "上年|去年|上一年|举报|投诉|复议|诉讼|依申请)");
  return RE2::PartialMatch(StringPiece(matched.data(), matched.size()), plain);
}

// What may stand behind the words that say that there was none without taking them back.
bool is_plain_end(std::string_view rest) {
  static const RE2 plain(
      "(?:和|及|与|、|或者?|以及|等|由此|因此|引发|提起|引起|的|行政|复议|诉讼|应诉|申诉|举报|投诉|"
      "案件|案"
      "|申请|公开|政府|信息|事项|情况|情形|现象|发生|出现|产生|人|[。!?])*");
  return RE2::FullMatch(StringPiece(rest.data(), rest.size()), plain);
}

}  // namespace

std::string without_name(std::string text, const std::string& agency) {
  for (std::size_t at = 0; !agency.empty() && (at = text.find(agency)) != std::string::npos;) {
    text.erase(at, agency.size());
  }
  return text;
}

std::optional<Message> doubt_of(const StatedFigure& stated, const Sentence& sentence,
                                const ProseRules& rules, const std::string& agency) {
  const std::string_view text = sentence.folded;
  const std::string_view rest = rest_of_clause(text, stated.end);
  if (sentence.doubtful) return Message{"文字本身有疑", "the text itself is in doubt"};
  if (!stated.value.is_zero() && stated.claim->accepts.size() > 1) {
    return Message{"该数也可能包括别的字段", "the figure may hold other fields too"};
  }
  const bool says_none = stated.number == stated.begin;
  const std::string_view matched = text.substr(stated.begin, stated.end - stated.begin);
  if (says_none && !(begins_plainly(matched) && is_plain_end(rest))) {
    return Message{"“没有”的说法带有条件", "that there was none is said with a condition"};
  }
  const std::string around =
      without_name(std::string(text.substr(0, stated.end)) + std::string(rest), agency);
  for (const ClaimScope& scope : rules.scopes) {
    if (contains(scope.pattern, around)) return scope.reason;
  }
  if (contains(stated.claim->unless, rest)) {
    return Message{"同一分句另有所指", "its clause speaks of something else too"};
  }
  const std::string mark = marked(text, stated, agency);
  if (contains(stated.claim->doubt, mark)) {
    return Message{"该句说的可能只是其中一部分", "the sentence may speak of a part only"};
  }
  for (const ClaimDoubt& doubt : rules.doubts) {
    if (contains(doubt.pattern, mark)) return doubt.reason;
  }
  return std::nullopt;
}

}  // namespace gouji
