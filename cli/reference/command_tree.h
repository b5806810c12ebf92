// The commands as plain data, taken from the program's own description of them.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace gouji {

enum class ValueKind { none, text, choice, file, folder };

struct OptionEntry {
  std::vector<std::string> names;  // "-h", "--help"; of an argument its name: "FILE"
  std::string value;               // as help shows it: "FILE", "zh|en"; empty for a flag
  std::string description;
  std::vector<std::string> choices;  // of ValueKind::choice
  ValueKind kind = ValueKind::none;
  bool is_argument = false;
  bool required = false;
  bool repeats = false;  // an argument that can be given several times
};

struct CommandEntry {
  std::string name;  // "gouji", "gouji forms show"
  std::string description;
  std::string footer;
  std::vector<OptionEntry> options;  // arguments first, both in the order of the help
  std::vector<CommandEntry> commands;
};

CommandEntry command_tree(const CLI::App& program);

// The command and all below it, from the outside in.
std::vector<const CommandEntry*> all_commands(const CommandEntry& root);

}  // namespace gouji
