#include "schema/claim_loader.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "normalize/text.h"

namespace gouji {
namespace {

// What {n} stands for: a figure or a numeral, with a unit of the forms. 3119件, 24宗, 一件, 5条.
// 余 and 多 make it no exact figure: such a number is left alone.
constexpr const char* number_pattern =
    "([0-9]+(?:,[0-9]{3})*|[零〇一二三四五六七八九十百千万两]+)(?:件|宗|条|起|份)";
// What ~ stands for: a few words of the same clause, and no other figure.
constexpr const char* few_words_pattern = "[^,;:.。()0-9]{0,16}?";

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

class PatternReader {
 public:
  explicit PatternReader(PatternCheck check) : check_(check) {}

  ClaimPattern required(FormEntry& entry, std::string_view key) const {
    return read(entry, entry.required_text(key), 0);
  }

  ClaimPattern optional(FormEntry& entry, std::string_view key) const {
    const std::optional<std::string> written = entry.text(key);
    return written ? read(entry, *written, 0) : nullptr;
  }

  // Of what makes a figure doubtful: {n} is the mark of that figure.
  ClaimPattern doubt(FormEntry& entry, const std::string& written) const {
    return read(entry, written, 0, std::string_view(&claim_mark, 1));
  }

  std::vector<ClaimPattern> list(FormEntry& entry, std::string_view key, int groups) const {
    std::vector<ClaimPattern> patterns;
    for (const std::string& written : entry.texts(key)) {
      patterns.push_back(read(entry, written, groups));
    }
    return patterns;
  }

 private:
  ClaimPattern read(FormEntry& entry, const std::string& written, int groups,
                    std::string_view number = number_pattern) const {
    ClaimPattern pattern =
        claim_pattern(replaced(replaced(written, "{n}", number), "~", few_words_pattern));
    if (check_ == PatternCheck::at_load) check(entry, written, pattern->compiled(), groups);
    return pattern;
  }

  static void check(FormEntry& entry, const std::string& written, const RE2& pattern, int groups) {
    if (!pattern.ok()) {
      entry.report(
          "模式 \"" + written + "\" 不是正则表达式：" + pattern.error() + "，请改正",
          "\"" + written + "\" is no regular expression: " + pattern.error() + "; correct it");
    } else if (pattern.NumberOfCapturingGroups() != groups) {
      entry.report(groups == 0 ? "模式 \"" + written + "\" 不应有捕获组，请用 (?:…)"
                               : "模式 \"" + written + "\" 应有且只有一个 {n}，其余的组用 (?:…)",
                   groups == 0
                       ? "\"" + written + "\" must not capture; write groups as (?:…)"
                       : "\"" + written + "\" must hold one {n}; write other groups as (?:…)");
    }
  }

  PatternCheck check_;
};

// A name with * stands for all fields that have anything in its place.
bool fits(std::string_view id, std::string_view name) {
  const std::size_t star = name.find('*');
  if (star == std::string_view::npos) return id == name;
  const std::string_view head = name.substr(0, star);
  const std::string_view tail = name.substr(star + 1);
  return id.size() >= head.size() + tail.size() && id.substr(0, head.size()) == head &&
         id.substr(id.size() - tail.size()) == tail;
}

// "requests.received.total + requests.carried_in.total"
std::vector<std::string> read_sum(FormEntry& entry, const std::string& written, const Form& form) {
  std::vector<std::string> fields;
  std::size_t begin = 0;
  while (begin <= written.size()) {
    const std::size_t end = std::min(written.find('+', begin), written.size());
    const std::string name(trim(std::string_view(written).substr(begin, end - begin)));
    const std::size_t before = fields.size();
    for (const FormField& field : form.fields) {
      if (fits(field.id, name)) fields.push_back(field.id);
    }
    if (fields.size() == before) {
      entry.report("accepts 中的 \"" + name + "\" 不是本格式的字段，请改正",
                   "\"" + name + "\" of accepts is no field of this form; correct it");
    }
    begin = end + 1;
  }
  return fields;
}

std::vector<std::string> read_fills(FormEntry& entry, const Claim& claim, const Form& form) {
  std::vector<std::string> fills = entry.texts("fills");
  for (const std::string& id : fills) {
    const bool in_each = std::all_of(claim.accepts.begin(), claim.accepts.end(),
                                     [&id](const std::vector<std::string>& sum) {
                                       return std::find(sum.begin(), sum.end(), id) != sum.end();
                                     });
    if (form.find_field(id) == nullptr) {
      entry.report("fills 中的 \"" + id + "\" 不是本格式的字段，请改正",
                   "\"" + id + "\" of fills is no field of this form; correct it");
    } else if (!in_each) {
      entry.report("fills 中的 \"" + id + "\" 不在 accepts 的每个和里，请改正",
                   "\"" + id + "\" of fills is not in every sum of accepts; correct it");
    }
  }
  const bool is_sum =
      std::find(claim.accepts.begin(), claim.accepts.end(), fills) != claim.accepts.end();
  if (fills.size() == 1 && !is_sum) {
    entry.report("fills 只有一个字段时，accepts 中须有它自己；请补上，或改写 fills",
                 "fills names one field, which must be a sum of accepts by itself; add it there or "
                 "correct fills");
  }
  return fills;
}

Claim read_claim(FormEntry& entry, const Form& form, const PatternReader& patterns) {
  Claim claim;
  claim.id = entry.required_text("id");
  claim.title = {entry.required_text("zh"), entry.required_text("en")};
  claim.topic = entry.text("topic").value_or(std::string());
  claim.needs = patterns.optional(entry, "needs");
  claim.unless = patterns.optional(entry, "unless");
  claim.states = patterns.list(entry, "states", 1);
  claim.none = patterns.list(entry, "none", 0);
  for (const std::string& sum : entry.required_texts("accepts")) {
    claim.accepts.push_back(read_sum(entry, sum, form));
  }
  claim.fills = read_fills(entry, claim, form);
  if (const std::optional<std::string> doubt = entry.text("doubt")) {
    claim.doubt = patterns.doubt(entry, *doubt);
  }
  entry.finish();
  if (claim.states.empty() && claim.none.empty()) {
    entry.report("\"" + claim.id + "\" 没有 states 也没有 none，请写上模式",
                 "\"" + claim.id + "\" has neither states nor none; give it patterns");
  }
  const auto& topics = form.prose.topics;
  const bool known = std::any_of(topics.begin(), topics.end(), [&claim](const ClaimTopic& topic) {
    return topic.id == claim.topic;
  });
  if (!claim.topic.empty() && !known) {
    entry.report("没有话题 \"" + claim.topic + "\"，请写上 [[claim_topic]]",
                 "there is no topic \"" + claim.topic + "\"; add a [[claim_topic]]");
  }
  return claim;
}

}  // namespace

void read_claims(ClaimEntries& entries, Form& form, PatternCheck check) {
  const PatternReader patterns(check);
  for (FormEntry& entry : entries.topics) {
    ClaimTopic topic;
    topic.id = entry.required_text("id");
    topic.pattern = patterns.required(entry, "pattern");
    entry.finish();
    form.prose.topics.push_back(std::move(topic));
  }
  for (FormEntry& entry : entries.scopes) {
    ClaimScope scope;
    scope.pattern = patterns.required(entry, "pattern");
    scope.reason = {entry.required_text("zh"), entry.required_text("en")};
    entry.finish();
    form.prose.scopes.push_back(std::move(scope));
  }
  for (FormEntry& entry : entries.exceptions) {
    form.prose.exceptions.push_back(patterns.required(entry, "pattern"));
    entry.finish();
  }
  for (FormEntry& entry : entries.doubts) {
    ClaimDoubt doubt;
    doubt.pattern = patterns.doubt(entry, entry.required_text("pattern"));
    doubt.reason = {entry.required_text("zh"), entry.required_text("en")};
    entry.finish();
    form.prose.doubts.push_back(std::move(doubt));
  }
  for (FormEntry& entry : entries.claims) {
    form.prose.claims.push_back(read_claim(entry, form, patterns));
  }
}

}  // namespace gouji
