// Lines on stderr and stdout. Text from elsewhere is made safe for the terminal.
#pragma once

#include <string>

#include "cli/commands.h"
#include "normalize/message.h"

namespace gouji {

// An input that failed, named once even where the reason names it too.
void print_failure(const std::string& source, const Message& reason, const Session& session);
void print_error(const Message& message, const Session& session);  // "gouji: …" on stderr
void print_result(const std::string& text);                        // as it is, on stdout

}  // namespace gouji
