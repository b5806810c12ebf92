#include "extract/ocr/alike.h"

#include <catch2/catch.hpp>
#include <random>

#include "tests/ocr/drawn_page.h"

namespace gouji::ocr {
namespace {

constexpr int cell_side = 60;

// Noughts as a fax leaves them: parted into arcs, each at other places.
void draw_broken_nought(DrawnPage& page, int x, int y, std::mt19937& random) {
  page.figure(x, y);
  std::uniform_int_distribution<int> shift(-2, 2);
  page.fill(x - 3 + shift(random), y - 12, x + 4 + shift(random), y - 6, 255);
  page.fill(x - 3 + shift(random), y + 6, x + 4 + shift(random), y + 12, 255);
  const int gap = y + 2 * shift(random);
  page.fill(x - 8, gap, x + 8, gap + 2, 255);
}

void draw_one(DrawnPage& page, int x, int y) {
  page.fill(x - 1, y - 11, x + 2, y + 12);
  page.fill(x - 4, y - 9, x, y - 6);
}

std::vector<AlikeReading> read(const DrawnPage& drawn, int rows, int columns) {
  ReadingPage page;
  page.work.picture = drawn.picture;
  std::vector<CellInk> inks;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const int x = column * cell_side;
      const int y = row * cell_side;
      inks.push_back(find_cell_ink(drawn.picture, {x, y, x + cell_side, y + cell_side}, 128, 200));
    }
  }
  std::vector<const CellInk*> pointers;
  for (const CellInk& ink : inks) {
    REQUIRE_FALSE(ink.is_blank());
    pointers.push_back(&ink);
  }
  Result<Recognizer> recognizer = Recognizer::open();
  REQUIRE(recognizer);
  return read_alike(page, pointers, AlikeKind::digits, {}, *recognizer);
}

}  // namespace

TEST_CASE("noughts that are broken each elsewhere are read from their average") {
  constexpr int rows = 6;
  constexpr int columns = 8;
  DrawnPage page(columns * cell_side, rows * cell_side);
  std::mt19937 random(1);
  for (int i = 0; i < rows * columns; ++i) {
    const int x = i % columns * cell_side + cell_side / 2;
    const int y = i / columns * cell_side + cell_side / 2;
    if (i % columns == 3) {
      draw_one(page, x, y);
    } else {
      draw_broken_nought(page, x, y, random);
    }
  }
  const std::vector<AlikeReading> readings = read(page, rows, columns);
  int noughts = 0;
  for (int i = 0; i < rows * columns; ++i) {
    INFO(i);
    const AlikeReading& reading = readings[static_cast<std::size_t>(i)];
    if (i % columns == 3) {
      CHECK(reading.text != "0");
    } else {
      CHECK((reading.text.empty() || reading.text == "0"));
      noughts += reading.text == "0" ? 1 : 0;
    }
  }
  CHECK(noughts > rows * (columns - 1) / 2);
}

TEST_CASE("what few prints are like is left to other readings") {
  DrawnPage page(3 * cell_side, cell_side);
  for (int i = 0; i < 3; ++i) page.figure(i * cell_side + cell_side / 2, cell_side / 2);
  for (const AlikeReading& reading : read(page, 1, 3)) CHECK(reading.text.empty());
}

}  // namespace gouji::ocr
