// Where the cells of a DOCX table come to stand.
#pragma once

#include <vector>

#include "extract/split_table.h"

namespace gouji {

enum class DocxMerge { none, restart, proceed };

struct DocxCell {
  int grid_span = 1;
  int width = 0;  // w:tcW in twips; 0 unknown
  DocxMerge vertical = DocxMerge::none;
  DocxMerge horizontal = DocxMerge::none;
  CellKind kind = CellKind::text;
  // Filled: place in the grid, row span after vertical merging, or -1 when the cell goes on
  // another.
  int column = -1;
  int column_span = 1;
  int row_span = 1;
  bool doubtful = false;
};

struct DocxRow {
  int grid_before = 0;
  int grid_after = 0;
  std::vector<DocxCell> cells;
};

// Places the cells and returns the number of columns. `grid` is w:tblGrid, column widths in twips;
// it may be empty or wrong.
//
// Columns that word processors drew by hand differ from row to row by a hair, and each hair is a
// column of the file's grid: edges within 100 twips (1.8 mm) of one another are one edge, where the
// grid is consistent and no text is lost by that. The narrowest column of a statutory table has
// some 400 twips. A row whose spans do not add up to the grid is placed by the widths of its cells,
// as Word does; when these do not fit either and the row holds figures, its cells are doubtful.
int place_docx_cells(const std::vector<int>& grid, std::vector<DocxRow>& rows);

}  // namespace gouji
