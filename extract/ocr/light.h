// Uneven light, gray paper and shaded cells: the paper's brightness is measured in blocks of about
// a twentieth of an inch and divided out, so that every later step sees paper at 255.
#pragma once

#include "extract/ocr/image.h"

namespace gouji::ocr {

void flatten_light(Gray& picture, double dpi);

}  // namespace gouji::ocr
