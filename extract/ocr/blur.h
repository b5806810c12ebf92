// How much a lens has blurred a page. The rules tell: straight lines, sharp once, so that their
// profile is the blur itself.
#pragma once

#include <vector>

#include "extract/ocr/grid.h"
#include "extract/ocr/image.h"

namespace gouji::ocr {

struct Blur {
  double deviation = 0;  // of the Gaussian that it is like, pixels; a sharp rule has up to 1.1
  double noise = 0;      // standard deviation, gray levels
};

// That of a picture, by the lines of its tables; none where too little of them can be measured or
// they do not agree.
Blur blur_of(const Gray& picture, const std::vector<Grid>& grids);

}  // namespace gouji::ocr
