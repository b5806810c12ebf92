#include "extract/tiles.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

namespace gouji {
namespace {

// `rows` × `columns` tiles, 40 by 12 points, `gap` apart, from (10, 20) on.
std::vector<Tile> tiles(int rows, int columns, double gap, bool on_colour) {
  std::vector<Tile> found;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      const double x = 10 + c * (40 + gap);
      const double y = 20 + r * (12 + gap);
      found.push_back({{x, y, x + 40, y + 12}, on_colour});
    }
  }
  return found;
}

std::vector<Tile> with(std::vector<Tile> tiles, const Tile& tile) {
  tiles.push_back(tile);
  return tiles;
}

// The places of vertical rulings, then of horizontal ones, each once.
std::string dump(const std::vector<Ruling>& rulings) {
  std::set<double> x;
  std::set<double> y;
  for (const Ruling& ruling : rulings) {
    if (ruling.axis == Axis::vertical) {
      x.insert(ruling.box.centre_x());
    } else {
      y.insert(ruling.box.centre_y());
    }
  }
  std::ostringstream out;
  for (const double place : x) out << place << ' ';
  out << '|';
  for (const double place : y) out << ' ' << place;
  return out.str();
}

struct Case {
  const char* name;
  std::vector<Tile> tiles;
  const char* expected;
};

TEST_CASE("gaps between tiles are rulings") {
  const Case cases[] = {
      {"cells on a dark table", tiles(2, 2, 1, true), "10 50.5 91 | 20 32.5 45"},
      {"tinted cells on paper", tiles(2, 2, 2, false), "10 51 92 | 20 33 46"},
      {"one row of a dark table", tiles(1, 3, 1, true), "10 50.5 91.5 132 | 20 32"},
      {"one row of tinted headings", tiles(1, 3, 1, false), "|"},
      {"lines of highlighted text", tiles(3, 1, 1, false), "|"},
      {"one tile", tiles(1, 1, 1, true), "|"},
      {"tiles that touch", tiles(2, 2, 0, true), "|"},
      {"tiles far apart", tiles(2, 2, 9, true), "|"},
      {"a cell over two columns", with(tiles(1, 2, 1, true), {{10, 33, 91, 45}, true}),
       "10 50.5 91 | 20 32.5 45"},
      {"none", {}, "|"},
  };
  for (const Case& test : cases) {
    INFO(test.name);
    CHECK(dump(rulings_around(test.tiles)) == test.expected);
    std::vector<Tile> reversed(test.tiles.rbegin(), test.tiles.rend());
    CHECK(dump(rulings_around(reversed)) == test.expected);
  }
}

TEST_CASE("a cell over two columns has no ruling through it") {
  const std::vector<Ruling> rulings =
      rulings_around(with(tiles(1, 2, 1, true), {{10, 33, 91, 45}, true}));
  CHECK(std::none_of(rulings.begin(), rulings.end(), [](const Ruling& ruling) {
    return ruling.axis == Axis::vertical && ruling.box.centre_x() == 50.5 && ruling.box.y1 > 33;
  }));
}

}  // namespace
}  // namespace gouji
