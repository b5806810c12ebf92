// Reading the figures of a page's cells: by a recogniser that was taught whole print, by one that
// was taught spoilt print (models/models.h), and by the shapes of the page's own digits. What they
// do not agree on is in doubt. For the first, cells are set as lines of many: of 732 cells it got 6
// wrong so, 36 each alone (lone digits are dropped), and that takes twice the time.
//
// Two readings of one recogniser err alike: a clean 38 was read as 88 twice, 0.94 sure. Of 4,421
// figures of scans two readings of the first agreed on 148 wrong ones, it and the other on none.
// What neither both of them surely nor other digits of the page confirm is read by a third, that of
// Chinese, which read 186 of 187 cells of a clean scan as the first did.
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
