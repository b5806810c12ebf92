#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/inputs.h"
#include "batch/read_report.h"
#include "cli/commands.h"
#include "cli/forms_option.h"
#include "cli/help.h"
#include "cli/print.h"
#include "dataset/file_error.h"
#include "review/comparison.h"

namespace gouji {
namespace {

struct CompareOptions {
  std::string first;
  std::string second;
  std::string out;
  std::string forms;
};

// Libraries throw on some broken files.
std::vector<Section> read_prose(const Input& input) {
  try {
    const Result<Document> document = read_document(input, {});
    return document ? sections_of(*document) : std::vector<Section>{};
  } catch (const std::exception&) {
    return {};
  }
}

std::optional<ComparedReport> read(const std::string& path, std::span<const Form> forms,
                                   const Session& session) {
  const Result<std::string> bytes = read_input(path);
  if (!bytes) {
    print_failure(path, bytes.error().message, session);
    return std::nullopt;
  }
  ComparedReport read = {read_bytes({path, *bytes}, forms, {}), {}};
  if (read.report.status == Status::failed) {
    print_failure(path, read.report.message, session);
    return std::nullopt;
  }
  read.prose = read_prose({path, *bytes});
  return read;
}

ExitStatus run_compare(const CompareOptions& options, const Session& session) {
  const std::optional<std::span<const Form>> forms = load_forms(options.forms, session);
  if (!forms) return ExitStatus::usage;
  const std::optional<ComparedReport> first = read(options.first, *forms, session);
  const std::optional<ComparedReport> second = read(options.second, *forms, session);
  if (!first || !second) return ExitStatus::failed;
  const Comparison comparison = compare(*first, *second);
  print_result(comparison_text(comparison, session.language));
  if (options.out.empty()) return ExitStatus::ok;
  std::error_code error;
  std::filesystem::create_directories(options.out, error);
  const Result<void> written = error ? Result<void>(tl::unexpected(file_error(
                                           FileAction::create_folder, options.out, error.value())))
                                     : write_comparison(comparison, options.out, session.language);
  if (written) return ExitStatus::ok;
  print_error(written.error().message, session);
  return ExitStatus::failed;
}

}  // namespace

void add_compare_command(CLI::App& program, Session& session) {
  CLI::App* command = add_command(
      program, "compare",
      {"比较两份报告的数和正文", "hold two reports side by side: figures and prose"}, session);
  const auto options = std::make_shared<CompareOptions>();
  command->add_option("A", options->first, session.say({"前一份报告", "the first report"}))
      ->required()
      ->option_text(" ");
  command->add_option("B", options->second, session.say({"后一份报告", "the second report"}))
      ->required()
      ->option_text(" ");
  command
      ->add_option("--out", options->out,
                   session.say({"写入 fields.csv、prose.csv、compare.html 的文件夹",
                                "folder for fields.csv, prose.csv and compare.html"}))
      ->option_text("DIR");
  command->add_option("--forms", options->forms, session.say(forms_option_help()))
      ->option_text("DIR");
  command->callback([options, &session] { session.status = run_compare(*options, session); });
}

}  // namespace gouji
