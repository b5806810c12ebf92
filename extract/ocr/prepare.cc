#include "extract/ocr/prepare.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "extract/ocr/contrast.h"
#include "extract/ocr/light.h"
#include "extract/ocr/ridge.h"
#include "extract/ocr/segments.h"
#include "extract/ocr/stamp.h"

namespace gouji::ocr {
namespace {

constexpr double kCoarseDpi = 150;
constexpr int kInk = 160;           // darker is ink, for the coarse angle only
constexpr double kDarkest = 0.001;  // of a page: its rules, however thin its text
constexpr int kPale = 60;           // ink of a pale copy is lighter at its darkest,
constexpr int kInkAim = 30;         // and is made so dark,
constexpr int kMostTaken = 110;     // by at most so much: a page without ink has noise only
constexpr double kDegree = M_PI / 180;

struct PixDestroy {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};

// The angle that Leptonica's projection sweep finds, as a slope; 0 when it is not sure.
double sweep_skew(const Gray& picture) {
  if (picture.is_empty()) return 0;
  const std::unique_ptr<Pix, PixDestroy> bits(pixCreate(picture.width, picture.height, 1));
  if (!bits) return 0;
  const l_int32 words = pixGetWpl(bits.get());
  l_uint32* data = pixGetData(bits.get());
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* line = picture.row(y);
    l_uint32* target = data + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < picture.width; ++x) {
      if (line[x] < kInk) target[x >> 5] |= 0x80000000U >> (x & 31);
    }
  }
  l_float32 angle = 0;
  l_float32 confidence = 0;
  if (pixFindSkewSweepAndSearch(bits.get(), &angle, &confidence, 4, 2, 7.0F, 1.0F, 0.05F) != 0) {
    return 0;
  }
  if (confidence < 3) return 0;
  // Leptonica gives the turn, clockwise positive, that makes the page upright.
  return -std::tan(static_cast<double>(angle) * kDegree);
}

double weighted_median(std::vector<std::pair<double, double>> values) {
  std::sort(values.begin(), values.end());
  double total = 0;
  for (const auto& [value, weight] : values) total += weight;
  double below = 0;
  for (const auto& [value, weight] : values) {
    below += weight;
    if (below * 2 >= total) return value;
  }
  return 0;
}

// Median slope of the long segments of one axis; their number too.
std::pair<double, int> long_slope(const std::vector<Segment>& segments, double shortest) {
  std::vector<std::pair<double, double>> slopes;
  for (const Segment& segment : segments) {
    if (segment.length() >= shortest) slopes.emplace_back(segment.slope, segment.length());
  }
  const int count = static_cast<int>(slopes.size());
  return {count == 0 ? 0 : weighted_median(std::move(slopes)), count};
}

// A pale copy is made dark, so that one measure of ink does for all pages.
void darken_ink(Gray& picture) {
  const int dark = darkest(picture, kDarkest);
  if (dark > kPale) stretch_contrast(picture, std::min(dark - kInkAim, kMostTaken), 255);
}

}  // namespace

Gray ink_channel(const Raster& raster) {
  Gray gray(raster.width, raster.height);
  if (raster.channels == 1) {
    std::copy_n(raster.pixels.begin(), gray.pixels.size(), gray.pixels.begin());
    return gray;
  }
  const auto channels = static_cast<std::size_t>(raster.channels);
  for (std::size_t i = 0; i < gray.pixels.size(); ++i) {
    const std::uint8_t* pixel = raster.pixels.data() + i * channels;
    // Red ink is not quite white in red, and its edges least of all.
    const int redness = std::max(pixel[0] - std::max(pixel[1], pixel[2]), 0);
    gray.pixels[i] = static_cast<std::uint8_t>(std::min(pixel[0] + redness / 2, 255));
  }
  return gray;
}

BasePicture make_base(Gray gray, double dpi) {
  BasePicture base;
  const int factor = std::max(1, static_cast<int>(dpi / kWorkDpi + 0.25));
  base.picture = factor > 1 ? reduce(gray, factor) : std::move(gray);
  base.dpi = dpi / factor;
  base.lifted = lift_stamps(base.picture, base.dpi);
  flatten_light(base.picture, base.dpi);
  darken_ink(base.picture);
  return base;
}

Skew find_skew(const BasePicture& base) {
  const int factor = std::max(1, static_cast<int>(base.dpi / kCoarseDpi + 0.25));
  const Gray coarse = reduce(base.picture, factor);
  const double dpi = base.dpi / factor;
  Skew skew;
  skew.across = sweep_skew(coarse);
  skew.down = -skew.across;
  // Turned by the coarse angle, long rules show the rest of it.
  const Transform turn{1, skew.down, 0, skew.across, 1, 0};
  const Gray turned_picture = resample(coarse, turn, coarse.width, coarse.height);
  const Ridges ridges = find_ridges(turned_picture, dpi);
  SegmentOptions options;
  options.shortest = dpi * 0.25;
  options.largest_gap = dpi * 0.03;
  const auto [across, horizontals] =
      long_slope(find_segments(ridges.horizontal, Axis::horizontal, options), dpi * 0.8);
  const auto [down, verticals] =
      long_slope(find_segments(ridges.vertical, Axis::vertical, options), dpi * 0.3);
  skew.rules = std::min(horizontals, verticals);
  if (horizontals > 0) skew.across += across;
  if (verticals > 0) skew.down += down;
  return skew;
}

WorkPicture straighten(const BasePicture& base, const Skew& skew) {
  const double scale = base.dpi / kWorkDpi;  // base pixels for each work pixel
  const int width = static_cast<int>(std::lround(base.picture.width / scale));
  const int height = static_cast<int>(std::lround(base.picture.height / scale));
  // Turned about the middle of the page, so that margins stay.
  Transform turn{scale, scale * skew.down, 0, scale * skew.across, scale, 0};
  const Point middle = turn.apply({width / 2.0, height / 2.0});
  turn.x0 = base.picture.width / 2.0 - middle.x;
  turn.y0 = base.picture.height / 2.0 - middle.y;
  return {resample(base.picture, turn, width, height), turn};
}

}  // namespace gouji::ocr
