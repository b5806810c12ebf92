#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/delimited_text.h"
#include "extract/text_reader.h"

using namespace gouji;

namespace {

using Grid = std::vector<std::vector<std::string>>;

std::string dump_of(const std::string& text) {
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

std::string join(const Grid& grid, const std::string& separator, const std::string& frame = "",
                 const std::string& below_header = "") {
  std::string text;
  for (std::size_t row = 0; row < grid.size(); ++row) {
    text += frame;
    for (std::size_t field = 0; field < grid[row].size(); ++field) {
      text += (field == 0 ? "" : separator) + grid[row][field];
    }
    text += frame + "\n" + (row == 0 ? below_header : "");
  }
  return text;
}

Grid quoted(Grid grid) {
  for (std::vector<std::string>& row : grid) {
    for (std::string& field : row) field = '"' + field + '"';
  }
  return grid;
}

}  // namespace

TEST_CASE("a table is the same whatever parts its cells") {
  const Grid grids[] = {
      {{"信息内容", "制发", "废止", "有效"},
       {"规章", "1", "2", "3"},
       {"文件", "4", "", "6"},
       {"公告", "7", "8", "9"}},
      // blank cells at either end of a row
      {{"总项", "", "自然人", "总计"},
       {"三、结果", "（一）公开", "5", "5"},
       {"", "（二）部分", "7", "7"},
       {"", "（三）不予", "8", ""},
       {"四、结转", "", "9", "9"}},
  };
  for (const Grid& grid : grids) {
    const std::string expected = dump_of(join(grid, "\t"));
    CHECK(expected.find('?') == std::string::npos);
    CHECK(dump_of(join(grid, ",")) == expected);
    CHECK(dump_of(join(grid, ";")) == expected);
    CHECK(dump_of(join(quoted(grid), ",")) == expected);
    CHECK(dump_of(join(quoted(grid), ";")) == expected);
    CHECK(dump_of(join(quoted(grid), "\t")) == expected);
    CHECK(dump_of(join(grid, "|")) == expected);
    CHECK(dump_of(join(grid, "|", "|")) == expected);
    CHECK(dump_of(join(grid, "｜", "｜")) == expected);
    CHECK(dump_of(join(grid, " | ", "|", "| --- | --- | --- | --- |\n")) == expected);
    CHECK(dump_of(join(grid, "│", "│", "├───┼───┼───┼───┤\n")) == expected);
  }
}

TEST_CASE("quotes hold line ends, commas and quotes") {
  const std::string text =
      "\"某局 2023 年报告,概况。\",,\r\n"
      "\"商业\r\n企业\",\"自然\n人\",总计\r\n"
      "一、新收,\"1,204\",5\r\n"
      "\"二、\"\"结转\"\"\",3,4\r\n"
      "三、办理,0,7\r\n";
  CHECK(dump_of(text) ==
        "¶ 某局 2023 年报告,概况。\n"
        "0: [0] 商业企业 [1] 自然人 [2] 总计\n"
        "1: [0] 一、新收 [1] 1,204 [2] 5\n"
        "2: [0] 二、\"结转\" [1] 3 [2] 4\n"
        "3: [0] 三、办理 [1] 0 [2] 7\n");
  const auto delimited = read_delimited(text);
  REQUIRE(delimited);
  CHECK(delimited->numbers == std::vector<int>{1, 2, 5, 6, 7});
  CHECK(delimited->lines().size() == 5);
}

TEST_CASE("commas of sentences and figures part no cells") {
  const char* const texts[] = {
      "2023年,收到申请5件,办结5件。\n其中,维持3件,纠正1件。\n全年,公开,12\n",
      "规章 1,234 5\n文件 2,345 6\n许可 3,456 7\n",  // thousands
      "规章\n1,234\n文件\n2,345\n许可\n3,456\n",
      "a;b\nc;d\ne;f\n",
      "规章,1\n文件,2\n",          // two rows may be chance
      "\"规章,1\n文件,2\n许可,3",  // a quote that never closes is a character
  };
  CHECK_FALSE(read_delimited(texts[0]));
  CHECK_FALSE(read_delimited(texts[1]));
  CHECK_FALSE(read_delimited(texts[2]));
  CHECK_FALSE(read_delimited(texts[3]));
  CHECK_FALSE(read_delimited(texts[4]));
  CHECK(read_delimited(texts[5]));
  // beside a table a sentence stays one
  CHECK(dump_of("去年收到5件,办结5件。\n内容,制发,废止\n规章,1,2\n文件,3,4\n公告,5,6\n") ==
        "¶ 去年收到5件,办结5件。\n"
        "0: [0] 内容 [1] 制发 [2] 废止\n"
        "1: [0] 规章 [1] 1 [2] 2\n"
        "2: [0] 文件 [1] 3 [2] 4\n"
        "3: [0] 公告 [1] 5 [2] 6\n");
}

TEST_CASE("a line that lost its last bar moves no other") {
  CHECK(dump_of("|内容|制发|废止|\n|规章|1|2\n|文件|3|4|\n|公告||5|\n") ==
        "0: [0] 内容 [1] 制发 [2] 废止\n"
        "1: [0] 规章 [1] 1 [2] 2\n"
        "2: [0] 文件 [1] 3 [2] 4\n"
        "3: [0] 公告 [1]  [2] 5\n");
}
