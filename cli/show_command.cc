#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "batch/read_report.h"
#include "cli/commands.h"
#include "cli/forms_option.h"
#include "cli/help.h"
#include "cli/print.h"
#include "cli/terminal.h"
#include "dataset/counts.h"
#include "review/report_text.h"

namespace gouji {
namespace {

struct ShowOptions {
  std::string file;
  std::string password;
  std::string forms;
};

ExitStatus show(const ShowOptions& options, const Session& session) {
  const std::optional<std::span<const Form>> forms = load_forms(options.forms, session);
  if (!forms) return ExitStatus::usage;
  ReadOptions read;
  read.password = options.password;
  const InputFile input = {options.file, nullptr, nullptr};
  const Report report = read_report(input, *forms, read);
  if (report.status == Status::failed) {
    print_failure(report.source, report.message, session);
    return ExitStatus::failed;
  }
  const TextStyle style = {session.language, use_colour(stdout), terminal_width(stdout)};
  print_result(report_text(report, find_form(*forms, report.record.form), style));
  return count(report).errors > 0 ? ExitStatus::findings : ExitStatus::ok;
}

}  // namespace

void add_show_command(CLI::App& program, Session& session) {
  CLI::App* command = add_command(
      program, "show",
      {"在终端显示一份报告的表格、字段和发现", "show the tables and findings of one report"},
      session);
  const auto options = std::make_shared<ShowOptions>();
  command->add_option("FILE", options->file, session.say({"报告文件", "the report"}))
      ->required()
      ->option_text(" ");
  command
      ->add_option("--password", options->password,
                   session.say({"加密 PDF 的密码", "password of an encrypted PDF"}))
      ->option_text("PASSWORD");
  command->add_option("--forms", options->forms, session.say(forms_option_help()))
      ->option_text("DIR");
  command->footer(session.say(
      {"退出状态：0 读完；1 读完，且有勾稽不符；2 用法错误；3 读取失败",
       "Exit status: 0 read; 1 read, and it does not tie out; 2 wrong usage; 3 failed"}));
  command->callback([options, &session] { session.status = show(*options, session); });
}

}  // namespace gouji
