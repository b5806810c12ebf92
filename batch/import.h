// Reads inputs into the store, one after the other.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "batch/inputs.h"
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
  ReadOptions read;
  std::function<void(const Report& report, const Tally& tally)> on_report;  // after each
  std::function<bool()> stopped;  // asked between documents
};

// Reads every input and puts it into the store; an input that fails is a failed report and the rest
// goes on. When stopped, what was read is stored, the run stays unfinished and Tally::done tells.
// Fails when the store does.
Result<Tally> import_inputs(std::span<const InputFile> inputs, std::span<const Form> forms,
                            const ImportOptions& options, Store& store);

// Reads one input; what goes wrong is in the report.
Report read_report(const InputFile& input, std::span<const Form> forms, const ReadOptions& options);

}  // namespace gouji
