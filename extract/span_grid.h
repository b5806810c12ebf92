// Places the cells of an HTML table in a grid, as browsers do, and sets right the spans that the
// figures show to be wrong.
//
// A rowspan one row short or long moves a row of figures by one column, and a figure under another
// column's head is the worst mistake this program can make. A row of figures of another width than
// the table's is therefore tried with the label beside it reaching one row further (or ending one
// row earlier). That is believed only when the row then fills the table exactly and its labels and
// figures fall into the columns where the row above has labels and figures, which they did not
// before; else the cells of the row are doubtful.
#pragma once

#include <vector>

#include "extract/split_table.h"

namespace gouji {

struct SpanCell {
  int column_span = 1;  // as declared; any value
  int row_span = 1;     // as declared; 0 is to the end of the group
  CellKind kind = CellKind::text;
  int column = -1;        // filled; -1 when beyond the last column allowed
  bool doubtful = false;  // filled
};

struct SpanRow {
  int group = 0;  // thead, tbody, tfoot: spans end with their group
  std::vector<SpanCell> cells;
};

struct SpanGrid {
  int rows = 0;
  int columns = 0;
  bool is_cut = false;  // cells beyond 1,000 columns or 100,000 rows, or 4 million places, left out
};

// Fills column, row_span and column_span of every cell with where it comes to stand; no two overlap
// and none reaches out of the grid. Rows beyond grid.rows are not placed.
SpanGrid place_spans(std::vector<SpanRow>& rows);

}  // namespace gouji
