#include "extract/ocr/focus.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "extract/ocr/page_grids.h"
#include "tests/ocr/drawn_page.h"

namespace gouji::ocr {
namespace {

const std::vector<int> kColumns{100, 250, 350, 450, 550};
const std::vector<int> kRows{80, 140, 200, 260, 320};

DrawnPage table_page(int rule = 2) {
  DrawnPage page(650, 400);
  for (const int y : kRows) page.fill(kColumns.front(), y, kColumns.back() + rule, y + rule);
  for (const int x : kColumns) page.fill(x, kRows.front(), x + rule, kRows.back() + rule);
  page.figures(kColumns, kRows);
  return page;
}

// A Gaussian blur as the sum that defines it, in double precision, rounded at its end.
Gray blurred(const Gray& picture, double deviation) {
  const int reach = static_cast<int>(std::ceil(5 * deviation));
  const auto weight = [&](int k) { return std::exp(-k * k / (2 * deviation * deviation)); };
  double all = 0;
  for (int k = -reach; k <= reach; ++k) all += weight(k);
  const auto width = static_cast<std::size_t>(picture.width);
  std::vector<double> across(picture.pixels.size());
  Gray out(picture.width, picture.height);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      double sum = 0;
      for (int k = -reach; k <= reach; ++k)
        sum += weight(k) * picture.at(std::clamp(x + k, 0, picture.width - 1), y);
      across[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] = sum / all;
    }
  }
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      double sum = 0;
      for (int k = -reach; k <= reach; ++k) {
        const auto row = static_cast<std::size_t>(std::clamp(y + k, 0, picture.height - 1));
        sum += weight(k) * across[row * width + static_cast<std::size_t>(x)];
      }
      out.row(y)[x] = static_cast<std::uint8_t>(std::lround(sum / all));
    }
  }
  return out;
}

double mean_difference(const Gray& a, const Gray& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) sum += std::abs(a.pixels[i] - b.pixels[i]);
  return sum / static_cast<double>(a.pixels.size());
}

Blur measured(const Gray& picture) { return blur_of(picture, find_grids(picture, 200)); }

TEST_CASE("the blur of a page is measured by its rules, however thick they are") {
  for (const int rule : {1, 2, 3, 5}) {
    for (const double deviation : {1.6, 2.0, 2.5}) {
      INFO("rules of " << rule << " pixels, a blur of " << deviation);
      const Blur blur = measured(blurred(table_page(rule).picture, deviation));
      CHECK(blur.deviation == Approx(deviation).epsilon(0.1));
    }
    CHECK(measured(table_page(rule).picture).deviation < 1.1);
  }
}

TEST_CASE("cells in a shade do not pass for blur") {
  DrawnPage page(650, 400);
  for (std::size_t row = 0; row + 1 < kRows.size(); row += 2)
    page.fill(kColumns.front(), kRows[row], kColumns.back(), kRows[row + 1], 205);
  const DrawnPage table = table_page();
  Gray picture = page.picture;
  for (std::size_t i = 0; i < picture.pixels.size(); ++i)
    picture.pixels[i] = std::min(picture.pixels[i], table.picture.pixels[i]);
  CHECK(measured(picture).deviation < 1.1);
  CHECK(measured(blurred(picture, 2)).deviation == Approx(2).epsilon(0.1));
}

TEST_CASE("noise is measured along the rules") {
  for (const double noise : {2.0, 5.0}) {
    DrawnPage page = table_page(3);
    page.picture = blurred(page.picture, 2);
    page.add_noise(noise);
    CHECK(measured(page.picture).noise == Approx(noise).epsilon(0.25));
  }
}

TEST_CASE("of a page without rules no blur is known") {
  CHECK(measured(DrawnPage().picture).deviation == 0);
  CHECK(blur_of(Gray(), {}).deviation == 0);
  DrawnPage text(650, 400);
  text.text(60, 60, 15);
  CHECK(measured(blurred(text.picture, 2)).deviation == 0);
}

TEST_CASE("a blur is taken back") {
  const Gray sharp = table_page().picture;
  for (const double deviation : {1.6, 2.0, 2.5}) {
    Gray picture = blurred(sharp, deviation);
    const double before = mean_difference(sharp, picture);
    take_back_blur(picture, {deviation, 0});
    INFO("a blur of " << deviation << ", " << before << " of it");
    CHECK(mean_difference(sharp, picture) < 0.4 * before);
  }
}

TEST_CASE("noise is not made into strokes") {
  DrawnPage page(300, 300);
  page.fill(40, 40, 260, 44);
  const Gray sharp = page.picture;
  page.picture = blurred(sharp, 2);
  page.add_noise(6);
  Gray picture = page.picture;
  take_back_blur(picture, {2, 6});
  const auto dark = std::count_if(picture.pixels.begin(), picture.pixels.end(),
                                  [](std::uint8_t value) { return value < 160; });
  const auto ink = std::count_if(sharp.pixels.begin(), sharp.pixels.end(),
                                 [](std::uint8_t value) { return value < 160; });
  CHECK(10 * dark < 16 * ink);
  CHECK(mean_difference(sharp, picture) < mean_difference(sharp, page.picture));
}

TEST_CASE("what is no blur leaves the picture as it is") {
  const Gray sharp = table_page().picture;
  Gray picture = sharp;
  take_back_blur(picture, {});
  CHECK(picture.pixels == sharp.pixels);
  Gray nothing;
  take_back_blur(nothing, {2, 1});
  CHECK(nothing.is_empty());
}

// A picture lower than the blur reaches: the rows at both ends of it are the same.
TEST_CASE("pictures smaller than the blur are borne") {
  for (const int side : {1, 2, 5, 13}) {
    Gray picture(side, side, 90);
    take_back_blur(picture, {2.2, 0});
    CHECK(std::all_of(picture.pixels.begin(), picture.pixels.end(),
                      [](std::uint8_t value) { return std::abs(value - 90) <= 1; }));
  }
}

}  // namespace
}  // namespace gouji::ocr
