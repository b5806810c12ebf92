#include "batch/import.h"

#include "batch/importer.h"

namespace gouji {

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
