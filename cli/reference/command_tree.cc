#include "cli/reference/command_tree.h"

#include <algorithm>
#include <sstream>

namespace gouji {
namespace {

bool is_one_of(const std::string& text, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(),
                     [&text](const char* name) { return text == name; });
}

// Help names values by what they are, and shells complete them by that.
ValueKind kind_of(const std::string& value) {
  if (value.find('|') != std::string::npos) return ValueKind::choice;
  if (is_one_of(value, {"DIR", "FOLDER", "OUT", "PART"})) return ValueKind::folder;
  if (is_one_of(value, {"FILE", "PATH", "A", "B"})) return ValueKind::file;
  return ValueKind::text;
}

OptionEntry entry_of(const CLI::Option& option) {
  OptionEntry entry;
  entry.description = option.get_description();
  entry.required = option.get_required();
  entry.is_argument = option.get_positional();
  if (entry.is_argument) {
    entry.value = option.get_name(true);
    entry.names = {entry.value};
    entry.repeats = option.get_items_expected_max() > 1;
  } else {
    for (const std::string& name : option.get_snames()) entry.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) entry.names.push_back("--" + name);
    if (option.get_items_expected_max() > 0) entry.value = option.get_option_text();
  }
  if (entry.value.empty()) return entry;
  entry.kind = kind_of(entry.value);
  if (entry.kind != ValueKind::choice) return entry;
  std::istringstream stream(entry.value);
  for (std::string choice; std::getline(stream, choice, '|');) entry.choices.push_back(choice);
  return entry;
}

CommandEntry entry_of(const CLI::App& command, const std::string& above) {
  CommandEntry entry;
  entry.name = above + command.get_name();
  entry.description = command.get_description();
  entry.footer = command.get_footer();
  for (const CLI::Option* option : command.get_options())
    entry.options.push_back(entry_of(*option));
  std::stable_partition(entry.options.begin(), entry.options.end(),
                        [](const OptionEntry& option) { return option.is_argument; });
  for (const CLI::App* below : command.get_subcommands({})) {
    entry.commands.push_back(entry_of(*below, entry.name + " "));
  }
  return entry;
}

void add_all(const CommandEntry& command, std::vector<const CommandEntry*>& all) {
  all.push_back(&command);
  for (const CommandEntry& below : command.commands) add_all(below, all);
}

}  // namespace

CommandEntry command_tree(const CLI::App& program) { return entry_of(program, ""); }

std::vector<const CommandEntry*> all_commands(const CommandEntry& root) {
  std::vector<const CommandEntry*> all;
  add_all(root, all);
  return all;
}

}  // namespace gouji
