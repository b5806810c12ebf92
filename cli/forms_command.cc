#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/forms_option.h"
#include "cli/help.h"
#include "cli/print.h"
#include "review/form_text.h"

namespace gouji {
namespace {

struct FormsOptions {
  std::string folder;
  std::string id;
};

ExitStatus list_forms(const FormsOptions& options, const Session& session) {
  const std::optional<std::vector<Form>> forms = load_forms(options.folder, session);
  if (!forms) return ExitStatus::usage;
  print_result(form_list_text(*forms, session.language));
  return ExitStatus::ok;
}

ExitStatus show_form(const FormsOptions& options, const Session& session) {
  const std::optional<std::vector<Form>> forms = load_forms(options.folder, session);
  if (!forms) return ExitStatus::usage;
  const auto form = std::find_if(forms->begin(), forms->end(), [&options](const Form& candidate) {
    return candidate.id == options.id;
  });
  if (form == forms->end()) {
    print_error({"没有名为 " + options.id + " 的格式；gouji forms 列出全部",
                 "there is no form " + options.id + "; gouji forms lists them"},
                session);
    return ExitStatus::usage;
  }
  print_result(form_text(*form, session.language));
  return ExitStatus::ok;
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
  command->callback([command, show, options, &session] {
    if (!command->got_subcommand(show)) session.status = list_forms(*options, session);
  });
  show->callback([options, &session] { session.status = show_form(*options, session); });
}

}  // namespace gouji
