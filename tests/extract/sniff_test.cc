// What files are, whatever they are called.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/reader.h"
#include "tests/extract/zip_builder.h"

namespace {

using namespace gouji;
using namespace std::string_literals;

const char* name_of_format(Format format) {
  static const char* const names[] = {"pdf", "html", "docx",    "text",  "picture", "ole",
                                      "rtf", "odt",  "archive", "empty", "unknown"};
  return names[static_cast<std::size_t>(format)];
}

std::string utf16(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

std::string noise(std::size_t size) {
  std::string out;
  unsigned state = 12345;
  while (out.size() < size) {
    state = state * 1103515245U + 12345U;
    out += static_cast<char>(state >> 16);
  }
  return out;
}

}  // namespace

TEST_CASE("formats are told by content") {
  struct Case {
    std::string name;
    std::string bytes;
    const char* format;
  };
  for (const Case& example : std::vector<Case>{
           {"a.html", "%PDF-1.4\n", "pdf"},
           {"a.pdf", "junk from a server\r\n%PDF-1.7\n", "pdf"},
           {"a.doc", "<html><body>x", "html"},
           {"a.doc", "\xEF\xBB\xBF\r\n<!DOCTYPE HTML>x", "html"},
           {"a", "<?xml version='1.0'?><html xmlns='x'>", "html"},
           {"a", "<div><p>text</p></div>", "html"},
           {"a", "某局年报<br>一、总体情况<br>二、<table><tr><td>1</table>", "html"},
           {"a.htm", "某局年报<br>一、总体情况", "html"},
           {"a.txt", "某局年报<br>一、总体情况" + std::string(2000, 'x'), "text"},
           {"a.doc", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n", "html"},
           {"a", utf16("<html><p>x"), "html"},
           {"a.wps", make_docx(""), "docx"},
           {"a", make_zip({{"word\\document.xml", "x"}, {"_rels/.rels", "x"}}), "docx"},
           {"a", make_zip({{"[Content_Types].xml", "x"}, {"doc/main.xml", "x"}}), "docx"},
           {"a.docx", make_zip({{"年报.pdf", "x"}}), "archive"},
           {"a.zip", make_zip({{"a.docx", make_docx("<w:p/>")}}), "archive"},
           {"a.docx", make_zip({{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "x"}}),
            "unknown"},
           {"a", make_zip({{"OFD.xml", "x"}}), "unknown"},
           {"a", make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}}), "odt"},
           {"a.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", "ole"},
           {"a.doc", "{\\rtf1\\ansi x}", "rtf"},
           {"a.doc", "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w/>",
            "odt"},
           {"a.pdf", "\x89PNG\r\n\x1A\n", "picture"},
           {"a", "\xFF\xD8\xFF\xE0", "picture"},
           {"a", "II*\0\x08"s, "picture"},
           {"a", "BMW是文字", "text"},
           {"a", "Rar!\x1A\x07\x01", "archive"},
           {"a", "\x1F\x8B\x08", "archive"},
           {"a.html", "", "empty"},
           {"a.pdf", "\0\0\r\n  "s, "empty"},
           {"a", "某某局 2021 年政府信息公开工作年度报告\n规章\t0\t1\t2\n", "text"},
           {"a", "\xCD\xF8\xD2\xB3 GBK \xC4\xEA\xB1\xA8\n", "text"},
           {"a", utf16("plain text, 12"), "text"},
           {"a", "a < b and b > c", "text"},
           {"a.html", noise(4000), "unknown"}}) {
    INFO(example.name << ": " << example.bytes.substr(0, 40));
    CHECK(std::string(name_of_format(sniff({example.name, example.bytes}))) == example.format);
  }
}

TEST_CASE("a long file is told from its ends") {
  // The directory at the end of a package whose first member is large.
  CHECK(sniff({"a", make_zip({{"docProps/thumbnail.jpeg", std::string(300'000, 'x')},
                              {"[Content_Types].xml", "x"},
                              {"word/document.xml", "x"}})}) == Format::docx);
  CHECK(sniff({"a", std::string(300'000, ' ') + "text"}) == Format::text);
}
