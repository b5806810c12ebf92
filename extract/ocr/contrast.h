// Stretching the contrast of a cut-out: its ink to black, its paper to white.
#pragma once

#include "extract/ocr/image.h"

namespace gouji::ocr {

// `black` and darker becomes 0, `white` and lighter 255.
void stretch_contrast(Gray& picture, int black, int white);

// The darkest hundredth of a picture's pixels are at most this dark.
int darkest(const Gray& picture);

}  // namespace gouji::ocr
