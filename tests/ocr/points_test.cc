#include "extract/ocr/points.h"

#include <catch2/catch.hpp>

#include "tests/ocr/drawn_page.h"

namespace gouji::ocr {
namespace {

constexpr double kDpi = 300;
constexpr int kLevel = 128;

// Noughts whose middles are at `xs`, and low marks at `marks`.
CellInk ink_of(const std::vector<int>& xs, const std::vector<int>& marks) {
  DrawnPage page(600, 200);
  for (const int x : xs) page.figure(x, 100);
  for (const int x : marks) page.fill(x - 2, 106, x + 2, 110);
  return find_cell_ink(page.picture, {0, 0, 600, 200}, kLevel, kDpi);
}

TEST_CASE("digits make room for a point, and not for a speck") {
  const struct {
    const char* what;
    std::vector<int> digits;
    std::vector<int> marks;
    bool has_room;
    bool may_be_lost;
  } cases[] = {
      {"half a digit of room", {100, 120, 140, 170}, {155}, true, false},
      {"a whole one", {100, 120, 140, 180}, {160}, true, false},
      {"a speck between digits", {100, 120, 140, 160}, {150}, false, false},
      {"a point that is lost", {100, 120, 140, 170}, {}, false, true},
      {"a speck elsewhere than the room", {100, 120, 140, 170}, {130}, false, true},
      {"digits far apart everywhere", {100, 140, 180, 220}, {200}, false, false},
      {"of two digits the table's others tell", {100, 130}, {115}, true, false},
      {"and the point of two may be lost", {100, 130}, {}, false, true},
      {"two digits", {100, 120}, {}, false, false},
      {"one digit", {100}, {}, false, false},
  };
  const double pitch = 20.0 / 21;
  for (const auto& one : cases) {
    CAPTURE(one.what);
    const CellInk ink = ink_of(one.digits, one.marks);
    const std::vector<PixelBox> marks = separators_of(ink);
    REQUIRE(marks.size() == one.marks.size());
    if (!marks.empty()) CHECK(has_room_for_point(ink, marks.front(), pitch) == one.has_room);
    CHECK(may_have_lost_point(ink, marks, pitch) == one.may_be_lost);
  }
}

TEST_CASE("digits that run together are as far from the next as others") {
  const auto joined = [](int next) {
    DrawnPage page(600, 200);
    for (const int x : {100, 116, next}) page.figure(x, 100);
    page.fill(104, 99, 112, 102);
    return find_cell_ink(page.picture, {0, 0, 600, 200}, kLevel, kDpi);
  };
  const double pitch = 16.0 / 21;
  CHECK_FALSE(may_have_lost_point(joined(132), {}, pitch));
  CHECK(may_have_lost_point(joined(142), {}, pitch));
}

TEST_CASE("digits that run together may hide a point") {
  const auto joined = [](int second) {
    DrawnPage page(600, 200);
    page.figure(100, 100);
    page.figure(second, 100);
    page.fill(104, 99, second - 4, 102);
    return find_cell_ink(page.picture, {0, 0, 600, 200}, kLevel, kDpi);
  };
  const double pitch = 16.0 / 21;
  CHECK_FALSE(may_hide_point(joined(116), pitch));
  CHECK(may_hide_point(joined(120), pitch));
  CHECK(may_hide_point(joined(116), 0));  // nothing tells
  CHECK_FALSE(may_hide_point(ink_of({100, 120}, {}), 0));
}

TEST_CASE("the usual distance of digits is that of figures without marks") {
  const CellInk plain = ink_of({100, 120, 140, 160}, {});
  const CellInk apart = ink_of({100, 120, 150, 170}, {135});
  CHECK(usual_pitch({&plain}) == 0);  // too few
  CHECK(usual_pitch({&plain, &plain, &apart}) == Approx(20.0 / 21).margin(0.03));
}

}  // namespace
}  // namespace gouji::ocr
