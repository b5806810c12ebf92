#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/language.h"
#include "cli/print.h"
#include "cli/program.h"

namespace gouji {
namespace {

// The command that was being given when parsing failed.
const CLI::App& last_command(const CLI::App& program) {
  const CLI::App* command = &program;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

// "gouji forms show"
std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent == nullptr ? command.get_name() : full_name(*parent) + " " + command.get_name();
}

// The parser's complaints name the option and are English; in Chinese the kind of mistake is said.
Message complaint(const CLI::ParseError& error, const CLI::App& command) {
  const std::vector<std::string> unknown = command.remaining();
  if (!unknown.empty()) {
    return {"不认识 " + unknown.front(), "unknown argument " + unknown.front()};
  }
  const std::string what = error.what();
  std::string zh = "命令行有误";
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) zh = "缺少必需的参数或命令";
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) zh = "参数缺少取值";
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) zh = "参数的取值不对";
  return {zh + "（" + what + "）", what};
}

ExitStatus parse(CLI::App& program, std::span<const char* const> arguments,
                 const Session& session) {
  try {
    program.parse(static_cast<int>(arguments.size()), arguments.data());
  } catch (const CLI::Success& help) {
    program.exit(help);  // prints the help or the version
  } catch (const CLI::ParseError& error) {
    const CLI::App& command = last_command(program);
    const std::string help = full_name(command) + " --help";
    const Message message = complaint(error, command);
    print_error({message.zh + "；用法见 " + help, message.en + "; see " + help}, session);
    return ExitStatus::usage;
  }
  return session.status;
}

}  // namespace

int run_command_line(std::span<const char* const> arguments) {
  Session session;
  session.language = choose_language(arguments, [](const char* name) { return std::getenv(name); });

  const std::unique_ptr<CLI::App> program = make_program(session);
  ExitStatus status = parse(*program, arguments, session);
  // Results that did not arrive, on a full disk for one, are no success.
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    print_error({"结果没有写完：标准输出出错；请检查磁盘空间",
                 "the results were not written whole: stdout failed; check the disk"},
                session);
    status = ExitStatus::failed;
  }
  return static_cast<int>(status);
}

}  // namespace gouji
