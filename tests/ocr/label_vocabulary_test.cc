// What a line has of the labels of a form.
#include "extract/ocr/label_vocabulary.h"

#include <catch2/catch.hpp>

namespace gouji::ocr {
namespace {

TEST_CASE("pieces of labels are known, and what is partly of them") {
  const LabelVocabulary labels("行政许可\n本年处理决定数量\n");
  struct Case {
    const char* text;
    bool is_piece;
    double likeness;
  };
  for (const Case& given : {
           Case{"行政许可", true, 1},
           Case{"处理决定", true, 1},
           Case{"处 理", true, 1},  // blanks between characters are no part of a label
           Case{"行政处罚", false, 1.0 / 3},
           Case{"许可本年", false, 2.0 / 3},  // of two labels, neither has all of it
           Case{"许", true, 0},
           Case{"罚", false, 0},
           Case{"", false, 0},
       }) {
    INFO(given.text);
    CHECK(labels.has(given.text) == given.is_piece);
    CHECK(labels.likeness(given.text) == Approx(given.likeness));
  }
}

TEST_CASE("a label is split off its number") {
  CHECK(behind_number("（七）其他") == "其他");
  CHECK(behind_number("(3) 其他") == "其他");
  CHECK(behind_number("（四重复申请") == "重复申请");
  for (const char* text : {"其他", "(3)", "2023", ""}) CHECK(behind_number(text).empty());
}

TEST_CASE("a piece of a label is known behind any number") {
  const LabelVocabulary labels("8.属于行政查询事项\n（二）部分公开\n");
  for (const char* text : {"(8)属于行", "（四属于行政", "8、属于行", "二、部分公开"}) {
    INFO(text);
    CHECK(labels.has_numbered(text));
    CHECK_FALSE(labels.has(text));
  }
  for (const char* text : {"属于行", "(8)属于", "(8)", "(8)属于国", "", "8"}) {
    INFO(text);
    CHECK_FALSE(labels.has_numbered(text));
  }
}

TEST_CASE("without labels nothing is one") {
  const LabelVocabulary none;
  CHECK_FALSE(none.has("行政许可"));
  CHECK(none.likeness("行政许可") == 0);
}

}  // namespace
}  // namespace gouji::ocr
