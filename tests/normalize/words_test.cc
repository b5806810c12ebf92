#include "normalize/words.h"

#include <catch2/catch.hpp>
#include <string>

namespace gouji {

TEST_CASE("text is taken apart into words") {
  struct Example {
    std::string text;
    std::string words;
  };
  const std::vector<Example> examples = {
      {"", ""},
      {"，。 \n", ""},
      {"收到申请95件。", "收到|申请|95|件"},
      {"政府信息，公开", "政府|信息|公开"},
      {"open government", "open|government"},
      {"a\xFFz", "a|z"},
  };
  for (const Example& example : examples) {
    INFO(example.text);
    std::string words;
    for (const Word& word : words_of(example.text)) {
      words += (words.empty() ? "" : "|") + example.text.substr(word.begin, word.end - word.begin);
    }
    CHECK(words == example.words);
  }
}

}  // namespace gouji
