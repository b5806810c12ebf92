// What shells complete at the command line: commands, options, and values by their kind.
#pragma once

#include <string>

#include "cli/reference/command_tree.h"

namespace gouji {

std::string bash_completion(const CommandEntry& tree);
std::string zsh_completion(const CommandEntry& tree);
std::string fish_completion(const CommandEntry& tree);

}  // namespace gouji
