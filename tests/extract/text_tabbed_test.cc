#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/tabbed_text.h"
#include "extract/text_reader.h"

using namespace gouji;

namespace {

// Tables as Table::dump() gives them, paragraphs as "¶ text".
std::string read(const std::string& text) {
  std::string out;
  for (const Block& block : read_plain_text(text).blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += "¶ " + paragraph->text + "\n";
    } else {
      out += std::get<Table>(block).dump();
    }
  }
  return out;
}

struct Row {
  const char* what;
  const char* text;
  const char* expected;
};

}  // namespace

TEST_CASE("blank fields in front of figures are no reason to move them") {
  const Row rows[] = {
      {"each header names the field below",
       "内容\t制发\t废止\t有效\n规章\t\t\t1228\n文件\t\t880\t\n",
       "0: [0] 内容 [1] 制发 [2] 废止 [3] 有效\n"
       "1: [0] 规章 [1]  [2]  [3] 1228\n"
       "2: [0] 文件 [1]  [2] 880 [3] \n"},
      {"rows of one shape, figures in different fields", "内容\n规章\t\t\t1228\n文件\t\t880\n",
       "¶ 内容\n0: [0] 规章 [3] 1228 ?\n1: [0] 文件 [3] 880 ?\n"},
      {"no label, and a header that is shorter", "\t维持\t纠正\n5\t\t7\t\t\n",
       "0: [1] 维持 [2] 纠正\n1: [0] 5 ? [1]  ? [2] 7 ?\n"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(read(row.text) == row.expected);
  }
}

TEST_CASE("rows between tabs and bars become tables with figures in true columns") {
  const Row rows[] = {
      {"one block", "信息内容\t制发\t废止\n规章\t1\t2\n文件\t3\t4\n",
       "0: [0] 信息内容 [1] 制发 [2] 废止\n"
       "1: [0] 规章 [1] 1 [2] 2\n"
       "2: [0] 文件 [1] 3 [2] 4\n"},
      {"labels in one, two and three fields",
       "总项\t\t自然人\t企业\n"
       "一、新收\t\t1\t2\n"
       "三、结果\t（一）公开\t3\t4\n"
       "\t（三）不予\t1.秘密\t5\t6\n"
       "\t\t2.其他\t7\t8\n",
       "0: [0] 总项 [3] 自然人 [4] 企业\n"
       "1: [0] 一、新收 [3] 1 [4] 2\n"
       "2: [0] 三、结果 [1] （一）公开 [3] 3 [4] 4\n"
       "3: [1] （三）不予 [2] 1.秘密 [3] 5 [4] 6\n"
       "4: [2] 2.其他 [3] 7 [4] 8\n"},
      {"a row that lost its leading cells, and trailing tabs",
       "\t\t自然人\t企业\t\n一、新收\t\t1\t2\t\n7.案卷\t\t3\t4\t\n\t\t8.事项\t5\t6\t\n",
       "0: [3] 自然人 [4] 企业\n"
       "1: [0] 一、新收 [3] 1 [4] 2\n"
       "2: [0] 7.案卷 [3] 3 [4] 4\n"
       "3: [2] 8.事项 [3] 5 [4] 6\n"},
      {"a header repeated behind a page break, laid out anew",
       "\t\t自然人\t企业\n一、新收\t\t1\t2\n三、结果\t（一）公开\t3\t4\n"
       "\n"
       "\t自然人\t企业\n\t（七）总计\t5\t6\n四、结转\t\t7\t8\n",
       "0: [2] 自然人 [3] 企业\n"
       "1: [0] 一、新收 [2] 1 [3] 2\n"
       "2: [0] 三、结果 [1] （一）公开 [2] 3 [3] 4\n"
       "3: [1] （七）总计 [2] 5 [3] 6\n"
       "4: [0] 四、结转 [2] 7 [3] 8\n"},
      {"header words over several rows, one displaced",
       "关系\t\t申请人情况\t\t\t总计\n\t\t自然人\t组织\n\t\t\t企业\t其他\n"
       "一、新收\t\t1\t2\t3\t6\n\t1.秘密\t1\t0\t0\t1\n\t（三）\t2.其他\t4\t0\t0\t4\n",
       "0: [0] 关系 [3] 申请人情况 [6] 总计\n"
       "1: [3] 自然人 [4] 组织\n"
       "2: [4] 企业 [5] 其他\n"
       "3: [0] 一、新收 [3] 1 [4] 2 [5] 3 [6] 6\n"
       "4: [1] 1.秘密 [3] 1 [4] 0 [5] 0 [6] 1\n"
       "5: [1] （三） [2] 2.其他 [3] 4 [4] 0 [5] 0 [6] 4\n"},
      {"blank figures where full rows of the same shape tell their place",
       "项\t甲\t乙\t丙\n一、新收\t1\t2\t3\n二、结转\t\t2\t\n三、办结\t1\t\t3\n",
       "0: [0] 项 [1] 甲 [2] 乙 [3] 丙\n"
       "1: [0] 一、新收 [1] 1 [2] 2 [3] 3\n"
       "2: [0] 二、结转 [1]  [2] 2 [3] \n"
       "3: [0] 三、办结 [1] 1 [2]  [3] 3\n"},
      {"a column blank in every row", "项\t甲\t乙\t总计\n规章\t1\t2\t\n文件\t3\t4\t\n",
       "0: [0] 项 [1] 甲 [2] 乙 [3] 总计\n"
       "1: [0] 规章 [1] 1 [2] 2 [3] \n"
       "2: [0] 文件 [1] 3 [2] 4 [3] \n"},
      {"an editor cut the empty fields at the end", "项\t甲\t乙\n规章\t1\t2\n文件\t3\n",
       "0: [0] 项 [1] 甲 [2] 乙\n"
       "1: [0] 规章 [1] 1 [2] 2\n"
       "2: [0] 文件 [1] 3 ? [2]  ?\n"},
      {"nothing tells which figure is missing",
       "一、新收\t\t1\t2\t3\n（三）不予\t1.秘密\t\t5\t6\t\n",
       "0: [0] 一、新收 [2] 1 [3] 2 [4] 3\n"
       "1: [0] （三）不予 [1] 1.秘密 [2]  ? [3] 5 ? [4] 6 ?\n"},
      {"a figure too many", "项\t甲\t乙\n规章\t1\t2\n文件\t3\t4\n许可\t5\t6\n收费\t7\t8\t\t9\n",
       "0: [0] 项 [1] 甲 [2] 乙\n"
       "1: [0] 规章 [1] 1 [2] 2\n"
       "2: [0] 文件 [1] 3 [2] 4\n"
       "3: [0] 许可 [1] 5 [2] 6\n"
       "4: [0] 收费 [1] 7 ? [2] 8 ? [3]  ? [4] 9 ?\n"},
      {"a figure that cannot be read", "项\t甲\t乙\t丙\n规章\t1\t见附件\t3\n文件\t4\t5\t6\n",
       "0: [0] 项 [1] 甲 [2] 乙 [3] 丙\n"
       "1: [0] 规章 [1] 1 [2] 见附件 [3] 3\n"
       "2: [0] 文件 [1] 4 [2] 5 [3] 6\n"},
      {"rows with nothing but a label keep their blanks",
       "项\t甲\t乙\n一、新收\t\t\n二、结转\t1\t2\n",
       "0: [0] 项 [1] 甲 [2] 乙\n"
       "1: [0] 一、新收 [1]  [2] \n"
       "2: [0] 二、结转 [1] 1 [2] 2\n"},
      {"no labels at all", "复议\t\t诉讼\t\n维持\t总计\t维持\t总计\n1\t1\t0\t0\n",
       "0: [0] 复议 [2] 诉讼\n1: [0] 维持 [1] 总计 [2] 维持 [3] 总计\n"
       "2: [0] 1 [1] 1 [2] 0 [3] 0\n"},
      {"bars behind cells", "第（一）项 |\n信息内容 | 制发 | 废止 |\n规章 | 1 | 2 |\n",
       "0: [0] 第（一）项\n1: [0] 信息内容 [1] 制发 [2] 废止\n2: [0] 规章 [1] 1 [2] 2\n"},
      {"bars around cells, with rules",
       "+----+----+\n| 项 | 甲 |\n|----|----|\n| 规章 | 1 |\n│文件│ │\n+----+----+\n",
       "0: [0] 项 [1] 甲\n1: [0] 规章 [1] 1\n2: [0] 文件 [1] \n"},
      {"headings without blank lines around",
       "二、主动公开\n项\t甲\n规章\t1\n三、申请\n项\t自然人\n新收\t2\n",
       "¶ 二、主动公开\n0: [0] 项 [1] 甲\n1: [0] 规章 [1] 1\n"
       "¶ 三、申请\n0: [0] 项 [1] 自然人\n1: [0] 新收 [1] 2\n"},
      {"a table of quite another width begins",
       "项\t甲\n规章\t1\n\n维持\t纠正\t其他\t未结\t总计\n1\t0\t0\t0\t1\n",
       "0: [0] 项 [1] 甲\n1: [0] 规章 [1] 1\n"
       "0: [0] 维持 [1] 纠正 [2] 其他 [3] 未结 [4] 总计\n1: [0] 1 [1] 0 [2] 0 [3] 0 [4] 1\n"},
      {"a form that nobody filled in", "项\t甲\t乙\n规章\t\t\n文件\t\t\n",
       "0: [0] 项 [1] 甲 [2] 乙\n1: [0] 规章 [1]  [2] \n2: [0] 文件 [1]  [2] \n"},
      {"tabs in prose are none of this",
       "\t2021年，我局认真贯彻落实条例。\n一、\t总体情况\n首页\t新闻\n",
       "¶ 2021年，我局认真贯彻落实条例。\n¶ 一、\t总体情况\n¶ 首页 新闻\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(read(row.text) == row.expected);
  }
}

TEST_CASE("rows with too few or too many fields are doubtful throughout") {
  const Row rows[] = {
      {"a blank lost in front, or cut at the end", "项\t甲\t乙\t丙\n规章\t0\t5\t5\n文件\t9\t74\n",
       "0: [0] 项 [1] 甲 [2] 乙 [3] 丙\n"
       "1: [0] 规章 [1] 0 [2] 5 [3] 5\n"
       "2: [0] 文件 [1] 9 ? [2] 74 ? [3]  ?\n"},
      {"between bars", "|项|甲|乙|丙|\n|规章|0|5|5|\n|文件|9|74|\n",
       "0: [0] 项 [1] 甲 [2] 乙 [3] 丙\n"
       "1: [0] 规章 [1] 0 [2] 5 [3] 5\n"
       "2: [0] 文件 [1] 9 ? [2] 74 ? [3]  ?\n"},
      {"in all rows below the header", "项\t甲\t乙\t丙\n规章\t5\t5\n文件\t9\t74\n",
       "0: [0] 项 [1] 甲 [2] 乙 [3] 丙\n"
       "1: [0] 规章 [1] 5 ? [2] 5 ?\n"
       "2: [0] 文件 [1] 9 ? [2] 74 ?\n"},
      {"only fields behind the figures",
       "项\t甲\t乙\t\t\n规章\t1\t2\t\t\n文件\t3\t4\t\n许可\t\t6\n",
       "0: [0] 项 [1] 甲 [2] 乙\n"
       "1: [0] 规章 [1] 1 [2] 2\n"
       "2: [0] 文件 [1] 3 [2] 4\n"
       "3: [0] 许可 [1]  [2] 6\n"},
      {"headers short of the fields that spans cover",
       "关系\t申请人情况\n自然人\t组织\n企业\t其他\n一、新收\t1\t2\t3\n三、结果\t（一）公开\t4\t5\t"
       "6\n",
       "0: [0] 关系 [2] 申请人情况 ?\n"
       "1: [0] 自然人 [2] 组织 ?\n"
       "2: [0] 企业 [2] 其他 ?\n"
       "3: [0] 一、新收 [2] 1 [3] 2 [4] 3\n"
       "4: [0] 三、结果 [1] （一）公开 [2] 4 [3] 5 [4] 6\n"},
      {"longer than the full rows with their label there",
       "项\t\t\t甲\t乙\t丙\n一、新收\t\t\t1\t2\t3\n三、结果\t（一）公开\t\t0\t0\t\n（三）不予\t1."
       "秘密\t4\t5\t6\n",
       "0: [0] 项 [3] 甲 [4] 乙 [5] 丙\n"
       "1: [0] 一、新收 [3] 1 [4] 2 [5] 3\n"
       "2: [0] 三、结果 [1] （一）公开 [3] 0 ? [4] 0 ? [5]  ?\n"
       "3: [0] （三）不予 [1] 1.秘密 [3] 4 [4] 5 [5] 6\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(read(row.text) == row.expected);
  }
}

TEST_CASE("numbers of pages between rows change nothing") {
  const Row rows[] = {
      {"right between two rows", "项\t甲\t\n规章\t1\t\n3\n项\t乙\t\n文件\t2\t\n",
       "0: [0] 项 [1] 甲\n1: [0] 规章 [1] 1\n2: [0] 项 [1] 乙\n3: [0] 文件 [1] 2\n"},
      {"between bars, within a header", "|项|甲|\n- 3 -\n|规章|1|\n\f第 4 页\n|文件|2|\n",
       "0: [0] 项 [1] 甲\n1: [0] 规章 [1] 1\n2: [0] 文件 [1] 2\n"},
      {"between blank lines", "项\t甲\n规章\t1\n\n3\n\f\n文件\t2\n",
       "0: [0] 项 [1] 甲\n1: [0] 规章 [1] 1\n2: [0] 文件 [1] 2\n"},
      {"or it is the figure that a row lacks", "项\t甲\n规章\t1\n文件\t\n3\n许可\t2\n",
       "0: [0] 项 [1] 甲\n1: [0] 规章 [1] 1\n2: [0] 文件 [1]  ?\n3: [0] 许可 [1] 2\n"},
      {"several are figures", "项\t甲\n规章\t1\n\n3\n4\n文件\t2\n",
       "0: [0] 项 [1] 甲\n1: [0] 规章 [1] 1\n¶ 3\n¶ 4\n0: [0] 文件 [1] 2\n"},
      {"and so are greater ones", "项\t甲\n规章\t1\n\n3456\n文件\t2\n",
       "0: [0] 项 [1] 甲\n1: [0] 规章 [1] 1\n¶ 3456\n0: [0] 文件 [1] 2\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(read(row.text) == row.expected);
  }
}

TEST_CASE("tables of text say where they come from") {
  const Document document = read_plain_text("前言。\n\n项\t甲\n规章\t1\n");
  REQUIRE(document.blocks.size() == 2);
  CHECK(std::get<Paragraph>(document.blocks[0]).path == "line 1");
  const auto& table = std::get<Table>(document.blocks[1]);
  CHECK(table.path == "line 3");
  CHECK(table.method == Method::text);
  CHECK(table.arrangement == Arrangement::grid);
  CHECK(table.cells.back().path == "line 4");
  CHECK(table.cells.back().page == 0);
}
