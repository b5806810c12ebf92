#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/forms_option.h"
#include "cli/help.h"
#include "cli/output_folder.h"
#include "cli/print.h"
#include "cli/terminal.h"
#include "dataset/explanation.h"
#include "review/explanation_text.h"

namespace gouji {
namespace {

struct ExplainOptions {
  std::string folder;
  std::string source;
  std::string field;
  std::string forms;
};

ExitStatus run_explain(const ExplainOptions& options, const Session& session) {
  const auto fail = [&session](const Error& error) {
    print_error(error.message, session);
    return ExitStatus::usage;
  };
  const std::optional<std::span<const Form>> forms = load_forms(options.forms, session);
  if (!forms) return ExitStatus::usage;
  Result<OutputFolder> dataset = open_dataset_folder(options.folder);
  if (!dataset) return fail(dataset.error());
  const Result<Explanation> made = explain(dataset->store, options.source, options.field, *forms);
  if (!made) return fail(made.error());
  const TextStyle style = {session.language, use_colour(stdout), terminal_width(stdout)};
  print_result(explanation_text(*made, style));
  return ExitStatus::ok;
}

}  // namespace

void add_explain_command(CLI::App& program, Session& session) {
  CLI::App* command = add_command(
      program, "explain",
      {"说明一个数的由来：位置、标签、勾稽、更正", "tell how one figure of a dataset came about"},
      session);
  const auto options = std::make_shared<ExplainOptions>();
  add_dataset_argument(*command, options->folder, session);
  command
      ->add_option("SOURCE", options->source,
                   session.say({"报告，如 reports.csv 中的 source，或其 sha256",
                                "the report: source as in reports.csv, or sha256"}))
      ->required()
      ->option_text(" ");
  command
      ->add_option("FIELD", options->field,
                   session.say({"字段，如 requests.granted.total",
                                "the field, such as requests.granted.total"}))
      ->required()
      ->option_text(" ");
  command->add_option("--forms", options->forms, session.say(forms_option_help()))
      ->option_text("DIR");
  command->footer(session.say({"退出状态：0 已说明；2 用法错误，或没有这份报告、这个字段",
                               "Exit status: 0 told; 2 wrong usage, no such report or no such "
                               "field"}));
  command->callback([options, &session] { session.status = run_explain(*options, session); });
}

}  // namespace gouji
