#include "extract/ocr/digit_opinion.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/ocr/drawn_cell.h"

namespace gouji::ocr {
namespace {

// Of digits drawn as boxes, which look like none.
Opinion ask(const std::vector<PixelBox>& boxes, const std::string& digits, double usual) {
  Gray picture(80, 60);
  for (const PixelBox& box : boxes) {
    for (int y = box.y0; y < box.y1; ++y)
      std::fill(picture.row(y) + box.x0, picture.row(y) + box.x1, std::uint8_t{0});
  }
  return ask_shapes(picture, ink_of(boxes), DigitShapes(), digits, usual);
}

TEST_CASE("a reading must have as many digits as the ink has room for") {
  struct Case {
    const char* name;
    std::vector<PixelBox> boxes;
    const char* digits;
    double usual;
    Opinion expected;
  };
  const PixelBox digit = {10, 10, 22, 30};
  const PixelBox next = {26, 10, 38, 30};
  for (const Case& one : {
           Case{"one", {digit}, "2", 0, Opinion::none},
           Case{"a digit dropped", {digit, next}, "2", 0, Opinion::contradicts},
           Case{"one read twice", {digit}, "22", 0, Opinion::contradicts},
           Case{"two that run together", {{10, 10, 38, 30}}, "2", 0, Opinion::contradicts},
           Case{"of a page whose digits are as wide", {digit}, "2", 0.6, Opinion::none},
           Case{"two narrow ones that run together", {digit}, "2", 0.3, Opinion::contradicts},
           Case{"a 1 too wide", {{10, 10, 24, 30}}, "1", 0, Opinion::contradicts},
           Case{"a stem read as 4", {{10, 10, 13, 30}}, "4", 0, Opinion::contradicts},
       }) {
    INFO(one.name);
    CHECK(ask(one.boxes, one.digits, one.usual) == one.expected);
  }
}

}  // namespace
}  // namespace gouji::ocr
