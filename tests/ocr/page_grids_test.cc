#include "extract/ocr/page_grids.h"

#include <catch2/catch.hpp>
#include <ctime>

#include "tests/ocr/drawn_page.h"

namespace gouji::ocr {
namespace {

constexpr double kDpi = 200;
const std::vector<int> kColumns{100, 340, 460, 580, 700, 820};
const std::vector<int> kRows{100, 150, 200, 250, 300, 350, 400};

std::string grids_of(const DrawnPage& page) { return dump_grids(find_grids(page.picture, kDpi)); }

double seconds(const Gray& picture) {
  const std::clock_t start = std::clock();
  find_grids(picture, kDpi);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST_CASE("a plain grid has its rows, columns and boxes") {
  DrawnPage page;
  page.grid(kColumns, kRows);
  page.figures(kColumns, kRows);
  const std::vector<Grid> grids = find_grids(page.picture, kDpi);
  REQUIRE(dump_grids(grids) == plain_grid(6, 5));
  for (const GridCell& cell : grids[0].cells) {
    const auto row = static_cast<std::size_t>(cell.row);
    const auto column = static_cast<std::size_t>(cell.column);
    CHECK(std::abs(cell.box.x0 - kColumns[column]) <= 2);
    CHECK(std::abs(cell.box.x1 - kColumns[column + 1]) <= 2);
    CHECK(std::abs(cell.box.y0 - kRows[row]) <= 2);
    CHECK(std::abs(cell.box.y1 - kRows[row + 1]) <= 2);
  }
}

TEST_CASE("cells are merged where no rule parts them") {
  DrawnPage page;
  for (const int y : {100, 200, 250, 300}) page.across(y, 100, 821);
  page.across(150, 340, 821);  // the corner spans two rows
  page.down(100, 100, 301);
  page.down(820, 100, 301);
  page.down(340, 100, 301);
  for (const int x : {460, 580, 700}) page.down(x, 150, 301);
  page.text(140, 140, 6);
  page.text(500, 112, 5);
  page.figures(kColumns, {200, 250, 300});
  CHECK(grids_of(page) == "4 x 5\n0: 0r2 1c4\n1: 1 2 3 4\n2: 0 1 2 3 4\n3: 0 1 2 3 4\n");
}

TEST_CASE("what a page break leaves open is closed at the ends of the verticals") {
  DrawnPage page;
  page.grid(kColumns, {150, 200, 250});
  for (const int x : kColumns) page.down(x, 100, 300);
  page.figures(kColumns, {100, 150, 200, 250, 300});
  CHECK(grids_of(page) == plain_grid(4, 5));
  DrawnPage without_sides;
  for (const int y : {100, 150, 200, 250}) without_sides.across(y, 100, 821);
  for (const int x : {340, 460, 580, 700}) without_sides.down(x, 100, 300);
  without_sides.figures(kColumns, {100, 150, 200, 250, 300});
  CHECK(grids_of(without_sides) == plain_grid(4, 5));
}

TEST_CASE("a table open at its sides may have a single rule down") {
  DrawnPage page;
  for (const int y : {100, 150, 200, 250}) page.across(y, 100, 821);
  page.down(460, 100, 251);
  page.figures({100, 460, 820}, {100, 150, 200, 250});
  CHECK(grids_of(page) == plain_grid(3, 2));
}

TEST_CASE("noise, blur and gaps in the rules leave the grid as it is") {
  const auto draw = [](double broken) {
    DrawnPage page;
    page.break_rules(broken);
    page.grid(kColumns, kRows);
    page.figures(kColumns, kRows);
    return page;
  };
  DrawnPage noisy = draw(0);
  noisy.add_noise(25);
  CHECK(grids_of(noisy) == plain_grid(6, 5));
  DrawnPage blurred = draw(0);
  blurred.blur(3);
  CHECK(grids_of(blurred) == plain_grid(6, 5));
  DrawnPage broken = draw(0.25);
  const std::vector<Grid> grids = find_grids(broken.picture, kDpi);
  REQUIRE(grids.size() == 1);
  CHECK(grids[0].rows() == 6);
  CHECK(grids[0].columns() == 5);
  CHECK(grids[0].cells.size() == 30);
}

TEST_CASE("strokes of text are no rules, however they stand") {
  DrawnPage page;
  page.grid({100, 820}, {100, 132});  // a title over all columns, hardly higher than its text
  page.grid(kColumns, {132, 180, 230, 280});
  page.text(334, 104, 12);  // its strokes stand where the columns below have their rules
  page.figures(kColumns, {132, 180, 230, 280});
  std::string found = grids_of(page);
  std::erase(found, '?');  // doubt about the title is fine
  CHECK(found == "4 x 5\n0: 0c5\n1: 0 1 2 3 4\n2: 0 1 2 3 4\n3: 0 1 2 3 4\n");
}

TEST_CASE("a column whose rule is lost is found between its figures, in doubt") {
  DrawnPage page;
  page.grid({100, 340, 460, 700, 820}, kRows);  // 580 is lost
  page.figures(kColumns, kRows);
  const std::vector<Grid> grids = find_grids(page.picture, kDpi);
  REQUIRE(grids.size() == 1);
  REQUIRE(grids[0].cells.size() == 30);
  for (const GridCell& cell : grids[0].cells) {
    CHECK(cell.doubtful == (cell.column == 2 || cell.column == 3));
  }
}

TEST_CASE("numbers before labels are no column") {
  DrawnPage page;
  page.grid({100, 460, 580}, kRows);
  page.figures({460, 580}, kRows);
  for (std::size_t row = 0; row + 1 < kRows.size(); ++row) {
    page.figure(125, kRows[row] + 25);
    page.text(170, kRows[row] + 13, 9);
  }
  CHECK(grids_of(page) == plain_grid(6, 2));
}

TEST_CASE("tables with little between them are two") {
  DrawnPage page;
  page.grid(kColumns, {100, 150, 200});
  page.grid(kColumns, {219, 269, 319});
  page.figures(kColumns, {100, 150, 200});
  page.figures(kColumns, {219, 269, 319});
  CHECK(grids_of(page) == plain_grid(2, 5) + plain_grid(2, 5));
}

TEST_CASE("open tables above a table whose rules stand a little beside theirs are tables too") {
  DrawnPage page;
  for (const int y : {100, 140, 180, 220}) page.across(y, 100, 821);  // one rule down
  page.down(452, 100, 221);
  for (const int y : {240, 280, 320}) page.across(y, 100, 821);
  page.down(452, 240, 321);
  page.grid(kColumns, {400, 450, 500, 550, 600, 650, 700});
  page.down(456, 345, 380);  // the stroke of a title, in line with a rule of either
  page.figures({100, 452, 820}, {100, 140, 180, 220});
  page.figures({100, 452, 820}, {240, 280, 320});
  page.figures(kColumns, {400, 450, 500, 550, 600, 650, 700});
  CHECK(grids_of(page) == plain_grid(3, 2) + plain_grid(2, 2) + plain_grid(6, 5));
}

TEST_CASE("the strokes of a title join no tables, however many stand in line with rules") {
  DrawnPage page;
  page.grid(kColumns, {100, 128, 156});
  page.grid(kColumns, {206, 234, 262});
  // Uprights of a title, half the way from one table to the other.
  for (const int x : {340, 460, 580, 700}) page.fill(x - 1, 170, x + 1, 193);
  for (const int x : {345, 465, 585, 705}) page.fill(x - 10, 180, x + 14, 182);
  page.figures(kColumns, {100, 128, 156});
  page.figures(kColumns, {206, 234, 262});
  CHECK(grids_of(page) == plain_grid(2, 5) + plain_grid(2, 5));
}

TEST_CASE("a short rule that stands alone parts the one row it is in") {
  DrawnPage page;
  page.grid({100, 340, 820}, {100, 128, 156});
  page.down(460, 128, 157);
  page.down(700, 128, 157);
  page.text(150, 102, 5);
  page.text(150, 130, 5);
  page.text(540, 102, 4);
  page.text(380, 130, 2);
  page.text(520, 130, 5);
  page.text(730, 130, 2);
  CHECK(grids_of(page) == "2 x 4\n0: 0 1c3\n1: 0 1 2 3\n");
}

TEST_CASE("thick rules are rules") {
  DrawnPage page;
  for (const int y : kRows) page.fill(97, y - 2, 823, y + 3);
  for (const int x : kColumns) page.fill(x - 2, 97, x + 3, 403);
  page.figures(kColumns, kRows);
  CHECK(grids_of(page) == plain_grid(6, 5));
}

TEST_CASE("upright strokes of text that reach from rule to rule part no cells") {
  const std::vector<int> rows{100, 128, 156, 184};
  DrawnPage page;
  page.grid(kColumns, rows);
  for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
    // The left side of a character and a bracket, both as high as the row.
    const int y = rows[row];
    page.fill(150, y, 152, y + 28);
    for (const int stroke : {4, 12, 20}) page.fill(150, y + stroke, 170, y + stroke + 2);
    for (int k = 0; k < 28; ++k) {
      const int bow = (k - 14) * (k - 14) / 28;
      page.fill(250 + bow, y + k, 252 + bow, y + k + 1);
    }
  }
  CHECK(grids_of(page) == plain_grid(3, 5));
}

// Seven low rows of figures, in the last column of which 1s stand below each other.
DrawnPage page_of_stems() {
  const std::vector<int> rows{100, 127, 154, 181, 208, 235, 262, 289};
  DrawnPage page;
  page.grid(kColumns, rows);
  for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
    for (const int x : {400, 520, 640}) page.figure(x, rows[row] + 14);
    if (row < 2 || row > 4) {
      page.figure(760, rows[row] + 14);
    } else {
      page.fill(759, rows[row] + 5, 761, rows[row] + 23);
      page.fill(756, rows[row] + 22, 764, rows[row] + 23);
    }
  }
  return page;
}

TEST_CASE("the stems of 1s below each other are no rule") {
  CHECK(grids_of(page_of_stems()) == plain_grid(7, 5));
}

TEST_CASE("where a stroke in line with stems comes up to a rule they are in doubt at least") {
  DrawnPage page = page_of_stems();
  page.fill(759, 262, 761, 290);
  const std::vector<Grid> grids = find_grids(page.picture, kDpi);
  REQUIRE(grids.size() == 1);
  for (const GridCell& cell : grids[0].cells) {
    if (cell.row < 2 || cell.row > 4 || cell.box.x0 < 690) continue;
    INFO(dump_grids(grids));
    CHECK((cell.doubtful || cell.box.width() > 110));
  }
}

TEST_CASE("pages without a grid have none, and soon") {
  CHECK(grids_of(DrawnPage(0, 0)) == "");
  CHECK(grids_of(DrawnPage(1, 1)) == "");
  CHECK(grids_of(DrawnPage(3, 2000)) == "");
  CHECK(grids_of(DrawnPage()) == "");
  DrawnPage prose;
  for (int y = 60; y < 820; y += 40) prose.text(80, y, 30);
  CHECK(grids_of(prose) == "");
  DrawnPage line;
  line.across(300, 100, 900);
  line.text(100, 200, 20);
  CHECK(grids_of(line) == "");
  DrawnPage black;
  black.fill(0, 0, 1000, 900);
  CHECK(grids_of(black) == "");
}

TEST_CASE("noise and photographs take bounded time") {
  DrawnPage noise(1654, 2339);
  noise.fill(0, 0, 1654, 2339, 128);
  noise.add_noise(90);
  CHECK(seconds(noise.picture) < 10);
  DrawnPage photograph(1654, 2339);
  for (int y = 0; y < 2339; ++y) {
    for (int x = 0; x < 1654; ++x) {
      photograph.picture.row(y)[x] =
          static_cast<std::uint8_t>(128 + 60 * std::sin(x / 40.0) + 60 * std::cos(y / 25.0));
    }
  }
  CHECK(seconds(photograph.picture) < 10);
}

}  // namespace
}  // namespace gouji::ocr
