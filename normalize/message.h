// A sentence for people, in both languages the program speaks. It is built where the facts are
// known and chosen by --lang where it is printed, so no layer below the command line needs to know
// the language and a stored finding can be exported in either.
#pragma once

#include <string>

namespace gouji {

enum class Language { zh, en };

struct Message {
  std::string zh;
  std::string en;

  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  bool operator==(const Message&) const = default;
};

}  // namespace gouji
