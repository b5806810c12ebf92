#include "extract/ocr/placement.h"

#include <catch2/catch.hpp>
#include <string>

namespace gouji::ocr {
namespace {

enum class Set { middle, left, right };

// Three rows of four cells, 100 by 40, with figures of one to three digits, 24 high.
std::vector<PlacedFigure> table(Set set) {
  std::vector<PlacedFigure> figures;
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 4; ++column) {
      const int width = 14 + 18 * ((row + column) % 3);
      const PixelBox cell = {100 * column, 40 * row, 100 * column + 100, 40 * row + 40};
      int x = cell.x0 + 50 - width / 2;
      if (set == Set::left) x = cell.x0 + 8;
      if (set == Set::right) x = cell.x1 - 8 - width;
      figures.push_back({row, column, cell, {x, cell.y0 + 8, x + width, cell.y0 + 32}});
    }
  }
  return figures;
}

std::string away(const std::vector<PlacedFigure>& figures) {
  std::string text;
  for (const Placement place : places_of(figures))
    text += place == Placement::away ? 'x' : place == Placement::usual ? '.' : '?';
  return text;
}

void shift(PixelBox& ink, int x, int y) { ink = {ink.x0 + x, ink.y0 + y, ink.x1 + x, ink.y1 + y}; }

TEST_CASE("figures stand in their places, however a table sets them") {
  for (const Set set : {Set::middle, Set::left, Set::right}) {
    std::vector<PlacedFigure> figures = table(set);
    CHECK(away(figures) == "............");
    shift(figures[5].ink, 3, -3);  // a curled page
    CHECK(away(figures) == "............");
    shift(figures[5].ink, 17, 0);
    CHECK(away(figures) == ".....x......");
    shift(figures[6].ink, 0, 10);
    CHECK(away(figures) == ".....xx.....");
  }
}

TEST_CASE("a figure that lost a digit, or has one too many, is out of its place") {
  std::vector<PlacedFigure> figures = table(Set::middle);
  figures[1].ink.x1 -= 18;  // 17 of which the 7 is lost
  figures[6].ink.x0 -= 18;
  CHECK(away(figures) == ".x....x.....");
}

TEST_CASE("where most figures are noughts the others tell how all are set") {
  // Rows of noughts, each with one figure of three digits, all in the middle of their cells; the
  // noughts stand a pixel nearer to the right edge in half of them, as a scan has it.
  std::vector<PlacedFigure> figures;
  for (int row = 0; row < 6; ++row) {
    for (int column = 0; column < 5; ++column) {
      const PixelBox cell = {100 * column, 40 * row, 100 * column + 100, 40 * row + 40};
      const int width = column == row % 3 && row < 3 ? 50 : 14;
      const int x = cell.x0 + 50 - width / 2;
      figures.push_back({row, column, cell, {x, cell.y0 + 8, x + width, cell.y0 + 32}});
    }
  }
  for (std::size_t i = 0; i < figures.size(); i += 2) ++figures[i].cell.x1;
  CHECK(away(figures) == std::string(figures.size(), '.'));
  figures[0].ink.x1 -= 18;  // a digit lost
  CHECK(away(figures) == "x" + std::string(figures.size() - 1, '.'));
}

TEST_CASE("few figures, and figures without order, say nothing") {
  std::vector<PlacedFigure> figures = table(Set::middle);
  for (std::size_t i = 0; i < figures.size(); ++i) shift(figures[i].ink, i % 2 == 0 ? 25 : -25, 0);
  CHECK(away(figures) == "????????????");
  std::vector<PlacedFigure> few(figures.begin(), figures.begin() + 3);
  shift(few[0].ink, 30, 0);
  CHECK(away(few) == "???");
}

TEST_CASE("a column may be set a little off, and a digit in its width, but not far") {
  std::vector<PlacedFigure> figures;
  for (int row = 0; row < 8; ++row) {
    for (int column = 0; column < 4; ++column) {
      const PixelBox cell = {100 * column, 40 * row, 100 * column + 100, 40 * row + 40};
      const int x = cell.x0 + 43 + (column == 3 ? 5 : 0);
      figures.push_back({row, column, cell, {x, cell.y0 + 8, x + 14, cell.y0 + 32}});
    }
  }
  shift(figures[7].ink, 4, 0);   // 9 from where all are, 4 from its column
  shift(figures[6].ink, 9, 0);   // as far from both
  shift(figures[11].ink, 9, 0);  // a digit lost
  CHECK(away(figures) == "......x....x....................");
}

}  // namespace
}  // namespace gouji::ocr
