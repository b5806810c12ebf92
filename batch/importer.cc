#include "batch/importer.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "batch/read_report.h"
#include "batch/reading_key.h"
#include "batch/sealed_file.h"
#include "dataset/safe_text.h"
#include "extract/reader.h"
#include "schema/sha256.h"

namespace gouji {
namespace {

// How long to wait for workers before asking again whether to stop.
constexpr std::chrono::milliseconds patience{200};

bool is_large(int file) {
  struct stat status {};
  return ::fstat(file, &status) == 0 && status.st_size > largest_input;
}

// Of files larger than any document only archives are opened, and they are told by their first
// bytes. The rest is for the worker that takes them apart.
bool begins_like_archive(int file) {
  char head[512] = {};
  const ssize_t size = ::pread(file, head, sizeof head, 0);
  const std::string_view bytes(head, size > 0 ? static_cast<std::size_t>(size) : 0);
  return is_archive(bytes) || bytes.starts_with("PK\x03\x04") ||
         bytes.starts_with("\x28\xB5\x2F\xFD");  // zstd
}

std::string twin_key(const std::string& hash, const ReportKey& key) { return hash + key.options; }

}  // namespace

Importer::Importer(std::span<const InputFile> inputs, const ImportOptions& options, Store& store)
    : inputs_(inputs),
      options_(options),
      store_(store),
      pool_(options.worker, options.jobs, options.on_loss) {
  tally_.inputs = static_cast<int>(inputs.size());
}

Result<Tally> Importer::run() {
  Result<void> done = store_.begin_run(options_.run, options_.worker.forms);
  while (done) {
    if (!is_stopped() && has_room()) {
      const Result<bool> begun = begin_something();
      if (!begun) return tl::unexpected(begun.error());
      if (*begun) continue;
    }
    if (!results_.empty()) {
      JobResult result = std::move(results_.front());
      results_.pop_front();
      done = settle(std::move(result));
      if (done && !pool_.is_idle()) done = collect({});
      continue;
    }
    const bool all_begun = next_input_ == inputs_.size() && ready_.empty() && archives_.empty();
    if (pool_.is_idle() && all_begun) {
      done = finish();
      break;
    }
    if (pool_.is_idle() && is_stopped()) break;
    done = collect(patience);
  }
  if (!done) return tl::unexpected(done.error());
  return tally_;
}

// Several workers go on while reports wait to be stored, and what waits is bounded; one worker
// alone does not (worker_pool.h).
bool Importer::has_room() const {
  const std::size_t most = options_.jobs > 1 ? 2 * static_cast<std::size_t>(options_.jobs) : 1;
  return pool_.has_room() && results_.size() < most;
}

// True when something was begun; false when all that is left has to be waited for.
Result<bool> Importer::begin_something() {
  Result<void> begun;
  if (!ready_.empty()) {
    Item item = std::move(ready_.front());
    ready_.pop_front();
    begun = begin(std::move(item));
  } else if (!archives_.empty()) {
    Archive& archive = archives_.front();
    if (!archive.stream) {
      archive.stream = std::make_unique<ArchiveStream>(std::move(archive.file), options_.worker);
    }
    if (archive.stream->is_asked()) return false;
    begun = archive.stream->ask();
  } else if (next_input_ < inputs_.size()) {
    begun = begin(inputs_[next_input_++]);
  } else {
    return false;
  }
  if (!begun) return tl::unexpected(begun.error());
  return true;
}

Importer::Item Importer::make_item(std::string source,
                                   std::shared_ptr<const InputFacts> facts) const {
  Item item;
  item.source = std::move(source);
  item.facts = std::move(facts);
  item.key.options = reading_key(item.source, options_.worker.read);
  if (item.facts == nullptr) return item;
  item.key.extra = item.facts->extra;
  if (!item.facts->agency.empty()) item.key.options += " agency=" + item.facts->agency;
  if (item.facts->year != 0) item.key.options += " year=" + std::to_string(item.facts->year);
  return item;
}

Result<void> Importer::begin(const InputFile& input) {
  Item item = make_item(input.source(), input.facts);
  if (input.problem) return fail(item, input.problem->message);
  const Result<Descriptor> file = open_input(input.path);
  if (!file) return fail(item, file.error().message);
  if (is_large(file->number()) && begins_like_archive(file->number())) {
    open_archive(input);
    return {};
  }
  Result<Descriptor> bytes = seal_file(file->number(), largest_input, item.source);
  if (!bytes) return fail(item, bytes.error().message);
  item.bytes = std::move(*bytes);
  item.input = &input;
  return begin(std::move(item));
}

Result<void> Importer::begin(Item item) {
  if (item.sha256.empty()) {
    const Result<SealedBytes> bytes = SealedBytes::map(item.bytes.number());
    if (!bytes) return fail(item, bytes.error().message);
    item.sha256 = sha256(bytes->view());
  }
  const Result<bool> known = take_over(item);
  if (!known) return tl::unexpected(known.error());
  if (*known) return {};
  // Documents with the bytes of one that is being read wait for it.
  const std::string key = twin_key(item.sha256, item.key);
  if (const auto twin = waiting_.find(key); twin != waiting_.end()) {
    twin->second.push_back(std::move(item));
    return {};
  }
  waiting_.try_emplace(key);
  Job job;
  job.id = next_job_++;
  job.name = item.source;
  job.sha256 = item.sha256;
  job.bytes = Descriptor(::fcntl(item.bytes.number(), F_DUPFD_CLOEXEC, 0));
  reading_.emplace(job.id, std::move(item));
  return pool_.start(std::move(job));
}

Result<bool> Importer::take_over(const Item& item) {
  // A password may open what failed without one.
  const bool failed_too = !options_.retry_failed && options_.worker.read.password.empty();
  auto known = store_.reuse(item.source, item.sha256, item.key, failed_too);
  if (known && !*known) {
    known = store_.reuse(item.source, item.sha256, with_name(item), failed_too);
  }
  if (known && !*known && failed_too) {
    known = store_.reuse(item.source, item.sha256, limited(item.key), true);
  }
  if (!known) return tl::unexpected(known.error());
  if (!*known) return false;
  const StoredReport& stored = **known;
  ++tally_.reused;
  tally_.add(stored.status, stored.counts);
  if (options_.on_outcome) {
    options_.on_outcome({item.source, stored.status, stored.message, stored.counts, {}, true},
                        tally_);
  }
  return true;
}

// The key of what takes its body or year from the name of the file.
ReportKey Importer::with_name(const Item& item) {
  return {item.key.options + name_key(item.source), item.key.extra};
}

// The key of what failed for want of time or memory: other limits are another reading.
ReportKey Importer::limited(const ReportKey& key) const {
  const WorkerSetup& worker = options_.worker;
  return {key.options + " limits=" + std::to_string(worker.time_limit.count()) + "," +
              std::to_string(worker.memory_limit),
          key.extra};
}

void Importer::open_archive(const InputFile& input) {
  Archive archive;
  archive.source = input.source();
  archive.facts = input.facts;
  if (Result<Descriptor> file = open_input(input.path)) archive.file = std::move(*file);
  archives_.push_back(std::move(archive));
  --tally_.inputs;  // what is in it counts
}

Result<void> Importer::receive_member() {
  Archive& archive = archives_.front();
  Result<std::optional<ArchivePart>> received = archive.stream->receive();
  if (!received) return tl::unexpected(received.error());
  if (!*received) return {};
  ArchivePart& part = **received;
  const bool is_end = part.kind == ArchivePart::Kind::end;
  const std::string source = is_end ? archive.source : archive.source + "!" + part.path;
  std::shared_ptr<const InputFacts> facts = archive.facts;
  if (options_.manifest != nullptr) {
    const auto own = options_.manifest->facts.find(source);
    if (own != options_.manifest->facts.end()) facts = own->second;
  }
  if (is_end) archives_.pop_front();
  if (is_end && part.message == Message{}) return {};
  ++tally_.inputs;
  Item item = make_item(source, std::move(facts));
  if (part.kind != ArchivePart::Kind::member) return fail(item, part.message);
  item.bytes = std::move(part.bytes);
  ready_.push_back(std::move(item));
  return {};
}

// Waits for `limit` at most.
Result<void> Importer::collect(std::chrono::milliseconds limit) {
  ArchiveStream* const stream = archives_.empty() ? nullptr : archives_.front().stream.get();
  const bool is_asked = stream != nullptr && stream->is_asked();
  if (is_asked) limit = std::min(limit, stream->time_left());
  Result<std::vector<JobResult>> done = pool_.wait(limit, is_asked ? stream->socket() : -1);
  if (!done) return tl::unexpected(done.error());
  std::move(done->begin(), done->end(), std::back_inserter(results_));
  return is_asked ? receive_member() : Result<void>();
}

Result<void> Importer::settle(JobResult result) {
  auto found = reading_.extract(result.id);
  Item& item = found.mapped();
  auto twins = waiting_.extract(twin_key(item.sha256, item.key));
  // Those that waited become copies, or are read themselves where this one has failed.
  for (Item& twin : twins.mapped()) ready_.push_back(std::move(twin));
  if (result.is_archive && item.input != nullptr) {
    open_archive(*item.input);
    return {};
  }
  if (result.is_archive) {
    return fail(item, {"压缩包套得太深，未读取", "an archive in an archive; not read"});
  }
  ReportKey key = item.key;
  if (result.is_lost) {
    key = limited(item.key);
  } else if (result.report.record.asks_file_name) {
    key = with_name(item);
  }
  return put(item, key, std::move(result.report), result.time);
}

Result<void> Importer::fail(const Item& item, const Message& message) {
  Report report = failed_report(item.source, message);
  report.sha256 = item.sha256;
  return put(item, item.key, std::move(report), {});
}

Result<void> Importer::put(const Item& item, const ReportKey& key, Report report,
                           std::chrono::milliseconds time) {
  if (item.facts != nullptr) apply_facts(*item.facts, report);
  if (Result<void> stored = store_.put(report, key); !stored) return stored;
  const ReportCounts counts = count(report);
  tally_.add(report.status, counts);
  if (options_.on_outcome) {
    options_.on_outcome({report.source, report.status, report.message, counts, time, false},
                        tally_);
  }
  return {};
}

Result<void> Importer::finish() {
  if (Result<void> finished = store_.finish_run(); !finished) return finished;
  const Result<std::int64_t> vanished = store_.count_vanished();
  if (!vanished) return tl::unexpected(vanished.error());
  tally_.vanished = static_cast<int>(*vanished);
  tally_.is_complete = true;
  return {};
}

}  // namespace gouji
