// Packages made to hurt: bounded time and memory, and something said.
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "extract/docx_reader.h"
#include "tests/extract/block_dump.h"
#include "tests/extract/repeat.h"
#include "tests/extract/zip_builder.h"

namespace {

using namespace gouji;

constexpr std::chrono::seconds time_limit{20};

Document read(const std::string& body) {
  const std::string bytes = make_docx(body);
  const auto start = std::chrono::steady_clock::now();
  Result<Document> document = read_docx({"a.docx", bytes});
  CHECK(std::chrono::steady_clock::now() - start < time_limit);
  REQUIRE(document.has_value());
  return *document;
}

std::string cell(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:r><w:t>" + text +
         "</w:t></w:r></w:p></w:tc>";
}

const std::string report = "<w:tbl><w:tr>" + cell("规章") + cell("1") + "</w:tr></w:tbl>";
const std::string report_dump = "0: [0] 规章 [1] 1\n";

}  // namespace

TEST_CASE("nesting without end in a DOCX file is cut and said") {
  struct Case {
    const char* open;
    const char* close;
  };
  for (const Case& example :
       {Case{"<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"},
        Case{"<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"}, Case{"<w:ins>", "</w:ins>"},
        Case{"<w:p><w:hyperlink>", "</w:hyperlink></w:p>"}}) {
    INFO(example.open);
    const Document document =
        read(report + repeat(example.open, 50'000) + repeat(example.close, 50'000));
    CHECK(dump_blocks(document) == report_dump);
  }
  CHECK(note_codes(read(repeat("<w:sdt><w:sdtContent>", 50'000) +
                        repeat("</w:sdtContent></w:sdt>", 50'000))) == "truncated");
  const std::string inline_nest =
      "<w:p>" + repeat("<w:hyperlink>", 50'000) + repeat("</w:hyperlink>", 50'000) + "</w:p>";
  CHECK(note_codes(read(inline_nest)) == "truncated");
}

TEST_CASE("DOCX tables beyond any form") {
  const Document wide = read("<w:tbl><w:tr>" + repeat(cell("1"), 10'000) + "</w:tr></w:tbl>");
  REQUIRE(wide.blocks.size() == 1);
  CHECK(std::get<Table>(wide.blocks[0]).columns == 1000);

  const Document spans = read(
      "<w:tbl>" +
      repeat("<w:tr>" + cell("x", "<w:gridSpan w:val=\"999999\"/><w:vMerge/>") + "</w:tr>", 3'000) +
      "</w:tbl>" + report);
  CHECK(dump_blocks(spans).ends_with(report_dump));

  const Document before = read("<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"999999\"/></w:trPr>" +
                               cell("x") + "</w:tr></w:tbl>" + report);
  CHECK(dump_blocks(before).ends_with(report_dump));
  const Document negative =
      read("<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"-5\"/></w:trPr>" +
           cell("x", "<w:gridSpan w:val=\"-3\"/>") + cell("1") + "</w:tr></w:tbl>");
  CHECK(dump_blocks(negative) == "0: [0] x [1] 1\n");
}

TEST_CASE("ten megabytes in a DOCX cell") {
  const std::string text = repeat("一二三 ", 1'000'000);
  const Document document = read("<w:tbl><w:tr>" + cell(text) + cell("1") + "</w:tr></w:tbl>");
  REQUIRE(document.blocks.size() == 1);
  CHECK(std::get<Table>(document.blocks[0]).cells[0].text.size() == text.size() - 1);
}

TEST_CASE("entities of a document's own are not expanded") {
  const std::string bytes = make_zip(
      {{"word/document.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY a \"" +
                                 std::string(1000, 'x') +
                                 "\">]><w:document><w:body><w:p><w:r><w:t>&x;&a;1</w:t></w:r>"
                                 "</w:p></w:body></w:document>"}});
  const Result<Document> document = read_docx({"a.docx", bytes});
  REQUIRE(document.has_value());
  CHECK(dump_blocks(*document) == "&x;&a;1\n");
}

TEST_CASE("a package that is a bomb or has no document says so") {
  struct Case {
    const char* what;
    ZipMembers members;
    const char* message;
  };
  const Case cases[] = {
      {"a part of 64 MB", {{"word/document.xml", std::string(std::size_t{64} << 20, ' ')}}, "bomb"},
      {"no document", {{"word/styles.xml", "<w:styles/>"}}, "word/document.xml, is missing"},
      {"a document outside the package only",
       {{"../word/document.xml", docx_part(report)}},
       "word/document.xml, is missing"},
      {"a relationship that leaves the package",
       {{"_rels/.rels",
         "<Relationships><Relationship Type=\"x/officeDocument\" "
         "Target=\"../../../etc/passwd\"/></Relationships>"}},
       "word/document.xml, is missing"},
      {"elements left open",
       {{"word/document.xml", "<w:document><w:body><w:tbl><w:tr>"}},
       "broken"},
  };
  for (const Case& example : cases) {
    INFO(example.what);
    const std::string bytes = make_zip(example.members);
    const auto start = std::chrono::steady_clock::now();
    const Result<Document> document = read_docx({"a.docx", bytes});
    CHECK(std::chrono::steady_clock::now() - start < time_limit);
    REQUIRE(!document.has_value());
    CHECK(document.error().message.en.find(example.message) != std::string::npos);
    CHECK(!document.error().message.zh.empty());
  }
}

TEST_CASE("any prefix of a package is read or refused") {
  const std::string bytes = make_docx(report);
  for (std::size_t size = 0; size < bytes.size(); size += 3) {
    const std::string part = bytes.substr(0, size);
    const Result<Document> document = read_docx({"a.docx", part});
    if (document) {
      CHECK(dump_blocks(*document) == report_dump);
    } else {
      CHECK(!document.error().message.en.empty());
    }
  }
}
