// Reading the figures of a page's cells: twice by the recogniser, and once by the shapes of the
// page's own digits. What they do not agree on is in doubt. Cells are set as lines of many, in
// another order, size and contrast each time: of 732 cells the two readings got 6 and 13 wrong,
// a reading of each cell alone 36 (lone digits are dropped), and it takes twice the time.
//
// Two readings of one recogniser may err alike: a clean 38 was read as 88 twice, 0.94 sure. What no
// other digit of the page confirms is therefore read by a second recogniser too, which read 186 of
// 187 cells of a clean scan as the first did, and the 38 rightly in every size.
#pragma once

#include <vector>

#include "extract/ocr/cell_ink.h"
#include "extract/ocr/digit_shapes.h"
#include "extract/ocr/figure_lines.h"

namespace gouji::ocr {

// One reading for each of `inks`, none of which is blank. `shapes` grows by what was agreed on.
std::vector<FigureReading> read_figures(const ReadingPage& page,
                                        const std::vector<const CellInk*>& inks,
                                        Recognizer& recognizer, DigitShapes& shapes);

}  // namespace gouji::ocr
