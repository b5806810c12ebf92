// Reads inputs into the store, several at a time, each in a worker process. This process opens,
// hashes and stores; it never looks into a document or an archive.
//
// What an earlier run has read of the same bytes in the same way is taken over and not read again,
// so that a run which was stopped, or killed, goes on where it was. The same bytes under two names
// are read once.
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <string>

#include "batch/inputs.h"
#include "batch/worker_pool.h"
#include "dataset/counts.h"
#include "dataset/store.h"
#include "schema/report.h"

namespace gouji {

// The totals of a run.
struct Tally {
  int inputs = 0;            // known so far: an archive counts for what was found in it
  int done = 0;              // stored so far
  int reused = 0;            // of those done: taken over from an earlier run, or from a twin
  int vanished = 0;          // named by earlier runs and not by this one
  bool is_complete = false;  // the run came to its end: it was not stopped
  int with_status[5] = {};   // by Status
  ReportCounts counts;       // over all reports

  int of(Status status) const { return with_status[static_cast<int>(status)]; }
  void add(Status status, const ReportCounts& more);
};

// What became of one input.
struct Outcome {
  const std::string& source;
  Status status;
  const Message& message;  // why it is not ok
  ReportCounts counts;
  std::chrono::milliseconds time{0};  // of the reading
  bool reused = false;
};

struct ImportOptions {
  RunInfo run;
  WorkerSetup worker;                  // what documents are read with, and within which limits
  int jobs = 1;                        // workers
  bool retry_failed = false;           // read again what failed
  const Manifest* manifest = nullptr;  // for members of archives
  std::function<void(const Outcome& outcome, const Tally& tally)> on_outcome;
  WorkerPool::OnLoss on_loss;     // a document has cost its worker
  std::function<bool()> stopped;  // asked between documents
};

// Reads every input and puts it into the store; an input that fails is a failed report and the rest
// goes on. When stopped, what is being read is finished and stored, and the run stays unfinished.
// The reports are the same for any number of workers. Fails when the store does.
Result<Tally> import_inputs(std::span<const InputFile> inputs, const ImportOptions& options,
                            Store& store);

}  // namespace gouji
