#include "extract/ocr/strokes.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/ocr/drawn_page.h"

namespace gouji::ocr {
namespace {

constexpr double kDpi = 200;
constexpr int kMiddle = 50;

Segment upright(double across, double contrast) {
  return {Axis::vertical, 10, 34, across, 0, 0, contrast};
}

// A rule `width` pixels wide, its middle at `across`, behind a lens that blurs it by `deviation`.
Gray blurred_rule(double across, double width, double deviation) {
  Gray picture(100, 44);
  const auto share = [&](double x) {
    return std::erf((x - across) / deviation / std::sqrt(2.0)) / 2;
  };
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const double dark = share(x + 0.5 + width / 2) - share(x + 0.5 - width / 2);
      picture.row(y)[x] = static_cast<std::uint8_t>(std::lround(255 * (1 - dark)));
    }
  }
  return picture;
}

TEST_CASE("a rule that is blurred wider than the others is no stroke of text") {
  for (const double width : {1.0, 2.0, 3.0, 4.0}) {
    for (const double offset : {0.0, 0.2, 0.4, 0.5, 0.7, 0.9}) {
      for (const double contrast : {60.0, 90.0, 120.0}) {
        INFO("width " << width << " offset " << offset << " contrast " << contrast);
        const double across = kMiddle + offset;
        const Gray picture = blurred_rule(across + 0.5, width, 1.6);
        CHECK_FALSE(is_stroke(picture, upright(across, contrast), kDpi));
      }
    }
  }
}

TEST_CASE("an upright to which other strokes hang on is one") {
  for (const double width : {1.0, 2.0}) {
    for (const int side : {-1, 1}) {
      DrawnPage page(100, 44);
      page.picture = blurred_rule(kMiddle + 0.5, width, 0.8);
      for (const int y : {12, 20, 28}) {
        if (side < 0) page.fill(kMiddle - 12, y, kMiddle, y + 3);
        if (side > 0) page.fill(kMiddle, y, kMiddle + 12, y + 3);
      }
      CHECK(is_stroke(page.picture, upright(kMiddle, 120), kDpi));
    }
  }
}

}  // namespace
}  // namespace gouji::ocr
