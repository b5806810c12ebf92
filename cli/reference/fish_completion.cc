#include <algorithm>

#include "cli/reference/completion.h"

namespace gouji {
namespace {

std::string in_quotes(const std::string& text) {
  std::string out = "'";
  for (const char c : text)
    out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + "'";
}

// When the words typed so far are of this command and of none below it.
std::string condition_of(const CommandEntry& command, const CommandEntry& tree) {
  std::string below;
  for (const CommandEntry& each : command.commands) {
    below += " " + each.name.substr(command.name.size() + 1);
  }
  if (&command == &tree) return "__fish_use_subcommand";
  std::string condition;
  for (std::size_t begin = tree.name.size() + 1; begin < command.name.size();) {
    const std::size_t end = std::min(command.name.find(' ', begin), command.name.size());
    condition += (condition.empty() ? "" : "; and ") + std::string("__fish_seen_subcommand_from ") +
                 command.name.substr(begin, end - begin);
    begin = end + 1;
  }
  if (!below.empty()) condition += "; and not __fish_seen_subcommand_from" + below;
  return condition;
}

std::string value_of(const OptionEntry& option) {
  switch (option.kind) {
    case ValueKind::none:
      return "";
    case ValueKind::choice: {
      std::string words;
      for (const std::string& choice : option.choices) words += (words.empty() ? "" : " ") + choice;
      return " -x -a " + in_quotes(words);
    }
    case ValueKind::file:
      return " -r -F";
    case ValueKind::folder:
      return " -x -a '(__fish_complete_directories)'";
    case ValueKind::text:
      break;
  }
  return " -x";
}

}  // namespace

std::string fish_completion(const CommandEntry& tree) {
  std::string out = "# fish completion of gouji\n";
  for (const CommandEntry* command : all_commands(tree)) {
    const std::string start = "complete -c gouji -n " + in_quotes(condition_of(*command, tree));
    for (const CommandEntry& below : command->commands) {
      out += start + " -f -a " + below.name.substr(command->name.size() + 1) + " -d " +
             in_quotes(below.description) + "\n";
    }
    for (const OptionEntry& option : command->options) {
      if (option.is_argument) continue;
      out += start;
      for (const std::string& name : option.names) {
        out += name.compare(0, 2, "--") == 0 ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      out += value_of(option) + " -d " + in_quotes(option.description) + "\n";
    }
  }
  return out;
}

}  // namespace gouji
