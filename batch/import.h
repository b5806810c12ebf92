// Reads inputs into the store, several at a time, each in a worker process. This process opens,
// hashes and stores; it never looks into a document.
#pragma once

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
  int inputs = 0;           // to be read
  int done = 0;             // read so far; fewer than inputs when the run was stopped
  int with_status[5] = {};  // by Status
  ReportCounts counts;      // over all reports

  int of(Status status) const { return with_status[static_cast<int>(status)]; }
  void add(const Report& report);
};

struct ImportOptions {
  std::string program;  // the version that the store keeps beside the reports
  WorkerSetup worker;   // what documents are read with, and within which limits
  int jobs = 1;         // workers
  std::function<void(const Report& report, const Tally& tally)> on_report;  // after each
  WorkerPool::OnLoss on_loss;     // a document has cost its worker
  std::function<bool()> stopped;  // asked between documents
};

// Reads every input and puts it into the store; an input that fails is a failed report and the rest
// goes on. When stopped, what is being read is finished and stored, the run stays unfinished and
// Tally::done tells. The reports are the same for any number of workers. Fails when the store does.
Result<Tally> import_inputs(std::span<const InputFile> inputs, const ImportOptions& options,
                            Store& store);

}  // namespace gouji
