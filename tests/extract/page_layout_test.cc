#include "extract/page_layout.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "extract/stitch.h"
#include "extract/upright.h"
#include "tests/extract/drawing.h"

namespace gouji {
namespace {

std::string dump(const PageLayout& layout) {
  std::string out;
  for (const Block& block : layout.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += "¶ " + paragraph->text + "\n";
    } else {
      out += std::get<Table>(block).dump();
    }
  }
  return out;
}

// A table with spans: a heading over two columns and a label over two rows.
Drawing spanned() {
  Drawing drawing;
  drawing.horizontal(100, 50, 350).horizontal(120, 150, 350).horizontal(140, 50, 350);
  drawing.horizontal(160, 150, 350).horizontal(180, 50, 350);
  drawing.vertical(50, 100, 180).vertical(150, 100, 180).vertical(250, 120, 180);
  drawing.vertical(350, 100, 180);
  drawing.text(60, 105, "项目").text(200, 105, "申请人情况");
  drawing.text(160, 125, "自然人").text(260, 125, "总计");
  drawing.text(60, 155, "不予公开").text(190, 145, "12").text(290, 145, "12");
  drawing.text(190, 165, "0").text(290, 165, "0");
  return drawing;
}

constexpr const char* kSpanned =
    "0: [0] 项目 r2c1 [1] 申请人情况 r1c2\n"
    "1: [1] 自然人 [2] 总计\n"
    "2: [0] 不予公开 r2c1 [1] 12 [2] 12\n"
    "3: [1] 0 [2] 0\n";

TEST_CASE("a ruled table with spans") { CHECK(dump(lay_out(spanned().page())) == kSpanned); }

TEST_CASE("where a page lies, how large and how turned it is changes no table") {
  const Page page = spanned().page();
  SECTION("shifted") {
    Page moved = page;
    for (Glyph& glyph : moved.glyphs) {
      glyph.box = {glyph.box.x0 + 33, glyph.box.y0 - 57, glyph.box.x1 + 33, glyph.box.y1 - 57};
    }
    for (Ruling& ruling : moved.rulings) {
      ruling.box = {ruling.box.x0 + 33, ruling.box.y0 - 57, ruling.box.x1 + 33, ruling.box.y1 - 57};
    }
    CHECK(dump(lay_out(moved)) == kSpanned);
  }
  SECTION("scaled") {
    for (const double scale : {0.5, 0.71, 1.5, 4.0}) {
      Page scaled = page;
      const auto resize = [scale](Box& box) {
        box = {box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale};
      };
      for (Glyph& glyph : scaled.glyphs) {
        resize(glyph.box);
        glyph.size *= scale;
      }
      for (Ruling& ruling : scaled.rulings) resize(ruling.box);
      scaled.width *= scale;
      scaled.height *= scale;
      INFO(scale);
      CHECK(dump(lay_out(scaled)) == kSpanned);
    }
  }
  SECTION("turned") {
    for (const int rotation : {90, 180, 270}) {
      // Turning upright by 360 - r is turning sideways by r.
      Page turned = turned_upright(page, 360 - rotation);
      INFO(rotation);
      CHECK(writing_rotation(turned) == rotation);
      PageLayout layout = lay_out(turned);
      CHECK(dump(layout) == kSpanned);
      const std::vector<Block> blocks = stitch_pages({layout});
      const Cell& cell = std::get<Table>(blocks.front()).cells.front();
      const Box upright_box = std::get<Table>(lay_out(page).blocks.front()).cells.front().box;
      CHECK(turned_back(upright_box, rotation, turned.width, turned.height).x0 ==
            Approx(cell.box.x0));
      CHECK(turned_back(upright_box, rotation, turned.width, turned.height).y1 ==
            Approx(cell.box.y1));
    }
  }
  SECTION("drawn in another order") {
    Page reversed = page;
    std::reverse(reversed.rulings.begin(), reversed.rulings.end());
    CHECK(dump(lay_out(reversed)) == kSpanned);
  }
}

struct Case {
  const char* name;
  Drawing drawing;
  const char* expected;
};

TEST_CASE("grids as producers draw them") {
  const std::vector<double> xs{50, 150, 250};
  const std::vector<double> ys{100, 120, 140};
  const auto filled = [](Drawing drawing) {
    drawing.text(60, 105, "信息内容").text(180, 105, "数量");
    drawing.text(60, 125, "行政许可").text(190, 125, "7");
    return drawing;
  };
  constexpr const char* table = "0: [0] 信息内容 [1] 数量\n1: [0] 行政许可 [1] 7\n";
  Drawing left_open;  // left and right rules missing
  for (const double y : ys) left_open.horizontal(y, 50, 250);
  left_open.vertical(150, 100, 140);
  Drawing all_open;  // no outer rules but the first: the one vertical runs on below the last
  for (const double y : {100, 120}) all_open.horizontal(y, 50, 250);
  all_open.vertical(150, 100, 140);
  Drawing cut_below;  // a page break: verticals run on, no last horizontal
  cut_below.horizontal(100, 50, 250).horizontal(120, 50, 250);
  for (const double x : xs) cut_below.vertical(x, 100, 140);
  Drawing cut_above;  // no first horizontal
  cut_above.horizontal(120, 50, 250).horizontal(140, 50, 250);
  for (const double x : xs) cut_above.vertical(x, 100, 140);
  Drawing misses;  // corners that do not meet, overshoot
  for (const double y : ys) misses.horizontal(y, 52, 251.5);
  for (const double x : xs) misses.vertical(x, 98, 138.5);
  Drawing doubled;  // double outer rules
  doubled.grid(xs, ys).horizontal(98.2, 48, 252).horizontal(141.8, 48, 252);
  doubled.vertical(48.2, 98, 142).vertical(251.8, 98, 142);
  Drawing dashed;
  for (const double x : xs) dashed.vertical(x, 100, 140);
  for (const double y : ys) {
    for (double x = 50; x < 250; x += 4) dashed.horizontal(y, x, x + 2.5);
  }
  const Case cases[] = {
      {"all rules", filled(Drawing().grid(xs, ys)), table},
      {"outer verticals missing", filled(left_open), table},
      {"one vertical alone", filled(all_open), table},
      {"cut by the page end", filled(cut_below), table},
      {"cut by the page begin", filled(cut_above), table},
      {"corners that miss", filled(misses), table},
      {"double rules", filled(doubled), table},
      {"dashed rules", filled(dashed), table},
      {"a frame is no table", Drawing().grid({50, 250}, {100, 140}).text(60, 110, "说明"),
       "¶ 说明\n"},
      {"an empty grid is no table", Drawing().grid(xs, ys), ""},
      {"a page without rules", Drawing().text(50, 50, "一、总体情况"), "¶ 一、总体情况\n"},
      {"an empty page", Drawing(), ""},
  };
  for (const Case& test : cases) {
    INFO(test.name);
    Drawing drawing = test.drawing;
    CHECK(dump(lay_out(drawing.page())) == test.expected);
  }
}

constexpr const char* kGaps =
    "0: [0]  [1] 信息内容 [2] 本年制发件数 [3] 现行有效件数\n"
    "1: [0]  [1] 规章 [2] 3 [3] 12\n"
    "2: [0]  [1] 行政规范性文件 [2] — [3] 0\n"
    "3: [0]  [1] 合计 [2] 3 [3] 12\n";

Drawing without_verticals() {
  Drawing drawing;
  drawing.text(60, 105, "信息内容").text(150, 105, "本年制发件数").text(260, 105, "现行有效件数");
  drawing.text(60, 125, "规章").text(175, 125, "3").text(285, 125, "12");
  drawing.text(60, 145, "行政规范性文件").text(175, 145, "—").text(285, 145, "0");
  drawing.text(60, 165, "合计").text(175, 165, "3").text(285, 165, "12");
  return drawing;
}

TEST_CASE("columns without vertical rules are found by their gaps") {
  SECTION("horizontal rules only") {
    Drawing drawing = without_verticals();
    for (const double y : {100, 120, 140, 160, 180}) drawing.horizontal(y, 50, 350);
    CHECK(dump(lay_out(drawing.page())) == kGaps);
  }
  SECTION("an outer frame and horizontal rules") {
    Drawing drawing = without_verticals();
    for (const double y : {100, 120, 140, 160, 180}) drawing.horizontal(y, 50, 350);
    drawing.vertical(50, 100, 180).vertical(350, 100, 180);
    CHECK(dump(lay_out(drawing.page())) == kGaps);
  }
  SECTION("no rule at all") {
    Drawing drawing = without_verticals();
    CHECK(dump(lay_out(drawing.page())) == kGaps);
  }
  SECTION("verticals missing between some columns") {
    Drawing drawing = without_verticals();
    for (const double y : {100, 120, 140, 160, 180}) drawing.horizontal(y, 50, 350);
    drawing.vertical(50, 100, 180).vertical(140, 100, 180).vertical(350, 100, 180);
    CHECK(dump(lay_out(drawing.page())) ==
          "0: [0] 信息内容 [1] 本年制发件数 [2] 现行有效件数\n"
          "1: [0] 规章 [1] 3 [2] 12\n"
          "2: [0] 行政规范性文件 [1] — [2] 0\n"
          "3: [0] 合计 [1] 3 [2] 12\n");
  }
}

// A header of two lines over five columns of figures, of which `shown` stand in each row.
Drawing with_columns(const std::vector<std::size_t>& shown) {
  const std::vector<std::string> words{"自然人", "商业企业", "科研机构", "社会公益", "总计"};
  Drawing drawing;
  drawing.text(300, 90, "申请人情况");
  for (std::size_t column = 0; column < words.size(); ++column) {
    drawing.text(200 + 60 * static_cast<double>(column), 106, words[column]);
  }
  for (int row = 0; row < 3; ++row) {
    const double y = 125 + 20 * row;
    drawing.text(60, y, std::to_string(row + 1) + "、新收申请");
    for (const std::size_t column : shown) {
      drawing.text(215 + 60 * static_cast<double>(column), y, std::to_string(column + 3));
    }
  }
  return drawing;
}

TEST_CASE("a header shows the columns whose cells are all empty") {
  constexpr const char* header =
      "0: [0]  [1]  [4] 申请人情况\n"
      "1: [0]  [1]  [2] 自然人 [3] 商业企业 [4] 科研机构 [5] 社会公益 [6] 总计\n";
  CHECK(dump(lay_out(with_columns({0, 1, 2, 3, 4}).page())).starts_with(header));
  const std::string one = dump(lay_out(with_columns({0, 1, 3, 4}).page()));
  INFO(one);
  CHECK(one.find("[2] 自然人 [3] 商业企业 [4] ") != std::string::npos);
  CHECK(one.find("[1] 1、新收申请 [2] 3 [3] 4 [4]  ? [5] 6 [6] 7\n") != std::string::npos);
  const std::string two = dump(lay_out(with_columns({0, 1, 4}).page()));
  INFO(two);
  CHECK(two.find("[1] 1、新收申请 [2] 3 [3] 4 [4]  ? [5]  ? [6] 7\n") != std::string::npos);
  // A heading in the middle above figures to the left is theirs.
  Drawing aside = with_columns({0, 1, 2, 4});
  for (int row = 0; row < 3; ++row) aside.text(371, 125 + 20 * row, "8");
  const std::string left = dump(lay_out(aside.page()));
  INFO(left);
  CHECK(left.find("[1] 1、新收申请 [2] 3 [3] 4 [4] 5 [5] 8 [6] 7\n") != std::string::npos);
  // A heading that spans columns shows none of its own.
  Drawing spans;
  spans.text(180, 90, "行政复议").text(330, 90, "行政诉讼");
  for (int row = 0; row < 2; ++row) {
    const double y = 106 + 20 * row;
    spans.text(60, y, "合计");
    for (const double x : {180.0, 220.0, 320.0, 380.0}) spans.text(x, y, "7");
  }
  CHECK(dump(lay_out(spans.page())).find("1: [0]  [1] 合计 [2] 7 [3] 7 [4] 7 [5] 7\n") !=
        std::string::npos);
}

TEST_CASE("a label and a figure that touch are parted where other rows show the column") {
  Drawing drawing = without_verticals();
  drawing.text(60, 185, "第三方合法权益信息").text(153, 185, "21").text(285, 185, "4");
  drawing.text(60, 205, "行政机关内部事务共").text(153, 205, "5").text(285, 205, "6");
  const std::string read = dump(lay_out(drawing.page()));
  INFO(read);
  // The figures do not stand below the others: their column is unsure.
  CHECK(read.find("4: [0]  [1] 第三方合法权益信息21 [2]  ? [3] 4\n") != std::string::npos);
  Drawing close = without_verticals();
  close.text(60, 185, "第三方的合法权益信息").text(172, 185, "21").text(285, 185, "4");
  CHECK(dump(lay_out(close.page())).find("4: [0]  [1] 第三方的合法权益信息 [2] 21 [3] 4\n") !=
        std::string::npos);
  Drawing touching = without_verticals();
  touching.text(60, 185, "第三方的合法权益信息项").text(172, 185, "21").text(285, 185, "4");
  CHECK(dump(lay_out(touching.page())).find("[1] 第三方的合法权益信息项 [2] 21 [3] 4\n") !=
        std::string::npos);
}

TEST_CASE("the number of a group is no figure") {
  Drawing drawing;
  for (int row = 0; row < 3; ++row) {
    const double y = 105 + 20 * row;
    drawing.text(75, y, "（一）予以公开").text(250, y, "4").text(300, y, "0").text(350, y, "4");
  }
  drawing.text(60, 105, "三").text(60, 125, "、").text(60, 145, "本");
  CHECK(lay_out(drawing.page()).blocks.size() == 1);
  CHECK(std::get<Table>(lay_out(drawing.page()).blocks.front()).columns == 5);
}

TEST_CASE("labels and figures of several lines beside figures without rules") {
  Drawing drawing;
  drawing.text(60, 100, "四、结转下年度继");
  drawing.text(200, 106, "3").text(260, 106, "0").text(320, 106, "3");
  drawing.text(60, 112, "续办理").text(60, 130, "五、其他");
  drawing.text(200, 130, "1").text(260, 130, "0").text(320, 130, "1");
  drawing.text(60, 152, "六、合计").text(200, 146, "22（其").text(260, 152, "0");
  drawing.text(200, 158, "中2）").text(320, 152, "22");
  CHECK(dump(lay_out(drawing.page())) ==
        "0: [0]  [1] 四、结转下年度继续办理 [2] 3 [3] 0 [4] 3\n"
        "1: [0]  [1] 五、其他 [2] 1 [3] 0 [4] 1\n"
        "2: [0]  [1] 六、合计 [2] 22（其中2） [3] 0 [4] 22\n");
}

TEST_CASE("without rules a place without a figure is doubtful, and prose is no table") {
  Drawing drawing;
  drawing.text(60, 100, "一、新收").text(200, 100, "3").text(260, 100, "0").text(320, 100, "3");
  drawing.text(60, 120, "二、结转").text(200, 120, "1").text(320, 120, "1");
  CHECK(dump(lay_out(drawing.page())) ==
        "0: [0]  [1] 一、新收 [2] 3 [3] 0 [4] 3\n1: [0]  [1] 二、结转 [2] 1 [3]  ? [4] 1\n");
  Drawing prose;
  prose.text(60, 100, "2021年，共收到申请17件，")
      .text(60, 120, "上年结转0件。")
      .text(300, 700, "3");
  CHECK(dump(lay_out(prose.page())).find("0:") == std::string::npos);
}

TEST_CASE(
    "without rules lines of figures nearer than text can be are doubtful, whatever names them") {
  Drawing drawing;
  drawing.text(60, 100, "信息公开").text(200, 100, "12").text(260, 100, "4").text(320, 100, "30");
  drawing.text(60, 124, "一项").text(200, 124, "270").text(320, 124, "271");
  drawing.text(60, 131, "二项").text(200, 131, "91").text(260, 131, "0").text(320, 131, "91");
  drawing.text(60, 160, "行政强制").text(200, 160, "1").text(260, 160, "2").text(320, 160, "7");
  const PageLayout layout = lay_out(drawing.page());
  for (const Cell& cell : std::get<Table>(layout.blocks.front()).cells) {
    CAPTURE(cell.text);
    if (cell.text == "270" || cell.text == "271" || cell.text == "91" || cell.text == "0")
      CHECK(cell.doubtful);
    if (cell.text == "12" || cell.text == "30" || cell.text == "7") CHECK_FALSE(cell.doubtful);
  }
}

TEST_CASE("without rules figures that stand close are parted by the columns of other rows") {
  Drawing drawing;
  drawing.text(60, 100, "一、新收").text(200, 100, "3").text(226, 100, "0").text(256, 100, "3");
  drawing.text(60, 120, "二、结转").text(200, 120, "1").text(226, 120, "0").text(256, 120, "1");
  drawing.text(60, 140, "三、总计")
      .text(186, 140, "2143")
      .text(211, 140, "2045")
      .text(236, 140, "4188");
  CHECK(dump(lay_out(drawing.page())) ==
        "0: [0]  [1] 一、新收 [2] 3 [3] 0 [4] 3\n"
        "1: [0]  [1] 二、结转 [2] 1 [3] 0 [4] 1\n"
        "2: [0]  [1] 三、总计 [2] 2143 ? [3] 2045 ? [4] 4188 ?\n");
}

TEST_CASE("without rules the rest of a figure on the next line makes its row doubtful") {
  Drawing drawing;
  drawing.text(60, 100, "信息公开").text(200, 100, "12").text(300, 100, "30");
  drawing.text(60, 130, "行政处罚").text(200, 130, "66").text(300, 130, "72");
  drawing.text(200, 142, "5").text(60, 160, "行政强制").text(200, 160, "1").text(300, 160, "7");
  const PageLayout layout = lay_out(drawing.page());
  for (const Cell& cell : std::get<Table>(layout.blocks.front()).cells) {
    CAPTURE(cell.text);
    CHECK((cell.text != "66" || cell.doubtful));
    CHECK((cell.text != "12" || !cell.doubtful));
    CHECK((cell.text != "7" || !cell.doubtful));
  }
}

TEST_CASE("figures that touch leave no cell between them trusted") {
  Drawing drawing;  // five columns of 20 points, numbers of 20 points set over their rules
  drawing.grid({50, 100, 120, 140, 160, 180, 200}, {100, 120, 140});
  drawing.text(55, 105, "结果").text(105, 105, "1").text(125, 105, "2").text(145, 105, "3");
  drawing.text(165, 105, "4").text(185, 105, "5");
  drawing.text(55, 125, "件数").text(98, 125, "13551094258410752346");
  const std::string text = dump(lay_out(drawing.page()));
  const std::string row = text.substr(text.find("1: "));
  CHECK(std::count(row.begin(), row.end(), '?') >= 5);
}

TEST_CASE("text that overruns its cell stays whole and is doubtful") {
  Drawing drawing;
  drawing.grid({50, 150, 170, 250}, {100, 120, 140});
  drawing.text(60, 105, "行政处罚").text(146, 105, "123456").text(200, 105, "7");
  drawing.text(60, 125, "行政强制").text(158, 125, "8").text(200, 125, "9");
  CHECK(dump(lay_out(drawing.page())) ==
        "0: [0] 行政处罚 ? [1] 123456 ? [2] 7 ?\n1: [0] 行政强制 [1] 8 [2] 9\n");
}

TEST_CASE("digits much larger than the table's are no figure to trust") {
  Page page = spanned().page();
  const double size = page.glyphs.front().size;
  for (const double scale : {1.0, 1.2, 2.0}) {
    for (Glyph& glyph : page.glyphs) {
      if (glyph.character == '1') glyph.size = scale * size;
    }
    const PageLayout layout = lay_out(page);
    REQUIRE(layout.blocks.size() == 1);
    for (const Cell& cell : std::get<Table>(layout.blocks.front()).cells) {
      CAPTURE(scale, cell.text);
      CHECK(cell.doubtful == (scale == 2.0 && cell.text == "1[2]"));
    }
  }
}

TEST_CASE("a figure whose sign may have been lost is doubtful, padded figures are not") {
  Drawing drawing;
  drawing.grid({50, 150, 250, 350}, {100, 120});
  drawing.text(60, 105, "本年增/减").text(160, 105, " 7").text(260, 105, "12");
  Page& page = drawing.page();
  const auto doubtful = [&page] {
    const PageLayout layout = lay_out(page);
    std::string out;
    for (const Cell& cell : std::get<Table>(layout.blocks.front()).cells) {
      out += cell.doubtful ? '?' : '.';
    }
    return out;
  };
  CHECK(doubtful() == "...");
  for (Glyph& glyph : page.glyphs) glyph.doubtful = glyph.character == ' ';
  CHECK(doubtful() == ".?.");
  for (Glyph& glyph : page.glyphs) {
    if (glyph.character == '1') glyph.character = ' ';
    glyph.doubtful = glyph.character == ' ';
  }
  CHECK(doubtful() == "...");
}

TEST_CASE("a cell without text in which a picture stands is doubtful") {
  struct DrawnCase {
    const char* name;
    std::vector<PageImage> images;
    std::vector<Box> outlines;
    bool doubtful;
  };
  const DrawnCase cases[] = {
      {"nothing", {}, {}, false},
      {"a picture", {{{180, 104, 200, 116}, 40, 24}}, {}, true},
      {"the ground of the table", {{{50, 100, 250, 140}, 40, 24}}, {}, false},
      {"a digit as a shape", {}, {{190, 106, 195, 113}}, true},
      {"a piece of a thick rule", {}, {{190, 106, 195, 108}}, false},
      {"a drawing behind the table", {}, {{100, 90, 245, 200}}, false},
  };
  for (const DrawnCase& test : cases) {
    INFO(test.name);
    Drawing drawing;
    drawing.grid({50, 150, 250}, {100, 120, 140});
    drawing.text(60, 105, "行政处罚").text(60, 125, "行政强制").text(190, 125, "1");
    Page& page = drawing.page();
    page.images = test.images;
    page.outlines = test.outlines;
    CHECK(dump(lay_out(page)) == "0: [0] 行政处罚 [1] " + std::string(test.doubtful ? " ?" : "") +
                                     "\n1: [0] 行政强制 [1] 1\n");
  }
}

// "?" for each cell of the first table that is in doubt, "." for the others.
std::string doubtful(const Page& page) {
  std::string cells;
  const PageLayout layout = lay_out(page);
  for (const Cell& cell : std::get<Table>(layout.blocks.front()).cells)
    cells += cell.doubtful ? '?' : '.';
  return cells;
}

TEST_CASE("cells at an edge where the page cuts their table off are doubtful") {
  Drawing drawing;
  drawing.grid({50, 150, 250, 350}, {100, 120, 140});
  drawing.text(55, 105, "规章").text(155, 105, "12").text(255, 105, "3");
  drawing.text(55, 125, "文件").text(155, 125, "7");
  Page page = drawing.page();
  CHECK(doubtful(page) == "......");
  for (Ruling& ruling : page.rulings) ruling.ends_outside = ruling.axis == Axis::horizontal;
  CHECK(doubtful(page) == "..?..?");
  for (const int rotation : {90, 180, 270}) {
    CAPTURE(rotation);
    // Three quarters and more of a turn bring it back.
    Page turned = turned_upright(turned_upright(page, rotation), 360 - rotation);
    CHECK(doubtful(turned) == "..?..?");
  }
  for (Ruling& ruling : page.rulings) std::swap(ruling.starts_outside, ruling.ends_outside);
  CHECK(doubtful(page) == "?..?..");
  for (Ruling& ruling : page.rulings) ruling.starts_outside = ruling.ends_outside = false;
  page.off_page = {{598, 105, 606, 115}};
  CHECK(doubtful(page) == "..?...");
  CHECK(doubtful(turned_upright(turned_upright(page, 90), 270)) == "..?...");
  page.off_page = {{-9, 125, -1, 135}, {300, -20, 306, -10}};
  CHECK(doubtful(page) == "...?..");
  page.off_page.clear();
  for (Ruling& ruling : page.rulings) {
    const bool is_level = ruling.axis == Axis::horizontal;
    ruling.starts_outside = ruling.ends_outside = !is_level;  // it goes on on the next page
  }
  CHECK(doubtful(page) == "......");
}

TEST_CASE("frames of cells that stand apart are rules between them") {
  Drawing drawing;
  drawing.grid({50, 150}, {100, 120}).grid({153, 250}, {100, 120});
  drawing.grid({50, 150}, {123, 140}).grid({153, 250}, {123, 140});
  drawing.text(55, 105, "规章").text(160, 105, "12");
  drawing.text(55, 127, "文件").text(160, 127, "7");
  CHECK(dump(lay_out(drawing.page())) ==
        "0: [0] 规章 [1] 12\n"
        "1: [0] 文件 [1] 7\n");
}

TEST_CASE("a label one character a line belongs to the cell of its middle") {
  Drawing drawing;
  drawing.grid({50, 80, 150, 250}, {100, 120, 140});
  drawing.page().rulings.erase(drawing.page().rulings.begin() + 1);  // the middle horizontal
  drawing.horizontal(120, 80, 250);
  drawing.stack(60, 80, "本年度办理结果");
  drawing.text(90, 105, "公开").text(200, 105, "1").text(90, 125, "总计").text(200, 125, "1");
  CHECK(dump(lay_out(drawing.page())) ==
        "0: [0] 本年度办理结果 r2c1 [1] 公开 [2] 1\n1: [1] 总计 [2] 1\n");
}

TEST_CASE("text drawn twice is read once") {
  Drawing drawing;
  drawing.grid({50, 150, 250}, {100, 120, 140});
  drawing.text(60, 105, "行政处罚").text(60.3, 105, "行政处罚").text(190, 105, "11");
  drawing.text(190.3, 105, "11").text(60, 125, "行政强制").text(190, 125, "1");
  CHECK(dump(lay_out(drawing.page())) == "0: [0] 行政处罚 [1] 11\n1: [0] 行政强制 [1] 1\n");
}

TEST_CASE("text drawn in several passes is read once, doubled digits twice") {
  struct PassCase {
    double step;
    int passes;
    const char* figure;
  };
  const PassCase cases[] = {{0.3, 5, "44"}, {1.2, 2, "44"}, {1.2, 2, "11"}, {0.3, 6, "188"}};
  for (const PassCase& test : cases) {
    CAPTURE(test.step, test.passes, test.figure);
    Drawing drawing;
    drawing.grid({50, 150, 250}, {100, 120, 140});
    drawing.text(60, 105, "行政处罚").text(60, 125, "行政强制").text(190, 125, "1");
    for (int pass = 0; pass < test.passes; ++pass) {
      drawing.text(190 + test.step * pass, 105, test.figure);
    }
    CHECK(dump(lay_out(drawing.page())) ==
          "0: [0] 行政处罚 [1] " + std::string(test.figure) + "\n1: [0] 行政强制 [1] 1\n");
  }
}

TEST_CASE("figures printed over each other are in doubt, and those of narrow digits are not") {
  struct OverprintCase {
    const char* figure;
    double x;
    const char* over;
    bool is_doubtful;
  };
  const OverprintCase cases[] = {{"3218", 190, "", false}, {"3218", 196, "0", true},
                                 {"5", 193, "0", true},    {"22", 193, "22", true},
                                 {"22", 200, "8", false},  {"22", 190.4, "22", false}};
  for (const OverprintCase& test : cases) {
    CAPTURE(test.figure, test.x, test.over);
    Drawing drawing;
    drawing.grid({50, 150, 250}, {100, 120, 140});
    drawing.text(60, 105, "行政处罚").text(60, 125, "行政强制").text(190, 125, "1");
    drawing.text(190, 105, test.figure).text(test.x, 105, test.over);
    CHECK(doubtful(drawing.page()) == (test.is_doubtful ? ".?.." : "...."));
  }
}

TEST_CASE("a figure on the rule between two rows leaves both in doubt") {
  for (const double y : {105.0, 112.0, 115.0, 116.0, 125.0}) {
    CAPTURE(y);
    Drawing drawing;
    drawing.grid({50, 150, 250}, {100, 120, 140});
    drawing.text(60, 105, "行政处罚").text(60, 125, "行政强制").text(190, y, "343");
    const bool is_across = y == 115.0 || y == 116.0;
    CHECK(doubtful(drawing.page()) == (is_across ? ".?.?" : "...."));
  }
}

TEST_CASE("the number of its page in a cell at its foot is in doubt, unless the row stands there") {
  struct FootCase {
    double x;
    double y;
    const char* text;
    bool is_doubtful;
  };
  const FootCase cases[] = {{290, 790, "3", true},
                            {290, 785, "3", false},
                            {290, 790, "17", false},
                            {200, 790, "3", false}};
  for (const FootCase& test : cases) {
    CAPTURE(test.x, test.y, test.text);
    Drawing drawing;
    drawing.grid({50, 150, 400}, {780, 805, 830});
    drawing.text(60, 785, "行政处罚").text(60, 810, "行政强制").text(190, 810, "1");
    drawing.text(test.x, test.y, test.text);
    Page& page = drawing.page();
    page.number = 3;
    page.width = 595;
    page.height = 842;
    CHECK(doubtful(page) == (test.is_doubtful ? ".?.." : "...."));
  }
}

TEST_CASE("slanted digits of the text's size leave their cell in doubt, a watermark does not") {
  for (const double size : {10.0, 30.0}) {
    for (const bool is_pale : {false, true}) {
      CAPTURE(size, is_pale);
      Drawing drawing;
      drawing.grid({50, 150, 250}, {100, 120, 140});
      drawing.text(60, 105, "行政处罚").text(60, 125, "行政强制").text(190, 125, "1");
      Page& page = drawing.page();
      Glyph slanted = page.glyphs.back();
      slanted.character = '7';
      slanted.box = {190, 105, 195, 115};
      slanted.rotation = -1;
      slanted.size = size;
      slanted.pale = is_pale;
      page.glyphs.push_back(slanted);
      CHECK(doubtful(page) == (size < 20 && !is_pale ? ".?.." : "...."));
    }
  }
}

TEST_CASE("a picture beside a figure may be its other digits, one behind it is its ground") {
  struct PictureCase {
    const char* text;
    Box picture;
    bool is_doubtful;
  };
  const PictureCase cases[] = {{"4", {196, 104, 202, 116}, true},
                               {"", {196, 104, 202, 116}, true},
                               {"4", {152, 101, 248, 119}, false},
                               {"本年", {212, 104, 218, 116}, false},
                               {"4", {140, 90, 260, 150}, false}};
  for (const PictureCase& test : cases) {
    CAPTURE(test.text, test.picture.x0);
    Drawing drawing;
    drawing.grid({50, 150, 250}, {100, 120, 140});
    drawing.text(60, 105, "行政处罚").text(60, 125, "行政强制").text(190, 125, "1");
    drawing.text(190, 105, test.text);
    drawing.page().images.push_back({test.picture, 10, 10});
    CHECK(doubtful(drawing.page()) == (test.is_doubtful ? ".?.." : "...."));
  }
}

TEST_CASE("a gap as wide as a space parts two figures, equal gaps part none") {
  struct GapCase {
    std::vector<double> places;  // of the digits of 2835, 5 points wide
    const char* text;
  };
  const GapCase cases[] = {{{0, 5, 10, 15}, "2835"},
                           {{0, 5, 12.5, 17.5}, "28 35"},
                           {{0, 7.5, 12.5, 17.5}, "2 835"},
                           {{0, 7.5, 15, 22.5}, "2835"},
                           {{0, 7.5}, "2 8"},
                           {{0, 6.5}, "28"}};
  for (const GapCase& test : cases) {
    CAPTURE(test.text);
    Drawing drawing;
    drawing.grid({50, 150, 250}, {100, 120, 140});
    drawing.text(60, 105, "行政处罚").text(60, 125, "行政强制").text(190, 125, "1");
    for (std::size_t i = 0; i < test.places.size(); ++i) {
      drawing.text(180 + test.places[i], 105, std::string(1, "2835"[i]));
    }
    CHECK(dump(lay_out(drawing.page())) ==
          "0: [0] 行政处罚 [1] " + std::string(test.text) + "\n1: [0] 行政强制 [1] 1\n");
  }
}

TEST_CASE("smaller, raised and lowered digits beside a figure are the mark of a footnote") {
  struct MarkCase {
    double y;
    double size;
    const char* text;
  };
  const MarkCase cases[] = {{105, 10, "715041"},  {106, 9, "715041"},   {104, 6, "71504[1]"},
                            {108, 6, "71504[1]"}, {109, 1, "71504[1]"}, {102, 10, "71504[1]"},
                            {108, 9, "71504[1]"}};
  for (const MarkCase& test : cases) {
    CAPTURE(test.y, test.size);
    Drawing drawing;
    drawing.grid({50, 150, 250}, {100, 120, 140});
    drawing.text(60, 105, "行政处罚").text(60, 125, "行政强制").text(190, 125, "1");
    drawing.text(180, 105, "71504").text(205.2, test.y, "1", test.size);
    CHECK(dump(lay_out(drawing.page())) ==
          "0: [0] 行政处罚 [1] " + std::string(test.text) + "\n1: [0] 行政强制 [1] 1\n");
  }
}

TEST_CASE("a number broken because its cell was full is one number, stacked numbers are not") {
  Drawing full;
  full.grid({50, 150, 172}, {100, 130, 150});
  full.text(60, 110, "新收").text(154, 102, "16").text(156, 114, "117").text(60, 135, "结转");
  full.text(156, 135, "0");
  CHECK(dump(lay_out(full.page())) == "0: [0] 新收 [1] 16117\n1: [0] 结转 [1] 0\n");
  Drawing stacked;
  stacked.grid({50, 150, 250}, {100, 130, 150});
  stacked.text(60, 110, "新收").text(200, 102, "16").text(200, 116, "17").text(60, 135, "结转");
  stacked.text(200, 135, "0");
  CHECK(dump(lay_out(stacked.page())) == "0: [0] 新收 [1] 16 17 ?\n1: [0] 结转 [1] 0\n");
}

TEST_CASE("hidden glyphs are read only where nothing else is, and never believed") {
  Drawing drawing;
  drawing.grid({50, 150, 250}, {100, 120, 140});
  drawing.text(60, 105, "行政处罚").text(190, 105, "3").text(60, 125, "行政强制");
  for (Glyph& glyph : drawing.page().glyphs) glyph.hidden = true;
  CHECK(dump(lay_out(drawing.page())) == "0: [0] 行政处罚 ? [1] 3 ?\n1: [0] 行政强制 ? [1]  ?\n");
  Drawing both = drawing;
  both.text(190, 105, "8");
  CHECK(dump(lay_out(both.page())) == "0: [0]  ? [1] 8 ?\n1: [0]  ? [1] \n");
}

TEST_CASE("rules around the figures alone make no table without its labels") {
  Drawing drawing;
  drawing.text(60, 82, "项目").text(190, 82, "新收").text(290, 82, "总计");
  drawing.grid({150, 250, 350}, {100, 120, 140});
  drawing.text(60, 105, "行政处罚").text(190, 105, "3").text(290, 105, "4");
  drawing.text(60, 125, "行政强制").text(190, 125, "5").text(290, 125, "6");
  CHECK(dump(lay_out(drawing.page())).find("[1] 行政处罚 [2] 3 [3] 4") != std::string::npos);
}

TEST_CASE("an area that is no rectangle is cut into rows and doubted") {
  Drawing drawing;  // the rule between the two columns is missing in the first row
  drawing.grid({50, 150, 250}, {100, 120, 140});
  drawing.page().rulings.clear();
  drawing.horizontal(100, 50, 250).horizontal(140, 50, 250).horizontal(120, 150, 250);
  drawing.vertical(50, 100, 140).vertical(250, 100, 140).vertical(150, 120, 140);
  drawing.text(60, 105, "甲").text(190, 105, "1").text(190, 125, "2");
  CHECK(dump(lay_out(drawing.page())) == "0: [0] 甲 1 r1c2 ?\n1: [0]  ? [1] 2\n");
}

}  // namespace
}  // namespace gouji
