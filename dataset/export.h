// The CSV files of the output contract, written from the store, and datapackage.json beside them.
// docs/output.md describes every column.
#pragma once

#include <string>

#include "dataset/store.h"
#include "normalize/message.h"

namespace gouji {

// Writes reports.csv, cells.csv, records.csv, findings.csv, unmapped.csv, codebook.csv and
// datapackage.json into `folder`, rows by source then form order, messages in `language`. All of
// them are whole on the disk before the first takes the place of an older one. Up to `jobs` threads
// write them, cells.csv together (formats/csv_blocks.h); their bytes are the same for any number.
// Memory does not grow with the number of reports.
Result<void> export_csv(Store& store, const std::string& folder, Language language, int jobs = 1);

}  // namespace gouji
