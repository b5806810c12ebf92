#include "cli/language.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

using gouji::choose_language;
using gouji::Language;

namespace {

Language chosen(std::vector<const char*> arguments, std::map<std::string, const char*> variables) {
  arguments.insert(arguments.begin(), "gouji");
  return choose_language(arguments, [&variables](const char* name) -> const char* {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second;
  });
}

}  // namespace

TEST_CASE("the flag decides, wherever it stands") {
  CHECK(chosen({"show", "--lang", "zh", "x"}, {{"LANG", "en_GB.UTF-8"}}) == Language::zh);
  CHECK(chosen({"--lang=en", "show"}, {{"LANG", "zh_CN.UTF-8"}}) == Language::en);
  CHECK(chosen({"show", "--", "--lang", "zh"}, {}) == Language::en);
  CHECK(chosen({"show", "--language", "zh"}, {}) == Language::en);
}

TEST_CASE("without it the locale does, by POSIX precedence") {
  CHECK(chosen({}, {}) == Language::en);
  CHECK(chosen({}, {{"LANG", "zh_CN.UTF-8"}}) == Language::zh);
  CHECK(chosen({}, {{"LANG", "zh_TW"}}) == Language::zh);
  CHECK(chosen({}, {{"LANG", "zh_CN"}, {"LC_MESSAGES", "en_US"}}) == Language::en);
  CHECK(chosen({}, {{"LANG", "en_US"}, {"LC_MESSAGES", "en_US"}, {"LC_ALL", "zh_HK"}}) ==
        Language::zh);
  CHECK(chosen({}, {{"LC_ALL", ""}, {"LANG", "zh_CN"}}) == Language::zh);
  CHECK(chosen({}, {{"LANG", "C"}}) == Language::en);
}

TEST_CASE("a flag that names no language leaves it to the locale") {
  CHECK(chosen({"--lang", "fr"}, {{"LANG", "zh_CN"}}) == Language::zh);
  CHECK(chosen({"--lang"}, {{"LANG", "zh_CN"}}) == Language::zh);
}
