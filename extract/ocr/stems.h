// Whether a digit that was read as 1 is no more than a stem. Of a 4 that a fax or a bad copy has
// robbed of its thin strokes the stem remains, and the end of its bar, which passes for a speck:
// three such were read as 1 by every recogniser, surely, on pages whose other 1s look alike.
#pragma once

#include <string>

#include "extract/ocr/cell_ink.h"
#include "extract/ocr/image.h"

namespace gouji::ocr {

// Whether to the left of one of the 1s of `digits`, below its flag and above its foot, there is
// ink, specks of more than a pixel among it. `picture` is the straight page that `ink` is of.
bool has_ink_beside_stem(const Gray& picture, const CellInk& ink, const std::string& digits);

// Whether `digit` is a stem on a wide foot, as the 1 of some fonts, which is as wide as other
// digits.
bool is_stem_on_foot(const Gray& picture, const PixelBox& digit);

}  // namespace gouji::ocr
