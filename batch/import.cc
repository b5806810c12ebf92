#include "batch/import.h"

#include <exception>
#include <utility>

namespace gouji {

void Tally::add(const Report& report) {
  ++done;
  ++with_status[static_cast<int>(report.status)];
  const ReportCounts more = count(report);
  counts.cells += more.cells;
  counts.missing += more.missing;
  counts.review += more.review;
  counts.errors += more.errors;
  counts.warnings += more.warnings;
}

Report read_report(const InputFile& input, std::span<const Form> forms,
                   const ReadOptions& options) {
  const auto failed = [&input](Message message) {
    Report report;
    report.source = input.source;
    report.message = std::move(message);
    return report;
  };
  if (input.problem) return failed(input.problem->message);
  Result<std::string> bytes = read_input(input.path);
  if (!bytes) return failed(bytes.error().message);
  // Libraries throw on some broken files, and out of memory; neither may cost the other inputs.
  try {
    return make_report({input.source, *bytes}, options, forms);
  } catch (const std::exception& exception) {
    const std::string what = exception.what();
    return failed({"读取时出错：" + what + "；文件可能已损坏",
                   "reading failed: " + what + "; the file may be damaged"});
  }
}

Result<Tally> import_inputs(std::span<const InputFile> inputs, std::span<const Form> forms,
                            const ImportOptions& options, Store& store) {
  if (Result<void> begun = store.begin_run(options.program, forms); !begun) {
    return tl::unexpected(begun.error());
  }
  Tally tally;
  tally.inputs = static_cast<int>(inputs.size());
  for (const InputFile& input : inputs) {
    if (options.stopped && options.stopped()) return tally;
    const Report report = read_report(input, forms, options.read);
    if (Result<void> stored = store.put(report); !stored) return tl::unexpected(stored.error());
    tally.add(report);
    if (options.on_report) options.on_report(report, tally);
  }
  if (Result<void> finished = store.finish_run(); !finished) {
    return tl::unexpected(finished.error());
  }
  return tally;
}

}  // namespace gouji
