#include "batch/import.h"

#include <utility>
#include <vector>

#include "batch/read_report.h"
#include "batch/sealed_file.h"
#include "schema/sha256.h"

namespace gouji {
namespace {

// How long to wait for workers before asking again whether to stop.
constexpr std::chrono::milliseconds patience{200};

class Importer {
 public:
  Importer(std::span<const InputFile> inputs, const ImportOptions& options, Store& store)
      : inputs_(inputs),
        options_(options),
        store_(store),
        pool_(options.worker, options.jobs, options.on_loss) {
    tally_.inputs = static_cast<int>(inputs.size());
  }

  Result<Tally> run() {
    if (Result<void> begun = store_.begin_run(options_.program, options_.worker.forms); !begun) {
      return tl::unexpected(begun.error());
    }
    for (std::size_t index = 0; index < inputs_.size(); ++index) {
      while (!pool_.has_room() && !is_stopped()) {
        if (Result<void> stored = collect(); !stored) return tl::unexpected(stored.error());
      }
      if (is_stopped()) break;
      if (Result<void> begun = begin(index); !begun) return tl::unexpected(begun.error());
    }
    while (!pool_.is_idle()) {
      if (Result<void> stored = collect(); !stored) return tl::unexpected(stored.error());
    }
    if (tally_.done < tally_.inputs) return tally_;
    if (Result<void> finished = store_.finish_run(); !finished) {
      return tl::unexpected(finished.error());
    }
    return tally_;
  }

 private:
  bool is_stopped() const { return options_.stopped && options_.stopped(); }

  Result<void> begin(std::size_t index) {
    const InputFile& input = inputs_[index];
    if (input.problem) return put(failed_report(input.source, input.problem->message));
    Result<Descriptor> file = seal_input(input.path);
    if (!file) return put(failed_report(input.source, file.error().message));
    const Result<SealedBytes> bytes = SealedBytes::map(file->number());
    if (!bytes) return put(failed_report(input.source, bytes.error().message));
    return pool_.start({index, input.source, sha256(bytes->view()), std::move(*file)});
  }

  Result<void> collect() {
    Result<std::vector<JobResult>> done = pool_.wait(patience);
    if (!done) return tl::unexpected(done.error());
    for (const JobResult& result : *done) {
      if (Result<void> stored = put(result.report); !stored) return stored;
    }
    return {};
  }

  Result<void> put(const Report& report) {
    if (Result<void> stored = store_.put(report); !stored) return stored;
    tally_.add(report);
    if (options_.on_report) options_.on_report(report, tally_);
    return {};
  }

  std::span<const InputFile> inputs_;
  const ImportOptions& options_;
  Store& store_;
  WorkerPool pool_;
  Tally tally_;
};

}  // namespace

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

Result<Tally> import_inputs(std::span<const InputFile> inputs, const ImportOptions& options,
                            Store& store) {
  return Importer(inputs, options, store).run();
}

}  // namespace gouji
