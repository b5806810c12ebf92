#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "batch/kept_pages.h"
#include "cli/commands.h"
#include "cli/correction_file.h"
#include "cli/forms_option.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/output_folder.h"
#include "cli/print.h"
#include "dataset/export.h"
#include "dataset/kept_corrections.h"
#include "dataset/merge.h"

namespace gouji {
namespace {

struct MergeOptions {
  std::string out;
  std::vector<std::string> parts;
  std::string forms;
};

// Corrections that the folder has take the place of those of the parts, which are checked by the
// forms that read the parts.
Result<bool> correct(const CorrectionFile& file, std::span<const Form> forms, Store& store,
                     const Session& session) {
  Result<Statement> run = store.database().prepare("SELECT forms FROM run");
  if (!run) return tl::unexpected(run.error());
  const Result<bool> row = run->step();
  if (!row) return tl::unexpected(row.error());
  if (!*row || run->text(0) != forms_version(forms)) {
    return failure("各部分是用别的报告格式读取的；请用 --forms 给出这些格式",
                   "the parts were read with other forms; name their folder with --forms");
  }
  run->reset();
  return apply_correction_file(file, forms, store, false, session);
}

ExitStatus merge(const MergeOptions& options, const Session& session) {
  ignore_file_size_signal();
  const auto fail = [&session](const Error& error, ExitStatus status) {
    print_error(error.message, session);
    return status;
  };
  const std::optional<std::span<const Form>> forms = load_forms(options.forms, session);
  if (!forms) return ExitStatus::usage;
  const Result<CorrectionFile> corrections = load_corrections({}, options.out, *forms);
  if (!corrections) return fail(corrections.error(), ExitStatus::usage);
  Result<OutputFolder> output = open_output_folder(options.out);
  if (!output) return fail(output.error(), ExitStatus::usage);
  const Result<void> merged = merge_stores(options.parts, output->store);
  if (!merged) return fail(merged.error(), ExitStatus::usage);
  bool all_applied = true;
  if (corrections->is_there) {
    const Result<bool> applied = correct(*corrections, *forms, output->store, session);
    if (!applied) return fail(applied.error(), ExitStatus::failed);
    all_applied = *applied;
  } else {
    // The next run in this folder finds them there, and does not take them back.
    const Result<int> kept = write_kept_corrections(output->store, corrections->name);
    if (!kept) return fail(kept.error(), ExitStatus::failed);
  }
  const Result<void> exported = export_csv(output->store, options.out, session.language);
  if (!exported) return fail(exported.error(), ExitStatus::failed);
  const Result<void> taken = take_over_pages(output->store, options.out, options.parts);
  if (!taken) return fail(taken.error(), ExitStatus::failed);
  return all_applied ? ExitStatus::ok : ExitStatus::failed;
}

}  // namespace

void add_merge_command(CLI::App& program, Session& session) {
  CLI::App* command = add_command(
      program, "merge",
      {"把几个数据集合并为一个", "join datasets into one, such as the parts of --shard"}, session);
  const auto options = std::make_shared<MergeOptions>();
  command
      ->add_option("OUT", options->out,
                   session.say({"合并后的文件夹，须是新的", "folder of the whole, a new one"}))
      ->required()
      ->option_text(" ");
  command
      ->add_option("PART", options->parts, session.say({"各部分的文件夹", "folders of the parts"}))
      ->required()
      ->option_text("...");
  command->add_option("--forms", options->forms, session.say(forms_option_help()))
      ->option_text("DIR");
  command->callback([options, &session] { session.status = merge(*options, session); });
}

}  // namespace gouji
