#include "dataset/safe_text.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "normalize/text.h"

using gouji::defused;
using gouji::file_text;
using gouji::is_harmless;
using gouji::terminal_text;
using gouji::undefused;
using gouji::utf8_name;

TEST_CASE("text that a spreadsheet would run gets an apostrophe") {
  const std::vector<std::string> hazards = {
      "=1+1",     "=cmd|' /C calc'!A0",
      "+cmd",     "-cmd",
      "@SUM(A1)", "\t=1",
      "\rx",      "\nx",
      "\tx",      "  =1",
      "　=1",     "\u00A0@x",
      "\uFEFF=1", "＝1",
      "＠x",      "＋x",
      "－x",      "-1-1",
      "+1*2",     "-2件",
      "+19件",    "--1",
      "-1,",      "-1.",
      "- 2",      "+",
      "+-",       "-,1",
      "-=1",      "- =1",
      "'=1",      "''=1",
      "' =1",     "-１x",
      "\u200B=1",
  };
  for (const std::string& text : hazards) {
    CAPTURE(text);
    CHECK(defused(text) == "'" + text);
    CHECK(undefused("'" + text) == text);
  }
}

TEST_CASE("plain signed numbers, dashes and all other text stay readable") {
  const std::vector<std::string> harmless = {
      "",       "-",      "--",  "－",   "—",      "——",     "−2",          "-2",
      "+19",    "-2 ",    " -2", "+1.5", "-1,234", "－１２", "＋１,２３４", "-0.50",
      "自然人", "1.规章", "'",   "'x",   "a=b",    "1-2",    "（一）",      "/",
      "无",     " x",     "-－", "- -",  "12",     "12.50",  "3+4",         "O'Neil",
  };
  for (const std::string& text : harmless) {
    CAPTURE(text);
    CHECK(defused(text) == text);
    CHECK(undefused(text) == text);
  }
}

TEST_CASE("text that a spreadsheet would take for another number is kept as text") {
  for (const std::string text : {"007", "00", "00.5", " 007", "2-1", "2023/5", "2023-01-05",
                                 "12:30", "1e5", "1234567890123456", "'007", "''2-1"}) {
    CAPTURE(text);
    CHECK(gouji::kept_as_text(text) == "'" + text);
  }
  for (const std::string text : {"", "0", "0.5", "12", "1,234", "0.50", "123456789012345", "7件",
                                 "x2-1", "二-1", "-2", "—", "3 页"}) {
    CAPTURE(text);
    CHECK(gouji::kept_as_text(text) == text);
  }
}

TEST_CASE("undefused undoes defused for any text") {
  const std::vector<std::string> pieces = {"'", "=", "+", "-", "@",  "\t", "\r", "\n", " ",
                                           "1", ",", ".", "x", "－", "　", "＝", "０", "件"};
  std::mt19937 random(20240131);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto length = random() % 7; length > 0; --length) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    CHECK(undefused(defused(text)) == text);
    // What comes out is run by no spreadsheet: a sign at the start is part of a number or a dash.
    const std::string out = defused(text);
    const std::string_view rest = gouji::trim(out);
    if (!rest.empty() && (rest.front() == '=' || rest.front() == '@')) FAIL(out);
    CHECK(defused(undefused(out)) == out);
  }
}

TEST_CASE("a terminal obeys nothing that a file name says") {
  CHECK(terminal_text("报告.pdf") == "报告.pdf");
  CHECK(terminal_text("\x1B[2Jx\x07") == "␛[2Jx␇");
  CHECK(terminal_text("a\nb\tc\rd") == "a␊b␉c␍d");
  CHECK(terminal_text(std::string("a\0b", 3)) == "a␀b");
  CHECK(terminal_text("\x7F") == "␡");
  CHECK(terminal_text("\u009B31m") == "\\u{9B}31m");
  CHECK(terminal_text("x\u202Efdp.exe") == "x\\u{202E}fdp.exe");
  CHECK(terminal_text("\xB9\xAB.pdf") == "\\xB9\\xAB.pdf");
  CHECK(terminal_text("公\xE5\x85") == "公\\xE5\\x85");
}

TEST_CASE("a file of text keeps its line breaks and has no control characters") {
  CHECK(file_text("a\r\nb\tc") == "a\r\nb\tc");
  CHECK(file_text(std::string("a\0\x1B", 3)) == "a␀␛");
  CHECK(file_text("x\u202Ey") == "x\u202Ey");
  CHECK(file_text("\xFF") == "\\xFF");
}

TEST_CASE("names that differ still differ once they are UTF-8") {
  CHECK(utf8_name("公文.pdf") == "公文.pdf");
  CHECK(utf8_name("a\nb") == "a\nb");
  CHECK(utf8_name("\xB9\xAB.pdf") == "\\xB9\\xAB.pdf");
  CHECK(utf8_name("\xB9\xAC.pdf") == "\\xB9\\xAC.pdf");
}

TEST_CASE("texts of reports need no copy, and hazards get one") {
  for (const char* text : {"", "主动公开", "行政许可 12，（件）", "-2", "a,b"})
    CHECK(is_harmless(text));
  for (const char* text : {"=1", "\u200E", "a\x1B", "\xFF", "'=1", "\t"})
    CHECK_FALSE(is_harmless(text));
}

TEST_CASE("whatever the bytes, safe text is UTF-8 without control characters") {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (auto length = random() % 12; length > 0; --length) {
      bytes += static_cast<char>(random() % 256);
    }
    for (const std::string& text : {terminal_text(bytes), file_text(bytes)}) {
      REQUIRE(gouji::is_valid_utf8(text));
      for (const char32_t character : gouji::to_utf32(text)) {
        const bool is_break = character == '\n' || character == '\r' || character == '\t';
        REQUIRE((character >= 0x20 || is_break));
        REQUIRE((character < 0x7F || character >= 0xA0));
      }
    }
    REQUIRE(gouji::is_valid_utf8(utf8_name(bytes)));
    if (is_harmless(bytes)) REQUIRE(defused(file_text(bytes)) == bytes);
  }
}
