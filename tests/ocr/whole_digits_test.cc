// Digits and loose parts of digits, as pieces and specks of a cell.
#include "extract/ocr/whole_digits.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/ocr/figure_ink.h"
#include "tests/ocr/drawn_cell.h"

namespace gouji::ocr {
namespace {

// The other digits of the table are 15 high.
WholeDigits table() { return {{ink_of({{40, 20, 48, 35}}), ink_of({{30, 20, 38, 35}})}, kCellDpi}; }

TEST_CASE("a digit gets the part back that it lacks in height") {
  struct Case {
    const char* name;
    std::vector<PixelBox> boxes;
    std::string expected;  // rows of its ink, and its pieces
  };
  for (const Case& given : {
           Case{"a flag above a bowl", {{40, 25, 48, 35}, {44, 20, 47, 22}}, "20-35 2"},
           Case{"that reaches beyond it", {{40, 25, 48, 35}, {47, 20, 50, 22}}, "20-35 2"},
           Case{"a foot", {{40, 20, 48, 30}, {41, 33, 44, 35}}, "20-35 2"},
           Case{"a speck on a whole digit", {{40, 20, 48, 35}, {43, 17, 45, 19}}, "20-35 1"},
           Case{"a speck too far above", {{40, 25, 48, 35}, {44, 14, 46, 16}}, "25-35 1"},
           Case{"a speck that leaves it too low", {{40, 27, 48, 35}, {44, 24, 46, 26}}, "27-35 1"},
           Case{"a speck beside it", {{40, 25, 48, 35}, {55, 20, 57, 22}}, "25-35 1"},
           Case{"a dash", {{40, 27, 48, 29}, {44, 20, 46, 22}}, "27-29 1"},
           Case{"the cut one of two",
                {{30, 20, 38, 35}, {40, 23, 48, 35}, {44, 20, 47, 22}},
                "20-35 3"},
       }) {
    INFO(given.name);
    CellInk ink = ink_of(given.boxes);
    table().complete(ink);
    CHECK(std::to_string(ink.box.y0) + "-" + std::to_string(ink.box.y1) + " " +
              std::to_string(ink.pieces.size()) ==
          given.expected);
    CHECK(ink.pieces.size() + ink.specks.size() == given.boxes.size());
  }
}

TEST_CASE("a flag as large as a speck beside digits is none") {
  const CellInk five = ink_of({{40, 25, 48, 35}, {41, 20, 47, 22}});
  const std::optional<CellInk> without = without_specks_beside(five, kCellDpi);
  REQUIRE(without);
  CHECK(table().is_cut(*without, five));
  const CellInk nought = ink_of({{40, 20, 48, 35}, {41, 14, 47, 16}});
  const std::optional<CellInk> whole = without_specks_beside(nought, kCellDpi);
  REQUIRE(whole);
  CHECK_FALSE(table().is_cut(*whole, nought));
}

TEST_CASE("nothing is cut where no digits are") {
  const WholeDigits none({}, kCellDpi);
  CellInk ink = ink_of({{40, 25, 48, 35}, {44, 20, 47, 22}});
  none.complete(ink);
  CHECK(ink.pieces.size() == 1);
  CHECK_FALSE(none.is_cut(ink, ink));
}

}  // namespace
}  // namespace gouji::ocr
