#include "extract/ocr/cell_ink.h"

#include <catch2/catch.hpp>

#include "tests/ocr/drawn_page.h"

namespace gouji::ocr {
namespace {

constexpr double kDpi = 200;
constexpr int kLevel = 150;
const PixelBox kCell = {100, 100, 300, 160};

// A cell between rules two pixels thick.
DrawnPage ruled_cell() {
  DrawnPage page(400, 300);
  page.grid({kCell.x0, kCell.x1}, {kCell.y0, kCell.y1});
  return page;
}

TEST_CASE("rules around a cell and specks in it are no ink of its text") {
  DrawnPage page = ruled_cell();
  page.fill(150, 120, 153, 123);
  const CellInk ink = find_cell_ink(page.picture, kCell, kLevel, kDpi);
  CHECK(ink.is_blank());
  CHECK(ink.specks.size() == 1);
}

TEST_CASE("specks as large as a point are ink near to strokes only") {
  struct Case {
    int x;
    int y;
    bool is_speck;
  };
  // The figure is 14 wide and 22 high; what a fax leaves of its neighbour is no further away.
  for (const Case& one : {Case{120, 130, true}, Case{250, 112, true}, Case{220, 139, false},
                          Case{181, 125, false}, Case{200, 146, false}}) {
    INFO(one.x << ' ' << one.y);
    DrawnPage page = ruled_cell();
    page.figure(200, 130);
    page.fill(one.x, one.y, one.x + 4, one.y + 5);
    const CellInk ink = find_cell_ink(page.picture, kCell, kLevel, kDpi);
    CHECK(ink.pieces.size() == (one.is_speck ? 1 : 2));
    CHECK(ink.specks.size() == (one.is_speck ? 1 : 0));
    if (one.is_speck) CHECK(ink.box.width() < 18);
  }
  // Alone it may be all that is left of a figure.
  DrawnPage page = ruled_cell();
  page.fill(200, 130, 204, 135);
  CHECK_FALSE(find_cell_ink(page.picture, kCell, kLevel, kDpi).is_blank());
}

TEST_CASE("rules that stray from their lines are cut away") {
  DrawnPage page(400, 300);
  page.fill(kCell.x0 + 4, kCell.y0, kCell.x0 + 7, kCell.y1);
  page.fill(kCell.x0, kCell.y0 + 3, kCell.x1, kCell.y0 + 7);
  page.figure(200, 132);
  const CellInk ink = find_cell_ink(page.picture, kCell, kLevel, kDpi);
  REQUIRE(ink.pieces.size() == 1);
  CHECK(ink.box.x0 > 190);
  CHECK(ink.box.y0 > 115);
}

TEST_CASE("figures are pieces from left to right, with a box around them") {
  DrawnPage page = ruled_cell();
  for (const int x : {180, 200, 220}) page.figure(x, 130);
  const CellInk ink = find_cell_ink(page.picture, kCell, kLevel, kDpi);
  REQUIRE(ink.pieces.size() == 3);
  CHECK(ink.pieces[0].box.x1 <= ink.pieces[1].box.x0);
  CHECK(ink.box.width() > 45);
  CHECK_FALSE(ink.touches_rule);
  CHECK(lines_of(ink, kDpi).size() == 1);
}

TEST_CASE("marks that state that there is none") {
  SECTION("a dash is low and wide") {
    DrawnPage page = ruled_cell();
    page.fill(190, 129, 212, 132);
    const CellInk ink = find_cell_ink(page.picture, kCell, kLevel, kDpi);
    CHECK(is_dash(ink, kCell, kDpi));
    CHECK_FALSE(is_slash(page.picture, ink, kLevel, kDpi));
  }
  SECTION("a hyphen is shorter") {
    DrawnPage page = ruled_cell();
    page.fill(196, 129, 204, 132);
    const CellInk ink = find_cell_ink(page.picture, kCell, kLevel, kDpi);
    CHECK(is_low_mark(ink, kCell, kDpi));
    CHECK_FALSE(is_dash(ink, kCell, kDpi));
  }
  SECTION("a dash may stand in the first line of a high cell, but not by a rule") {
    for (const int y : {115, 103}) {
      DrawnPage page = ruled_cell();
      page.fill(190, y, 212, y + 3);
      const PixelBox high = {kCell.x0, kCell.y0, kCell.x1, kCell.y1 + 100};
      CHECK(is_dash(find_cell_ink(page.picture, high, kLevel, kDpi), high, kDpi) == (y > 110));
    }
  }
  SECTION("a slash leans to the right") {
    DrawnPage page = ruled_cell();
    for (int y = 0; y < 24; ++y) page.fill(212 - y / 2, 118 + y, 215 - y / 2, 119 + y);
    const CellInk ink = find_cell_ink(page.picture, kCell, kLevel, kDpi);
    CHECK(is_slash(page.picture, ink, kLevel, kDpi));
    CHECK_FALSE(is_dash(ink, kCell, kDpi));
  }
  SECTION("a slash may be broken, but not be dots") {
    for (const int whole : {9, 3}) {  // of each 12 rows
      DrawnPage page = ruled_cell();
      for (int y = 0; y < 24; ++y)
        if (y % 12 < whole) page.fill(212 - y / 2, 118 + y, 216 - y / 2, 119 + y);
      const CellInk ink = find_cell_ink(page.picture, kCell, kLevel, kDpi);
      CHECK(is_slash(page.picture, ink, kLevel, kDpi) == (whole == 9));
    }
  }
  SECTION("a 1 stands upright, and a 7 has a bar") {
    DrawnPage page = ruled_cell();
    page.fill(200, 118, 203, 142);
    CHECK_FALSE(
        is_slash(page.picture, find_cell_ink(page.picture, kCell, kLevel, kDpi), kLevel, kDpi));
    for (int y = 0; y < 24; ++y) page.fill(252 - y / 2, 118 + y, 255 - y / 2, 119 + y);
    page.fill(240, 118, 255, 121);
    page.fill(190, 110, 230, 150, 255);
    CHECK_FALSE(
        is_slash(page.picture, find_cell_ink(page.picture, kCell, kLevel, kDpi), kLevel, kDpi));
  }
}

TEST_CASE("the end of the bar of a 4 is part of it, a point is not") {
  struct Case {
    const char* name;
    PixelBox mark;
    std::size_t columns;
  };
  // Left of a stem 5 wide and 22 high.
  for (const Case& one : {Case{"a bar", {191, 131, 195, 135}, 1},
                          Case{"a point on the line", {191, 138, 195, 142}, 2},
                          Case{"a speck at the top", {191, 121, 195, 125}, 2},
                          Case{"a speck further off", {184, 131, 188, 135}, 2}}) {
    INFO(one.name);
    DrawnPage page = ruled_cell();
    page.fill(197, 120, 202, 142);
    page.fill(one.mark.x0, one.mark.y0, one.mark.x1, one.mark.y1);
    CHECK(columns_of(find_cell_ink(page.picture, kCell, kLevel, kDpi)).size() == one.columns);
  }
}

TEST_CASE("a point between two digits is told from a speck above them") {
  const int side = GENERATE(3, 5);  // a speck, and a piece of its own
  for (const bool is_low : {true, false}) {
    DrawnPage page = ruled_cell();
    page.figure(180, 130);
    page.figure(204, 130);
    const int y = is_low ? 138 : 112;
    page.fill(190, y, 190 + side, y + side);
    CHECK(separators_of(find_cell_ink(page.picture, kCell, kLevel, kDpi)).size() ==
          (is_low ? 1 : 0));
  }
}

TEST_CASE("lines of characters are told apart, and 一 is part of its line") {
  DrawnPage page(400, 400);
  const PixelBox cell = {50, 50, 350, 200};
  page.text(70, 70, 6);
  page.text(70, 120, 4);
  page.fill(240, 131, 262, 134);
  const std::vector<PixelBox> lines =
      lines_of(find_cell_ink(page.picture, cell, kLevel, kDpi), kDpi);
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].x1 >= 262);
}

}  // namespace
}  // namespace gouji::ocr
