// Loads the module that reads pictures when the first page needs it. Linked in, its libraries
// would cost every run their loading, also one that reads born-digital files only.
#pragma once

#include <string>
#include <vector>

#include "extract/ocr.h"

namespace gouji {

// Where the module is looked for, in this order: beside the program, and in ../lib/gouji/modules
// from there. A jail must let these files be read.
std::vector<std::string> ocr_module_files();

// The reader of this process, loaded at the first call. Fails when the module is not installed.
Result<PictureReader*> picture_reader();

}  // namespace gouji
