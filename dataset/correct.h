// Puts corrections into effect in the store. Documents are not read again: what was read of a
// corrected cell, and the findings of its report, are kept beside, and every run begins from them.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "dataset/corrections.h"
#include "dataset/store.h"

namespace gouji {

struct CorrectionTally {
  int applied = 0;               // cells that are corrected
  int unused = 0;                // corrections of reports that are not in the dataset
  std::vector<Message> refused;  // with file and line: the report changed, or has no such field
};

// The dataset of the last finished run becomes what was read with exactly these corrections. A
// corrected cell keeps what was printed and where; its method is `corrected`, its confidence 1, and
// it is no longer under review. Identities are checked anew. `name` is that of the file.
Result<CorrectionTally> apply_corrections(Store& store, std::span<const Correction> corrections,
                                          const std::string& name, std::span<const Form> forms);

// What the dataset counts for in all.
struct DatasetCounts {
  ReportCounts counts;
  std::array<int, 5> with_status{};  // by Status
};
Result<DatasetCounts> count_dataset(Store& store);

}  // namespace gouji
