#include "extract/ocr/stamp.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace gouji::ocr {
namespace {

constexpr int kDarkest = 60;  // of a stamp, gray levels
constexpr int kLightest = 165;
constexpr int kEven = 20;        // levels within which a stroke is even
constexpr int kShade = 12;       // levels to either side that are the same gray
constexpr double kLeast = 0.06;  // square inches of even gray that make a stamp
constexpr double kMost = 0.08;   // of a page; a seal covers a hundredth
constexpr double kClosing = 7;   // pixels at 300 dpi: strokes of text are thinner

// Calls found(x, y, level) for every second pixel in every second row that lies inside even gray.
template <typename Found>
void for_each_even(const Gray& picture, double dpi, Found found) {
  const int step = std::max(1, static_cast<int>(std::lround(dpi / 75)));
  for (int y = step; y < picture.height - step; y += 2) {
    const std::uint8_t* line = picture.row(y);
    const std::uint8_t* above = picture.row(y - step);
    const std::uint8_t* below = picture.row(y + step);
    for (int x = step; x < picture.width - step; x += 2) {
      const int level = line[x];
      if (level < kDarkest || level > kLightest) continue;
      const auto is_even = [&](int other) { return std::abs(other - level) <= kEven; };
      if (is_even(line[x - step]) && is_even(line[x + step]) && is_even(above[x]) &&
          is_even(below[x])) {
        found(x, y, level);
      }
    }
  }
}

// The shade of the stamp: the grays of a blurred page are spread over all levels. 0 for none.
int stamp_level(const Gray& picture, double dpi) {
  std::array<int, 256> histogram{};
  int total = 0;
  for_each_even(picture, dpi, [&](int, int, int level) {
    ++histogram[static_cast<std::size_t>(level)];
    ++total;
  });
  // Every fourth pixel was looked at. So much gray is paper in the shade.
  if (total * 4.0 > kMost * picture.width * picture.height) return 0;
  int best = 0;
  int peak = 0;
  for (int at = kDarkest + kShade; at <= kLightest - kShade; ++at) {
    const auto middle = histogram.begin() + at;
    const int sum = std::accumulate(middle - kShade, middle + kShade + 1, 0);
    if (sum > best) {
      best = sum;
      peak = at;
    }
  }
  if (best * 4 < kLeast * dpi * dpi || best * 2 < total) return 0;
  return peak;
}

// Running extreme over `width` pixels along rows, then along columns.
template <typename Choose>
Gray extreme(const Gray& source, int width, Choose choose) {
  const int half = width / 2;
  Gray rows = source;
  for (int y = 0; y < source.height; ++y) {
    const std::uint8_t* line = source.row(y);
    std::uint8_t* target = rows.row(y);
    for (int shift = 1; shift <= half; ++shift) {
      for (int x = 0; x + shift < source.width; ++x) {
        target[x] = choose(target[x], line[x + shift]);
      }
      for (int x = shift; x < source.width; ++x) target[x] = choose(target[x], line[x - shift]);
    }
  }
  Gray out = rows;
  for (int y = 0; y < source.height; ++y) {
    std::uint8_t* target = out.row(y);
    for (int k = std::max(0, y - half); k <= std::min(source.height - 1, y + half); ++k) {
      const std::uint8_t* line = rows.row(k);
      for (int x = 0; x < source.width; ++x) target[x] = choose(target[x], line[x]);
    }
  }
  return out;
}

}  // namespace

bool lift_stamps(Gray& picture, double dpi) {
  const int level = stamp_level(picture, dpi);
  if (level == 0) return false;
  const int width = std::max(3, static_cast<int>(std::lround(kClosing * dpi / 300)) | 1);
  const auto larger = [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); };
  const auto smaller = [](std::uint8_t a, std::uint8_t b) { return std::min(a, b); };
  const Gray beneath = extreme(extreme(picture, width, larger), width, smaller);
  // Only near what was recognised: rules that a blur made broad stay.
  const int block = std::max(8, static_cast<int>(dpi / 15));
  Gray near((picture.width + block - 1) / block, (picture.height + block - 1) / block, 0);
  for_each_even(picture, dpi, [&](int x, int y, int found) {
    if (std::abs(found - level) > 2 * kShade) return;
    for (int j = std::max(y / block - 1, 0); j <= std::min(y / block + 1, near.height - 1); ++j) {
      for (int i = std::max(x / block - 1, 0); i <= std::min(x / block + 1, near.width - 1); ++i) {
        near.row(j)[i] = 1;
      }
    }
  });
  const int darkest = std::max(level - 2 * kEven, kDarkest / 2);
  for (int y = 0; y < picture.height; ++y) {
    std::uint8_t* line = picture.row(y);
    const std::uint8_t* grounds = beneath.row(y);
    const std::uint8_t* is_near = near.row(y / block);
    for (int x = 0; x < picture.width; ++x) {
      const int ground = grounds[x];
      // Broad black strokes are ink.
      if (ground < darkest || is_near[x / block] == 0) continue;
      line[x] = static_cast<std::uint8_t>(std::min(line[x] * 255 / ground, 255));
    }
  }
  return true;
}

}  // namespace gouji::ocr
