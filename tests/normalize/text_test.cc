#include "normalize/text.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <memory>
#include <random>

#include "normalize/simplified.h"

using namespace gouji;

TEST_CASE("fold makes variants of one label equal") {
  struct Row {
    const char* text;
    const char* expected;
  };
  for (const Row& row : {Row{"（三）不予公开", "(三)不予公开"},
                         {"( 三 )不予公开", "(三)不予公开"},
                         {"〔三〕不予公开", "(三)不予公开"},
                         {"㈢不予公开", "(三)不予公开"},
                         {"１．属于国家秘密", "1.属于国家秘密"},
                         {"⒈属于国家秘密", "1.属于国家秘密"},
                         {"①属于国家秘密", "1属于国家秘密"},
                         {"危及“三安全一稳定”", "危及\"三安全一稳定\""},
                         {"危及「三安全一稳定」", "危及\"三安全一稳定\""},
                         {"總 計", "总计"},
                         {"政府信息公開工作年度報告", "政府信息公开工作年度报告"},
                         {"大量反复\n 申请", "大量反复申请"},
                         {"本年增／减", "本年增/减"},
                         {"本年增-减—", "本年增-减-"},
                         {"\xEF\xBB\xBF规\xE2\x80\x8B章\xC2\xA0　", "规章"},
                         {"《条例》", "<条例>"},
                         {"PDF Ａｂｃ", "pdfabc"},
                         {"É", "é"},
                         {"e\xCC\x81", "é"},
                         {"ﬁ", "fi"},
                         {"⽉", "月"},
                         {"a\x01\x7F b", "ab"},
                         {"", ""}}) {
    CAPTURE(row.text);
    CHECK(fold(row.text) == row.expected);
    CHECK(fold(fold(row.text)) == fold(row.text));
  }
}

TEST_CASE("radicals that share a glyph with an ordinary character are that character") {
  CHECK(fold("人\u2EA0政府") == "人民政府");
  CHECK(fold("\u2ED3沙市") == "长沙市");
  CHECK(fold("\u2F08\u2F2F") == "人工");  // Kangxi radicals
  CHECK(fold("\u2ED1") == "长");
  CHECK(fold("\u2E9A") == "\u2E9A");
}

TEST_CASE("fold is idempotent and valid for any characters") {
  std::mt19937 random(1);
  std::uniform_int_distribution<char32_t> low(0, 0xFFFF);
  std::uniform_int_distribution<char32_t> astral(0x10000, 0x10FFFF);
  for (int round = 0; round < 2000; ++round) {
    std::u32string text;
    for (int length = 0; length < 8; ++length)
      text += round % 4 == 0 ? astral(random) : low(random);
    const std::string once = fold(to_utf8(text));
    CHECK(is_valid_utf8(once));
    CHECK(fold(once) == once);
  }
}

TEST_CASE("characters of Latin-1 become what they become in a text that ICU has to fold") {
  for (char32_t character = 0x20; character <= 0xFF; ++character) {
    const std::string text = to_utf8(character);
    CAPTURE(static_cast<unsigned>(character));
    CHECK("fi" + fold(text) == fold("\uFB01" + text));
  }
}

TEST_CASE("simplified agrees with ICU's transliterator on every Han character") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  REQUIRE(U_SUCCESS(status));
  int differing = 0;
  for (char32_t character = 0x3400; character < 0xA000; ++character) {
    if (!is_han(character)) continue;
    icu::UnicodeString text(static_cast<UChar32>(character));
    transliterator->transliterate(text);
    if (static_cast<char32_t>(text.char32At(0)) != simplified(character)) ++differing;
  }
  CHECK(differing <= 20);  // later versions of ICU learn a few characters
  CHECK(simplified(U'a') == U'a');
  CHECK(simplified(0x20000) == 0x20000);
}

TEST_CASE("UTF-8 and UTF-32") {
  CHECK(to_utf8(to_utf32("a规é😀")) == "a规é😀");
  CHECK(to_utf32("\xE8\xA7") == U"\uFFFD");
  CHECK(to_utf32("a\xFF"
                 "b") == U"a\uFFFDb");
  CHECK(to_utf32("\xC0\xAF") == U"\uFFFD\uFFFD");            // overlong
  CHECK(to_utf32("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD");  // a surrogate
  CHECK(to_utf32("\xF4\x90\x80\x80").size() == 4);           // beyond Unicode
  CHECK(to_utf8(char32_t{0xD800}) == "\xEF\xBF\xBD");
  CHECK(to_utf8(char32_t{0x110000}) == "\xEF\xBF\xBD");
  CHECK(is_valid_utf8("规章"));
  CHECK_FALSE(is_valid_utf8("\xB9\xE6"));
  CHECK_FALSE(is_valid_utf8(std::string_view("规", 2)));
}

TEST_CASE("spaces") {
  CHECK(trim("") == "");
  CHECK(trim(" \xE3\x80\x80 ") == "");
  CHECK(trim("\xEF\xBB\xBF 规 章\xC2\xA0\xE2\x80\x8B\n") == "规 章");
  CHECK(trim("\x80 a \x80") == "\x80 a \x80");
  CHECK(squeeze_spaces("  a \n\t b\xE3\x80\x80\xE3\x80\x80 c ") == "a b c");
  CHECK(squeeze_spaces("规\xE2\x80\x8B章") == "规章");
  CHECK(squeeze_spaces("a\xFF") == "a\xEF\xBF\xBD");
}

TEST_CASE("display width") {
  CHECK(display_width("") == 0);
  CHECK(display_width("ab") == 2);
  CHECK(display_width("规章") == 4);
  CHECK(display_width("（１）") == 6);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("“”—") == 3);
  CHECK(display_width("a\xE2\x80\x8B"
                      "b") == 2);
  CHECK(display_width("😀") == 2);
  CHECK(is_digit(U'９'));
  CHECK_FALSE(is_digit(U'九'));
  CHECK(is_han(U'〇'));
  CHECK_FALSE(is_han(U'（'));
}
