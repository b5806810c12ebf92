#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/import.h"
#include "batch/inputs.h"
#include "batch/kept_pages.h"
#include "batch/manifest.h"
#include "cli/commands.h"
#include "cli/correction_file.h"
#include "cli/extract_options.h"
#include "cli/forms_option.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/output_folder.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/run_log.h"
#include "cli/summary.h"
#include "dataset/export.h"

namespace gouji {
namespace {

// A thread that exports costs 5 ms, for it opens the store for itself and has a heap of its own; a
// report's rows take less than 1 ms.
constexpr int inputs_worth_a_thread = 50;

ExitStatus status_of(const Tally& tally) {
  if (tally.of(Status::failed) > 0) return ExitStatus::failed;
  return tally.counts.errors > 0 ? ExitStatus::findings : ExitStatus::ok;
}

void tell_jail_gaps(const ImportOptions& bulk, const Session& session) {
  if (!bulk.worker.jailed) return;
  for (const Message& gap : find_jail_gaps(jail_rules(WorkerRole::documents, bulk.worker))) {
    print_error(gap, session);
  }
}

Result<Tally> run(std::span<const InputFile> inputs, ImportOptions& bulk, OutputFolder& output,
                  RunLog& log, const ExtractOptions& options, const Session& session) {
  Progress progress(session, options.quiet);
  bulk.stopped = [&progress] {
    if (interrupted()) progress.tell_stopping();
    return interrupted();
  };
  bulk.on_outcome = [&](const Outcome& outcome, const Tally& tally) {
    log.document(outcome);
    progress.show(outcome, tally);
  };
  bulk.on_loss = [&log](const Job& job, const WorkerLoss& loss) { log.loss(job, loss); };
  log.begin(static_cast<int>(inputs.size()), bulk.jobs);
  Result<Tally> tally = import_inputs(inputs, bulk, output.store);
  progress.finish();
  if (tally) log.end(*tally);
  return tally;
}

// Returns whether all of them could be applied; the tally becomes that of the corrected dataset.
Result<bool> correct(const CorrectionFile& file, std::span<const Form> forms, Store& store,
                     Tally& tally, const ExtractOptions& options, const Session& session) {
  Result<bool> applied = apply_correction_file(file, forms, store, options.quiet, session);
  if (!applied) return applied;
  const Result<DatasetCounts> counts = count_dataset(store);
  if (!counts) return tl::unexpected(counts.error());
  tally.counts = counts->counts;
  std::copy(counts->with_status.begin(), counts->with_status.end(), tally.with_status);
  return applied;
}

// Pictures of pages, beside CSV files that are written. Nothing when it was interrupted.
Result<std::optional<KeptPages>> keep(Store& store, const ExtractOptions& options,
                                      const ImportOptions& bulk, const Session& session) {
  PictureProgress progress(session, options.quiet);
  KeepOptions keeping;
  keeping.drawing.password = options.password;
  keeping.drawing.jailed = bulk.worker.jailed;
  keeping.drawing.time_limit = std::chrono::seconds(options.timeout);
  keeping.drawing.memory_limit = bulk.worker.memory_limit;
  keeping.jobs = bulk.jobs;
  keeping.stopped = interrupted;
  keeping.on_picture = [&progress](int drawn) { progress.show(drawn); };
  const Result<KeptPages> kept = keep_pages(store, options.out, keeping);
  progress.finish();
  if (!kept) return tl::unexpected(kept.error());
  if (kept->is_complete) return *kept;
  print_error({"已中断：CSV 文件已写好，页面图片还没有画完；重新运行同一命令即可继续",
               "interrupted: the CSV files are written, some pictures of pages are not; run the "
               "same command again to go on"},
              session);
  return std::nullopt;
}

ExitStatus extract(const ExtractOptions& options, const Session& session) {
  const auto refuse = [&session](const Error& error) {
    print_error(error.message, session);
    return ExitStatus::usage;
  };
  const std::optional<std::span<const Form>> forms = load_forms(options.forms, session);
  if (!forms) return ExitStatus::usage;
  Result<Manifest> manifest =
      options.manifest.empty() ? Manifest() : load_manifest(options.manifest);
  if (!manifest) return refuse(manifest.error());
  const Manifest* const listed = options.manifest.empty() ? nullptr : &*manifest;
  const Result<InputRequest> request = input_request(options, listed);
  if (!request) return refuse(request.error());
  const Result<CorrectionFile> corrections =
      load_corrections(options.corrections, options.out, *forms);
  if (!corrections) return refuse(corrections.error());
  // Nothing is read before it is certain that the results can be kept.
  ignore_file_size_signal();
  Result<OutputFolder> output = open_output_folder(options.out);
  if (!output) return refuse(output.error());
  Result<RunLog> log = RunLog::open(options.log, session.language);
  if (!log) return refuse(log.error());

  catch_interrupts();
  ImportOptions bulk = import_options(options, *forms, listed);
  if (!options.quiet) tell_jail_gaps(bulk, session);
  Result<Tally> tally = run(list_inputs(*request), bulk, *output, *log, options, session);
  const auto fail = [&session](const Error& error) {
    print_error(error.message, session);
    return ExitStatus::failed;
  };
  if (!tally) return fail(tally.error());
  if (!tally->is_complete) {
    const std::string done = std::to_string(tally->done) + "/" + std::to_string(tally->inputs);
    print_error({"已中断：读完并存下 " + done + " 份，CSV 文件未更新；重新运行同一命令即可继续",
                 "interrupted: " + done +
                     " inputs are read and stored, the CSV files were left as they were; run the "
                     "same command again to go on"},
                session);
    return ExitStatus::interrupted;
  }
  const Result<bool> corrected =
      correct(*corrections, *forms, output->store, *tally, options, session);
  if (!corrected) return fail(corrected.error());
  const int writers = tally->done < inputs_worth_a_thread ? 1 : bulk.jobs;
  const Result<void> exported = export_csv(output->store, options.out, session.language, writers);
  if (!exported) return fail(exported.error());
  std::optional<KeptPages> kept;
  if (options.keep_pages) {
    const Result<std::optional<KeptPages>> done = keep(output->store, options, bulk, session);
    if (!done) return fail(done.error());
    if (!*done) return ExitStatus::interrupted;
    kept = **done;
  }
  if (!options.quiet) {
    print_result(summary_text(*tally, options.out, session.language));
    if (kept) print_result(kept_pages_text(*kept, options.out, session.language));
  }
  return *corrected ? status_of(*tally) : ExitStatus::failed;
}

}  // namespace

void add_extract_command(CLI::App& program, Session& session) {
  CLI::App* command = add_command(
      program, "extract",
      {"读取报告，写出核对过的数据集", "read reports and write a checked dataset"}, session);
  const auto options = std::make_shared<ExtractOptions>();
  add_extract_options(*command, *options, session);
  command->footer(session.say(
      {"退出状态：0 全部读完；1 全部读完，且有勾稽不符；2 用法错误；3 有输入读取失败",
       "Exit status: 0 all read; 1 all read, and some do not tie out; 2 wrong usage; 3 some inputs "
       "failed"}));
  command->callback([options, &session] { session.status = extract(*options, session); });
}

}  // namespace gouji
