#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/output_folder.h"
#include "cli/print.h"
#include "dataset/export.h"
#include "dataset/merge.h"

namespace gouji {
namespace {

struct MergeOptions {
  std::string out;
  std::vector<std::string> parts;
};

ExitStatus merge(const MergeOptions& options, const Session& session) {
  ignore_file_size_signal();
  const auto fail = [&session](const Error& error, ExitStatus status) {
    print_error(error.message, session);
    return status;
  };
  Result<OutputFolder> output = open_output_folder(options.out);
  if (!output) return fail(output.error(), ExitStatus::usage);
  const Result<void> merged = merge_stores(options.parts, output->store);
  if (!merged) return fail(merged.error(), ExitStatus::usage);
  const Result<void> exported = export_csv(output->store, options.out, session.language);
  if (!exported) return fail(exported.error(), ExitStatus::failed);
  return ExitStatus::ok;
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
  command->callback([options, &session] { session.status = merge(*options, session); });
}

}  // namespace gouji
