// Making a cut-out easier to recognise: its ink black and its paper white, strokes that a fax broke
// joined, strokes that a lens blurred parted.
#pragma once

#include "extract/ocr/image.h"

namespace gouji::ocr {

// `black` and darker becomes 0, `white` and lighter 255.
void stretch_contrast(Gray& picture, int black, int white);

// The darkest `share` of a picture's pixels are at least this dark.
int darkest(const Gray& picture, double share = 0.01);

// Each pixel a mean of those around it, twice: joins strokes broken by a pixel or two.
void smooth(Gray& picture);

// The opposite: what differs from its surroundings is made to differ more.
void sharpen(Gray& picture);

// Smooths so many times; below 0 sharpens against what is smoothed so many times, and twice as
// strongly: -10 undoes a blur of a tenth of the height of digits.
void mend(Gray& picture, int times);

}  // namespace gouji::ocr
