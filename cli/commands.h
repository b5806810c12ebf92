// One function a command: it adds the command with its options and texts to the command line, and
// what to do when it is chosen.
#pragma once

#include "cli/command_line.h"
#include "normalize/message.h"

namespace CLI {
class App;
}

namespace gouji {

// What all commands share. Outlives the parsing of the command line.
struct Session {
  Language language = Language::en;
  ExitStatus status = ExitStatus::ok;  // set by the command that ran

  const std::string& say(const Message& message) const { return message.in(language); }
};

void add_extract_command(CLI::App& program, Session& session);
void add_show_command(CLI::App& program, Session& session);
void add_compare_command(CLI::App& program, Session& session);
void add_explain_command(CLI::App& program, Session& session);
void add_forms_command(CLI::App& program, Session& session);
void add_merge_command(CLI::App& program, Session& session);
void add_export_command(CLI::App& program, Session& session);
void add_audit_command(CLI::App& program, Session& session);

}  // namespace gouji
