#include "cli/reference/completion.h"

namespace gouji {
namespace {

constexpr const char* head = R"(# bash completion of gouji
_gouji() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command=gouji place
  for ((place = 1; place < COMP_CWORD; ++place)); do
    case "$command ${COMP_WORDS[place]}" in
)";

constexpr const char* values_head = R"(    esac
  done
  COMPREPLY=()
  case "$command:$previous" in
)";

constexpr const char* words_head = R"(  esac
  case "$command" in
)";

// mapfile keeps names with spaces whole; -o filenames has bash quote them and end folders with /.
constexpr const char* tail = R"(  esac
}

_gouji_names() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

_gouji_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

complete -F _gouji gouji
)";

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string reply(const OptionEntry& option) {
  switch (option.kind) {
    case ValueKind::choice:
      return "_gouji_words '" + joined(option.choices) + "' \"$current\"";
    case ValueKind::file:
      return "_gouji_names -f \"$current\"";
    case ValueKind::folder:
      return "_gouji_names -d \"$current\"";
    case ValueKind::text:
    case ValueKind::none:
      break;
  }
  return ":";
}

// The first argument that is a file or folder says what is completed where no option stands.
std::string arguments_reply(const CommandEntry& command) {
  std::string names = ":";
  for (const OptionEntry& option : command.options) {
    if (!option.is_argument) continue;
    if (option.kind == ValueKind::file) return reply(option);
    if (option.kind == ValueKind::folder) names = reply(option);
  }
  return names;
}

}  // namespace

std::string bash_completion(const CommandEntry& tree) {
  std::string out = head;
  const std::vector<const CommandEntry*> commands = all_commands(tree);
  for (const CommandEntry* command : commands) {
    if (command == &tree) continue;
    out += "      '" + command->name + "') command='" + command->name + "' ;;\n";
  }
  out += values_head;
  for (const CommandEntry* command : commands) {
    for (const OptionEntry& option : command->options) {
      if (option.is_argument || option.kind == ValueKind::none) continue;
      std::string pattern;
      for (const std::string& name : option.names) {
        pattern += (pattern.empty() ? "'" : " | '") + command->name + ":" + name + "'";
      }
      out += "    " + pattern + ") " + reply(option) + "; return ;;\n";
    }
  }
  out += words_head;
  for (const CommandEntry* command : commands) {
    std::vector<std::string> options;
    std::vector<std::string> below;
    for (const OptionEntry& option : command->options) {
      if (!option.is_argument)
        options.insert(options.end(), option.names.begin(), option.names.end());
    }
    for (const CommandEntry& each : command->commands) {
      below.push_back(each.name.substr(command->name.size() + 1));
    }
    out += "    '" + command->name + "')\n      case \"$current\" in\n        -*) _gouji_words '" +
           joined(options) + "' \"$current\" ;;\n        *) " +
           (below.empty() ? arguments_reply(*command)
                          : "_gouji_words '" + joined(below) + "' \"$current\"") +
           " ;;\n      esac\n      ;;\n";
  }
  return out + tail;
}

}  // namespace gouji
