// gouji.1, the manual page, in man(7).
#pragma once

#include <string>

#include "cli/reference/command_tree.h"
#include "normalize/message.h"

namespace gouji {

// `tree` is in that language. The page bears no date: it is the same from build to build.
std::string man_page(const CommandEntry& tree, const std::string& version, Language language);

}  // namespace gouji
