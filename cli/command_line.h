// The command line as a whole: which command, in which language, with which exit status.
#pragma once

#include <span>

namespace gouji {

// What the program tells the shell; docs/output.md is the contract. An interrupted run ends with
// 128 + SIGINT, as shells expect.
enum class ExitStatus { ok = 0, findings = 1, usage = 2, failed = 3, interrupted = 130 };

int run_command_line(std::span<const char* const> arguments);

}  // namespace gouji
