#include "extract/picture_parts.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "extract/page_layout.h"
#include "extract/pdf_reader.h"
#include "extract/upright.h"
#include "tests/extract/drawing.h"
#include "tests/extract/small_pdf.h"

namespace gouji {
namespace {

std::string dump(const Box& box) {
  std::ostringstream out;
  out << box.x0 << ' ' << box.y0 << ' ' << box.x1 << ' ' << box.y1;
  return out.str();
}

std::string parts_of(const Page& page) {
  std::ostringstream out;
  for (const PicturePart& part : picture_parts(page, lay_out(page))) {
    out << dump(part.box) << (part.is_page ? " page" : "") << (part.has_text ? " text" : "")
        << '\n';
  }
  return out.str();
}

TEST_CASE("which pictures within a page of text may be tables") {
  const std::string line = "本机关的年度报告如下表所示";
  Drawing prose;
  prose.text(60, 100, line).text(60, 700, line);
  const struct {
    const char* what;
    std::vector<PageImage> images;
    const char* parts;
  } cases[] = {
      {"a table", {{{60, 200, 540, 500}, 1400, 900}}, "60 200 540 500\n"},
      {"an emblem", {{{250, 20, 350, 120}, 400, 400}}, ""},
      {"a line across", {{{60, 200, 540, 230}, 1400, 90}}, ""},
      {"too coarse to be read", {{{60, 200, 540, 500}, 120, 80}}, ""},
      {"cut into strips",
       {{{60, 400, 540, 500}, 1400, 300},
        {{60, 200, 540, 300}, 1400, 300},
        {{60, 300, 540, 400.5}, 1400, 300}},
       "60 200 540 500\n"},
      {"a scan with text over it", {{{0, 0, 600, 800}, 1700, 2300}}, "0 0 600 800 page text\n"},
      {"partly off the page", {{{-100, 200, 700, 900}, 1700, 1500}}, "0 200 600 800 page text\n"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.what);
    Page page = prose.page();
    page.images = one.images;
    CHECK(parts_of(page) == one.parts);
  }
}

TEST_CASE("the ground of a page of text and of a table is no table") {
  const PageImage ground = {{0, 0, 600, 800}, 1700, 2300};
  Drawing table;
  table.grid({60, 200, 400}, {100, 130, 160}).text(70, 110, "收到").text(220, 110, "17");
  table.page().images = {ground};
  CHECK(parts_of(table.page()).empty());

  Drawing prose;
  for (int y = 60; y < 600; y += 14) prose.text(60, y, std::string(40, 'x'));
  prose.page().images = {ground};
  CHECK(parts_of(prose.page()).empty());
}

TEST_CASE("a part is cut out of the page's picture") {
  Raster page;
  page.width = 100;
  page.height = 50;
  page.channels = 3;
  page.dpi = 36;
  for (int i = 0; i < 100 * 50; ++i)
    page.pixels.insert(page.pixels.end(), {static_cast<unsigned char>(i % 100),
                                           static_cast<unsigned char>(i / 100), 0});
  const Raster part = cut_out(page, {20, 40, 59, 999});
  CHECK(part.width == 20);
  CHECK(part.height == 30);
  CHECK(part.pixels.size() == 20 * 30 * 3);
  CHECK(part.pixels[0] == 10);
  CHECK(part.pixels[1] == 20);
  CHECK(part.pixels[part.pixels.size() - 3] == 29);
  CHECK(part.pixels[part.pixels.size() - 2] == 49);
  CHECK(cut_out(page, {300, 300, 400, 400}).pixels.empty());
}

TEST_CASE("tables of a part come to their place on the page, however that lies") {
  PageLayout read;
  read.width = 300;
  read.height = 200;
  read.to_page.x0 = 5;
  Table table;
  table.cells.push_back(
      {0, 0, 1, 1, "17", 1, {10, 20, 30, 40}, {12, 22, 28, 38}, 1, false, "", ""});
  read.blocks.emplace_back(table);
  read.blocks.emplace_back(Paragraph{"图注", 1, {10, 150, 90, 160}, 10, "", true});

  PageLayout page;
  page.width = 600;
  page.height = 800;
  page.blocks.emplace_back(Paragraph{"above", 1, {60, 80, 200, 90}, 10, "", false});
  page.blocks.emplace_back(Paragraph{"below", 1, {60, 600, 200, 610}, 10, "", false});
  const PicturePart where = {{100, 300, 400, 500}, false, false};
  add_part(read, where, page);
  REQUIRE(page.blocks.size() == 3);
  CHECK(dump(std::get<Table>(page.blocks[1]).cells[0].box) == "115 320 135 340");
  CHECK(dump(std::get<Table>(page.blocks[1]).cells[0].text_box) == "117 322 133 338");

  PageLayout turned;
  turned.width = 600;
  turned.height = 800;
  turned.rotation = 90;
  add_part(read, {where.box, true, false}, turned);
  REQUIRE(turned.blocks.size() == 2);  // with its text, as it is a page
  for (const Block& block : turned.blocks) {
    const auto* at = std::get_if<Table>(&block);
    if (at == nullptr) continue;
    Cell cell = at->cells[0];
    turn_back(cell, turned.rotation, turned.width, turned.height);
    CHECK(dump(cell.box) == "115 320 135 340");
  }
}

TEST_CASE("a picture that may be a report's only table is told, and a photograph is not") {
  const std::string picture = "q 480 0 0 300 60 300 cm BI /W 300 /H 1 /BPC 8 /CS /G ID " +
                              std::string(300, '\x80') + " EI Q ";
  const std::string title = "BT /F1 12 Tf 100 700 Td (the table is below) Tj ET ";
  std::string table;
  for (const int y : {100, 130, 160})
    table += "60 " + std::to_string(y) + " m 400 " + std::to_string(y) + " l S ";
  for (const int x : {60, 200, 400})
    table += std::to_string(x) + " 100 m " + std::to_string(x) + " 160 l S ";
  table += "BT /F1 10 Tf 70 110 Td (all) Tj 150 0 Td (17) Tj ET ";
  ReadOptions options;
  options.ocr = OcrMode::off;
  const auto notes = [&](const std::string& content) {
    const auto document = read_pdf({"page.pdf", small_pdf({content})}, options);
    REQUIRE(document.has_value());
    return document->notes.empty() ? "" : document->notes.front().code;
  };
  CHECK(notes(picture + title) == "table-is-picture");
  CHECK(notes(picture + title + table).empty());
  CHECK(notes(title).empty());
}

}  // namespace
}  // namespace gouji
