// Rows whose cells are separated by tabs or bars → tables.
//
// What such text keeps is the order of the cells in a row; their columns are true only row by row:
// a copied table leaves out the places that spans cover, so one row has its first figure in the
// third field and the next in the fourth. What can be known is made true again: the figures of a
// block of rows begin in one column, because a row's figures are its last fields and other rows of
// the same shape show where they begin. The columns of the result are
//   0 … S-1        labels, each row's own as printed (empty ones have no cell);
//   S … S+k-1      the k figures; an empty field is a cell with empty text;
//   S+k …          more than a block's rows have: doubtful.
// Header cells over figures are put over their columns by order when there is one for each (k of
// them); otherwise they stay where they were printed, doubtful. All spans are 1: the text does not
// tell them. Headers repeated after a page break are left out. Figures of a row that does not show
// where they begin are doubtful.
#pragma once

#include <vector>

#include "extract/plain_lines.h"
#include "extract/table.h"

namespace gouji {

// Tables in order; more than one where a new header with quite another number of columns begins.
// No table for rows without a figure, unless they are a form that nobody filled in (rows of three
// cells and more).
std::vector<Table> read_tabbed_rows(const std::vector<FieldRow>& rows);

}  // namespace gouji
