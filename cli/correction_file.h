// corrections.csv on its way into a dataset.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "dataset/correct.h"

namespace gouji {

struct CorrectionFile {
  std::string name;
  bool is_there = false;  // false: nothing was named, and the folder has none
  std::vector<Correction> corrections;
};

// The file `given`, or corrections.csv of `folder` where nothing is given and there is one.
Result<CorrectionFile> load_corrections(const std::string& given, const std::string& folder,
                                        std::span<const Form> forms);

// Applies them and prints what could not be applied and, unless `quiet`, how many were. Returns
// whether all of them could be.
Result<bool> apply_correction_file(const CorrectionFile& file, std::span<const Form> forms,
                                   Store& store, bool quiet, const Session& session);

}  // namespace gouji
