#include "extract/ocr/text_level.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/ocr/ink.h"
#include "extract/ocr/median.h"
#include "extract/ocr/prepare.h"

namespace gouji::ocr {
namespace {

// Within the rules of a cell.
int darkest_in(const Gray& picture, const PixelBox& cell) {
  const int inset = static_cast<int>(0.03 * kWorkDpi);
  return darkest_of(picture, {cell.x0 + inset, cell.y0 + inset, cell.x1 - inset, cell.y1 - inset});
}

}  // namespace

int text_level(const Gray& picture, const Grid& grid) {
  constexpr int paper = 200;
  constexpr double share = 0.65;  // of the way from ink to paper
  const int level = ink_level(grid.lattice.contrast);
  std::vector<double> values;
  for (const GridCell& cell : grid.cells) {
    const int value = darkest_in(picture, cell.box);
    if (value < paper) values.push_back(value);
  }
  if (values.empty()) return level;
  const double middle = median(std::move(values));
  return std::min(level, static_cast<int>(middle + share * (255 - middle)));
}

}  // namespace gouji::ocr
