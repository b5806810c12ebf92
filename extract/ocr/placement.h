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
  int column = 0;
  PixelBox cell;
  PixelBox ink;
};

// unknown: they are few, or set without order.
enum class Placement { unknown, usual, away };

// Of each of the figures of one table.
std::vector<Placement> places_of(const std::vector<PlacedFigure>& figures);

}  // namespace gouji::ocr
