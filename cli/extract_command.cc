#include <sched.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "batch/import.h"
#include "cli/commands.h"
#include "cli/forms_option.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/summary.h"
#include "cli/version.h"
#include "dataset/export.h"
#include "dataset/file_error.h"
#include "dataset/folder_lock.h"

namespace gouji {
namespace {

// How many documents can be read side by side: the processors that this process may use.
int processors() {
  cpu_set_t usable;
  if (::sched_getaffinity(0, sizeof usable, &usable) != 0) return 1;
  return std::max(1, CPU_COUNT(&usable));
}

struct ExtractOptions {
  std::vector<std::string> paths;
  std::string out;
  std::string password;
  std::string forms;
  bool quiet = false;
  int jobs = processors();
  int timeout = 60;   // seconds
  int memory = 2048;  // MB
  bool no_jail = false;
  bool retry_failed = false;
};

// Nothing is read before it is certain that the results can be kept.
Result<void> make_folder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return tl::unexpected(file_error(FileAction::create_folder, folder, error.value()));
  if (!std::filesystem::is_directory(folder, error)) {
    return tl::unexpected(file_error(FileAction::create_folder, folder, EEXIST));
  }
  return {};
}

ExitStatus status_of(const Tally& tally) {
  if (tally.of(Status::failed) > 0) return ExitStatus::failed;
  return tally.counts.errors > 0 ? ExitStatus::findings : ExitStatus::ok;
}

ExitStatus extract(const ExtractOptions& options, const Session& session) {
  const std::optional<std::vector<Form>> forms = load_forms(options.forms, session);
  if (!forms) return ExitStatus::usage;
  const auto refuse = [&session](const Error& error) {
    print_error(error.message, session);
    return ExitStatus::usage;
  };
  ignore_file_size_signal();
  if (const Result<void> made = make_folder(options.out); !made) return refuse(made.error());
  const Result<FolderLock> lock = FolderLock::take(options.out);
  if (!lock) return refuse(lock.error());
  Result<Store> store = Store::open(options.out + "/gouji.sqlite");
  if (!store) return refuse(store.error());
  const std::vector<InputFile> inputs = list_inputs(options.paths, options.out);

  ImportOptions import_options;
  import_options.run.program = "gouji " + program_version();
  import_options.jobs = options.jobs;
  import_options.retry_failed = options.retry_failed;
  import_options.worker.forms = *forms;
  import_options.worker.read.password = options.password;
  import_options.worker.time_limit = std::chrono::seconds(options.timeout);
  import_options.worker.memory_limit = static_cast<std::size_t>(options.memory) << 20;
  import_options.worker.jailed = !options.no_jail;
  const JailRules rules = jail_rules(WorkerRole::documents, import_options.worker);
  if (import_options.worker.jailed && !options.quiet) {
    for (const Message& gap : find_jail_gaps(rules)) print_error(gap, session);
  }
  catch_interrupts();
  Progress progress(session, options.quiet);
  import_options.stopped = interrupted;
  import_options.on_outcome = [&progress](const Outcome& outcome, const Tally& tally) {
    progress.show(outcome, tally);
  };
  const Result<Tally> tally = import_inputs(inputs, import_options, *store);
  progress.finish();
  if (!tally) {
    print_error(tally.error().message, session);
    return ExitStatus::failed;
  }
  if (tally->done < tally->inputs) {
    const std::string done = std::to_string(tally->done) + "/" + std::to_string(tally->inputs);
    print_error({"已中断：读完并存下 " + done + " 份，CSV 文件未更新；重新运行同一命令即可",
                 "interrupted: " + done +
                     " inputs are read and stored, the CSV files were left "
                     "as they are; run the same command again"},
                session);
    return ExitStatus::interrupted;
  }
  if (const Result<void> exported = export_csv(*store, options.out, session.language); !exported) {
    print_error(exported.error().message, session);
    return ExitStatus::failed;
  }
  if (!options.quiet) print_result(summary_text(*tally, options.out, session.language));
  return status_of(*tally);
}  // namespace

}  // namespace

void add_extract_command(CLI::App& program, Session& session) {
  CLI::App* command = add_command(
      program, "extract",
      {"读取报告，写出核对过的数据集", "read reports and write a checked dataset"}, session);
  const auto options = std::make_shared<ExtractOptions>();
  command
      ->add_option(
          "PATH", options->paths,
          session.say({"报告文件，或含有报告的文件夹", "report files, or folders of them"}))
      ->required()
      ->option_text("...");
  command
      ->add_option("--out", options->out,
                   session.say({"数据集所在的文件夹（必填）", "folder of the dataset (required)"}))
      ->required()
      ->option_text("DIR");
  command
      ->add_option("--password", options->password,
                   session.say({"加密 PDF 的密码", "password of encrypted PDFs"}))
      ->option_text("PASSWORD");
  command->add_option("--forms", options->forms, session.say(forms_option_help()))
      ->option_text("DIR");
  command
      ->add_option("--jobs", options->jobs,
                   session.say({"同时读取几份，默认用满处理器",
                                "documents read side by side; all processors by default"}))
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  command
      ->add_option("--timeout", options->timeout,
                   session.say({"每份最多读多少秒，默认 60", "seconds for a document, 60"}))
      ->check(CLI::Range(1, 86400))
      ->option_text("SEC");
  command
      ->add_option("--memory", options->memory,
                   session.say({"每份最多用多少 MB 内存，默认 2048", "MB for a document, 2048"}))
      ->check(CLI::Range(256, 1 << 20))
      ->option_text("MB");
  command->add_flag("--retry-failed", options->retry_failed,
                    session.say({"重新读取上次失败的文件", "read again what has failed before"}));
  command->add_flag("--no-jail", options->no_jail,
                    session.say({"不限制读取进程的权限", "do not lock the reading processes in"}));
  command->add_flag("--quiet", options->quiet,
                    session.say({"不显示进度和小结", "no progress and no summary"}));
  command->footer(session.say(
      {"退出状态：0 全部读完；1 全部读完，且有勾稽不符；2 用法错误；3 有输入读取失败",
       "Exit status: 0 all read; 1 all read, and some do not tie out; 2 wrong usage; 3 some inputs "
       "failed"}));
  command->callback([options, &session] { session.status = extract(*options, session); });
}

}  // namespace gouji
