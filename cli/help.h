// The help texts' frame in both languages: group names, the help flag, --lang on every command.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/commands.h"

namespace gouji {

void prepare_program(CLI::App& program, Session& session);

// A command of `parent`, with the options that every command has.
CLI::App* add_command(CLI::App& parent, const std::string& name, const Message& description,
                      Session& session);

// DIR: the dataset that a command is about. `folder` must outlive the command.
void add_dataset_argument(CLI::App& command, std::string& folder, const Session& session);

}  // namespace gouji
