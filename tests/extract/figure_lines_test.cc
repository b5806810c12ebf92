#include "extract/figure_lines.h"

#include <catch2/catch.hpp>
#include <string>

#include "extract/column_metric.h"
#include "extract/table_headings.h"
#include "extract/text_reader.h"

using namespace gouji;

namespace {

// Paragraphs as "¶ text", cells of a sequence as [text], doubtful ones as [text?], other tables as
// Table::dump() gives them.
std::string read(const std::string& text) {
  std::string out;
  for (const Block& block : read_plain_text(text).blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += "¶ " + paragraph->text + "\n";
      continue;
    }
    const Table& table = std::get<Table>(block);
    if (table.arrangement == Arrangement::grid) {
      out += table.dump();
      continue;
    }
    for (const Cell& cell : table.cells) out += "[" + cell.text + (cell.doubtful ? "?]" : "]");
    out += "\n";
  }
  return out;
}

struct Case {
  const char* what;
  const char* text;
  const char* expected;
};

void check(const std::vector<Case>& cases) {
  for (const Case& test : cases) {
    INFO(test.what);
    CHECK(read(test.text) == test.expected);
  }
}

}  // namespace

TEST_CASE("lines that end in their figures are rows") {
  check({
      {"single spaces", "信息内容 制发 废止 有效\n规章 1 2 3\n文件 4 5 6\n信息内容 决定\n许可 7\n",
       "[信息内容][制发][废止][有效][规章][1][2][3][文件][4][5][6][信息内容][决定][许可][7]\n"},
      {"figures below their label, a note among them",
       "一、新收\n1 2 3 4\n（一）予以\n14（其中修订 1 件） 6 7 8\n四、结转\n- 无 9 9\n",
       "[一、新收][1][2][3][4][（一）予以][14（其中修订 1 件）][6][7][8][四、结转][-][无][9][9]\n"},
      {"a row without a label", "维持 纠正 其他 未结 总计 直诉\n0 1 2 3 6 7\n",
       "[维持][纠正][其他][未结][总计][直诉][0][1][2][3][6][7]\n"},
      {"a heading, and a sentence behind",
       "三、收到和处理情况\n自然人 企业\n其他 总计\n一、新收 1 2 3 4\n二、结转 5 6 7 8\n"
       "四、办理 1 1 1 1\n没有收费。\n",
       "¶ 三、收到和处理情况\n[自然人][企业][其他][总计][一、新收][1][2][3][4][二、结转][5][6][7]"
       "[8][四、办理][1][1][1][1]\n¶ 没有收费。\n"},
      {"a lone number at the end of a page may be part of a figure",
       "一、新收 1 2 3 4\n二、结转 5 6 7 8\n1\n\f三、办理 9 9 9 9\n- 2 -\n四、结转 1 2 3 4\n",
       "[一、新收][1][2][3][4][二、结转][5?][6?][7?][8?][1?][三、办理][9?][9?][9?][9?][四、结转][1]"
       "[2][3][4]"
       "\n"},
      {"the number of each page",
       "一、新收 1 2 3 4\n二、结转 5 6 7 8\n1\n\f三、办理 9 9 9 9\n四、结转 1 2 3 4\n2\n",
       "[一、新收][1][2][3][4][二、结转][5][6][7][8][三、办理][9][9][9][9][四、结转][1][2][3][4]\n"
       "¶ 2\n"},
      {"three words with figures are no table", "规章 1\n文件 2\n", "¶ 规章 1\n¶ 文件 2\n"},
  });
}

TEST_CASE("columns show blank cells and put the lines of a word together") {
  check({
      {"labels around and below their figures, a blank cell",
       "                自然人  企业  其他  总计\n"
       "一、本年新收             1     2     3     6\n"
       "二、上年结转             0           1     1\n"
       "（1）其他法律行政法\n"
       "                 4     5     6    15\n"
       "规禁止公开\n"
       "（2）               7     8     9    24\n"
       "重复申请\n"
       "四、结转下年度           1     0     0     1\n",
       "[自然人][企业][其他][总计][一、本年新收][1][2][3][6][二、上年结转][0][][1][1]"
       "[（1）其他法律行政法规禁止公开][4][5][6][15][（2）重复申请][7][8][9][24]"
       "[四、结转下年度][1][0][0][1]\n"},
      {"a header of two lines",
       "            自然人   商业企    法律服    其他\n"
       "                      业      务机构     人\n"
       "一、新收       1         2        3       6\n"
       "（1）他法\n"
       "               5         6        7      18\n"
       "二、结转       1         2        3       6\n",
       "[自然人][商业企][业][法律服][务机构][其他][人][一、新收][1][2][3][6][（1）他法][5][6][7]["
       "18]"
       "[二、结转][1][2][3][6]\n"},
  });
}

TEST_CASE("as many spaces between figures of any length show no columns") {
  check({
      {"one",
       "自然人 企业 其他 总计\n"
       "一、新收 13 2 3 18\n"
       "二、结转的 10 2 3 15\n"
       "三、结转 7     7\n",
       "[自然人][企业][其他][总计][一、新收][13][2][3][18][二、结转的][10?][2?][3?][15?]"
       "[三、结转][7?][7?]\n"},
      {"two",
       "自然人  企业  其他  总计\n"
       "一、新收  13  2  3  18\n"
       "二、结转  10  2  3  15\n"
       "三、结转  7  2  9  \n",
       "[自然人][企业][其他][总计][一、新收][13][2][3][18][二、结转][10?][2?][3?][15?]"
       "[三、结转][7?][2?][9?]\n"},
  });
}

TEST_CASE("figures that may be parts of others are doubtful") {
  check({
      {"a figure too long for its column, below",
       "            自然人  企业  其他  总计\n"
       "一、新收      13     2     3     18\n"
       "               2\n"
       "二、结转的    10     2     3     15\n"
       "四、结转的    10     2     3     15\n",
       "[自然人][企业][其他][总计][一、新收][13?][2?][3?][18?][2?][二、结转的][10?][2?][3?][15?]"
       "[四、结转的][10][2][3][15]\n"},
      {"the same beside the name of a group",
       "            自然人  企业  其他  总计\n"
       "一、新收的    13     2     3     18\n"
       "（四）         3                 1\n"
       "二、结转\n"
       "              10     2     3     15\n",
       "[自然人][企业][其他][总计][一、新收的][13?][2?][3?][18?][（四）][3?][1?][二、结转][10][2]["
       "3]"
       "[15]\n"},
      {"the number of a label without its words",
       "（一）他法 1 2 3 4\n（二） 5 6 7 8\n一、他 1 1 1 1",
       "[（一）他法][1][2][3][4][（二）][5?][6?][7?][8?][一、他][1][1][1][1]\n"},
  });
}

TEST_CASE("columns are those of characters where that lets figures stand below each other") {
  const auto metric = [](const std::string& text) { return find_column_metric(split_lines(text)); };
  CHECK(metric("行政许可  11  12\n许可      13  14\n") == ColumnMetric::terminal);
  CHECK(metric("行政许可  11  12\n许可    13  14\n") == ColumnMetric::character);
  CHECK(metric("a  11  12\nb  13  14\n") == ColumnMetric::terminal);
  CHECK(width_in(ColumnMetric::terminal, U'许') == 2);
  CHECK(width_in(ColumnMetric::character, U'许') == 1);
}

TEST_CASE("headings of tables are told from labels of rows") {
  const auto label = [](std::string_view text) { return HeadingItem{text, 1, false}; };
  const HeadingItem words{{}, 4, false};
  const HeadingItem figures{{}, 0, true};
  using Flags = std::vector<bool>;
  CHECK(find_table_headings({label("三、收到情况"), words, figures}) == Flags{true, false, false});
  CHECK(find_table_headings({label("三、收到情况"), figures}) == Flags{false, false});
  // a row whose label stands far from its figures
  CHECK(find_table_headings({label("三、收到情况"), words, label("一、新收"), words, figures}) ==
        Flags{true, false, false, false, false});
  CHECK(find_table_headings({label("二、主动公开"), words, label("三、收到情况"), words,
                             figures}) == Flags{true, false, true, false, false});
  CHECK(find_table_headings({label("（三）不予"), words, figures}) == Flags{false, false, false});
}
