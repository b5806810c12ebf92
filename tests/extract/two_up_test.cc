#include "extract/two_up.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "extract/page_layout.h"
#include "extract/stitch.h"
#include "extract/upright.h"
#include "tests/extract/drawing.h"

namespace gouji {
namespace {

constexpr double kWidth = 1200;
constexpr double kHeight = 840;

Drawing sheet(int number = 1) { return Drawing(number, kWidth, kHeight); }

// Two lines of prose from `x` on.
Drawing& prose(Drawing& drawing, double x) {
  return drawing.text(x, 120, "坚持以公开为常态、不公开为例外，持续提升")
      .text(x, 140, "政务公开质量和实效。现将有关情况报告如下。");
}

// What the halves of all sheets give, stitched.
std::string read(const std::vector<Page>& sheets) {
  std::vector<PageLayout> layouts;
  bool is_two_up = false;
  for (const Page& page : sheets) {
    const std::vector<Page> leaves = leaves_of(page, is_two_up);
    is_two_up = is_two_up || !leaves.empty();
    if (leaves.empty()) layouts.push_back(lay_out(page));
    for (const Page& leaf : leaves) layouts.push_back(lay_out(leaf));
  }
  std::string out;
  for (const Block& block : stitch_pages(std::move(layouts))) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += "¶ " + paragraph->text + "\n";
    } else {
      out += std::get<Table>(block).dump();
    }
  }
  return out;
}

struct Case {
  const char* name;
  Drawing drawing;
  std::size_t leaves;
};

Drawing with(Drawing drawing, double x, double y, const std::string& text) {
  return drawing.text(x, y, text);
}

TEST_CASE("which pages show two") {
  Drawing both = sheet();
  prose(prose(both, 60), 660);
  Drawing upright(1, kHeight, kWidth);
  prose(prose(upright, 60), 480);
  Drawing grids = sheet();
  grids.grid({60, 300, 540}, {200, 220, 240}).text(80, 205, "规章").text(320, 205, "1");
  grids.grid({660, 900, 1140}, {200, 220, 240}).text(680, 205, "维持").text(920, 205, "2");
  Drawing wide = sheet();  // one table without rules across the page
  for (int row = 0; row < 4; ++row) {
    const double y = 200 + 20 * row;
    wide.text(60, y, "不予公开的政府信息公开申请数量和答复").text(700, y, "12");
    wide.text(820, y, "本年收费金额（单位：万元）").text(1100, y, "3");
  }
  Drawing ruled = both;
  ruled.horizontal(300, 60, 1140);
  Drawing lines = sheet();
  prose(lines, 60).text(700, 120, "某局").text(700, 140, "2022年1月");
  const Case cases[] = {
      {"prose in both halves", both, 2},
      {"tables in both halves", grids, 2},
      {"a page number below the gutter", with(both, 592, 800, "—1—"), 2},
      {"a running head across", with(both, 500, 30, "某局二〇二二年政府信息公开年报"), 2},
      {"a title across, above all", with(both, 500, 100, "某局二〇二二年政府信息公开年报"), 2},
      {"a line across in the middle", with(both, 500, 400, "某局二〇二二年政府信息公开年报"), 1},
      {"a rule across", ruled, 1},
      {"higher than wide", upright, 1},
      {"a wide table without rules", wide, 1},
      {"a signature to the right", lines, 1},
      {"an empty page", sheet(), 1},
  };
  for (const Case& test : cases) {
    INFO(test.name);
    Drawing drawing = test.drawing;
    CHECK(std::max<std::size_t>(1, leaves_of(drawing.page(), false).size()) == test.leaves);
  }
  // Behind a sheet of two, a free middle is enough.
  CHECK(leaves_of(lines.page(), true).size() == 2);
  CHECK(leaves_of(ruled.page(), true).empty());
}

constexpr double kLeft = 60;
constexpr double kRight = 660;

// A table cut by the foot of the left page, and its rest at the head of the right one.
Drawing cut_table() {
  Drawing drawing = sheet();
  prose(drawing, kLeft);
  drawing.grid({kLeft, 300, 400, 540}, {700, 720, 740});
  drawing.text(80, 705, "项目").text(320, 705, "自然人").text(420, 705, "总计");
  drawing.text(80, 725, "予以公开").text(340, 725, "4").text(440, 725, "5");
  drawing.grid({kRight, 900, 1000, 1140}, {60, 80, 100});
  drawing.text(680, 65, "部分公开").text(940, 65, "6").text(1040, 65, "7");
  drawing.text(680, 85, "其他处理").text(940, 85, "8").text(1040, 85, "9");
  drawing.text(kRight, 300, "四、政府信息公开行政复议、行政诉讼情况");
  drawing.text(290, 800, "- 1 -").text(890, 800, "- 2 -");
  return drawing;
}

constexpr const char* kCutTable =
    "¶ 坚持以公开为常态、不公开为例外，持续提升\n"
    "¶ 政务公开质量和实效。现将有关情况报告如下。\n"
    "0: [0] 项目 [1] 自然人 [2] 总计\n"
    "1: [0] 予以公开 [1] 4 [2] 5\n"
    "2: [0] 部分公开 [1] 6 [2] 7\n"
    "3: [0] 其他处理 [1] 8 [2] 9\n"
    "¶ 四、政府信息公开行政复议、行政诉讼情况\n";

TEST_CASE("the left half is read before the right half, and tables go on") {
  Drawing drawing = cut_table();
  CHECK(read({drawing.page()}) == kCutTable);
  SECTION("turned") {
    for (const int rotation : {90, 180, 270}) {
      INFO(rotation);
      CHECK(read({turned_upright(drawing.page(), 360 - rotation)}) == kCutTable);
    }
  }
}

TEST_CASE("a table goes on from a sheet to the next one") {
  Drawing first = sheet(1);
  prose(prose(first, kLeft), kRight);
  first.grid({kRight, 900, 1140}, {700, 720, 740});
  first.text(680, 705, "信息内容").text(940, 705, "数量");
  first.text(680, 725, "行政许可").text(940, 725, "1");
  Drawing second = sheet(2);  // the last sheet, its right half empty
  second.grid({kLeft, 300, 540}, {60, 80});
  second.text(80, 65, "行政处罚").text(340, 65, "2");
  CHECK(
      read({first.page(), second.page()}).find("1: [0] 行政许可 [1] 1\n2: [0] 行政处罚 [1] 2\n") !=
      std::string::npos);
}

TEST_CASE("boxes of halves are those of the sheet") {
  Drawing drawing = cut_table();
  for (const int rotation : {0, 90, 180, 270}) {
    INFO(rotation);
    const Page page = turned_upright(drawing.page(), (360 - rotation) % 360);
    std::vector<PageLayout> layouts;
    for (const Page& leaf : leaves_of(page, false)) layouts.push_back(lay_out(leaf));
    REQUIRE(layouts.size() == 2);
    const std::vector<Block> blocks = stitch_pages(std::move(layouts));
    const Table& table = std::get<Table>(blocks[2]);
    const Cell& last = table.cells.back();
    CHECK(last.text == "9");
    CHECK(last.page == 1);
    const Box expected = turned_back({1000, 80, 1140, 100}, rotation, page.width, page.height);
    CHECK(last.box.x0 == Approx(expected.x0));
    CHECK(last.box.y0 == Approx(expected.y0));
    CHECK(last.box.x1 == Approx(expected.x1));
    CHECK(last.box.y1 == Approx(expected.y1));
  }
}

TEST_CASE("a picture on a sheet of two is in the half it covers") {
  Drawing drawing = sheet();
  prose(prose(drawing, kLeft), kRight);
  drawing.page().images.push_back({{700, 300, 1100, 500}, 800, 400, false});
  const std::vector<Page> leaves = leaves_of(drawing.page(), false);
  REQUIRE(leaves.size() == 2);
  CHECK(leaves[0].images.empty());
  REQUIRE(leaves[1].images.size() == 1);
  CHECK(leaves[1].images[0].box == Box{100, 300, 500, 500});
}

}  // namespace
}  // namespace gouji
