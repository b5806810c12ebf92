#include "cli/language.h"

namespace gouji {
namespace {

std::string_view requested(std::span<const char* const> arguments) {
  constexpr std::string_view flag = "--lang";
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--") break;
    if (argument == flag && i + 1 < arguments.size()) return arguments[i + 1];
    if (argument.substr(0, flag.size()) == flag && argument.substr(flag.size(), 1) == "=") {
      return argument.substr(flag.size() + 1);
    }
  }
  return {};
}

}  // namespace

Language choose_language(std::span<const char* const> arguments,
                         const std::function<const char*(const char*)>& environment) {
  const std::string_view flag = requested(arguments);
  if (flag == "zh") return Language::zh;
  if (flag == "en") return Language::en;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = environment(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).substr(0, 2) == "zh" ? Language::zh : Language::en;
  }
  return Language::en;
}

}  // namespace gouji
