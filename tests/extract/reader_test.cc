// The one door: every format reaches its reader, and a refusal says what to do.
#include "extract/reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/extract/block_dump.h"
#include "tests/extract/zip_builder.h"

namespace {

using namespace gouji;

std::string refusal(const std::string& bytes) {
  const Result<Document> document = read_document({"report", bytes}, {});
  if (document) return "read";
  CHECK(!document.error().message.zh.empty());
  return document.error().message.en;
}

}  // namespace

TEST_CASE("pages and packages reach their readers") {
  const std::string page = "<html><p>年报";
  const Result<Document> html = read_document({"a.doc", page}, {});
  REQUIRE(html.has_value());
  CHECK(html->kind == Kind::html);
  const std::string package = make_docx("<w:p><w:r><w:t>年报</w:t></w:r></w:p>");
  const Result<Document> docx = read_document({"a.wps", package}, {});
  REQUIRE(docx.has_value());
  CHECK(docx->kind == Kind::docx);
  CHECK(dump_blocks(*html) == dump_blocks(*docx));
}

TEST_CASE("a refusal says what the file is and what to do") {
  const auto contains = [](const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
  };
  CHECK(contains(refusal(""), "empty; download it again"));
  CHECK(contains(refusal(make_zip({{"a.pdf", "x"}})), "unpack it"));
  CHECK(contains(refusal(make_zip({{"OFD.xml", "x"}})), "convert it to PDF"));
  CHECK(contains(refusal(make_zip({{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "x"}})),
                 "Excel"));
  CHECK(contains(refusal("\x01\x02\x03\x04\x05\x06\x07 garbage \x01\x02\x03\x04"),
                 "no known format"));
  // The names of streams in an OLE file are UTF-16.
  std::string locked = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  for (char c : std::string("EncryptedPackage")) locked += std::string(1, c) + '\0';
  CHECK(contains(refusal(locked), "remove the password"));
}
