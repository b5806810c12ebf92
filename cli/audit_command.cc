#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/inputs.h"
#include "cli/commands.h"
#include "cli/forms_option.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/output_folder.h"
#include "cli/print.h"
#include "cli/report_page_files.h"
#include "dataset/audit.h"
#include "dataset/file_error.h"
#include "dataset/safe_text.h"
#include "review/audit_text.h"

namespace gouji {
namespace {

struct AuditOptions {
  std::string folder;
  std::string aliases;
  std::string out;
  std::string forms;
  bool no_pictures = false;
  std::string password;
};

Result<Aliases> load_aliases(const std::string& path) {
  if (path.empty()) return Aliases{};
  const Result<std::string> bytes = read_input(path);
  if (!bytes) return tl::unexpected(bytes.error());
  return read_aliases(*bytes, path);
}

void print_page_files(const std::string& folder, const PageFiles& page, const Session& session) {
  std::string line = terminal_text(folder) + "/report.html";
  if (page.pictures > 0) {
    const std::string count = std::to_string(page.pictures);
    line += session.say({"，" + count + " 张页面图片", ", pictures of pages: " + count});
  }
  if (page.sources_without > 0) {
    const std::string count = std::to_string(page.sources_without);
    line += session.say(
        {"；" + count + " 份文件不在原处、已改变或无法绘制，没有图片",
         "; no pictures of files that were moved, changed or cannot be drawn: " + count});
  }
  print_result(line + "\n");
}

ExitStatus audit(const AuditOptions& options, const Session& session) {
  ignore_file_size_signal();
  const auto fail = [&session](const Error& error, ExitStatus status) {
    print_error(error.message, session);
    return status;
  };
  const std::optional<std::span<const Form>> forms = load_forms(options.forms, session);
  if (!forms) return ExitStatus::usage;
  const Result<Aliases> aliases = load_aliases(options.aliases);
  if (!aliases) return fail(aliases.error(), ExitStatus::usage);
  Result<OutputFolder> dataset = open_dataset_folder(options.folder);
  if (!dataset) return fail(dataset.error(), ExitStatus::usage);
  const Result<Audit> result = run_audit(dataset->store, *aliases, *forms);
  if (!result) return fail(result.error(), ExitStatus::failed);
  const std::string out = options.out.empty() ? options.folder : options.out;
  std::error_code error;
  std::filesystem::create_directories(out, error);
  if (error) {
    return fail(file_error(FileAction::create_folder, out, error.value()), ExitStatus::usage);
  }
  const Result<void> written = write_audit(*result, out, session.language);
  if (!written) return fail(written.error(), ExitStatus::failed);
  const Result<PageFiles> page = write_page_files(
      dataset->store, *result, {out, session.language, !options.no_pictures, options.password});
  if (!page) return fail(page.error(), ExitStatus::failed);
  print_result(audit_text(*result, session.language));
  print_page_files(out, *page, session);
  const bool errors = std::any_of(
      result->findings.begin(), result->findings.end(),
      [](const YearFinding& found) { return found.finding.severity == Severity::error; });
  return errors ? ExitStatus::findings : ExitStatus::ok;
}

}  // namespace

void add_audit_command(CLI::App& program, Session& session) {
  CLI::App* command = add_command(program, "audit",
                                  {"核对数据集中各年、各机关的报告",
                                   "hold the reports of a dataset against each "
                                   "other, year by year"},
                                  session);
  const auto options = std::make_shared<AuditOptions>();
  add_dataset_argument(*command, options->folder, session);
  command
      ->add_option("--aliases", options->aliases,
                   session.say({"机关别名表，列 name 和 body",
                                "names of one body, a CSV file with "
                                "the columns name and body"}))
      ->option_text("FILE");
  command
      ->add_option("--out", options->out,
                   session.say({"结果写入的文件夹；默认为 DIR",
                                "folder of the results; DIR by "
                                "default"}))
      ->option_text("FOLDER");
  command->add_option("--forms", options->forms, session.say(forms_option_help()))
      ->option_text("DIR");
  command->add_flag("--no-pictures", options->no_pictures,
                    session.say({"不绘制页面图片", "draw no pictures of pages"}));
  command
      ->add_option("--password", options->password,
                   session.say({"绘制页面时，加密 PDF 和压缩包的密码",
                                "password of encrypted PDFs and archives, to draw their pages"}))
      ->option_text("PASSWORD");
  command->footer(session.say(
      {"退出状态：0 无矛盾；1 有错误；2 用法错误；3 失败",
       "Exit status: 0 no contradictions; 1 there are errors; 2 wrong usage; 3 failed"}));
  command->callback([options, &session] { session.status = audit(*options, session); });
}

}  // namespace gouji
