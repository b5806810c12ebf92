// Lines → grids. Lines that meet belong to one grid; its cells are the areas that no line parts.
//
// A grid that a page break cut is left open: verticals run past the last horizontal, spanned cells
// have no top line on the next page. Such a grid is closed at the ends of its lines, so that the
// row at the break keeps its figures; stitch.h joins the parts. An edge is there when a line covers
// half of it: rules drawn cell by cell leave hairline gaps, and a dotted rule covers about half.
#pragma once

#include <vector>

#include "extract/rulings.h"

namespace gouji {

// An area of a grid, in rows and columns of the grid.
struct GridCell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  bool doubtful = false;  // cut from an area that is no rectangle: a rule is missing
};

struct Grid {
  std::vector<double> xs;       // column edges, ascending; columns = size - 1
  std::vector<double> ys;       // row edges, ascending
  std::vector<GridCell> cells;  // by row, then column; they tile the grid

  Box box_of(const GridCell& cell) const;
  Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
};

// All grids of a page with at least two cells, largest area first. `tolerance`: how far lines that
// should meet may miss each other, in points.
std::vector<Grid> find_grids(const RuleLines& lines, double tolerance);

}  // namespace gouji
