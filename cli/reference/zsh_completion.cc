#include <algorithm>

#include "cli/reference/completion.h"

namespace gouji {
namespace {

// Inside single quotes, and inside the brackets and colons of _arguments.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string action(const OptionEntry& option) {
  switch (option.kind) {
    case ValueKind::choice: {
      std::string words;
      for (const std::string& choice : option.choices) words += (words.empty() ? "" : " ") + choice;
      return "(" + words + ")";
    }
    case ValueKind::file:
      return "_files";
    case ValueKind::folder:
      return "_files -/";
    case ValueKind::text:
    case ValueKind::none:
      break;
  }
  return " ";
}

std::string specification(const OptionEntry& option) {
  if (option.is_argument) {
    return std::string(option.repeats    ? "*"
                       : option.required ? ""
                                         : ":") +
           ":" + escaped(option.value) + ":" + action(option);
  }
  return {};
}

// "_gouji_forms_show"
std::string function_name(const std::string& command) {
  std::string name = "_" + command;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

std::string function_of(const CommandEntry& command) {
  std::string out = function_name(command.name) + "() {\n  _arguments -S";
  if (!command.commands.empty()) out += " -C";
  const auto add = [&out](const std::string& text) { out += " \\\n    '" + text + "'"; };
  for (const OptionEntry& option : command.options) {
    if (option.is_argument) {
      add(specification(option));
      continue;
    }
    for (const std::string& name : option.names) {
      const std::string value =
          option.kind == ValueKind::none ? "" : ":" + escaped(option.value) + ":" + action(option);
      add(name + "[" + escaped(option.description) + "]" + value);
    }
  }
  if (command.commands.empty()) return out + "\n}\n\n";
  add("1:command:->command");
  add("*::argument:->argument");
  out += "\n  case $state in\n    command)\n      local -a commands=(\n";
  for (const CommandEntry& below : command.commands) {
    out += "        '" + below.name.substr(command.name.size() + 1) + ":" +
           escaped(below.description) + "'\n";
  }
  out +=
      "      )\n      _describe command commands\n      ;;\n    argument)\n      case $words[1] "
      "in\n";
  for (const CommandEntry& below : command.commands) {
    out += "        " + below.name.substr(command.name.size() + 1) + ") " +
           function_name(below.name) + " ;;\n";
  }
  return out + "      esac\n      ;;\n  esac\n}\n\n";
}

}  // namespace

std::string zsh_completion(const CommandEntry& tree) {
  std::string out = "#compdef gouji\n# zsh completion of gouji\n\n";
  for (const CommandEntry* command : all_commands(tree)) {
    std::string function = function_of(*command);
    if (!command->commands.empty()) {
      const std::string opening = "() {\n";
      function.insert(function.find(opening) + opening.size(), "  local state\n");
    }
    out += function;
  }
  return out + "_gouji \"$@\"\n";
}

}  // namespace gouji
