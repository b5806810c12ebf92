#include "extract/sequence.h"

#include <catch2/catch.hpp>
#include <string>

using namespace gouji;

namespace {

// "[cell][doubtful?]" for a table, "¶text" for a paragraph, one character a block elsewhere.
std::string gather(const std::string& lines, const char* doubtful = nullptr) {
  std::vector<Block> blocks;
  std::size_t begin = 0;
  while (begin < lines.size()) {
    const std::size_t end = std::min(lines.find('/', begin), lines.size());
    Paragraph paragraph;
    paragraph.text = lines.substr(begin, end - begin);
    paragraph.doubtful = doubtful != nullptr && paragraph.text == doubtful;
    paragraph.page = 2;
    paragraph.path = "p" + std::to_string(blocks.size() + 1);
    blocks.emplace_back(paragraph);
    begin = end + 1;
  }
  std::string out;
  for (const Block& block : gather_sequences(std::move(blocks), Method::html)) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += "¶" + paragraph->text;
      continue;
    }
    const auto& table = std::get<Table>(block);
    CHECK(table.arrangement == Arrangement::sequence);
    CHECK(table.columns == 1);
    CHECK(table.rows == static_cast<int>(table.cells.size()));
    CHECK(table.method == Method::html);
    out += "{";
    for (const Cell& cell : table.cells) out += "[" + cell.text + (cell.doubtful ? "?]" : "]");
    out += "}";
  }
  return out;
}

}  // namespace

TEST_CASE("runs of cells become sequence tables") {
  struct Row {
    const char* what;
    const char* lines;  // paragraphs between slashes
    const char* expected;
  };
  const Row rows[] = {
      {"labels and figures", "项/甲/乙/规章/1/2/文件/3/4",
       "{[项][甲][乙][规章][1][2][文件][3][4]}"},
      {"sentences end it", "共收到申请3件。/项/甲/规章/1/文件/2/许可/3/以上情况特此报告。",
       "¶共收到申请3件。{[项][甲][规章][1][文件][2][许可][3]}¶以上情况特此报告。"},
      {"too few figures", "规章/1/文件/2/其他", "¶规章¶1¶文件¶2¶其他"},
      {"labels behind the last figure", "规章/1/2/3/五、存在的问题",
       "{[规章][1][2][3]}¶五、存在的问题"},
      {"a heading begins a table",
       "二、公开/项/甲/乙/规章/1/2/3/三、申请/总项/自然人/企业/其他/新收/4/5/6",
       "¶二、公开{[项][甲][乙][规章][1][2][3]}¶三、申请{[总项][自然人][企业][其他][新收][4][5][6]"
       "}"},
      {"a numbered label is no heading", "总项/甲/乙/丙/一、新收/1/2/3/三、结果/（一）公开/4/5/6",
       "{[总项][甲][乙][丙][一、新收][1][2][3][三、结果][（一）公开][4][5][6]}"},
      {"an odd number of figures", "甲/乙/规章/1/2/文件/3/4/许可/5",
       "{[甲][乙][规章][1][2][文件][3][4][许可][5?]}"},
      {"two rows, and none to tell", "甲/乙/规章/1/2/文件/3", "{[甲][乙][规章][1?][2?][文件][3?]}"},
      {"a blank brings the one other row to as many", "甲/乙/丙/规章/1//2/文件/3/4/5",
       "{[甲][乙][丙][规章][1][][2][文件][3][4][5]}"},
      {"an empty line in the place of a figure", "甲/乙/规章/1/2/文件/3/4/许可//5",
       "{[甲][乙][规章][1][2][文件][3][4][许可][][5]}"},
      {"a row of blanks", "甲/乙/丙/规章/1/2/3/文件/4/5/6/许可////处罚/7/8/9",
       "{[甲][乙][丙][规章][1][2][3][文件][4][5][6][许可][][][][处罚][7][8][9]}"},
      {"an empty line that is spacing", "甲/乙/规章/1/2/文件/3/4//许可/5/6",
       "{[甲][乙][规章][1][2][文件][3][4][许可][5][6]}"},
      {"one among figures enough: one of them may number a page",
       "甲/乙/规章/1//2/文件/3/4/许可/5/6", "{[甲][乙][规章][1?][2?][文件][3][4][许可][5][6]}"},
      {"a number at a page break", "甲/乙/规章/1/2/文件/3/\f/4/许可/5678/\f/6789",
       "{[甲][乙][规章][1][2][文件][3?][4?][许可][5678][6789]}"},
      {"a page break is no cell", "甲/乙/规章/1/2/文件/3456/\f/许可/5/6",
       "{[甲][乙][规章][1][2][文件][3456?][许可][5][6]}"},
      {"as many empty lines behind a whole row as the next one lacks figures",
       "甲/乙/丙/规章/1/2/3///文件/4///许可/5/6/7///处罚/8/9/10",
       "{[甲][乙][丙][规章][1][2][3][文件][4?][?][?][许可][5][6][7][处罚][8][9][10]}"},
      {"spacing behind the table or the last row's blank", "甲/乙/规章/1/2/文件/3/4/许可/5//以上。",
       "{[甲][乙][规章][1][2][文件][3][4][许可][5?][?]}¶以上。"},
      {"spacing behind the last row's blank", "甲/乙/规章/1/2/文件/3/4/许可/5///以上。",
       "{[甲][乙][规章][1][2][文件][3][4][许可][5][]}¶以上。"},
      {"empty lines between all cells", "甲//乙//规章//1//2//文件//3//4",
       "{[甲][乙][规章][1][2][文件][3][4]}"},
      {"and a blank cell among them", "甲//乙//规章//1//2//文件//3//4//许可////6",
       "{[甲][乙][规章][1][2][文件][3][4][许可][][6]}"},
      {"blank cells that leave all rows as many",
       "甲/乙/丙/丁/规章/1///4/文件/5///8/许可////7/处罚//9//10",
       "{[甲][乙][丙][丁][规章][1][][][4][文件][5][][][8][许可][][][][7][处罚][][9][][10]}"},
      {"rows of blanks are no header",
       "三、申请/甲/乙/丙/丁/一、新收/1///4/二、上年/5/6/7/8/三、结果/（一）予以/////（二）部分////"
       "/"
       "（三）不予/1．秘密/////2．禁止/9/10/11/12",
       "¶三、申请{[甲][乙][丙][丁][一、新收][1][][][4][二、上年][5][6][7][8][三、结果][（一）予以]["
       "][][][]"
       "[（二）部分][][][][][（三）不予][1．秘密][][][][][2．禁止][9][10][11][12]}"},
      {"and a line of spacing behind each row",
       "甲/乙/丙/规章/1//3//文件/5//8//许可///7//处罚//9/10",
       "{[甲][乙][丙][规章][1][][3][文件][5][][8][许可][][][7][处罚][][9][10]}"},
      {"more of them than headings are spacing", "甲/乙/规章/1/2/文件/3/4//以上情况。",
       "{[甲][乙][规章][1][2][文件][3][4]}¶以上情况。"},
      {"blanks that no other row explains", "一、新收////0/二、", "¶一、新收¶¶¶¶0¶二、"},
      {"the same with figures enough", "规章/0/0/0/甲/乙/丙/丁/新收////0",
       "{[规章][0][0][0][甲][乙][丙][丁][新收][?][?][?][0?]}"},
      {"figures with units, notes, dashes",
       "甲/乙/丙/规章/3件/—/22（其中修订 16 件）/文件/无/１，２３４/-2",
       "{[甲][乙][丙][规章][3件][—][22（其中修订 16 件）][文件][无][１，２３４][-2]}"},
      {"one row of many figures", "复议/诉讼/维持/总计/维持/总计/1/1/0/0",
       "{[复议][诉讼][维持][总计][维持][总计][1][1][0][0]}"},
      {"an explanation is part of a label",
       "甲/乙/（二）部分公开（区分处理的，只计这一情形，/1/2/3/4",
       "{[甲][乙][（二）部分公开（区分处理的，只计这一情形，][1][2][3][4]}"},
      {"nothing", "", ""},
      {"only blanks", "///", "¶¶¶"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(gather(row.lines) == row.expected);
  }
}

TEST_CASE("cells keep the doubt, page and path of their paragraphs") {
  CHECK(gather("规章/1/2/3", "2") == "{[规章][1][2?][3]}");
  Paragraph label{"规章", 4, {1, 2, 3, 4}, 0, "body/p[1]", false};
  std::vector<Block> blocks{label};
  for (const char* figure : {"1", "2", "3"})
    blocks.emplace_back(Paragraph{figure, 5, {}, 0, "x", false});
  const auto gathered = gather_sequences(blocks, Method::text);
  REQUIRE(gathered.size() == 1);
  const auto& table = std::get<Table>(gathered[0]);
  CHECK(table.path == "body/p[1]");
  CHECK(table.cells[0].page == 4);
  CHECK(table.cells[0].box == Box{1, 2, 3, 4});
  CHECK(table.cells[3].page == 5);
  CHECK(table.cells[3].row == 3);
}

TEST_CASE("tables between paragraphs pass through and part the runs") {
  Table grid;
  grid.rows = 1;
  grid.columns = 1;
  const auto paragraph = [](const char* text) { return Paragraph{text, 0, {}, 0, "", false}; };
  const auto gathered = gather_sequences(
      {paragraph("规章"), paragraph("1"), grid, paragraph("2"), paragraph("3")}, Method::html);
  CHECK(gathered.size() == 5);
}

TEST_CASE("is_figure_cell") {
  for (const char* text : {"0", " 12 ", "１２", "3件", "—", "/", "无", "〇", "十二", "-2", "1,234",
                           "22（其中修订 16 件）"}) {
    CAPTURE(text);
    CHECK(is_figure_cell(text));
  }
  for (const char* text :
       {"", " ", "一", "三", "1.", "（一）", "规章", "2021年", "Ā", "1. 属于国家秘密"}) {
    CAPTURE(text);
    CHECK_FALSE(is_figure_cell(text));
  }
}
