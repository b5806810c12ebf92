#include "normalize/charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <string>

using gouji::decode_text;
using gouji::DecodedText;

namespace {

const char* const simplified_text =
    "广州市海珠区人民政府办公室2021年政府信息公开工作年度报告\n"
    "一、总体情况\n本年新收政府信息公开申请数量 22 件。行政规范性文件 0 1 4\n";
const char* const traditional_text =
    "政府資訊公開工作年度報告\n一、總體情況\n本年新收政府資訊公開申請數量 22 件。\n";

std::string encode(const char* utf8, const char* charset) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string out(1024, '\0');
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  REQUIRE(U_SUCCESS(status));
  const auto length = ucnv_fromUChars(converter, out.data(), static_cast<int>(out.size()),
                                      text.getBuffer(), text.length(), &status);
  ucnv_close(converter);
  REQUIRE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

}  // namespace

TEST_CASE("decode_text finds the encoding, whatever the file declares") {
  struct Row {
    const char* text;
    const char* encoding;
    std::string mark;
    const char* declared;
    const char* expected;
  };
  const std::string none;
  const Row rows[] = {
      {simplified_text, "utf-8", none, "", "utf-8"},
      {simplified_text, "utf-8", none, "gb2312", "utf-8"},
      {simplified_text, "utf-8", "\xEF\xBB\xBF", "gbk", "utf-8"},
      {simplified_text, "utf-16le", "\xFF\xFE", "", "utf-16le"},
      {simplified_text, "utf-16be", "\xFE\xFF", "utf-8", "utf-16be"},
      {simplified_text, "utf-16le", none, "", "utf-16le"},
      {simplified_text, "utf-16be", none, "", "utf-16be"},
      {simplified_text, "utf-32le", std::string("\xFF\xFE\0\0", 4), "", "utf-32le"},
      {simplified_text, "gb18030", none, "", "gb18030"},
      {simplified_text, "gb18030", none, "gb2312", "gb18030"},
      {simplified_text, "gb18030", none, "GBK", "gb18030"},
      {simplified_text, "gb18030", none, "gb18030", "gb18030"},
      {simplified_text, "gb18030", none, "utf-8", "gb18030"},
      {simplified_text, "gb18030", none, "big5", "gb18030"},
      {simplified_text, "gb18030", none, "iso-8859-1", "gb18030"},
      {simplified_text, "gb18030", none, "no-such-charset", "gb18030"},
      {"规章 㑇 𠀀 ㎡ 政府信息公开工作年度报告", "gb18030", none, "gb2312", "gb18030"},
      {traditional_text, "big5", none, "", "big5"},
      {traditional_text, "big5", none, "big5", "big5"},
      {traditional_text, "big5", none, "gb2312", "big5"},
      {"plain ASCII 22\n", "utf-8", none, "gb2312", "utf-8"},
      {"", "utf-8", none, "", "utf-8"},
      {"caf\xC3\xA9 r\xC3\xA9sum\xC3\xA9", "iso-8859-1", none, "iso-8859-1", "iso-8859-1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.encoding, row.declared);
    const DecodedText decoded =
        decode_text(row.mark + encode(row.text, row.encoding), row.declared);
    CHECK(decoded.text == row.text);
    CHECK(decoded.charset == row.expected);
    CHECK_FALSE(decoded.lossy);
  }
}

TEST_CASE("decode_text says when bytes were lost") {
  const std::string utf8 = simplified_text;
  const DecodedText cut = decode_text(std::string_view(utf8).substr(0, std::size_t{36} + 1));
  CHECK(cut.charset == "utf-8");
  CHECK(cut.lossy);
  CHECK(cut.text == utf8.substr(0, std::size_t{36}) + "\xEF\xBF\xBD");

  const DecodedText stray = decode_text(utf8 + "\xFF" + utf8);
  CHECK(stray.charset == "utf-8");
  CHECK(stray.lossy);

  const std::string gbk = encode(simplified_text, "gb18030");
  const DecodedText broken = decode_text(gbk + "\xFF" + gbk, "gbk");
  CHECK(broken.charset == "gb18030");
  CHECK(broken.lossy);
  CHECK(broken.text == utf8 + "\xEF\xBF\xBD" + utf8);
}

TEST_CASE("decode_text decodes beyond its sample") {
  const std::string gbk = encode(simplified_text, "gb18030");
  std::string bytes;
  std::string expected;
  while (bytes.size() < 300'000) {
    bytes += gbk;
    expected += simplified_text;
  }
  const DecodedText decoded = decode_text("x" + bytes);
  CHECK(decoded.text == "x" + expected);
  CHECK_FALSE(decoded.lossy);
}

TEST_CASE("decode_text takes any bytes") {
  std::string bytes;
  for (int round = 0; round < 4; ++round) {
    for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte * (round + 1));
  }
  for (std::size_t length = 0; length < bytes.size(); length += 37) {
    const DecodedText decoded = decode_text(std::string_view(bytes).substr(0, length), "gbk");
    CHECK_FALSE(decoded.charset.empty());
  }
}

TEST_CASE("characters cut in two do not make UTF-8 another encoding") {
  std::string cut;
  for (int line = 0; line < 20; ++line) cut += "政府信息公开年度\xE6\x8A\n";
  const DecodedText text = decode_text(cut);
  CHECK(text.charset == "utf-8");
  CHECK(text.lossy);
  CHECK(text.text.find("政府信息公开年度") == 0);
}
