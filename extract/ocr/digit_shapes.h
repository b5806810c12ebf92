// A second opinion on digits that owes nothing to a recogniser's training: the digits of one page
// are printed in one or two fonts, so a digit that looks more like another digit of the same page
// than like its own kind was misread, or cut.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "extract/ocr/cell_ink.h"

namespace gouji::ocr {

constexpr int kShapeWidth = 12;
constexpr int kShapeHeight = 16;
using DigitShape = std::array<float, static_cast<std::size_t>(kShapeWidth* kShapeHeight) + 1>;

// The darkness of a piece, 0 to 1, on a small raster, and the proportion of its sides.
DigitShape shape_of(const Gray& picture, const PixelBox& box);

class DigitShapes {
 public:
  void add(char digit, const DigitShape& shape);

  // Drops examples that look more like those of another digit than like the others of their own:
  // misread ones, which would speak against all that are read rightly.
  void drop_misread();

  // Whether the nearest example is of `digit`, and those of other digits are clearly farther.
  // `counted`: the shape itself was added under `digit`, and is left out.
  bool confirm(char digit, const DigitShape& shape, bool counted) const;

  // Whether there is no example of `digit`, and the shape looks like those of another.
  bool doubt(char digit, const DigitShape& shape, bool counted) const;

  // Whether another digit's examples are clearly nearer to the shape than those of `digit`.
  bool contradict(char digit, const DigitShape& shape, bool counted) const;

 private:
  // Distances of the nearest example of `digit` and of any other.
  std::pair<float, float> nearest(char digit, const DigitShape& shape, bool counted) const;

  std::array<std::vector<DigitShape>, 10> examples_;
};

// The pieces of `ink` that are as high as digits, from the left; stray marks are left out.
std::vector<InkPiece> digit_pieces(const CellInk& ink);

}  // namespace gouji::ocr
