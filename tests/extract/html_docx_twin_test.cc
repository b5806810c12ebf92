// The same tables written as a web page and as a DOCX file, in many styles, are read the same.
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extract/docx_reader.h"
#include "extract/html_reader.h"
#include "tests/extract/block_dump.h"
#include "tests/extract/docx_writer.h"
#include "tests/extract/html_writer.h"
#include "tests/extract/report_tables.h"
#include "tests/extract/zip_builder.h"

namespace {

using namespace gouji;

std::string dump_tables(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) out += table->dump() + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("tables written in many ways are read the same") {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    Random random(seed);
    const std::vector<Table> tables = make_report_tables(random);
    std::string expected;
    for (const Table& table : tables) expected += table.dump() + "\n";

    const HtmlWriterStyle html_style = random_html_style(random);
    INFO("seed " << seed << ": " << describe(html_style));
    const std::string page = write_html(tables, html_style, random);
    const Result<Document> html = read_html({"page.html", page});
    REQUIRE(html.has_value());
    REQUIRE(dump_tables(*html) == expected);

    const DocxWriterStyle docx_style = random_docx_style(random);
    INFO(describe(docx_style));
    const std::string package = make_docx(write_docx(tables, docx_style, random));
    const Result<Document> docx = read_docx({"report.docx", package});
    REQUIRE(docx.has_value());
    REQUIRE(dump_tables(*docx) == expected);
  }
}

TEST_CASE("a label's rowspan one short or long does not move a figure") {
  // 三、本年度办理结果 and the groups within it.
  for (unsigned seed = 1; seed <= 100; ++seed) {
    Random random(seed);
    std::vector<Table> tables = make_report_tables(random);
    const std::string expected = tables[1].dump();
    std::string page = write_html({tables[1]}, {}, random);
    const std::string spans[] = {"rowspan=\"22\"", "rowspan=\"8\"", "rowspan=\"5\"",
                                 "rowspan=\"3\""};
    const std::string& wrong = spans[random() % 4];
    const int rows = std::stoi(wrong.substr(9)) + (chance(random, 50) ? 1 : -1);
    const std::size_t at = page.rfind(wrong);  // not the head's
    page.replace(at, wrong.size(), "rowspan=\"" + std::to_string(rows) + "\"");
    INFO("seed " << seed << ": " << wrong << " became " << rows);
    const Result<Document> html = read_html({"page.html", page});
    REQUIRE(html.has_value());
    const auto& table = std::get<Table>(html->blocks.back());
    // Every figure stands in its column or its row is doubted.
    std::map<std::pair<int, int>, std::string> places;
    for (const Cell& cell : tables[1].cells) places[{cell.row, cell.column}] = cell.text;
    for (const Cell& cell : table.cells) {
      if (cell.row < 3 || cell.column < 3 || cell.doubtful) continue;
      INFO("row " << cell.row << " column " << cell.column << "\n" << table.dump());
      REQUIRE(cell.text == places[{cell.row, cell.column}]);
    }
  }
}
