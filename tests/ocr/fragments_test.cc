// Digits of which a fax left bits, as pieces and specks of a cell.
#include "extract/ocr/fragments.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/ocr/drawn_cell.h"

namespace gouji::ocr {
namespace {

const std::vector<PixelBox> kWholeOne = {{40, 20, 45, 38}};

// A digit 18 high of which the foot is whole, and three bits above it.
const std::vector<PixelBox> kTwo = {
    {36, 36, 46, 39}, {36, 23, 38, 25}, {40, 21, 43, 23}, {43, 27, 45, 30}};

std::vector<PixelBox> one_with_bit() {
  std::vector<PixelBox> boxes = kWholeOne;
  boxes.push_back({48, 22, 50, 24});
  return boxes;
}

// Of tables with a bit of print near a digit, and with none.
Fragments thin_print() { return {{ink_of(kWholeOne), ink_of(one_with_bit())}, kCellDpi}; }
Fragments whole_print() { return {{ink_of(kWholeOne), ink_of(kWholeOne)}, kCellDpi}; }

// The pieces of `ink` in a table with a bit of print near another digit, and 1 beside it.
std::string gathered(const CellInk& ink, const std::vector<PixelBox>& dirty = {}) {
  std::vector<CellInk> inks = {ink, ink_of(kWholeOne), ink_of(one_with_bit())};
  if (!dirty.empty()) inks.push_back(ink_of(dirty));
  const std::optional<CellInk> whole = Fragments(inks, kCellDpi).gathered(ink);
  if (!whole) return "none";
  std::string out = whole->is_gathered ? "specks" : "pieces";
  for (const InkPiece& piece : whole->pieces) {
    out += " " + std::to_string(piece.box.x0) + "-" + std::to_string(piece.box.x1) + "," +
           std::to_string(piece.box.y0) + "-" + std::to_string(piece.box.y1);
  }
  return out;
}

TEST_CASE("bits of digits are gathered, a piece for each digit") {
  struct Case {
    const char* name;
    std::vector<PixelBox> boxes;
    std::string expected;
  };
  for (const Case& given : {
           Case{"a whole digit", kWholeOne, "none"},
           Case{"nothing", {}, "none"},
           Case{"the foot of a 2 and bits above it", kTwo, "specks 36-46,21-39"},
           Case{"the arcs of a 0", {{30, 21, 34, 38}, {38, 20, 42, 37}}, "pieces 30-42,20-38"},
           Case{"an arc of a 0 and bits of the other",
                {{30, 21, 34, 38}, {39, 20, 41, 23}, {40, 26, 42, 29}, {39, 34, 41, 37}},
                "specks 30-42,20-38"},
           Case{"26 in four bits",
                {{26, 36, 36, 38}, {34, 22, 37, 27}, {39, 25, 42, 36}, {46, 27, 51, 36}},
                "pieces 26-37,22-38 39-51,25-36"},
           Case{"nothing but bits",
                {{36, 21, 38, 24}, {40, 20, 42, 22}, {37, 30, 39, 32}, {41, 35, 43, 38}},
                "specks 36-43,20-38"},
           Case{"three bits, which may be dirt",
                {{36, 21, 38, 24}, {40, 27, 42, 30}, {41, 35, 43, 38}},
                "none"},
           Case{"a dash", {{32, 29, 44, 31}}, "none"},
           Case{"a character", {{20, 20, 40, 24}, {20, 34, 40, 38}, {28, 26, 30, 28}}, "none"},
           Case{"two lines", {{30, 8, 34, 24}, {30, 34, 34, 50}, {36, 26, 38, 29}}, "none"},
       }) {
    INFO(given.name);
    CHECK(gathered(ink_of(given.boxes)) == given.expected);
  }
}

TEST_CASE("specks that lie everywhere are dirt") {
  std::vector<PixelBox> dirty = kWholeOne;
  for (int i = 0; i < 8; ++i) dirty.push_back({8 + 2 * i, 10 + 5 * i, 10 + 2 * i, 12 + 5 * i});
  const CellInk ink = ink_of(kTwo);
  CHECK(gathered(ink) != "none");
  CHECK(gathered(ink, dirty) == "none");
}

TEST_CASE("a cell of a few bits may hold print") {
  const CellInk few = ink_of({{36, 21, 38, 24}, {41, 35, 43, 38}});
  const CellInk one = ink_of({{36, 21, 38, 24}});
  const CellInk frayed = ink_of({{36, 3, 38, 5}, {41, 56, 43, 57}, {76, 20, 77, 23}});
  const Fragments thin = thin_print();
  const Fragments whole = whole_print();
  CHECK(thin.may_hold_print(few));
  CHECK_FALSE(thin.may_hold_print(one));
  CHECK_FALSE(thin.may_hold_print(frayed));
  CHECK_FALSE(thin.may_hold_print(ink_of(kWholeOne)));
  CHECK_FALSE(whole.may_hold_print(few));
}

TEST_CASE("what is far lower than the digits of its table is none") {
  const Fragments fragments = whole_print();
  CHECK_FALSE(fragments.is_too_low(ink_of(kWholeOne)));
  CHECK_FALSE(fragments.is_too_low(ink_of({{40, 24, 45, 38}})));
  CHECK(fragments.is_too_low(ink_of({{40, 30, 44, 38}})));
}

TEST_CASE("a grain of dirt is none of print, unless print is in bits") {
  const Fragments thin = thin_print();
  const Fragments whole = whole_print();
  const CellInk grain = ink_of({{40, 26, 45, 31}});
  CHECK(whole.is_dirt(grain));
  CHECK_FALSE(thin.is_dirt(grain));
  CHECK_FALSE(whole.is_dirt(ink_of(kWholeOne)));
  CHECK_FALSE(whole.is_dirt(ink_of({})));
}

TEST_CASE("a table without a digit or a speck has nothing to gather") {
  CHECK_FALSE(Fragments({}, kCellDpi).gathered(ink_of({})));
  CHECK_FALSE(Fragments({ink_of(kTwo)}, kCellDpi).gathered(ink_of(kWholeOne)));
}

}  // namespace
}  // namespace gouji::ocr
