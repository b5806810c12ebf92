// From any raster to the picture that all later steps work on: gray, even light, 300 dpi, upright
// to 0.03°, with the way back to page points.
#pragma once

#include "extract/ocr.h"
#include "extract/ocr/image.h"

namespace gouji::ocr {

constexpr double kWorkDpi = 200;

// A picture in which a red seal vanishes and black ink stays: the red of a colour picture, and what
// is redder than it is green or blue made lighter by half the difference (of 200 figures under the
// edges of a seal 199 are read so, 189 in the red alone).
Gray ink_channel(const Raster& raster);

// Even light; the base for sampling. `dpi` is what the base has.
struct BasePicture {
  Gray picture;
  double dpi = kWorkDpi;
  Gray lifted;  // see stamp.h
};
BasePicture make_base(Gray gray, double dpi);

// How the lines of a page lie: horizontal rules rise by `across` pixels a pixel, vertical ones lean
// by `down`. Two figures, because faxes and copiers shear.
struct Skew {
  double across = 0;  // dy/dx of horizontals
  double down = 0;    // dx/dy of verticals
  int rules = 0;      // long rules seen at reduced size: 0 means a page without a grid
};
Skew find_skew(const BasePicture& base);

struct WorkPicture {
  Gray picture;
  Transform to_base;  // work pixels to base pixels
};
WorkPicture straighten(const BasePicture& base, const Skew& skew);

}  // namespace gouji::ocr
