#include "extract/ocr/figure_ink.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/ocr/digit_shapes.h"

namespace gouji::ocr {
namespace {

constexpr double kDpi = 200;

struct InkCase {
  const char* name;
  std::vector<PixelBox> pieces;  // x0, y0, x1, y1
  bool are_digits;
  bool may_be_figures;
};

CellInk ink_of(const std::vector<PixelBox>& boxes) {
  CellInk ink;
  for (const PixelBox& box : boxes) {
    ink.pieces.push_back({box, box.width() * box.height() / 3});
    ink.box = join(ink.box, box);
  }
  sort_from_left(ink.pieces);
  return ink;
}

TEST_CASE("specks beside whole digits are left out, points and signs are not") {
  struct Case {
    const char* name;
    std::vector<PixelBox> pieces;
    bool are_left_out;
  };
  const PixelBox digit = {30, 0, 42, 18};
  const PixelBox next = {45, 0, 57, 18};
  for (const Case& one : {
           Case{"to the left", {{12, 4, 16, 9}, digit, next}, true},
           Case{"to the right, where digits stand", {digit, next, {66, 13, 70, 18}}, true},
           Case{"above", {digit, next, {40, -12, 44, -8}}, true},
           Case{"below", {digit, next, {33, 19, 37, 23}}, true},
           Case{"between", {digit, {48, 13, 52, 18}, {56, 0, 68, 18}}, false},
           Case{"the point of .5", {{23, 14, 27, 18}, digit}, false},
           Case{"a sign", {{20, 9, 26, 11}, digit}, false},
           Case{"broken digits", {{12, 4, 16, 9}, {30, 0, 42, 8}, {31, 12, 42, 18}}, false},
           Case{"a thin digit in pieces",
                {digit, {46, 0, 52, 2}, {50, 5, 53, 9}, {47, 12, 50, 17}},
                false},
           Case{"no speck", {digit, next}, false},
           Case{"nothing else", {{12, 4, 16, 9}}, false},
       }) {
    INFO(one.name);
    CHECK(has_speck_off_line(ink_of(one.pieces), kDpi) ==
          (one.name == std::string("above") || one.name == std::string("below")));
    const std::optional<CellInk> digits = without_specks_beside(ink_of(one.pieces), kDpi);
    REQUIRE(digits.has_value() == one.are_left_out);
    if (!digits) continue;
    CHECK(digits->box == PixelBox{30, 0, 57, 18});
    CHECK(digits->specks.size() == 1);
  }
}

TEST_CASE("a mark a pixel below the line may be a comma or a point") {
  struct Case {
    const char* name;
    PixelBox mark;
    bool is_unsure;
    const char* text;
  };
  for (const Case& one : {
           Case{"a point on the line", {43, 14, 46, 18}, false, "2.4"},
           Case{"one that hangs", {43, 15, 46, 19}, true, "2.4"},
           Case{"a comma", {43, 14, 46, 20}, false, "2,4"},
           Case{"one without its tail", {43, 14, 46, 19}, true, "2.4"},
       }) {
    INFO(one.name);
    const CellInk ink = ink_of({{30, 0, 42, 18}, one.mark, {47, 0, 59, 18}});
    CHECK(has_unsure_mark(ink, {one.mark}) == one.is_unsure);
    CHECK(with_separators(ink, {one.mark}, "24") == one.text);
  }
  for (const char* text : {"36.868", "36,868", "1.234", "123,456"}) CHECK(may_be_grouped(text));
  for (const char* text : {"36868", "36.86", "1,234,567", "1234.567", ".868", "36.8681", ""})
    CHECK_FALSE(may_be_grouped(text));
}

TEST_CASE("separators make a figure of digits where they stand in its places") {
  struct Case {
    const char* text;
    bool is_grouped;
    bool is_figure;
  };
  for (const Case& one : {
           Case{"12", false, true},
           Case{"1,234", true, true},
           Case{"12,345,678", true, true},
           Case{"0.5", false, true},
           Case{"1,234.50", false, true},
           Case{"1234,5", false, false},
           Case{"1.874.035", false, false},
           Case{",234", false, false},
           Case{"12.", false, false},
           Case{".5", false, false},
           Case{"", false, false},
       }) {
    INFO(one.text);
    CHECK(is_grouped(one.text) == one.is_grouped);
    CHECK(is_figure(one.text) == one.is_figure);
  }
}

TEST_CASE("points and commas that were taken for each other are set right") {
  struct Case {
    const char* read;
    const char* is;
  };
  for (const Case& one : {
           Case{"12", "12"},
           Case{"1,234", "1,234"},
           Case{"1.234", "1.234"},  // nobody can tell
           Case{"265,3695", "265.3695"},
           Case{"1.874.035", "1,874,035"},
           Case{"1,874.035", "1,874,035"},
           Case{"1,874.03", "1,874.03"},
           Case{"18.74.035", ""},
           Case{",5", ""},
           Case{"", ""},
       }) {
    INFO(one.read);
    CHECK(with_sound_separators(one.read) == one.is);
  }
}

TEST_CASE("figures are told from characters by the pieces of their ink") {
  const InkCase cases[] = {
      {"12", {{0, 0, 7, 18}, {12, 0, 24, 18}}, true, true},
      {"12 of full width", {{0, 0, 12, 23}, {26, 0, 41, 23}}, true, true},
      {"1 2 9 of full width",
       {{0, 0, 12, 24}, {28, 0, 44, 24}, {57, 0, 73, 24}, {95, 0, 111, 24}, {128, 0, 139, 24}},
       true,
       true},
      {"57, the bars come off",
       {{0, 7, 12, 18}, {1, 0, 11, 2}, {15, 0, 27, 5}, {18, 5, 23, 18}},
       false,
       true},
      {"1,234",
       {{0, 0, 7, 18}, {11, 15, 15, 22}, {19, 0, 31, 18}, {33, 0, 45, 18}, {47, 0, 59, 18}},
       true,
       true},
      {"43, run together, and 2", {{0, 0, 23, 18}, {26, 0, 38, 18}}, false, true},
      {"43, run together", {{0, 0, 25, 18}}, false, false},
      {"无 in one piece", {{0, 0, 25, 24}}, false, false},
      {"无 in two", {{0, 0, 25, 8}, {0, 10, 25, 24}}, false, false},
      {"规章, each in one piece", {{0, 0, 21, 25}, {24, 0, 48, 25}}, false, false},
      {"行, its parts reach over each other",
       {{0, 0, 9, 8}, {0, 9, 10, 27}, {9, 2, 26, 6}, {12, 10, 26, 27}},
       false,
       false},
      {"three strokes above each other",
       {{0, 0, 14, 4}, {0, 10, 14, 14}, {0, 20, 14, 25}},
       false,
       false},
      {"69 over 5, in two lines", {{0, 1, 15, 23}, {28, 0, 44, 23}, {8, 35, 23, 58}}, false, false},
      {"2 over 4, in two lines", {{0, 0, 12, 18}, {0, 24, 12, 42}}, false, false},
  };
  for (const InkCase& one : cases) {
    INFO(one.name);
    const CellInk ink = ink_of(one.pieces);
    CHECK(are_digits(ink, kDpi) == one.are_digits);
    CHECK(may_be_figures(ink, kDpi) == one.may_be_figures);
  }
}

TEST_CASE("pieces above each other are one column") {
  const std::vector<InkColumn> columns =
      columns_of(ink_of({{0, 7, 12, 18}, {1, 0, 11, 2}, {15, 0, 27, 18}, {26, 0, 38, 18}}));
  REQUIRE(columns.size() == 3);  // the last two touch, but each has a width of its own
  CHECK(columns[0].pieces == 2);
  CHECK(columns[0].box.height() == 18);
  CHECK(columns[1].pieces == 1);
}

// A shape dark in one of its ten lines of rows only.
DigitShape striped(int line, float darkness) {
  DigitShape shape{};
  std::fill_n(shape.begin() + line * kShapeWidth, kShapeWidth, darkness);
  return shape;
}

TEST_CASE("a misread example does not speak against all that are read rightly") {
  DigitShapes shapes;
  for (const float darkness : {1.0F, 0.95F, 0.9F, 0.85F}) {
    shapes.add('3', striped(2, darkness));
    shapes.add('8', striped(9, darkness));
  }
  shapes.add('8', striped(2, 0.97F));  // a 3
  const DigitShape three = striped(2, 0.96F);
  CHECK_FALSE(shapes.confirm('3', three, false));
  shapes.drop_misread();
  CHECK(shapes.confirm('3', three, false));
  CHECK(shapes.contradict('8', three, false));
  CHECK(shapes.confirm('8', striped(9, 0.97F), false));
}

TEST_CASE("a digit without an example is in doubt where it looks like another") {
  DigitShapes shapes;
  shapes.add('8', striped(9, 1));
  CHECK(shapes.doubt('3', striped(9, 0.9F), false));
  CHECK_FALSE(shapes.contradict('3', striped(9, 0.9F), false));
  CHECK_FALSE(shapes.doubt('3', striped(2, 1), false));
  CHECK_FALSE(shapes.doubt('8', striped(9, 0.9F), false));
}

}  // namespace
}  // namespace gouji::ocr
