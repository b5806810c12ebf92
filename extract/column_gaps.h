// Columns without vertical rules: found from the gaps between figures that stand below each other.
#pragma once

#include <vector>

#include "extract/grid.h"
#include "extract/page.h"

namespace gouji {

// Splits columns of `grid` in which lines of text hold several figures side by side, row after row,
// and adds the edges so found to grid.xs. `contents`: for each cell of grid.cells its glyphs; it is
// rearranged along with the cells. A heading that spans several of the new columns stays one cell.
// Returns whether anything was split.
bool split_by_gaps(Grid& grid, std::vector<std::vector<const Glyph*>>& contents);

}  // namespace gouji
