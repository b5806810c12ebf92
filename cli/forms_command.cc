#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "batch/inputs.h"
#include "cli/commands.h"
#include "cli/forms_option.h"
#include "cli/help.h"
#include "cli/print.h"
#include "dataset/safe_text.h"
#include "review/form_text.h"
#include "schema/form_check.h"

namespace gouji {
namespace {

struct FormsOptions {
  std::string folder;
  std::string id;
  std::vector<std::string> files;
};

ExitStatus list_forms(const FormsOptions& options, const Session& session) {
  const std::optional<std::span<const Form>> forms = load_forms(options.folder, session);
  if (!forms) return ExitStatus::usage;
  print_result(form_list_text(*forms, session.language));
  return ExitStatus::ok;
}

ExitStatus show_form(const FormsOptions& options, const Session& session) {
  const std::optional<std::span<const Form>> forms = load_forms(options.folder, session);
  if (!forms) return ExitStatus::usage;
  const Form* const form = find_form(*forms, options.id);
  if (form == nullptr) {
    print_error({"没有名为 " + options.id + " 的格式；gouji forms 列出全部",
                 "there is no form " + options.id + "; gouji forms lists them"},
                session);
    return ExitStatus::usage;
  }
  print_result(form_text(*form, session.language));
  return ExitStatus::ok;
}

// A line a problem, as compilers print them, so that editors find the place.
void print_problems(const std::string& file, const std::vector<FormProblem>& problems,
                    const Message& severity, const Session& session) {
  for (const FormProblem& problem : problems) {
    const std::string place = problem.line > 0 ? ":" + std::to_string(problem.line) : "";
    print_result(terminal_text(file) + place + ": " + session.say(severity) + ": " +
                 terminal_text(session.say(problem.message)) + "\n");
  }
}

void print_count(const std::string& file, const FormCheck& check, const Session& session) {
  const std::string errors = std::to_string(check.errors.size());
  const std::string warnings = std::to_string(check.warnings.size());
  const std::string zh = check.id.empty() ? "" : check.id + "，";
  const std::string en = check.id.empty() ? "" : check.id + ", ";
  print_result(terminal_text(file) + ": " +
               session.say({zh + "错误 " + errors + "，警告 " + warnings,
                            en + "errors: " + errors + ", warnings: " + warnings}) +
               "\n");
}

ExitStatus check_forms(const FormsOptions& options, const Session& session) {
  ExitStatus status = ExitStatus::ok;
  std::map<std::string, std::string> files_of_ids;
  for (const std::string& file : options.files) {
    const Result<std::string> bytes = read_input(file);
    if (!bytes) {
      print_failure(file, bytes.error().message, session);
      status = ExitStatus::failed;
      continue;
    }
    FormCheck check = check_form(*bytes, file);
    const auto [other, is_new] = files_of_ids.try_emplace(check.id, file);
    if (!check.id.empty() && !is_new) {
      check.errors.push_back(
          {1,
           {"id \"" + check.id + "\" 已用于 " + other->second + "，请改用别的 id",
            "id \"" + check.id + "\" is that of " + other->second + " too; rename one of them"}});
    }
    print_problems(file, check.errors, {"错误", "error"}, session);
    print_problems(file, check.warnings, {"警告", "warning"}, session);
    print_problems(file, check.notes, {"说明", "note"}, session);
    print_count(file, check, session);
    if (!check.errors.empty() && status == ExitStatus::ok) status = ExitStatus::findings;
  }
  return status;
}

void add_check_command(CLI::App& forms, const std::shared_ptr<FormsOptions>& options,
                       Session& session) {
  CLI::App* check =
      add_command(forms, "check",
                  {"检查格式定义：错误、难以区分的标签、勾稽覆盖",
                   "look definitions through: mistakes, labels too alike, what no identity covers"},
                  session);
  check
      ->add_option("FILE", options->files, session.say({"格式定义，*.toml", "definitions, *.toml"}))
      ->required()
      ->option_text("...");
  check->footer(session.say(
      {"退出状态：0 没有错误；1 有错误；2 用法错误；3 有文件无法读取",
       "Exit status: 0 no errors; 1 there are errors; 2 wrong usage; 3 a file cannot be read"}));
  check->callback([options, &session] { session.status = check_forms(*options, session); });
}

}  // namespace

void add_forms_command(CLI::App& program, Session& session) {
  CLI::App* command = add_command(
      program, "forms", {"列出认识的报告格式，或显示其中一种", "list the known forms, or show one"},
      session);
  const auto options = std::make_shared<FormsOptions>();
  command->add_option("--forms", options->folder, session.say(forms_option_help()))
      ->option_text("DIR");
  CLI::App* show = add_command(
      *command, "show",
      {"显示一种格式的表格、字段和勾稽关系", "show the tables, fields and identities of one form"},
      session);
  show->add_option("ID", options->id, session.say({"格式的名称，如 gov-2021", "such as gov-2021"}))
      ->required()
      ->option_text(" ");
  show->add_option("--forms", options->folder, session.say(forms_option_help()))
      ->option_text("DIR");
  add_check_command(*command, options, session);
  command->callback([command, options, &session] {
    if (command->get_subcommands().empty()) session.status = list_forms(*options, session);
  });
  show->callback([options, &session] { session.status = show_form(*options, session); });
}

}  // namespace gouji
