#include "extract/markdown_html.h"

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("Markdown between HTML becomes HTML") {
  const auto html = markdown_to_html(
      "<div>\n\n# 某局 2023 年报告\n\n一段\n两行\n\n"
      "| 内容 | <span>制发</span> |\n|---|--:|\n| a\\|b |  |\n\n"
      "<table>\n<tr>\n<td>| 1\n\n2</td>\n</tr>\n</table>\n\n尾\n</div>\n");
  REQUIRE(html);
  CHECK(*html ==
        "<div>\n<h1>某局 2023 年报告</h1>\n<p>一段\n两行\n</p>\n"
        "<table><tr><td>内容</td><td><span>制发</span></td></tr>\n"
        "<tr><td>a\\|b</td><td></td></tr>\n</table>\n"
        "<table>\n<tr>\n<td>| 1\n\n2</td>\n</tr>\n</table>\n<p>尾\n</p>\n</div>\n");
  CHECK_FALSE(markdown_to_html("<div>\n| a | b |\n</div>\n"));
  CHECK_FALSE(markdown_to_html(""));
}
