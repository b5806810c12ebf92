// Figures in lines, and what tells them from two figures above each other.
#include "extract/ocr/broken_figure.h"

#include <catch2/catch.hpp>
#include <vector>

#include "tests/ocr/drawn_cell.h"

namespace gouji::ocr {
namespace {

// Digits of 8 by 14 pixels, so many in each line.
CellInk lines_of_digits(const std::vector<int>& digits) {
  std::vector<PixelBox> boxes;
  for (std::size_t line = 0; line < digits.size(); ++line) {
    for (int k = 0; k < digits[line]; ++k) {
      const int x = 20 + 11 * k;
      const int y = 4 + 18 * static_cast<int>(line);
      boxes.push_back({x, y, x + 8, y + 14});
    }
  }
  return ink_of(boxes);
}

TEST_CASE("lines of digits are a figure broken where they are full, or of one digit each") {
  struct Case {
    std::vector<int> digits;
    bool is_broken;
    bool fills_lines;
    bool is_digit_by_digit;
  };
  for (const Case& one : {
           Case{{1}, false, false, true},
           Case{{3}, false, false, false},
           Case{{2, 2}, true, true, false},
           Case{{3, 1}, true, true, false},
           Case{{1, 1}, true, false, true},
           Case{{1, 1, 1}, true, false, true},
           Case{{1, 2}, true, false, false},
           Case{{2, 1, 2}, true, false, false},
       }) {
    INFO(one.digits.size() << " lines of " << one.digits.front());
    const CellInk ink = lines_of_digits(one.digits);
    CHECK(lines_apart(ink).size() == one.digits.size());
    CHECK(is_broken_figure(ink) == one.is_broken);
    if (one.is_broken) CHECK(fills_lines(ink) == one.fills_lines);
    CHECK(is_digit_by_digit(ink) == one.is_digit_by_digit);
  }
}

TEST_CASE("what two figures above each other say is not always a figure") {
  for (const char* text : {"34", "0", "1,017", "12,345,678", "10.5", ""})
    CHECK(is_whole_figure(text));
  for (const char* text : {"04", "00", "1,01", "1,0,17", "0,123,4"})
    CHECK_FALSE(is_whole_figure(text));
}

}  // namespace
}  // namespace gouji::ocr
