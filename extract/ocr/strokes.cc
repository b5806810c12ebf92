#include "extract/ocr/strokes.h"

#include <algorithm>
#include <cmath>

namespace gouji::ocr {
namespace {

// Lengths in pixels at 300 dpi; scaled by `dpi` where used.
constexpr double kLongest = 60;    // of a stroke
constexpr double kBeside = 4;      // where the strokes that hang on to it are looked for
constexpr double kFarBeside = 10;  // the text of a cell keeps further off its rules
constexpr double kCarries = 0.25;  // share of its length with ink beside it, on one side
constexpr double kOwn = 0.8;  // share of its length that is dark where the piece itself is wide
constexpr double kBow = 1.8;  // of a bracket: from its middle third to the line of its ends

// Darkness of the page at a place named as of a segment.
int darkness(const Gray& picture, Axis axis, int along, int across) {
  return 255 - (axis == Axis::horizontal ? picture.at(along, across) : picture.at(across, along));
}

int limit_across(const Gray& picture, Axis axis) {
  return axis == Axis::horizontal ? picture.height : picture.width;
}

// How far a piece itself reaches to one side, pixels: it is dark there all along, from its middle
// on. A rule two pixels wide that was blurred is wider than others.
int own_reach(const Gray& picture, const Segment& segment, int direction, int most, double level) {
  for (int k = 1; k <= most; ++k) {
    int dark = 0;
    int count = 0;
    for (int along = static_cast<int>(segment.begin); along < static_cast<int>(segment.end);
         ++along) {
      const int across = static_cast<int>(std::lround(segment.across_at(along))) + direction * k;
      if (across < 0 || across >= limit_across(picture, segment.axis)) continue;
      dark += darkness(picture, segment.axis, along, across) > level ? 1 : 0;
      ++count;
    }
    if (dark < kOwn * count) return k - 1;
  }
  return most;
}

// The outermost stroke of a character has paper on one side as a rule has, but the others hang on
// to it on the other side.
bool carries_others(const Gray& picture, const Segment& segment, double unit) {
  const double level = segment.contrast / 2;
  const int near = static_cast<int>(std::lround(kBeside * unit + segment.thickness / 2));
  const int far = static_cast<int>(std::lround(kFarBeside * unit + segment.thickness / 2));
  const int first_before =
      std::max(near, own_reach(picture, segment, -1, (near + far) / 2, level) + 1);
  const int first_after =
      std::max(near, own_reach(picture, segment, 1, (near + far) / 2, level) + 1);
  int before = 0;
  int after = 0;
  int count = 0;
  for (int along = static_cast<int>(segment.begin); along < static_cast<int>(segment.end);
       ++along) {
    const int across = static_cast<int>(std::lround(segment.across_at(along)));
    if (across - far < 0 || across + far >= limit_across(picture, segment.axis)) continue;
    bool dark_before = false;
    bool dark_after = false;
    for (int k = near; k <= far; ++k) {
      const auto is_dark = [&](int place) {
        return darkness(picture, segment.axis, along, place) > level;
      };
      dark_before = dark_before || (k >= first_before && is_dark(across - k));
      dark_after = dark_after || (k >= first_after && is_dark(across + k));
    }
    // Where another rule crosses it says nothing.
    if (dark_before && dark_after) continue;
    before += dark_before ? 1 : 0;
    after += dark_after ? 1 : 0;
    ++count;
  }
  return std::max(before, after) > kCarries * count;
}

// A bracket is as high as its line; its middle stands off the line between its ends.
bool is_bowed(const Gray& picture, const Segment& segment, double unit) {
  const int reach = static_cast<int>(std::lround(kBow * 4 * unit));
  double sums[3] = {};
  int counts[3] = {};
  const int length = static_cast<int>(segment.length());
  for (int i = 0; i < length; ++i) {
    const int along = static_cast<int>(segment.begin) + i;
    const double line = segment.across_at(along);
    const int across = static_cast<int>(std::lround(line));
    if (across - reach < 0 || across + reach >= limit_across(picture, segment.axis)) continue;
    double weight = 0;
    double sum = 0;
    for (int k = across - reach; k <= across + reach; ++k) {
      const int dark = darkness(picture, segment.axis, along, k);
      if (dark < segment.contrast / 2) continue;
      weight += dark;
      sum += dark * (k - line);
    }
    if (weight <= 0) continue;
    sums[i * 3 / length] += sum / weight;
    ++counts[i * 3 / length];
  }
  if (std::min({counts[0], counts[1], counts[2]}) == 0) return false;
  const double ends = (sums[0] / counts[0] + sums[2] / counts[2]) / 2;
  return std::abs(sums[1] / counts[1] - ends) > kBow * unit;
}

}  // namespace

bool is_stroke(const Gray& picture, const Segment& segment, double dpi) {
  const double unit = dpi / 300;
  return segment.length() <= kLongest * unit &&
         (carries_others(picture, segment, unit) || is_bowed(picture, segment, unit));
}

}  // namespace gouji::ocr
