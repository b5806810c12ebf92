#include "review/text_table.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "normalize/text.h"

using namespace gouji;

TEST_CASE("columns are aligned by the width of the characters") {
  TextTable table({"自然人", "Total"}, 8, 20);
  table.add_heading("三、本年度办理结果", 0);
  table.add_row("（一）予以公开", 1, {{"50"}, {"123"}});
  table.add_row("ab", 1, {{"—"}, {"7!"}});
  CHECK(table.render(false) ==
        "                  自然人  Total\n"
        "三、本年度办理结果\n"
        "  （一）予以公开      50    123\n"
        "  ab                   —     7!\n");
}

TEST_CASE("long headers are broken and stand on the last line") {
  TextTable table({"社会公益组织", "Public welfare organisations", "x"}, 8, 10);
  table.add_row("r", 0, {{"1"}, {"2"}, {"3"}});
  CHECK(table.render(false) ==
        "               Public   \n"
        "              welfare   \n"
        "   社会公益  organisa   \n"
        "       组织     tions  x\n"
        "r         1         2  3\n");
}

TEST_CASE("colour goes around the text and not around the padding") {
  TextTable table({"a"}, 8, 10);
  table.add_row("r", 0, {{"12", Paint::failing}});
  table.add_row("s", 0, {{"3", Paint::plain}});
  CHECK(table.render(true) ==
        "    \x1B[2ma\x1B[0m\n"
        "r  \x1B[31;1m12\x1B[0m\n"
        "s   3\n");
}

TEST_CASE("labels are cut at the width, never inside a character") {
  CHECK(cut("规章", 4) == "规章");
  CHECK(cut("行政规范性文件", 7) == "行政规…");
  CHECK(cut("行政规范性文件", 8) == "行政规…");
  CHECK(cut("abc", 2) == "a…");
  CHECK(cut("", 2).empty());
}

TEST_CASE("lines break at spaces, and inside a word that is too long") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("", 5).empty());
  CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrap("法律服务机构", 8) == Lines{"法律服务", "机构"});
  CHECK(wrap("abcdefgh", 3) == Lines{"abc", "def", "gh"});
  CHECK(wrap("宽", 1) == Lines{"宽"});
}
