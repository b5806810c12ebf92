// All steps from a straightened page to the grids of its tables.
#pragma once

#include <vector>

#include "extract/ocr/grid.h"

namespace gouji::ocr {

// From the top of the page. Empty for a page without a grid.
std::vector<Grid> find_grids(const Gray& picture, double dpi);

}  // namespace gouji::ocr
