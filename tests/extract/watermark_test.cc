#include "extract/watermark.h"

#include <catch2/catch.hpp>

#include "normalize/text.h"
#include "tests/extract/drawing.h"

namespace gouji {
namespace {

constexpr float dark = 1.0F;
constexpr float gray = 0.3F;

// Texts with the contrast they are written in.
class Shaded {
 public:
  Shaded& text(double x, double y, const std::string& line, float contrast) {
    drawing_.text(x, y, line);
    contrasts_.resize(drawing_.page().glyphs.size(), contrast);
    return *this;
  }

  // What is left of the page's text; in brackets what is marked as pale.
  std::string marked() {
    std::vector<Glyph> glyphs = drawing_.page().glyphs;
    mark_watermarks(glyphs, contrasts_);
    std::string out;
    for (const Glyph& glyph : glyphs) {
      if (glyph.rotation < 0) continue;
      const std::string character = to_utf8(glyph.character);
      out += glyph.pale ? "[" + character + "]" : character;
    }
    return out;
  }

 private:
  Drawing drawing_;
  std::vector<float> contrasts_;
};

Shaded table() {
  Shaded page;
  page.text(50, 100, "行政许可", dark).text(150, 100, "17", dark);
  return page.text(50, 120, "行政处罚", dark).text(150, 120, "208", dark);
}

TEST_CASE("text that recurs in a paler colour across other text is a watermark") {
  const std::string report = "行政许可17行政处罚208";
  Shaded page = table();
  CHECK(page.marked() == report);
  SECTION("across a figure") {
    for (const double y : {40, 100, 200}) page.text(140, y, "10.1.2.3 zhang", gray);
    CHECK(page.marked() == report);
    page.text(150, 140, "1", gray);  // not a piece of it
    CHECK(page.marked() == report + "[1]");
  }
  SECTION("all over the page, across nothing") {
    for (int i = 0; i < 10; ++i) page.text(300, 200 + 20 * i, "内部资料", gray);
    CHECK(page.marked() == report);
  }
  SECTION("cut by the edges of the page") {
    for (int i = 0; i < 10; ++i) page.text(300, 200 + 20 * i, "内部资料", gray);
    page.text(0, 300, "料", gray).text(590, 300, "内部", gray).text(400, 300, "资", gray);
    CHECK(page.marked() == report + "资");
  }
  SECTION("labels set in gray") {
    for (const double y : {200, 220, 240}) page.text(50, y, "信息内容", gray);
    CHECK(page.marked() == report + "信息内容信息内容信息内容");
  }
  SECTION("as dark as the text") {
    for (const double y : {40, 100, 200}) page.text(140, y, "10.1.2.3", dark);
    CHECK(page.marked() == report + "10.1.2.310.1.2.310.1.2.3");
  }
}

TEST_CASE("digits paler than the text are marked, unless they are a style") {
  const std::string report = "行政许可17行政处罚208";
  Shaded page = table();
  SECTION("one of another colour") {
    page.text(150, 140, "5", gray);
    CHECK(page.marked() == report + "[5]");
  }
  SECTION("zeros in gray") {
    page.text(150, 140, "0", gray).text(150, 160, "0", gray);
    CHECK(page.marked() == report + "00");
  }
  SECTION("most figures in gray") {
    page.text(150, 140, "123456", gray);
    CHECK(page.marked() == report + "123456");
  }
  SECTION("a shade lighter") {
    page.text(150, 140, "5", 0.7F);
    CHECK(page.marked() == report + "5");
  }
}

}  // namespace
}  // namespace gouji
