// What a page's own digits say of a reading.
#pragma once

#include <string>

#include "extract/ocr/cell_ink.h"
#include "extract/ocr/digit_shapes.h"
#include "extract/ocr/image.h"

namespace gouji::ocr {

enum class Opinion { none, confirms, doubts, contradicts };

// Of `digits` for `ink`, by how many digits it has room for and by their shapes. `usual` is the
// width over height of the page's digits other than 1, 0 where none tell: two narrow ones that run
// together are as wide as one of most fonts, and 22 was read as 2 by all.
Opinion ask_shapes(const Gray& picture, const CellInk& ink, const DigitShapes& shapes,
                   const std::string& digits, double usual);

}  // namespace gouji::ocr
