// Columns whose rules a copier lost altogether: figures of many rows that stand apart on both sides
// of one strip of white paper say that a rule was there.
#pragma once

#include "extract/ocr/grid.h"

namespace gouji::ocr {

// Adds such lines to the lattice of `grid`, marked by_gap; every edge that they give is in doubt.
// Returns whether there were any.
bool add_gap_columns(const Gray& picture, Grid& grid, double dpi);

}  // namespace gouji::ocr
