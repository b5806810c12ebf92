// The corrections that are in effect in a dataset, as a corrections.csv.
#pragma once

#include <string>

#include "dataset/store.h"

namespace gouji {

// Writes them to `path`, by source and form order, and returns how many there are; without any
// nothing is written. Read again, the file has the same effect.
Result<int> write_kept_corrections(Store& store, const std::string& path);

}  // namespace gouji
