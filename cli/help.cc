#include "cli/help.h"

#include <memory>

namespace gouji {
namespace {

void add_shared_options(CLI::App& app, Session& session) {
  app.option_defaults()->group(session.say({"选项", "Options"}));
  app.set_help_flag("-h,--help", session.say({"显示帮助", "show this help"}));
  // The value itself is read before parsing (language.h); here it is checked and documented.
  app.add_option_function<std::string>(
         "--lang", [](const std::string&) {},
         session.say({"消息的语言：zh 或 en；默认按 LC_ALL、LC_MESSAGES、LANG",
                      "language of messages, zh or en; by LC_ALL, LC_MESSAGES, LANG"}))
      ->check(CLI::IsMember({"zh", "en"}))
      ->option_text("zh|en");
}

}  // namespace

void prepare_program(CLI::App& program, Session& session) {
  auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", session.say({"用法", "Usage"}));
  formatter->label("OPTIONS", session.say({"选项", "OPTIONS"}));
  formatter->label("SUBCOMMAND", session.say({"命令", "COMMAND"}));
  formatter->label("Positionals", session.say({"参数", "Arguments"}));
  formatter->column_width(24);
  program.formatter(formatter);
  add_shared_options(program, session);
}

CLI::App* add_command(CLI::App& parent, const std::string& name, const Message& description,
                      Session& session) {
  CLI::App* command = parent.add_subcommand(name, session.say(description));
  command->group(session.say({"命令", "Commands"}));
  add_shared_options(*command, session);
  return command;
}

void add_dataset_argument(CLI::App& command, std::string& folder, const Session& session) {
  command
      .add_option("DIR", folder,
                  session.say({"gouji extract 的输出文件夹", "output folder of gouji extract"}))
      ->required()
      ->option_text(" ");
}

}  // namespace gouji
