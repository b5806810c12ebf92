// Grid → Table: each cell blank, a figure or a label, and what it says.
#pragma once

#include "extract/ocr/digit_shapes.h"
#include "extract/ocr/reading_page.h"
#include "extract/ocr/recognizer.h"
#include "extract/table.h"

namespace gouji::ocr {

Table read_table(const ReadingPage& page, const Grid& grid, int number, Recognizer& recognizer,
                 DigitShapes& shapes);

}  // namespace gouji::ocr
