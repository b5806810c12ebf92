// Grid + glyphs → Table.
#pragma once

#include <vector>

#include "extract/chunk.h"
#include "extract/grid.h"
#include "extract/table.h"

namespace gouji {

// The table of `grid` with the text of `chunks`, whose middles lie in the grid's box. A glyph
// belongs to the cell that its centre lies in; a chunk that runs over a rule belongs whole to the
// cell of its middle, and the cells it touches are doubtful. Columns whose vertical rules are
// missing are found by their gaps (column_gaps.h); such a table has Method::gaps.  Digits much
// larger than the others of the table are pieces of a stamp or watermark, and doubtful.
Table read_table(const Grid& grid, const std::vector<Chunk>& chunks, int page);

}  // namespace gouji
