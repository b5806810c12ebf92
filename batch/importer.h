// How import_inputs works: documents on their way from the inputs, or out of an archive, through
// the workers to the store. One archive is open at a time, and the next of its members is asked for
// when a worker is free, so that memory does not grow with what an archive holds.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "batch/archive_stream.h"
#include "batch/import.h"

namespace gouji {

class Importer {
 public:
  Importer(std::span<const InputFile> inputs, const ImportOptions& options, Store& store);

  Result<Tally> run();

 private:
  struct Item {
    std::string source;
    std::string sha256;
    ReportKey key;
    Descriptor bytes;  // sealed
    std::shared_ptr<const InputFacts> facts;
    const InputFile* input = nullptr;  // a file, which may be an archive
  };

  // An archive that is being taken apart, or waits for it.
  struct Archive {
    std::string source;
    std::shared_ptr<const InputFacts> facts;
    Descriptor file;
    std::unique_ptr<ArchiveStream> stream;
  };

  bool is_stopped() const { return options_.stopped && options_.stopped(); }
  bool has_room() const;
  Result<bool> begin_something();
  Result<void> begin(const InputFile& input);
  Result<void> begin(Item item);
  Result<bool> take_over(const Item& item);
  void open_archive(const InputFile& input);
  Result<void> receive_member();
  Result<void> collect(std::chrono::milliseconds limit);
  Result<void> settle(JobResult result);

  Item make_item(std::string source, std::shared_ptr<const InputFacts> facts) const;
  static ReportKey with_name(const Item& item);
  ReportKey limited(const ReportKey& key) const;
  Result<void> fail(const Item& item, const Message& message);
  Result<void> put(const Item& item, const ReportKey& key, Report report,
                   std::chrono::milliseconds time);
  Result<void> finish();

  std::span<const InputFile> inputs_;
  const ImportOptions& options_;
  Store& store_;
  WorkerPool pool_;
  Tally tally_;
  std::size_t next_input_ = 0;
  std::size_t next_job_ = 0;
  std::map<std::size_t, Item> reading_;               // by job, until it is settled
  std::deque<JobResult> results_;                     // to be settled
  std::map<std::string, std::vector<Item>> waiting_;  // by bytes and key, for one being read
  std::deque<Item> ready_;                            // to be begun when there is room
  std::deque<Archive> archives_;                      // the first of them is open
};

}  // namespace gouji
