#include "extract/ocr/prepare.h"

#include <catch2/catch.hpp>

#include "extract/ocr/orient.h"
#include "extract/ocr/page_grids.h"
#include "tests/ocr/drawn_page.h"

namespace gouji::ocr {
namespace {

const std::vector<int> kColumns{100, 400, 500, 600, 700, 800};
const std::vector<int> kRows{150, 200, 250, 300, 350, 400, 450};

// A table under two lines of text: labels left and above, figures right and below.
DrawnPage report_page() {
  DrawnPage page(1000, 1200);
  page.text(100, 60, 20);
  page.text(100, 100, 14);
  page.grid(kColumns, kRows);
  page.figures({400, 500, 600, 700, 800}, {200, 250, 300, 350, 400, 450});
  for (std::size_t row = 0; row + 1 < kRows.size(); ++row) page.text(115, kRows[row] + 12, 9);
  for (int column = 400; column < 800; column += 100) page.text(column + 12, 165, 3);
  return page;
}

// The picture turned clockwise by `degrees` about its middle.
Gray rotated(const Gray& picture, double degrees) {
  const double slope = std::tan(degrees * M_PI / 180);
  return resample(picture,
                  {1, slope, -slope * picture.height / 2.0, -slope, 1, slope * picture.width / 2.0},
                  picture.width, picture.height);
}

TEST_CASE("skew is found and taken out") {
  for (const double degrees : {-2.0, -0.3, 0.0, 0.8, 2.0}) {
    INFO(degrees);
    const BasePicture base = make_base(rotated(report_page().picture, degrees), 200);
    const Skew skew = find_skew(base);
    CHECK(skew.across * 180 / M_PI == Approx(degrees).margin(0.07));
    CHECK(skew.down * 180 / M_PI == Approx(-degrees).margin(0.07));
    CHECK(skew.rules > 0);
    const WorkPicture work = straighten(base, skew);
    CHECK(dump_grids(find_grids(work.picture, kWorkDpi)) == plain_grid(6, 5));
  }
}

TEST_CASE("a page that lies sideways or on its head is known by its text and its tables") {
  const Gray page = report_page().picture;
  for (int turns = 0; turns < 4; ++turns) {
    INFO(turns);
    const double direction = line_direction(turned(page, turns), 200);
    CHECK((turns % 2 == 1 ? -direction : direction) > 0.2);
  }
  CHECK(uprightness(page, find_grids(page, kWorkDpi), kWorkDpi) > 0.1);
  const Gray on_head = turned(page, 2);
  CHECK(uprightness(on_head, find_grids(on_head, kWorkDpi), kWorkDpi) < -0.1);
  CHECK(uprightness(DrawnPage().picture, {}, kWorkDpi) == 0);
}

TEST_CASE("heavy print that runs together along its lines does not lie sideways") {
  DrawnPage page(800, 1000);
  for (int y = 100; y < 900; y += 30) {
    page.fill(60, y, 300, y + 14);                                            // a label
    for (const int x : {400, 500, 600, 700}) page.fill(x, y, x + 9, y + 14);  // lone digits
  }
  CHECK(line_direction(page.picture, 100) > 0.2);
  CHECK(line_direction(turned(page.picture, 1), 100) < -0.2);
}

TEST_CASE("uneven light is evened out") {
  DrawnPage page = report_page();
  for (int y = 0; y < page.picture.height; ++y) {
    for (int x = 0; x < page.picture.width; ++x) {
      auto& pixel = page.picture.row(y)[x];
      pixel = static_cast<std::uint8_t>(pixel * (1000 - x * 0.4) / 1000);
    }
  }
  const BasePicture base = make_base(page.picture, 200);
  CHECK(base.picture.at(20, 600) > 245);
  CHECK(base.picture.at(980, 600) > 245);
  CHECK(dump_grids(find_grids(straighten(base, find_skew(base)).picture, kWorkDpi)) ==
        plain_grid(6, 5));
}

TEST_CASE("a seal in gray is lifted off rules and figures") {
  DrawnPage page = report_page();
  for (int y = 200; y < 520; ++y) {
    for (int x = 500; x < 820; ++x) {
      const double radius = std::hypot(x - 660, y - 360);
      auto& pixel = page.picture.row(y)[x];
      if (radius < 150 && radius > 130) pixel = std::min<std::uint8_t>(pixel, 110);
      if (radius < 50) pixel = std::min<std::uint8_t>(pixel, 110);
    }
  }
  const BasePicture base = make_base(page.picture, 200);
  CHECK_FALSE(base.lifted.is_empty());
  CHECK(dump_grids(find_grids(straighten(base, find_skew(base)).picture, kWorkDpi)) ==
        plain_grid(6, 5));
  CHECK(make_base(report_page().picture, 200).lifted.is_empty());
}

// Ring and star of one gray about a middle.
void draw_seal(Gray& picture, int middle_x, int middle_y) {
  for (int y = middle_y - 150; y < middle_y + 150; ++y) {
    for (int x = middle_x - 150; x < middle_x + 150; ++x) {
      const double radius = std::hypot(x - middle_x, y - middle_y);
      auto& pixel = picture.row(y)[x];
      if ((radius < 150 && radius > 130) || radius < 50) pixel = std::min<std::uint8_t>(pixel, 110);
    }
  }
}

TEST_CASE("two seals are lifted; gray all over a page is no seal") {
  DrawnPage page = report_page();
  draw_seal(page.picture, 300, 360);
  draw_seal(page.picture, 700, 900);
  CHECK_FALSE(make_base(page.picture, 200).lifted.is_empty());

  // As blurred print and the noise of a copy leave it: as much of it, and as even.
  DrawnPage spread = report_page();
  for (int y = 40; y < 1160; y += 80) {
    for (int x = 40; x < 960; x += 70) {
      for (int i = 0; i < 18 * 18; ++i) {
        auto& pixel = spread.picture.row(y + i / 18)[x + i % 18];
        pixel = std::min<std::uint8_t>(pixel, 110);
      }
    }
  }
  CHECK(make_base(spread.picture, 200).lifted.is_empty());
}

// As draw_seal, with the strokes of characters between ring and star.
void draw_written_seal(Gray& picture, int middle_x, int middle_y, int width) {
  draw_seal(picture, middle_x, middle_y);
  for (int stroke = -110; stroke <= 110; stroke += 20) {
    for (int along = -100; along <= 100; ++along) {
      for (int k = 0; k < width; ++k) {
        auto& pixel = picture.row(middle_y + along)[middle_x + stroke + k];
        if (std::hypot(stroke, along) < 120) pixel = std::min<std::uint8_t>(pixel, 110);
      }
    }
  }
}

TEST_CASE("the narrow strokes of a seal are lifted, and known") {
  for (const int width : {3, 5}) {
    INFO(width << " pixels wide");
    DrawnPage page = report_page();
    draw_written_seal(page.picture, 660, 360, width);
    const BasePicture base = make_base(page.picture, 200);
    REQUIRE_FALSE(base.lifted.is_empty());
    // Of the report no stroke, and beside it nothing that is left of the seal.
    const Gray report = make_base(report_page().picture, 200).picture;
    int lost = 0;
    int left = 0;
    for (std::size_t i = 0; i < report.pixels.size(); ++i) {
      lost += report.pixels[i] < 60 && base.picture.pixels[i] > 160 ? 1 : 0;
      left += report.pixels[i] == 255 && base.picture.pixels[i] < 200 ? 1 : 0;
    }
    CHECK(lost == 0);
    CHECK(left < 40);
    // A stroke at x = 660 - 90 runs from above to below the middle; beyond the ring there is none.
    CHECK(base.lifted.at(660 - 90 + 1, 330) == 0);
    CHECK(base.lifted.at(250, 330) == 255);
  }
}

TEST_CASE("print as pale as the seal on it stays") {
  DrawnPage page = report_page();
  for (std::uint8_t& pixel : page.picture.pixels) pixel = std::max<std::uint8_t>(pixel, 110);
  const Gray pale = page.picture;
  draw_written_seal(page.picture, 660, 360, 3);
  const BasePicture base = make_base(page.picture, 200);
  std::size_t lost = 0;
  for (std::size_t i = 0; i < pale.pixels.size(); ++i) {
    const auto x = static_cast<int>(i) % pale.width;
    const auto y = static_cast<int>(i) / pale.width;
    const bool is_beside_seal = std::hypot(x - 660, y - 360) > 170;
    lost += is_beside_seal && pale.pixels[i] == 110 && base.picture.pixels[i] > 160 ? 1 : 0;
  }
  CHECK(lost == 0);
  CHECK(std::all_of(base.lifted.pixels.begin(), base.lifted.pixels.end(),
                    [](std::uint8_t value) { return value == 255; }));
}

TEST_CASE("paper in the shade is not a stamp") {
  DrawnPage page = report_page();
  for (int y = 0; y < page.picture.height; ++y) {
    for (int x = 0; x < page.picture.width / 3; ++x) {
      std::uint8_t& pixel = page.picture.row(y)[x];
      pixel = static_cast<std::uint8_t>(pixel * 6 / 10);
    }
  }
  const BasePicture base = make_base(page.picture, 200);
  CHECK(base.lifted.is_empty());
  CHECK(dump_grids(find_grids(straighten(base, find_skew(base)).picture, kWorkDpi)) ==
        plain_grid(6, 5));
}

TEST_CASE("the red of a colour picture is read, so that seals vanish") {
  Raster raster;
  raster.width = 4;
  raster.height = 1;
  raster.channels = 3;
  raster.pixels = {220, 40, 45, 10, 10, 10, 8, 2, 2, 240, 240, 240};
  const Gray gray = ink_channel(raster);
  CHECK(gray.at(0, 0) == 255);
  CHECK(gray.at(1, 0) == 10);
  CHECK(gray.at(2, 0) == 11);  // black ink under the seal
  CHECK(gray.at(3, 0) == 240);
}

TEST_CASE("pictures of a few pixels are prepared without ado") {
  for (const int side : {1, 2, 9}) {
    const BasePicture base = make_base(Gray(side, side), 600);
    const Skew skew = find_skew(base);
    CHECK(skew.rules == 0);
    CHECK(find_grids(straighten(base, skew).picture, kWorkDpi).empty());
    CHECK(line_direction(base.picture, base.dpi) >= 0);
  }
}

}  // namespace
}  // namespace gouji::ocr
