#include "extract/struck.h"

#include <catch2/catch.hpp>
#include <string>

#include "extract/upright.h"
#include "tests/extract/drawing.h"

namespace gouji {
namespace {

// What is left to be seen of the page.
std::string seen(Page page) {
  hide_struck(page.glyphs, page.rulings);
  std::string text;
  for (const Glyph& glyph : page.glyphs)
    if (!glyph.hidden) append_utf8(text, glyph.character);
  return text;
}

struct Case {
  const char* name;
  double y, x0, x1;  // of the rule
  double thickness;
  const char* expected;
};

TEST_CASE("text that a rule runs through is not seen") {
  // Digits 5 points wide from x = 100 on, 10 high from y = 100 on.
  const Case cases[] = {
      {"through two of four digits", 105, 100, 110, 0.5, "13公开"},
      {"through all of them", 105.5, 100, 120, 0.5, "公开"},
      {"a little further", 105.5, 98, 112, 0.5, "13公开"},
      {"an underline", 109.5, 100, 110, 0.5, "8513公开"},
      {"a line above", 100.5, 100, 110, 0.5, "8513公开"},
      {"a rule of a table", 105, 50, 400, 0.5, "8513公开"},
      {"a rule that begins in the cell before", 105, 80, 110, 0.5, "8513公开"},
      {"a bar as high as half the text", 105, 100, 110, 5, "8513公开"},
      {"over half a digit at most", 105, 100, 102, 0.5, "8513公开"},
      {"through a word", 125, 100, 120, 0.5, "8513"},
  };
  for (const Case& test : cases) {
    INFO(test.name);
    Drawing drawing;
    drawing.text(100, 100, "8513").text(100, 120, "公开");
    drawing.horizontal(test.y, test.x0, test.x1, test.thickness);
    const Page page = drawing.page();
    CHECK(seen(page) == test.expected);
    for (const int rotation : {90, 180, 270}) {
      CAPTURE(rotation);
      CHECK(seen(turned_upright(page, rotation)) == test.expected);
    }
  }
}

}  // namespace
}  // namespace gouji
