// Tables that stand one above the other with only a title between them share the places of their
// verticals, and strokes of the title may seem to link them.
#pragma once

#include <vector>

#include "extract/ocr/lattice.h"

namespace gouji::ocr {

// The lattices of the tables in `rules`, from the top.
std::vector<Lattice> split_stacked(const Gray& picture, const Rules& rules, const Ridges& ridges,
                                   double dpi);

}  // namespace gouji::ocr
