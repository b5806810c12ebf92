// A page made ready for reading: straight, with its grids, and the ways between its pixels, those
// of the raster and points on the page.
#pragma once

#include <vector>

#include "extract/geometry.h"
#include "extract/ocr/grid.h"
#include "extract/ocr/prepare.h"
#include "extract/raster.h"

namespace gouji::ocr {

struct ReadingPage {
  BasePicture base;  // turned upright
  WorkPicture work;  // straight, kWorkDpi
  std::vector<Grid> grids;
  int quarter_turns = 0;  // clockwise, from the raster to the base
  double direction = 0;   // of its lines, and whether it stands on its head: see orient.h
  double upright = 0;
  int raster_width = 0;
  int raster_height = 0;
  double raster_dpi = 0;

  // Points of the straight page for each of its pixels, and from there to the page as given.
  Box in_points(const PixelBox& box) const;
  PageTransform to_page() const;

  // Whether strokes of a seal were lifted off this part of the straight page.
  bool is_under_seal(const PixelBox& box) const;

  // The part of the straight page as a picture whose `box` is `height` pixels high, sampled from
  // the base once, with `margin` white pixels around it.
  Gray sample(const PixelBox& box, int height, int margin) const;
};

// `base` is that of the raster, as it lies; it is turned by `quarter_turns`, clockwise.
ReadingPage make_reading_page(const Raster& raster, BasePicture base, int quarter_turns);

}  // namespace gouji::ocr
