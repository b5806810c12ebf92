#include "extract/stitch.h"

#include <catch2/catch.hpp>

#include "extract/page_layout.h"
#include "tests/extract/drawing.h"

namespace gouji {
namespace {

std::string stitched(std::vector<Drawing> pages) {
  std::vector<PageLayout> layouts;
  for (Drawing& drawing : pages) layouts.push_back(lay_out(drawing.page()));
  std::string out;
  for (const Block& block : stitch_pages(std::move(layouts))) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += "¶ " + paragraph->text + "\n";
    } else {
      out += std::get<Table>(block).dump() + "--\n";
    }
  }
  return out;
}

const std::vector<double> kColumns{50, 90, 200, 300, 400};

// The end of a page: a header, a group label over both columns of labels' rows, one row of figures.
Drawing first_part() {
  Drawing page(1);
  page.horizontal(700, 50, 400).horizontal(720, 50, 400).horizontal(740, 90, 400);
  for (const double x : kColumns) page.vertical(x, 700, 760);
  page.text(55, 705, "组别").text(100, 705, "项目").text(230, 705, "自然人").text(330, 705, "总计");
  page.text(55, 725, "结果").text(100, 725, "1.国家秘密").text(240, 725, "4").text(340, 725, "4");
  return page;
}

// The begin of the next: one row.
Drawing one_row() {
  Drawing page(2);
  page.horizontal(70, 50, 400);
  for (const double x : kColumns) page.vertical(x, 50, 70);
  return page;
}

TEST_CASE("a group that runs on below the break is one cell") {
  Drawing first = first_part();
  first.text(100, 745, "2.法律禁止").text(240, 745, "5").text(340, 745, "5");
  first.text(290, 780, "- 1 -");
  Drawing second(2);
  second.horizontal(70, 90, 400).horizontal(90, 50, 400);
  for (const double x : kColumns) second.vertical(x, 50, 90);
  second.text(100, 55, "3.三安全").text(240, 55, "6").text(340, 55, "6");
  second.text(100, 75, "4.第三方").text(240, 75, "7").text(340, 75, "7").text(290, 780, "- 2 -");
  CHECK(stitched({first, second}) ==
        "0: [0] 组别 [1] 项目 [2] 自然人 [3] 总计\n"
        "1: [0] 结果 r4c1 [1] 1.国家秘密 [2] 4 [3] 4\n"
        "2: [1] 2.法律禁止 [2] 5 [3] 5\n"
        "3: [1] 3.三安全 [2] 6 [3] 6\n"
        "4: [1] 4.第三方 [2] 7 [3] 7\n--\n");
}

TEST_CASE("a label that runs out of its cell at the break does not part the table") {
  Drawing first = first_part();
  first.horizontal(760, 50, 400)
      .text(100, 745, "2.法律禁止")
      .text(240, 745, "5")
      .text(340, 745, "5");
  first.text(65, 762, "办").text(65, 772, "理");
  Drawing second(2);
  second.text(60, 36, "不予公开").horizontal(50, 50, 400).horizontal(70, 50, 400);
  for (const double x : kColumns) second.vertical(x, 50, 70);
  second.text(100, 55, "3.三安全").text(240, 55, "6").text(340, 55, "6");
  const std::string joined = stitched({first, second});
  INFO(joined);
  CHECK(joined.find("2: [1] 2.法律禁止 [2] 5 [3] 5\n3: [1] 3.三安全 [2] 6 [3] 6\n--\n¶") !=
        std::string::npos);
  // A sentence between them does.
  second.text(100, 30, "四、政府信息公开行政复议、行政诉讼情况如下");
  CHECK(stitched({first, second}).find("--\n0: [0]") == std::string::npos);
}

TEST_CASE("a row cut by the break is joined to its label") {
  SECTION("figures above, the rest of the label below") {
    Drawing first = first_part();
    first.text(100, 745, "2.其他法律行政").text(240, 745, "5").text(340, 745, "5");
    Drawing second(2);
    second.horizontal(70, 90, 400).horizontal(90, 50, 400);
    for (const double x : kColumns) second.vertical(x, 50, 90);
    second.text(100, 55, "法规禁止公开");
    second.text(100, 75, "3.三安全").text(240, 75, "7").text(340, 75, "7");
    CHECK(stitched({first, second}) ==
          "0: [0] 组别 [1] 项目 [2] 自然人 [3] 总计\n"
          "1: [0] 结果 r3c1 [1] 1.国家秘密 [2] 4 [3] 4\n"
          "2: [1] 2.其他法律行政法规禁止公开 [2] 5 [3] 5\n"
          "3: [1] 3.三安全 [2] 7 [3] 7\n--\n");
  }
  SECTION("the label above, figures below") {
    Drawing first = first_part();
    first.text(100, 745, "2.其他法律行政");
    Drawing second = one_row();
    second.text(100, 55, "法规禁止公开").text(240, 55, "5").text(340, 55, "6");
    CHECK(stitched({first, second}) ==
          "0: [0] 组别 [1] 项目 [2] 自然人 [3] 总计\n"
          "1: [0] 结果 r2c1 [1] 1.国家秘密 [2] 4 [3] 4\n"
          "2: [1] 2.其他法律行政法规禁止公开 [2] 5 [3] 6\n--\n");
  }
  SECTION("the second line of figures that a narrow column broke") {
    Drawing first = first_part();
    first.text(100, 745, "2.法律禁止").text(240, 745, "201").text(340, 745, "5");
    Drawing second = one_row();
    second.text(240, 55, "0");
    CHECK(stitched({first, second}) ==
          "0: [0] 组别 [1] 项目 [2] 自然人 [3] 总计\n"
          "1: [0] 结果 r2c1 [1] 1.国家秘密 [2] 4 [3] 4\n"
          "2: [1] 2.法律禁止 ? [2] 201 0 ? [3] 5 ?\n--\n");
  }
  SECTION("a label and figures that may go on") {
    Drawing first = first_part();
    first.text(100, 745, "2.法律禁止").text(240, 745, "201").text(340, 745, "5");
    Drawing second = one_row();
    second.text(100, 55, "公开").text(240, 55, "0");
    const std::string text = stitched({first, second});
    CHECK(text.find("[1] 2.法律禁止 ? [2] 201 ? [3] 5 ?\n") != std::string::npos);
    CHECK(text.find("[1] 公开 ? [2] 0 ? [3]  ?\n") != std::string::npos);
  }
  SECTION("a new row is no remainder") {
    Drawing first = first_part();
    first.text(100, 745, "2.法律禁止").text(240, 745, "5").text(340, 745, "5");
    Drawing second = one_row();  // empty, with a number of its own
    second.text(100, 55, "3.三安全");
    CHECK(stitched({first, second}) ==
          "0: [0] 组别 [1] 项目 [2] 自然人 [3] 总计\n"
          "1: [0] 结果 r3c1 [1] 1.国家秘密 [2] 4 [3] 4\n"
          "2: [1] 2.法律禁止 [2] 5 [3] 5\n"
          "3: [1] 3.三安全 [2]  [3] \n--\n");
  }
}

TEST_CASE("a header repeated on the next page is dropped") {
  Drawing first(1);
  first.grid({50, 200, 300}, {700, 720, 740});
  first.text(60, 705, "信息内容")
      .text(230, 705, "数量")
      .text(60, 725, "行政许可")
      .text(240, 725, "1");
  Drawing second(2);
  second.grid({50, 200, 300}, {50, 70, 90});
  second.text(60, 55, "信息内容").text(230, 55, "数量").text(60, 75, "行政处罚").text(240, 75, "2");
  CHECK(stitched({first, second}) ==
        "0: [0] 信息内容 [1] 数量\n1: [0] 行政许可 [1] 1\n2: [0] 行政处罚 [1] 2\n--\n");
}

TEST_CASE("what stays apart over a page break") {
  Drawing first(1);
  first.grid({50, 200, 300}, {700, 720, 740});
  first.text(60, 705, "行政许可").text(240, 705, "1").text(60, 725, "行政处罚").text(240, 725, "2");
  Drawing second(2);
  SECTION("tables with a heading between") {
    second.text(60, 40, "四、行政复议").grid({50, 200, 300}, {100, 120, 140});
    second.text(60, 105, "维持").text(240, 105, "3").text(60, 125, "纠正").text(240, 125, "4");
    CHECK(stitched({first, second}) ==
          "0: [0] 行政许可 [1] 1\n1: [0] 行政处罚 [1] 2\n--\n¶ 四、行政复议\n"
          "0: [0] 维持 [1] 3\n1: [0] 纠正 [1] 4\n--\n");
  }
  SECTION("tables with other edges") {
    second.grid({70, 200, 320}, {100, 120, 140});
    second.text(80, 105, "维持").text(240, 105, "3").text(80, 125, "纠正").text(240, 125, "4");
    CHECK(stitched({first, second}) ==
          "0: [0] 行政许可 [1] 1\n1: [0] 行政处罚 [1] 2\n--\n"
          "0: [0] 维持 [1] 3\n1: [0] 纠正 [1] 4\n--\n");
  }
  SECTION("a figure and a block title of the same width") {
    second.horizontal(50, 50, 300).horizontal(70, 50, 300).horizontal(90, 50, 300);
    second.vertical(50, 50, 90).vertical(300, 50, 90).vertical(200, 70, 90);
    second.text(60, 55, "第二十条第（六）项").text(60, 75, "行政强制").text(240, 75, "3");
    CHECK(stitched({first, second}) ==
          "0: [0] 行政许可 [1] 1\n1: [0] 行政处罚 [1] 2\n2: [0] 第二十条第（六）项 r1c2\n"
          "3: [0] 行政强制 [1] 3\n--\n");
  }
}

// The begin of a table without rules at the foot of a page: three columns of figures.
Drawing gap_part() {
  Drawing page(1);
  page.text(60, 640, "正文。", 14);
  page.text(60, 700, "信息内容").text(200, 700, "制发件数").text(300, 700, "废止件数");
  page.text(400, 700, "有效件数");
  page.text(60, 720, "规章").text(215, 720, "1").text(315, 720, "2").text(415, 720, "3");
  page.text(60, 740, "文件").text(215, 740, "4").text(315, 740, "5").text(415, 740, "6");
  page.text(290, 780, "- 1 -");
  return page;
}

TEST_CASE("a table without rules goes on over the break") {
  constexpr const char* begin =
      "¶ 正文。\n"
      "0: [0]  [1] 信息内容 [2] 制发件数 [3] 废止件数 [4] 有效件数\n"
      "1: [0]  [1] 规章 [2] 1 [3] 2 [4] 3\n"
      "2: [0]  [1] 文件 [2] 4 [3] 5 [4] 6\n";
  Drawing second(2);
  SECTION("with fewer columns that show figures") {
    second.text(60, 110, "许可").text(215, 110, "7").text(415, 110, "8");
    second.text(60, 130, "处罚").text(215, 130, "9").text(415, 130, "0");
    CHECK(stitched({gap_part(), second}) == std::string(begin) +
                                                "3: [0]  [1] 许可 [2] 7 [3]  ? [4] 8\n"
                                                "4: [0]  [1] 处罚 [2] 9 [3]  ? [4] 0\n--\n");
  }
  SECTION("with one row of one figure") {
    second.text(60, 60, "许可").text(215, 60, "7").text(60, 200, "三、申请");
    CHECK(stitched({gap_part(), second}) ==
          std::string(begin) + "3: [0]  [1] 许可 [2] 7 [3]  ? [4]  ?\n--\n¶ 三、申请\n");
  }
  SECTION("with one row, below the header again") {
    second.text(60, 60, "信息内容").text(200, 60, "制发件数").text(300, 60, "废止件数");
    second.text(400, 60, "有效件数");
    second.text(60, 80, "许可").text(215, 80, "7").text(315, 80, "8").text(415, 80, "9");
    CHECK(stitched({gap_part(), second}) ==
          std::string(begin) + "3: [0]  [1] 许可 [2] 7 [3] 8 [4] 9\n--\n");
  }
  SECTION("figures that nothing names may be the rest of its last row") {
    second.text(215, 60, "7").text(255, 60, "0").text(295, 60, "8").text(335, 60, "8");
    second.text(375, 60, "8").text(60, 200, "三、申请");
    const std::string text = stitched({gap_part(), second});
    CAPTURE(text);
    CHECK(text.find("1: [0]  [1] 规章 [2] 1 [3] 2 [4] 3\n") != std::string::npos);
    CHECK(text.find("2: [0]  ? [1] 文件 ? [2] 4 ? [3] 5 ? [4] 6 ?\n") != std::string::npos);
  }
  SECTION("a line that ends in a number goes on no table") {
    Drawing first(1);
    first.text(60, 640, "正文。");
    second.text(60, 60, "某局").text(215, 60, "2022").text(60, 200, "三、申请");
    CHECK(stitched({first, second}) == "¶ 正文。\n¶ 某局 2022\n¶ 三、申请\n");
  }
}

TEST_CASE("page numbers and running heads are no text of the report") {
  std::vector<Drawing> pages;
  for (int number = 1; number <= 3; ++number) {
    Drawing page(number);
    page.text(250, 20, "某局年度报告").text(60, 300, "正文" + std::to_string(number) + "。");
    page.text(280, 780, "第" + std::to_string(number) + "页共3页");
    pages.push_back(page);
  }
  CHECK(stitched(pages) == "¶ 某局年度报告\n¶ 正文1。\n¶ 正文2。\n¶ 正文3。\n");
}

TEST_CASE("a page number set with wide spaces is no table") {
  Drawing page(1);
  page.text(60, 300, "正文。").text(260, 780, "—", 9).text(280, 780, "1", 9).text(300, 780, "—", 9);
  CHECK(stitched({page}) == "¶ 正文。\n");
  // In the middle of a page it is what the report says.
  Drawing middle(1);
  middle.text(60, 300, "正文。")
      .text(260, 500, "—", 9)
      .text(280, 500, "1", 9)
      .text(300, 500, "—", 9);
  CHECK(stitched({middle}) != "¶ 正文。\n");
}

}  // namespace
}  // namespace gouji
