// Pages made to hurt: bounded time and memory, and something said.
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "extract/html_reader.h"
#include "tests/extract/block_dump.h"
#include "tests/extract/repeat.h"

namespace {

using namespace gouji;

// Generous: with sanitizers on a busy machine. Each takes well under a second in a release build.
constexpr std::chrono::seconds time_limit{20};

Document read(const std::string& page) {
  const auto start = std::chrono::steady_clock::now();
  Result<Document> document = read_html({"page.html", page});
  CHECK(std::chrono::steady_clock::now() - start < time_limit);
  REQUIRE(document.has_value());
  return *document;
}

const std::string report = "<table><tr><td>规章<td>1<td>2<tr><td>文件<td>3<td>4</table>";
const std::string report_dump = "0: [0] 规章 [1] 1 [2] 2\n1: [0] 文件 [1] 3 [2] 4\n";

}  // namespace

TEST_CASE("elements left open by the thousand do not hide the report") {
  CHECK(dump_blocks(read(repeat("<div><span><font>", 1000) + report)) == report_dump);
  const std::string text = dump_blocks(read(repeat("<p><span>x", 2000) + report));
  CHECK(text.ends_with("x\n" + report_dump));
}

TEST_CASE("nesting without end is cut and said") {
  for (const char* tag : {"<div>", "<b>", "<table>", "<table><tr><td>", "<ul><li>", "<p><span>"}) {
    INFO(tag);
    const Document document = read(report + repeat(tag, 100'000) + "x");
    CHECK(note_codes(document) == "truncated");
    CHECK(dump_blocks(document).starts_with(report_dump));
  }
}

TEST_CASE("end tags that close nothing are not searched for without end") {
  const Document document = read(report + repeat("<b>", 9'000) + repeat("</i>", 1'000'000));
  CHECK(note_codes(document) == "truncated");
  CHECK(dump_blocks(document).starts_with(report_dump));
}

TEST_CASE("tables beyond any form") {
  const Document wide = read("<table><tr>" + repeat("<td>1", 10'000) + "</table>" + report);
  CHECK(note_codes(wide) == "table-too-large");
  REQUIRE(wide.blocks.size() == 2);
  CHECK(std::get<Table>(wide.blocks[0]).columns == 1000);

  const Document large =
      read("<table><tr>" + repeat("<td>1", 1'000) + repeat("<tr><td>2<td>3", 20'000) + "</table>");
  CHECK(note_codes(large) == "table-too-large");
  const auto& table = std::get<Table>(large.blocks[0]);
  CHECK(static_cast<long long>(table.rows) * table.columns <= 4'000'000);

  const Document spans =
      read("<table>" + repeat("<tr><td colspan=1000 rowspan=65534>x<td>y", 2'000) + "</table>");
  CHECK(spans.blocks.size() == 1);

  for (const char* span : {"1000000000", "99999999999999999999", "-1", "0", "1e9"}) {
    INFO(span);
    std::string page = "<table><tr><td colspan=";
    page.append(span).append(" rowspan=").append(span).append(">规章<td>1</table>").append(report);
    const Document document = read(page);
    CHECK(dump_blocks(document).find("规章") != std::string::npos);
    CHECK(dump_blocks(document).ends_with(report_dump));
    for (const Block& block : document.blocks) CHECK(std::get<Table>(block).columns <= 1001);
  }
}

TEST_CASE("everything left open at once") {
  CHECK(dump_blocks(read("<html><body><div class=\"x\"><table><tbody><tr><td>规章<td>1<td>2<tr><td>"
                         "文件<td>3<td>4")) == report_dump);
  CHECK(dump_blocks(read("<table><tr><td><p><span><b>规章<td><p><font>1<td>2<tr><td><i>文件<td>3"
                         "<td>4")) == report_dump);
  CHECK(read("<table><tr><td>规章<td>1<td title=\"2").blocks.size() == 1);
}

TEST_CASE("ten megabytes in a cell") {
  const std::string text = repeat("一二三 ", 1'000'000);
  const Document document = read("<table><tr><td>" + text + "<td>1</table>");
  REQUIRE(document.blocks.size() == 1);
  CHECK(std::get<Table>(document.blocks[0]).cells[0].text.size() == text.size() - 1);
  CHECK(std::get<Table>(document.blocks[0]).cells[1].text == "1");
}

TEST_CASE("a million paragraphs, attributes, entities, comments") {
  CHECK(read(repeat("<p>a", 300'000)).blocks.size() == 300'000);
  std::string attributes = "<table><tr><td";
  for (int at = 0; at < 300'000; ++at) attributes += " a" + std::to_string(at) + "=1";
  CHECK(dump_blocks(read(attributes + ">x<td>1</table>")) == "0: [0] x [1] 1\n");
  CHECK(read(repeat("&a", 1'000'000)).blocks.size() == 1);
  CHECK(read("x" + repeat("<!--", 1'000'000)).blocks.size() == 1);
  CHECK(read("x" + repeat("<", 1'000'000)).blocks.size() <= 2);
  read(repeat("<a href=\"", 1'000'000));
  read(repeat("<?x", 300'000));
  read("<style>" + repeat("{", 300'000) + repeat(".a,", 300'000) + "{display:none}</style>x");
  read("<p style='" + repeat("display:none;", 300'000) + "'>x");
}

TEST_CASE("entities of the page's own are not expanded and nothing is fetched") {
  std::string page = "<!DOCTYPE html [<!ENTITY a0 \"ha\"><!ENTITY x SYSTEM \"file:///etc/passwd\">";
  for (int level = 1; level < 30; ++level) {
    const std::string below = "&a" + std::to_string(level - 1) + ";";
    page.append("<!ENTITY a").append(std::to_string(level)).append(" \"");
    page.append(below).append(below).append("\">");
  }
  const Document document = read(page + "]><html><body><p>&a29;&x;</p>" + report);
  const std::string text = dump_blocks(document);
  CHECK(text.size() < 10'000);
  CHECK(text.find("root:") == std::string::npos);
  CHECK(text.ends_with(report_dump));
}

TEST_CASE("many tables that could be one stay within bounds") {
  const std::string table = "<table><tr><td>a<td>1<td>2<td>3</table>";
  std::string page;
  for (int at = 0; at < 30'000; ++at) {
    page += "<table><tr><td>" + std::to_string(at) + "a<td>1<td>2<td>3</table>";
  }
  CHECK(read(page).blocks.size() >= 30'000 / 400);
}

TEST_CASE("bytes of no encoding are read and said") {
  const Document utf8 =
      read("<meta charset=utf-8>" + report +
           "<p>政府信息公开工作年度报告政府信息公开工作年度报告\xE6\x80 \xFF</p>");
  CHECK(note_codes(utf8) == "lossy-decoding");
  CHECK(dump_blocks(utf8).starts_with(report_dump));
}

TEST_CASE("any prefix of a page can be read") {
  const std::string page =
      "<!DOCTYPE html><html><head><meta charset='utf-8'><style>.a{display:none}</style></head>"
      "<body><!-- c --><h1>年报</h1>" +
      report + "<p>a&nbsp;&#x4E00;<img src='data:image/png;base64,AA' width=200></p></body></html>";
  for (std::size_t size = 0; size < page.size(); ++size) read(page.substr(0, size));
}

TEST_CASE("a page of more than 64 MB is no report") {
  const std::string page(std::size_t{65} << 20, 'x');
  CHECK(!read_html({"page.html", page}).has_value());
}
