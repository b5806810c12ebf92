// What a page says, whatever its markup looks like.
#include "extract/html_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/extract/block_dump.h"

namespace {

using namespace gouji;

Document read(const std::string& page) {
  Result<Document> document = read_html({"page.html", page});
  REQUIRE(document.has_value());
  return *document;
}

struct Case {
  const char* name;
  const char* page;
  const char* expected;
};

void check(const std::vector<Case>& cases) {
  for (const Case& example : cases) {
    INFO(example.name);
    CHECK(dump_blocks(read(example.page)) == example.expected);
  }
}

// A table of two columns is enough for most: with one it would be layout.
#define CELL(content) "<table><tr><td>" content "</td><td>9</td></tr></table>"

}  // namespace

TEST_CASE("the text of a cell is what a browser shows") {
  check({
      {"spans and fonts", CELL("<p><span>行政</span><font face=a>规范性</font><b>文件</b></p>"),
       "0: [0] 行政规范性文件 [1] 9\n"},
      {"o:p and nbsp", CELL("<p>&nbsp;规章<o:p></o:p>&nbsp;</p>"), "0: [0] 规章 [1] 9\n"},
      {"only nbsp", CELL("&nbsp;<o:p>&nbsp;</o:p>"), "0: [0]  [1] 9\n"},
      {"ideographic spaces", CELL("　总　计　"), "0: [0] 总 计 [1] 9\n"},
      {"zero width", CELL("总\u200B计\uFEFF"), "0: [0] 总计 [1] 9\n"},
      {"lines of Han", CELL("商业<br>企业"), "0: [0] 商业企业 [1] 9\n"},
      {"paragraphs of Han", CELL("<p>商业</p><p>企业</p>"), "0: [0] 商业企业 [1] 9\n"},
      {"source lines of Han", CELL("商业\n      企业"), "0: [0] 商业企业 [1] 9\n"},
      {"figures of two lines stay apart", CELL("12<br>34"), "0: [0] 12 34 [1] 9\n"},
      {"full-width figures of two lines", CELL("１２<br>３４"), "0: [0] １２ ３４ [1] 9\n"},
      {"figures of two source lines", CELL("12\n34"), "0: [0] 12 34 [1] 9\n"},
      {"figure over two spans", CELL("<span>1</span><span>2</span>"), "0: [0] 12 [1] 9\n"},
      {"space between spans counts", CELL("<b>1</b> <b>2</b>"), "0: [0] 1 2 [1] 9\n"},
      {"vertical label", CELL("三<br>、<br>本<br>年"), "0: [0] 三、本年 [1] 9\n"},
      {"entities", CELL("&lt;&amp;&#x4E00;&unknown;"), "0: [0] <&一&unknown; [1] 9\n"},
      {"comment", CELL("1<!-- 2 -->3"), "0: [0] 13 [1] 9\n"},
      {"script and style", CELL("1<script>2</script><style>3</style>"), "0: [0] 1 [1] 9\n"},
      {"a list to choose from", CELL("<select><option>1<option selected>12</select>"),
       "0: [0]  ? [1] 9\n"},
      {"a button", CELL("<button>12</button>"), "0: [0]  ? [1] 9\n"},
      {"a drawing beside a figure", CELL("12<svg><text>3</text></svg>"), "0: [0] 12 ? [1] 9\n"},
      {"a button that is not shown", CELL("12<button style='display:none'>x</button>"),
       "0: [0] 12 [1] 9\n"},
      {"a script", CELL("12<script>x</script>"), "0: [0] 12 [1] 9\n"},
      {"field of a form", CELL("<input type=text value='12'><input type=hidden value=7>"),
       "0: [0] 12 [1] 9\n"},
      {"footnote mark", CELL("12<sup>①</sup>"), "0: [0] 12[①] ? [1] 9\n"},
      {"raised by style", CELL("12<span style='vertical-align:super'>1</span>"),
       "0: [0] 12[1] ? [1] 9\n"},
      {"raised behind text", CELL("km<sup>2</sup>"), "0: [0] km2 [1] 9\n"},
      {"struck figure", CELL("<s>12</s>13"), "0: [0] 13 ? [1] 9\n"},
      {"deleted and inserted", CELL("<del>12</del><ins>13</ins>"), "0: [0] 13 [1] 9\n"},
      {"a picture in place of a figure", CELL("<img src=n.png>"), "0: [0]  ? [1] 9\n"},
      {"icons for digits", CELL("<i class=n></i>"), "0: [0]  ? [1] 9\n"},
      {"nothing but spans", CELL("<span><br></span>"), "0: [0]  [1] 9\n"},
      {"a spacer is no figure", CELL("<img src=n.gif width=1 height=1>"), "0: [0]  [1] 9\n"},
  });
}

TEST_CASE("the mark of a note is no digit of the figure before it") {
  check({
      {"length", CELL("12<span style='vertical-align:4px'>1</span>"), "0: [0] 12[1] ? [1] 9\n"},
      {"share of the line", CELL("12<span style='vertical-align:30%'>1</span>"),
       "0: [0] 12[1] ? [1] 9\n"},
      {"part of its size", CELL("12<span style='vertical-align: .4em'>1</span>"),
       "0: [0] 12[1] ? [1] 9\n"},
      {"at the top", CELL("12<span style='vertical-align:text-top'>1</span>"),
       "0: [0] 12[1] ? [1] 9\n"},
      {"below the line", CELL("12<span style='vertical-align:sub'>1</span>"),
       "0: [0] 12[1] ? [1] 9\n"},
      {"raised by Word",
       CELL("12<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>1</span>"),
       "0: [0] 12[1] ? [1] 9\n"},
      {"moved up", CELL("12<span style='top:-.5em;position:relative'>1</span>"),
       "0: [0] 12[1] ? [1] 9\n"},
      {"a whole figure raised",
       CELL("<b style='mso-text-raise:3pt'>1</b><i style='mso-text-raise:3pt'>2</i>"),
       "0: [0] 12 [1] 9\n"},
      {"a hair is no raising", CELL("1<b style='position:relative;top:-1pt'>2</b>"),
       "0: [0] 12 ? [1] 9\n"},
      {"parts that are set alike", CELL("<b class=u>1</b><b class=u>2</b>"), "0: [0] 12 [1] 9\n"},
      {"parts that are set apart", CELL("<b class=old>1</b><b class=u>2</b>"),
       "0: [0] 12 ? [1] 9\n"},
      {"a size of its own", CELL("1<font size=1>2</font>"), "0: [0] 12 ? [1] 9\n"},
      {"a figure beside other text", CELL("1<i class=u>件</i>"), "0: [0] 1件 [1] 9\n"},
      {"a cell is aligned, not raised",
       "<table><tr><td style='vertical-align:top'>1<b>2</b></td><td>9</td></tr></table>",
       "0: [0] 12 [1] 9\n"},
      {"the mark in front", CELL("<sup>1</sup>2"), "0: [0] 12 ? [1] 9\n"},
      {"rule of an element's class",
       "<style>span.u, .v {vertical-align:super}</style>" CELL("1<span class=u>2</span>"),
       "0: [0] 1[2] ? [1] 9\n"},
      {"rule of another element's class",
       "<style>p.u {vertical-align:super}</style>" CELL("1<span class=u>2</span>"),
       "0: [0] 12 ? [1] 9\n"},
      {"rule of an element within others",
       "<style>td > span.u {top:-3pt; position:relative}</style>" CELL("1<SPAN class=u>2</SPAN>"),
       "0: [0] 1[2] ? [1] 9\n"},
      {"rule of an element", "<style>.x i{vertical-align:5px}</style>" CELL("1<i>2</i>"),
       "0: [0] 1[2] ? [1] 9\n"},
      {"nothing is hidden by a rule for elsewhere",
       "<style>.x b.u {display:none}</style>" CELL("1<b class=u>2</b>"), "0: [0] 12 ? [1] 9\n"},
      {"hidden by an element's class",
       "<style>b.u {display:none}</style>" CELL("1<b class=u>2</b>"), "0: [0] 1 [1] 9\n"},
      {"link to a note", CELL("12<a href='#fn1'>1</a>"), "0: [0] 12[1] ? [1] 9\n"},
      {"link of Word", CELL("12<a href='x.htm#_ftn1' name='_ftnref1'><span>[1]</span></a>"),
       "0: [0] 12[[1]] ? [1] 9\n"},
      {"anchor of a note", CELL("12<a name='_ftnref1'>1</a>"), "0: [0] 12[1] ? [1] 9\n"},
      {"link to another page", CELL("1<a href='12.html'>2</a>"), "0: [0] 12 [1] 9\n"},
      {"a whole figure links", CELL("<a href='#detail'>12</a>"), "0: [0] 12 [1] 9\n"},
      {"a name of Word's", CELL("1<a name='OLE_LINK1'>2</a>"), "0: [0] 12 [1] 9\n"},
  });
}

TEST_CASE("what is not shown is not read") {
  check({
      {"display none", CELL("1<span style='display:none'>2</span>"), "0: [0] 1 [1] 9\n"},
      {"display none, spelt out", CELL("1<span style='color:red; DISPLAY : None'>2</span>"),
       "0: [0] 1 [1] 9\n"},
      {"hidden", CELL("1<span hidden>2</span>"), "0: [0] 1 [1] 9\n"},
      {"visibility", CELL("1<span style='visibility:hidden'>2</span>"), "0: [0] 1 [1] 9\n"},
      {"visible again",
       CELL("1<span style='visibility:hidden'>2<b style='visibility:visible'>3</b></span>"),
       "0: [0] 1 3 [1] 9\n"},
      {"no size", CELL("1<span style='font-size:0'>2</span>"), "0: [0] 1 [1] 9\n"},
      {"Word's hidden", CELL("1<span style='mso-hide:all'>2</span>"), "0: [0] 1 [1] 9\n"},
      {"by a rule", "<style>/* {} */ .x, #y {display:none}</style>" CELL("1<b class='a x'>2</b>"),
       "0: [0] 1 [1] 9\n"},
      {"by a rule for print",
       "<style>@media print {.x {display:none}}</style>" CELL("<b class=x>2</b>"),
       "0: [0] 2 [1] 9\n"},
      {"clear as glass", CELL("1<span style='opacity:0'>2</span>"), "0: [0] 1 [1] 9\n"},
      {"transparent", CELL("1<span style='color: transparent'>2</span>"), "0: [0] 1 [1] 9\n"},
      {"white", CELL("1<span style='color:#FFF'>2</span>"), "0: [0] 1[2] ? [1] 9\n"},
      {"white by attribute", CELL("1<font color=#ffffff>2</font>"), "0: [0] 1[2] ? [1] 9\n"},
      {"white by a rule, before it",
       "<style>.w{color:rgb(255, 255, 255)}</style>" CELL("<b class=w>2</b>1"),
       "0: [0] 21 ? [1] 9\n"},
      {"white on a ground", CELL("<b style='background:#1f4e79;color:white'>12</b>"),
       "0: [0] 12 [1] 9\n"},
      {"struck by a rule",
       "<style>.d{text-decoration:line-through}</style>" CELL("<b class=d>2</b>1"),
       "0: [0] 1 ? [1] 9\n"},
      {"raised by a rule", "<style>.u{vertical-align:super}</style>" CELL("1<b class=u>2</b>"),
       "0: [0] 1[2] ? [1] 9\n"},
      {"hidden cell leaves the row", "<table><tr><td>a<td style='display:none'>2<td>3</table>",
       "0: [0] a [1] 3\n"},
      {"invisible cell keeps its place",
       "<table><tr><td>a<td style='visibility:hidden'>2<td>3</table>", "0: [0] a [1]  [2] 3\n"},
      {"hidden row", "<table><tr><td>a<td>1<tr hidden><td>b<td>2<tr><td>c<td>3</table>",
       "0: [0] a [1] 1\n1: [0] c [1] 3\n"},
      {"navigation and footer",
       "<nav>首页</nav><ul><li><a>政务公开</a><li><a>互动</a></ul><p>报告</p><footer>版权</footer>",
       "报告\n"},
      {"a list of text stays", "<ul><li>主动公开 3 条<li>见<a>附件</a></ul>",
       "主动公开 3 条\n见附件\n"},
      {"select and button", "<p>年份<select><option>2021<option>2022</select><button>查询</button>",
       "年份\n"},
  });
}

TEST_CASE("spans make the grid") {
  check({
      {"both kinds", "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>1<td>2</table>",
       "0: [0] a r2c1 [1] b r1c2\n1: [1] 1 [2] 2\n"},
      {"th, thead, tbody, tfoot first in the source",
       "<table><thead><tr><th>a<th>b</thead><tfoot><tr><td>t<td>3</tfoot>"
       "<tbody><tr><td>c<td>1</tbody></table>",
       "0: [0] a [1] b\n1: [0] c [1] 1\n2: [0] t [1] 3\n"},
      {"a span ends with its group",
       "<table><tbody><tr><td rowspan=9>a<td>1</tbody><tbody><tr><td>b<td>2</tbody></table>",
       "0: [0] a [1] 1\n1: [0] b [1] 2\n"},
      {"rowspan 0 is to the end of the group",
       "<table><tr><td rowspan=0>a<td>1<tr><td>2<tr><td>3</table>",
       "0: [0] a r3c1 [1] 1\n1: [1] 2\n2: [1] 3\n"},
      {"a colspan of a billion",
       "<table><tr><td colspan=1000000000>t<tr><td>a<td>1<td "
       "rowspan=99999999999999999999>2</table>",
       "0: [0] t r1c3\n1: [0] a [1] 1 [2] 2\n"},
      {"nonsense spans", "<table><tr><td colspan=x rowspan=-3>a<td colspan=''>1</table>",
       "0: [0] a [1] 1\n"},
      {"overlapping spans are cut",
       "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d</table>",
       "0: [0] a [1] b r2c1\n1: [0] c [2] d\n"},
      {"caption comes first", "<table><caption>单位：件</caption><tr><td>a<td>1</table>",
       "单位：件\n0: [0] a [1] 1\n"},
      {"trailing empty cells stay", "<table><tr><td>a<td>1<td><td><tr><td>b<td>2<td><td></table>",
       "0: [0] a [1] 1 [2]  [3] \n1: [0] b [1] 2 [2]  [3] \n"},
      {"cells without a row", "<table><td>a<td>1<tr><td>b<td>2</table>",
       "0: [0] a [1] 1\n1: [0] b [1] 2\n"},
      {"a form around cells", "<table><form><tr><td>a<td>1</form><tr><td>b<td>2</table>",
       "0: [0] a [1] 1\n1: [0] b [1] 2\n"},
  });
}

TEST_CASE("markup left open is closed where a browser closes it") {
  check({
      {"cells and rows", "<table><tr><td>a<td>1<tr><td>b<td>2", "0: [0] a [1] 1\n1: [0] b [1] 2\n"},
      {"spans in cells",
       "<table><tr><td><span>a<td><font><b>1<tr><td><p><span>b<td><p><span>2</table><p>c",
       "0: [0] a [1] 1\n1: [0] b [1] 2\nc\n"},
      {"a table in a cell left open is a table of its own",
       "<table><tr><td>a<td>1<tr><td>b<td><table><tr><td>c<td>3<tr><td>d<td>4",
       "a\n1\nb\n0: [0] c [1] 3\n1: [0] d [1] 4\n"},
      {"text behind the end of the page", "<html><body><p>a</body></html><p>b", "a\nb\n"},
      {"stray end tags", "</td></tr></table><p>a</b></i></p>", "a\n"},
      {"paragraphs in paragraphs", "<p><span>a<p><span>b<div>c", "a\nb\nc\n"},
      {"text outside of cells", "<table>x<tr>y<td>a<td>1</table>", "xy\n0: [0] a [1] 1\n"},
  });
}

TEST_CASE("tables that only lay out the page are opened") {
  const std::string prose(400, 'x');
  check({
      {"one cell", "<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\nb\n"},
      {"one column", "<table><tr><td>a<tr><td>b</table>", "a\nb\n"},
      {"around tables",
       "<table><tr><td>首页<td><table><tr><td>a<td>1</table><p>x</p><table><tr><td>b<td>2</table></"
       "table>",
       "首页\n0: [0] a [1] 1\nx\n0: [0] b [1] 2\n"},
      {"a figure in a table of its own", "<table><tr><td>a<td><table><tr><td>12</table></table>",
       "0: [0] a [1] 12\n"},
  });
  CHECK(dump_blocks(read("<table><tr><td>导航<td><p>" + prose + prose + prose +
                         "</p><p>b</p></table>")) == "导航\n" + prose + prose + prose + "\nb\n");
  // A grid of its own stays one, and what it holds follows it.
  std::string rows;
  for (int row = 0; row < 6; ++row) rows += "<tr><td>r<td>1";
  CHECK(
      dump_blocks(read("<table>" + rows + "<tr><td>s<td><table><tr><td>c<td>3</table></table>")) ==
      "0: [0] r [1] 1\n1: [0] r [1] 1\n2: [0] r [1] 1\n3: [0] r [1] 1\n4: [0] r [1] 1\n"
      "5: [0] r [1] 1\n6: [0] s [1] \n0: [0] c [1] 3\n");
}

TEST_CASE("paragraphs and their lines") {
  check({
      {"blocks", "<h1>标题</h1><div>a<p>b</p>c</div>", "标题\na\nb\nc\n"},
      {"a heading over two lines is one", "<h1>某某局<br>政府信息公开年报</h1>",
       "某某局政府信息公开年报\n"},
      {"so is a centred one", "<p style='text-align:center'>某某局<br>2021年年报</p>",
       "某某局 2021年年报\n"},
      {"lines of a paragraph", "<p>规章<br>0<br>0<br></p>", "规章\n0\n0\n"},
      {"preformatted", "<pre>规章\n0\n文件 1</pre>", "规章\n0\n文件 1\n"},
      {"preformatted rows", "<pre>规章\t0\n文件\t1</pre>",
       "0: [0] 规章 [1] 0\n1: [0] 文件 [1] 1\n"},
      {"a table set with spaces",
       "<p>情况</p><pre>信息内容  本年制发件数  现行有效件数\n规章      0             3\n"
       "许可      1             4\n</pre><p>三、申请</p>",
       "情况\n0: [0]  [1] 信息内容 [2] 本年制发件数 [3] 现行有效件数\n"
       "1: [0]  [1] 规章 [2] 0 [3] 3\n2: [0]  [1] 许可 [2] 1 [3] 4\n三、申请\n"},
      {"a table of bars", "<pre>|内容|本年|现行|\n|规章|0|3|\n|许可||4|</pre>",
       "0: [0] 内容 [1] 本年 [2] 现行\n1: [0] 规章 [1] 0 [2] 3\n2: [0] 许可 [1]  [2] 4\n"},
      {"rows of a table, each preformatted",
       "<p style='white-space:pre'>内容\t本年\t现行</p><p style='white-space:pre'>规章\t0\t3</p>"
       "<p style='white-space:pre-wrap'>许可\t1\t4</p>",
       "0: [0] 内容 [1] 本年 [2] 现行\n1: [0] 规章 [1] 0 [2] 3\n2: [0] 许可 [1] 1 [2] 4\n"},
      {"span as block", "<span style='display:block'>a</span><span style='display:block'>b</span>",
       "a\nb\n"},
  });
}

TEST_CASE("children of a flex or grid box are blocks") {
  check({
      {"by style", "<div style='display:flex'><span>规章</span><span>1</span><b>2</b></div>",
       "规章\n1\n2\n"},
      {"by a rule", "<style>.r{display:grid}</style><div class=r><i>规章</i><i>1</i><i>2</i></div>",
       "规章\n1\n2\n"},
      {"not their children", "<p style='display:flex'><span>规<i>章</i></span></p>", "规章\n"},
  });
}

TEST_CASE("tables that the author cut are one") {
  const std::string head = "<tr><td>项目<td>自然人<td>企业<td>总计";
  const std::string first = "<table>" + head + "<tr><td>予以公开<td>1<td>2<td>3</table>";
  const std::string row = "<tr><td>部分公开<td>4<td>5<td>9</table>";
  const std::string whole =
      "0: [0] 项目 [1] 自然人 [2] 企业 [3] 总计\n1: [0] 予以公开 [1] 1 [2] 2 [3] 3\n"
      "2: [0] 部分公开 [1] 4 [2] 5 [3] 9\n";
  CHECK(dump_blocks(read(first + "<p>&nbsp;</p><table>" + row)) == whole);
  CHECK(dump_blocks(read(first + "<table>" + head + row)) == whole);
  CHECK(dump_blocks(read(first + "<p>续表</p><table>" + head + row)) == whole + "续表\n");
  // Text between, a row that begins like the first table, another number of columns: another table.
  CHECK(read(first + "<p>二、另一表</p><table>" + row).blocks.size() == 3);
  CHECK(read(first + first).blocks.size() == 2);
  CHECK(read(first + "<table><tr><td>部分公开<td>4<td>5</table>").blocks.size() == 2);
}

TEST_CASE("several reports in a page come one after another") {
  const std::string report = "<h2>%年报</h2><table><tr><td>规章<td>1<tr><td>文件<td>2</table>";
  const Document document = read(report + "<hr>" + report);
  CHECK(document.blocks.size() == 4);
  CHECK(std::get<Table>(document.blocks[3]).path == "/html/body/table[2]");
}

TEST_CASE("provenance is the path of the element") {
  const Document document =
      read("<div><p>a</p></div><div><p>b</p><table><tr><td>c<td>1</table></div>");
  REQUIRE(document.blocks.size() == 3);
  CHECK(std::get<Paragraph>(document.blocks[0]).path == "/html/body/div[1]/p[1]");
  CHECK(std::get<Paragraph>(document.blocks[1]).path == "/html/body/div[2]/p[1]");
  CHECK(std::get<Table>(document.blocks[2]).path == "/html/body/div[2]/table[1]");
  CHECK(std::get<Table>(document.blocks[2]).method == Method::html);
  CHECK(document.kind == Kind::html);
}

TEST_CASE("sizes tell titles from text") {
  const Document document =
      read("<h1>a</h1><p>b</p><p><span style='font-size:22pt'>c</span></p><font size=5>d</font>");
  REQUIRE(document.blocks.size() == 4);
  CHECK(std::get<Paragraph>(document.blocks[0]).size == 24);
  CHECK(std::get<Paragraph>(document.blocks[1]).size == 12);
  CHECK(std::get<Paragraph>(document.blocks[2]).size == 22);
  CHECK(std::get<Paragraph>(document.blocks[3]).size == 18);
}

TEST_CASE("a table that is a picture is said") {
  const std::string picture = "<p><img src='/pic/b%E8%A1%A8.jpg?x=1' width=600></p>";
  const Document bare = read("<h1>年报</h1><p>二、主动公开政府信息情况</p>" + picture +
                             "<p>三、收到和处理情况</p><table><tr><td>a<td>1</table>");
  REQUIRE(note_codes(bare) == "table-is-picture");
  CHECK(bare.notes[0].message.en.find("b%E8%A1%A8.jpg") != std::string::npos);
  CHECK(bare.notes[0].message.zh.find("二、主动公开政府信息情况") != std::string::npos);
  CHECK(note_codes(read("<p>年报</p>" + picture + picture)) == "table-is-picture table-is-picture");

  const std::string prose(300, 'x');
  CHECK(note_codes(read("<p>一、总体情况</p><p>" + prose + "</p>" + picture)) == "");
  CHECK(note_codes(read("<p>二、主动公开</p>" + picture + "<table><tr><td>a<td>1</table>")) == "");
  CHECK(note_codes(
            read("<img src=logo.png><p>二、主动公开</p><img src=a.gif width=20 height=20>")) == "");
}

TEST_CASE("what a page hides is told, and read when it is all there is") {
  std::string table = "<table>";
  for (int row = 0; row < 10; ++row) table += "<tr><td>项目<td>1<td>2<td>3";
  table += "</table>";
  const Document both = read("<div style='display:none'>" + table + "</div>" + table);
  CHECK(note_codes(both) == "hidden-tables");
  CHECK(both.blocks.size() == 1);
  const Document hidden = read("<p>年报</p><div id=tab style='display:none'>" + table + "</div>");
  CHECK(note_codes(hidden) == "hidden-content");
  REQUIRE(hidden.blocks.size() == 2);
  CHECK(std::get<Table>(hidden.blocks[1]).cells[0].doubtful);
}

TEST_CASE("metadata of the page") {
  struct MetadataCase {
    const char* name;
    const char* page;
    const char* title;
    const char* publisher;
  };
  for (const MetadataCase& example : std::vector<MetadataCase>{
           {"title element", "<title> 某局\n年报 </title>", "某局年报", ""},
           {"meta elements",
            "<title>网站</title><meta name=ArticleTitle content=2021年年报>"
            "<meta name='ContentSource' content='某县财政局'>",
            "2021年年报", "某县财政局"},
           {"table", "<table><tr><td>索引号<td>014/2<td>发 布 机 构：<td>某县水务局</table>", "",
            "某县水务局"},
           {"title in the table",
            "<title>信息公开</title><table><tr><td>名称<td>某局2021年度报告<tr><td>文号<td></"
            "table>",
            "某局2021年度报告", ""},
           {"line", "<p>索引号：014 发布机构：某县水务局 发文日期：2022-01-01</p>", "",
            "某县水务局"},
           {"agency before source", "<p>来源：政府办</p><p>发布机构：水务局</p>", "", "水务局"},
           {"an address is no name", "<p>来源：http://a.gov.cn</p>", "", ""},
           {"site of a department", "<meta name=SiteName content=某县教育局>", "", "某县教育局"},
           {"site of a government", "<meta name=SiteName content=某县人民政府>", "", ""}}) {
    INFO(example.name);
    const Document document = read(example.page);
    CHECK(document.metadata.title == example.title);
    CHECK(document.metadata.publisher == example.publisher);
  }
}

TEST_CASE("tables of one cell a line are sequences") {
  const std::vector<std::string> cells = {"信息内容",
                                          "本年制发件数",
                                          "本年废止件数",
                                          "现行有效件数",
                                          "规章",
                                          "0",
                                          "",
                                          "12",
                                          "文件",
                                          "3",
                                          "4",
                                          "5"};
  const auto page = [&](const std::string& open, const std::string& close) {
    std::string out = "<p>二、主动公开政府信息情况</p>";
    for (const std::string& cell : cells) out += open + cell + close;
    return out + "<p>五、存在的主要问题及改进情况。主动公开的规范性还需进一步加强。</p>";
  };
  for (const std::string& text :
       {page("<p>", "</p>"), page("<div>", "</div>"), page("", "<br>"),
        page("<p><span>&nbsp;", "</span></p>"), page("<table><tr><td>", "</td></tr></table>")}) {
    INFO(text);
    const Document document = read(text);
    REQUIRE(document.blocks.size() == 3);
    const auto& sequence = std::get<Table>(document.blocks[1]);
    CHECK(sequence.arrangement == Arrangement::sequence);
    CHECK(sequence.method == Method::html);
    REQUIRE(sequence.cells.size() == cells.size());
    for (std::size_t at = 0; at < cells.size(); ++at) {
      CHECK(sequence.cells[at].text == cells[at]);
      CHECK(!sequence.cells[at].doubtful);
    }
  }
}
