// The commands with their options and texts: the one description that parsing, help, the manual
// page and the completions of shells are made from.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"

namespace gouji {

// In the session's language. The session must outlive it.
std::unique_ptr<CLI::App> make_program(Session& session);

}  // namespace gouji
