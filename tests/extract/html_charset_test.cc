// The same page in every encoding that sites use, declared rightly, wrongly and not at all.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/reader.h"
#include "tests/extract/block_dump.h"
#include "tests/extract/encoded.h"

namespace {

using namespace gouji;

std::string page(const std::string& declaration, const std::string& content) {
  return "<html><head>" + declaration + "<title>x</title></head><body>" + content +
         "</body></html>";
}

const std::string simplified =
    "<h1>某某县水务局2021年政府信息公开工作年度报告</h1><p>一、总体情况</"
    "p><p>2021年，我局认真贯彻落实"
    "《中华人民共和国政府信息公开条例》，持续提升政务公开质量和实效。</p>"
    "<table><tr><td>规章<td>0<td>—<tr><td>行政规范性文件<td>１２<td>3</table>";
const std::string traditional =
    "<h1>某某縣水務局2021年政府資訊公開工作年度報告</h1><p>一、總體情況</"
    "p><p>2021年，我局認真貫徹落實"
    "《中華人民共和國政府資訊公開條例》，持續提升政務公開質量和實效。</p>"
    "<table><tr><td>規章<td>0<td>—<tr><td>行政規範性文件<td>１２<td>3</table>";

std::string meta(const char* charset) {
  return std::string("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=") + charset +
         "\">";
}

}  // namespace

TEST_CASE("a page says the same in every encoding") {
  struct Case {
    const char* name;
    std::string content;
    const char* charset;      // of the bytes
    std::string declaration;  // in the page
    const char* mark;         // in front of it
  };
  for (const Case& example : std::vector<Case>{
           {"UTF-8, declared", simplified, "UTF-8", "<meta charset=utf-8>", ""},
           {"UTF-8, not declared", simplified, "UTF-8", "", ""},
           {"UTF-8 with mark", simplified, "UTF-8", "", "\xEF\xBB\xBF"},
           {"UTF-8, declared GBK", simplified, "UTF-8", meta("gbk"), ""},
           {"GBK, declared GB2312", simplified, "GBK", meta("gb2312"), ""},
           {"GB18030, declared", simplified + "<p>㑇𠀀</p>", "GB18030", meta("gb18030"), ""},
           {"GB18030, declared GBK", simplified + "<p>㑇𠀀</p>", "GB18030", meta("gbk"), ""},
           {"GBK, not declared", simplified, "GBK", "", ""},
           {"GBK, declared UTF-8", simplified, "GBK", meta("utf-8"), ""},
           {"GBK, declared Latin-1", simplified, "GBK", meta("iso-8859-1"), ""},
           {"GBK, declared Big5", simplified, "GBK", meta("big5"), ""},
           {"GBK, declared nonsense", simplified, "GBK", meta("x-none"), ""},
           {"Big5, declared", traditional, "BIG5", meta("big5"), ""},
           {"Big5, not declared", traditional, "BIG5", "", ""},
           {"Big5, declared GB2312", traditional, "BIG5", meta("gb2312"), ""},
           {"traditional text in UTF-8", traditional, "UTF-8", meta("utf-8"), ""},
           {"UTF-16 with mark", simplified, "UTF-16LE", meta("utf-8"), "\xFF\xFE"},
           {"UTF-16, other order", simplified, "UTF-16BE", "", "\xFE\xFF"},
           {"UTF-16 without mark", simplified, "UTF-16LE", "", ""}}) {
    INFO(example.name);
    const std::string bytes =
        example.mark + encoded(page(example.declaration, example.content), example.charset);
    const Result<Document> expected =
        read_document({"a.html", page("<meta charset=utf-8>", example.content)}, {});
    REQUIRE(expected.has_value());
    const Result<Document> document = read_document({"a.html", bytes}, {});
    REQUIRE(document.has_value());
    CHECK(dump_blocks(*document) == dump_blocks(*expected));
    CHECK(note_codes(*document) == "");
  }
}
