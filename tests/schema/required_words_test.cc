#include "schema/required_words.h"

#include <re2/re2.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace gouji {
namespace {

TEST_CASE("words that an expression requires") {
  struct Example {
    std::string expression;
    std::string text;
    bool may_match;
    bool is_exact;
  };
  const std::vector<Example> examples = {
      {"复议", "行政复议案件", true, true},
      {"复议", "行政诉讼案件", false, true},
      {"复议|诉讼", "行政诉讼案件", true, true},
      {"复议|诉讼", "信访", false, true},
      {"", "信访", true, false},
      {"复议|", "信访", true, false},
      {"(?:复议|诉讼)", "信访", false, false},
      {"(?:复议|诉讼)?案件", "案件", true, false},
      {"(?:复议|诉讼)?案件", "诉讼", false, false},
      {"(?:复议|诉讼){0,2}案件", "案件", true, false},
      {"收到申?请", "收到请", true, false},
      {"收到申?请", "收到", false, false},
      {"收到申+", "收到", false, false},
      {"收到申*", "收到", true, false},
      {"[收接]到", "到", true, false},
      {"[收接]到", "收", false, false},
      {"[]收]到", "到", true, false},
      {"收.到", "收了到", true, false},
      {"收.到", "收了", false, false},
      {"^无$", "没有", false, false},
      {"(收|接)到(?:[^,;]{0,12})申请", "接到了申请", true, false},
      {"(收|接)到(?:[^,;]{0,12})申请", "接到了", false, false},
      {"予以公开|不予公开(?:的|类)?", "公开", false, false},
      {"予以公开|不予公开(?:的|类)?", "不予公开", true, false},
      // Not understood, and so nothing is required.
      {"(?i)abc", "ABC", true, false},
      {"\\d件", "3件", true, false},
      {"[[:digit:]]件", "3件", true, false},
      {"\\Q复议|\\E诉讼", "诉讼", true, false},
      {"(?P<n>复议)", "诉讼", true, false},
      {"*复议", "诉讼", true, false},
      {"复议)", "诉讼", true, false},
      {"(复议", "诉讼", true, false},
      {"[复议", "诉讼", true, false},
      {std::string(1000, '(') + "复议" + std::string(1000, ')'), "诉讼", true, false},
  };
  for (const Example& example : examples) {
    INFO(example.expression.substr(0, 80) << " in " << example.text);
    const RequiredWords words(example.expression);
    CHECK(words.may_match(example.text) == example.may_match);
    CHECK(words.is_exact() == example.is_exact);
  }
}

// Expressions put together at random, held against texts put together at random: RE2 is right.
TEST_CASE("what lacks the words of an expression does not match it") {
  std::mt19937 random(23);
  const std::vector<std::string> atoms = {"a", "b", "ab", "复", "议", "[ab]", "[^复]", "."};
  const std::vector<std::string> repeats = {"", "", "", "?", "*", "+", "{0,2}", "{2}", "+?"};
  const auto pick = [&](const std::vector<std::string>& list) {
    return list[random() % list.size()];
  };
  const auto expression = [&](const auto& self, int depth) -> std::string {
    std::string text;
    for (auto count = 1 + random() % 3; count > 0; --count) {
      const bool is_group = depth > 0 && random() % 3 == 0;
      text += is_group ? "(?:" + self(self, depth - 1) + ")" : pick(atoms);
      text += pick(repeats);
      if (random() % 4 == 0) text += "|";
    }
    return text;
  };
  int matches = 0;
  int refused = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::string written = expression(expression, 2);
    RE2::Options options;
    options.set_log_errors(false);
    const RE2 compiled(written, options);
    if (!compiled.ok()) continue;
    const RequiredWords words(written);
    for (int sample = 0; sample < 6; ++sample) {
      std::string text;
      for (auto length = random() % 6; length > 0; --length)
        text += pick({"a", "b", "复", "议", "c"});
      const bool is_match = RE2::PartialMatch(text, compiled);
      INFO(written << " in " << text);
      if (is_match) CHECK(words.may_match(text));
      if (words.is_exact()) CHECK(words.may_match(text) == is_match);
      matches += is_match ? 1 : 0;
      refused += words.may_match(text) ? 0 : 1;
    }
  }
  CHECK(matches > 1000);
  CHECK(refused > 1000);
}

}  // namespace
}  // namespace gouji
