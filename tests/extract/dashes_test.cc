#include "extract/dashes.h"

#include <catch2/catch.hpp>
#include <utility>

namespace gouji {
namespace {

std::vector<Box> turned(std::vector<Box> boxes) {
  for (Box& box : boxes) {
    std::swap(box.x0, box.y0);
    std::swap(box.x1, box.y1);
  }
  return boxes;
}

std::vector<Box> dashes(int count, double length, double gap, double thickness) {
  std::vector<Box> boxes;
  for (int i = 0; i < count; ++i) {
    const double x = 10 + i * (length + gap);
    boxes.push_back({x, 20, x + length, 20 + thickness});
  }
  return boxes;
}

std::vector<Box> with(std::vector<Box> boxes, const Box& box) {
  boxes.push_back(box);
  return boxes;
}

struct Case {
  const char* name;
  std::vector<Box> boxes;
  std::size_t expected;
};

TEST_CASE("dashes of one line are counted") {
  const Case cases[] = {
      {"as a browser draws a thin border", dashes(9, 2.25, 1.55, 0.75), 9},
      {"a thick one", dashes(5, 4.5, 4.4, 2.25), 5},
      {"dots", dashes(30, 0.75, 0.75, 0.75), 30},
      {"two", dashes(2, 2.25, 1.5, 0.75), 2},
      {"the last one cut", with(dashes(3, 3, 2, 1), {25, 20, 26.2, 21}), 4},
      {"from right to left", {{20, 5, 22, 6}, {16, 5, 18, 6}, {12, 5, 14, 6}}, 3},
      {"then a box of another line", with(dashes(3, 3, 2, 1), {25, 40, 28, 41}), 3},
      {"then a thicker one", with(dashes(3, 3, 2, 1), {25, 20, 28, 24}), 3},
      {"then one beyond a wide gap", with(dashes(3, 3, 2, 1), {40, 20, 43, 21}), 3},
      {"the third goes back", {{10, 5, 12, 6}, {14, 5, 16, 6}, {12.5, 5, 13.5, 6}}, 2},
      {"one", dashes(1, 3, 2, 1), 0},
      {"cells of a table", dashes(4, 60, 1, 15), 0},
      {"bars of a chart", dashes(4, 12, 4, 30), 0},
      {"rules that meet", {{0, 5, 100, 6}, {100, 5, 200, 6}}, 0},
      {"nothing", {}, 0},
  };
  for (const Case& test : cases) {
    INFO(test.name);
    CHECK(count_dashes(test.boxes, 0) == test.expected);
    CHECK(count_dashes(turned(test.boxes), 0) == test.expected);
  }
}

TEST_CASE("dashes are counted from any box on") {
  const std::vector<Box> boxes = with(dashes(4, 3, 2, 1), {200, 300, 203, 301});
  CHECK(count_dashes(boxes, 2) == 2);
  CHECK(count_dashes(boxes, 3) == 0);
  CHECK(count_dashes(boxes, 5) == 0);
}

}  // namespace
}  // namespace gouji
