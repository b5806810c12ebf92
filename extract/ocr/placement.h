// Figures that do not stand where the table's other figures do. Figures are set in the middle of
// their cells, or at one edge, and in one line across a row; so ink elsewhere is not what was
// printed there: the stroke of a pen in a blank cell was read as 1 in silence, and a figure of
// which a digit is lost, or that a mark was read with, has its middle half a digit away.
#pragma once

#include <vector>

#include "extract/ocr/image.h"

namespace gouji::ocr {

struct PlacedFigure {
  int row = 0;
  PixelBox cell;
  PixelBox ink;
};

// For each of the figures of one table, whether it is out of its place. None is where they are few,
// or set without order.
std::vector<bool> out_of_place(const std::vector<PlacedFigure>& figures);

}  // namespace gouji::ocr
