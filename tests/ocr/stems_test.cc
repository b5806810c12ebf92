// A 1, and what is left of a 4 whose thin strokes are lost.
#include "extract/ocr/stems.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/ocr/cell_ink.h"

namespace gouji::ocr {
namespace {

constexpr double kDpi = 200;
constexpr PixelBox kCell{0, 0, 60, 50};

void fill(Gray& picture, const PixelBox& box) {
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) picture.row(y)[x] = 0;
}

// A stem of 20 pixels with the foot of a 1, and something beside it.
bool has_ink_beside(const PixelBox& other, const std::string& digits = "1") {
  Gray picture(kCell.width(), kCell.height());
  fill(picture, {30, 15, 33, 35});
  fill(picture, {27, 33, 36, 35});
  fill(picture, other);
  const CellInk ink = find_cell_ink(picture, kCell, 128, kDpi);
  return has_ink_beside_stem(picture, ink, digits);
}

TEST_CASE("ink beside a stem, between flag and foot, may be of a 4") {
  struct Case {
    const char* name;
    PixelBox other;
    bool expected;
  };
  for (const Case& given : {
           Case{"a 1", {30, 15, 33, 16}, false},
           Case{"its flag", {26, 15, 30, 18}, false},
           Case{"the end of a bar that is lost", {23, 27, 25, 30}, true},
           Case{"the bar", {22, 28, 37, 31}, true},
           Case{"a speck farther away than a 4 is wide", {12, 27, 14, 30}, false},
           Case{"a speck above", {24, 8, 26, 10}, false},
       }) {
    INFO(given.name);
    CHECK(has_ink_beside(given.other) == given.expected);
  }
}

TEST_CASE("the gray edge of the digit before is no ink beside a stem") {
  Gray picture(kCell.width(), kCell.height());
  fill(picture, {30, 15, 33, 35});
  fill(picture, {10, 15, 22, 35});
  for (int y = 15; y < 35; ++y) picture.row(y)[22] = 140;
  const CellInk ink = find_cell_ink(picture, kCell, 128, kDpi);
  CHECK_FALSE(has_ink_beside_stem(picture, ink, "51"));
  fill(picture, {26, 27, 30, 30});  // the end of a bar
  CHECK(has_ink_beside_stem(picture, find_cell_ink(picture, kCell, 128, kDpi), "51"));
}

TEST_CASE("a 1 may stand on a foot as wide as other digits") {
  struct Case {
    const char* name;
    std::vector<PixelBox> boxes;
    bool expected;
  };
  for (const Case& given : {
           Case{"a 1 with flag and foot",
                {{30, 15, 33, 35}, {26, 17, 30, 19}, {25, 33, 38, 35}},
                true},
           Case{"without a foot", {{30, 15, 33, 35}, {26, 17, 30, 19}}, false},
           Case{"a 7", {{25, 15, 38, 17}, {33, 17, 36, 24}, {30, 24, 33, 35}}, false},
           Case{"the foot of an L", {{25, 15, 28, 35}, {25, 33, 38, 35}}, false},
           Case{"a 2",
                {{26, 15, 37, 17},
                 {34, 17, 37, 22},
                 {30, 22, 34, 27},
                 {25, 27, 29, 33},
                 {25, 33, 38, 35}},
                false},
           Case{"a 4 with a serif", {{33, 15, 36, 35}, {24, 28, 39, 30}, {29, 33, 39, 35}}, false},
       }) {
    INFO(given.name);
    Gray picture(kCell.width(), kCell.height());
    PixelBox digit;
    for (const PixelBox& box : given.boxes) {
      fill(picture, box);
      digit = join(digit, box);
    }
    CHECK(is_stem_on_foot(picture, digit) == given.expected);
  }
}

TEST_CASE("other digits and figures not told apart have no stem") {
  CHECK_FALSE(has_ink_beside({22, 28, 37, 31}, "4"));
  CHECK_FALSE(has_ink_beside({22, 28, 37, 31}, "11"));
  CHECK_FALSE(has_ink_beside({22, 28, 37, 31}, ""));
}

}  // namespace
}  // namespace gouji::ocr
