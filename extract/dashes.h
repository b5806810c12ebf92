// Dashed rules that a program draws dash by dash, as boxes of one path: browsers print the dashed
// and dotted borders of a web page so. A dash by itself is too short for a ruling, and the gaps of
// thick borders are wider than those that are closed between rulings.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/geometry.h"

namespace gouji {

// How many of `boxes`, from the one at `first` on, are dashes of one line, across or down the page,
// in the order in which they lie on it; 0 when there are not two. Points.
std::size_t count_dashes(const std::vector<Box>& boxes, std::size_t first);

}  // namespace gouji
