#include "batch/import.h"

#include <map>
#include <utility>
#include <vector>

#include "batch/read_report.h"
#include "batch/reading_key.h"
#include "batch/sealed_file.h"
#include "schema/sha256.h"

namespace gouji {
namespace {

// How long to wait for workers before asking again whether to stop.
constexpr std::chrono::milliseconds patience{200};

// A document on its way: from the input to the store.
struct Item {
  std::string source;
  std::string sha256;
  ReportKey key;
  Descriptor bytes;
};

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
    Result<void> done = store_.begin_run(options_.run, options_.worker.forms);
    for (const InputFile& input : inputs_) {
      while (done && !pool_.has_room() && !is_stopped()) done = collect();
      if (!done || is_stopped()) break;
      done = begin(input);
    }
    while (done && !pool_.is_idle()) done = collect();
    if (done && tally_.done == tally_.inputs) done = finish();
    if (!done) return tl::unexpected(done.error());
    return tally_;
  }

 private:
  bool is_stopped() const { return options_.stopped && options_.stopped(); }

  Result<void> begin(const InputFile& input) {
    Item item;
    item.source = input.source;
    if (input.problem) return fail(item, input.problem->message);
    Result<Descriptor> file = seal_input(input.path);
    if (!file) return fail(item, file.error().message);
    const Result<SealedBytes> bytes = SealedBytes::map(file->number());
    if (!bytes) return fail(item, bytes.error().message);
    item.sha256 = sha256(bytes->view());
    item.key.options = reading_key(item.source, options_.worker.read);
    item.bytes = std::move(*file);
    return begin(std::move(item));
  }

  Result<void> begin(Item item) {
    // A password may open what failed without one.
    const bool failed_too = !options_.retry_failed && options_.worker.read.password.empty();
    Result<std::optional<StoredReport>> known =
        store_.reuse(item.source, item.sha256, item.key, failed_too);
    if (known && !*known && failed_too) {
      known = store_.reuse(item.source, item.sha256, limited(item.key), true);
    }
    if (!known) return tl::unexpected(known.error());
    if (*known) {
      ++tally_.reused;
      tally_.add((*known)->status, (*known)->counts);
      tell({item.source, (*known)->status, (*known)->message, {}, true});
      return {};
    }
    // Documents with the bytes of one that is being read wait for it.
    if (const auto twin = waiting_.find(twin_key(item)); twin != waiting_.end()) {
      twin->second.push_back(std::move(item));
      return {};
    }
    waiting_.try_emplace(twin_key(item));
    const std::size_t id = next_id_++;
    Item& kept = items_.emplace(id, std::move(item)).first->second;
    return pool_.start({id, kept.source, kept.sha256, Descriptor(::dup(kept.bytes.number()))});
  }

  // The key of what failed for want of time or memory: other limits are another reading.
  ReportKey limited(const ReportKey& key) const {
    const WorkerSetup& worker = options_.worker;
    return {key.options + " limits=" + std::to_string(worker.time_limit.count()) + "," +
                std::to_string(worker.memory_limit),
            key.extra};
  }

  static std::string twin_key(const Item& item) { return item.sha256 + item.key.options; }

  Result<void> collect() {
    Result<std::vector<JobResult>> done = pool_.wait(patience);
    if (!done) return tl::unexpected(done.error());
    for (JobResult& result : *done) {
      auto item = items_.extract(result.id);
      Item& read = item.mapped();
      const ReportKey key = result.is_lost ? limited(read.key) : read.key;
      if (Result<void> stored = put(key, result.report, result.time); !stored) return stored;
      auto twins = waiting_.extract(twin_key(read));
      for (Item& twin : twins.mapped()) again_.push_back(std::move(twin));
    }
    // Those that waited become copies, or are read themselves where the first has failed.
    while (!again_.empty() && pool_.has_room() && !is_stopped()) {
      Item twin = std::move(again_.back());
      again_.pop_back();
      if (Result<void> begun = begin(std::move(twin)); !begun) return begun;
    }
    return {};
  }

  Result<void> fail(const Item& item, const Message& message) {
    return put(item.key, failed_report(item.source, message), {});
  }

  Result<void> put(const ReportKey& key, const Report& report, std::chrono::milliseconds time) {
    if (Result<void> stored = store_.put(report, key); !stored) return stored;
    tally_.add(report.status, count(report));
    tell({report.source, report.status, report.message, time, false});
    return {};
  }

  void tell(const Outcome& outcome) const {
    if (options_.on_outcome) options_.on_outcome(outcome, tally_);
  }

  Result<void> finish() {
    if (Result<void> finished = store_.finish_run(); !finished) return finished;
    const Result<std::int64_t> vanished = store_.count_vanished();
    if (!vanished) return tl::unexpected(vanished.error());
    tally_.vanished = static_cast<int>(*vanished);
    return {};
  }

  std::span<const InputFile> inputs_;
  const ImportOptions& options_;
  Store& store_;
  WorkerPool pool_;
  Tally tally_;
  std::size_t next_id_ = 0;
  std::map<std::size_t, Item> items_;                 // being read, by job
  std::map<std::string, std::vector<Item>> waiting_;  // for one that is being read
  std::vector<Item> again_;                           // waited for one that is read now
};

}  // namespace

void Tally::add(Status status, const ReportCounts& more) {
  ++done;
  ++with_status[static_cast<int>(status)];
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
