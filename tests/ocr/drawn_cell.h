// The ink of a cell that is drawn as boxes: pieces and specks.
#pragma once

#include <algorithm>
#include <vector>

#include "extract/ocr/cell_ink.h"

namespace gouji::ocr {

inline constexpr double kCellDpi = 200;

// Of a cell 80 pixels wide and 60 high.
inline CellInk ink_of(const std::vector<PixelBox>& boxes) {
  constexpr PixelBox cell{0, 0, 80, 60};
  Gray picture(cell.width(), cell.height());
  for (const PixelBox& box : boxes) {
    for (int y = box.y0; y < box.y1; ++y)
      std::fill(picture.row(y) + box.x0, picture.row(y) + box.x1, std::uint8_t{0});
  }
  return find_cell_ink(picture, cell, 128, kCellDpi);
}

}  // namespace gouji::ocr
