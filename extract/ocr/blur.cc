#include "extract/ocr/blur.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <optional>

#include "extract/ocr/median.h"

namespace gouji::ocr {
namespace {

constexpr int kReach = 14;            // pixels to either side of a rule that its profile has
constexpr int kRun = 5;               // pixels along a rule that one profile is the mean of
constexpr int kStep = 9;              // from one profile to the next
constexpr double kLeast = 40;         // gray levels that a rule is darker than paper
constexpr std::size_t kFew = 24;      // profiles
constexpr double kSameGround = 0.08;  // of the height of a profile: paper to both sides of it
constexpr double kEvenRise = 0.4;     // of its rise, between its two sides
constexpr double kNear = 0.15;        // of the median, where half the profiles must be

// The darkness across a line, from kReach before it to kReach behind.
using Profile = std::array<double, 2 * kReach + 1>;

std::optional<Profile> profile_at(const Gray& picture, const GridLine& line, int along,
                                  bool is_row) {
  Profile profile{};
  const int middle = static_cast<int>(std::lround(line.across_at(along)));
  const int limit_across = is_row ? picture.height : picture.width;
  const int limit_along = is_row ? picture.width : picture.height;
  if (middle < kReach || middle + kReach >= limit_across) return std::nullopt;
  if (along < 0 || along + kRun > limit_along) return std::nullopt;
  int across = middle - kReach;
  for (double& darkness : profile) {
    int sum = 0;
    for (int step = 0; step < kRun; ++step)
      sum += is_row ? picture.at(along + step, across) : picture.at(across, along + step);
    darkness = 255 - static_cast<double>(sum) / kRun;
    ++across;
  }
  return profile;
}

// How far a line is from even along itself, gray levels: nothing but noise, and not cut off as that
// of white paper is.
double unevenness_at(const Gray& picture, const GridLine& line, int along, bool is_row) {
  constexpr int apart = 2;  // neighbours share their noise in a picture that was enlarged
  const int middle = static_cast<int>(std::lround(line.across_at(along)));
  const auto at = [&](int step) {
    return static_cast<int>(is_row ? picture.at(along + step, middle)
                                   : picture.at(middle, along + step));
  };
  return std::abs(at(0) - 2 * at(apart) + at(2 * apart));
}

// The deviation of the noise that makes lines so uneven. The most uneven say nothing: there
// something crosses the line.
double noise_of(std::vector<double> unevenness) {
  constexpr double kept = 0.9;
  constexpr double mean_of_kept = 0.657;  // of the absolute value of a normal one, in deviations
  const auto end = unevenness.begin() +
                   static_cast<std::ptrdiff_t>(kept * static_cast<double>(unevenness.size()));
  std::nth_element(unevenness.begin(), end, unevenness.end());
  const double sum = std::accumulate(unevenness.begin(), end, 0.0);
  return sum / static_cast<double>(end - unevenness.begin()) / mean_of_kept / std::sqrt(6.0);
}

// How far from the peak of a profile it falls below `level`, to one side; nothing where it does
// not.
std::optional<double> fall_to(const Profile& profile, int peak, int direction, double level) {
  double here = profile[static_cast<std::size_t>(peak)];
  for (int at = peak + direction; at >= 0 && at <= 2 * kReach; at += direction) {
    const double next = profile[static_cast<std::size_t>(at)];
    if (next > here) return std::nullopt;  // another stroke
    if (next < level) return std::abs(at - peak) - 1 + (here - level) / (here - next);
    here = next;
  }
  return std::nullopt;
}

// How wide the line of a profile was before its blur, of black ink: as much darkness as it has now.
double inked_width(const Profile& profile, int peak, double ground, double width) {
  constexpr double tail = 1.3;  // widths of it to either side, beyond which next to nothing is left
  const int reach = static_cast<int>(std::ceil(tail * width));
  double sum = 0;
  for (int at = std::max(peak - reach, 0); at <= std::min(peak + reach, 2 * kReach); ++at)
    sum += profile[static_cast<std::size_t>(at)] - ground;
  return sum / 255;
}

// The deviation of the blur that makes a line of `inked` pixels `width` wide at half its height.
double deviation_of(double width, double inked) {
  constexpr double gaussian = 2.355;  // width of a Gaussian, in deviations
  constexpr double share = 0.6;       // of the square of the line: 0.5 to 0.8 of it
  return std::sqrt(std::max(width * width - share * inked * inked, 0.0)) / gaussian;
}

std::optional<double> deviation_of(const Profile& profile) {
  constexpr std::ptrdiff_t near = 3;  // of where the line is thought to be
  const auto middle = profile.begin() + kReach;
  const auto top = std::max_element(middle - near, middle + near + 1);
  const int peak = static_cast<int>(top - profile.begin());
  // Paper on both sides; beside a shaded cell the line is the edge of another blur. Text beside it
  // rises again, and is left out below.
  const double before = *std::min_element(profile.begin(), top + 1);
  const double behind = *std::min_element(top, profile.end());
  const double ground = std::min(before, behind);
  const double height = *top - ground;
  if (height < kLeast || std::abs(before - behind) > kSameGround * height) return std::nullopt;
  double width = 0;
  std::array<double, 2> rises{};
  for (const int side : {0, 1}) {
    const int direction = side == 0 ? -1 : 1;
    const auto quarter = fall_to(profile, peak, direction, ground + height / 4);
    const auto half = fall_to(profile, peak, direction, ground + height / 2);
    const auto three_quarters = fall_to(profile, peak, direction, ground + 3 * height / 4);
    if (!quarter || !half || !three_quarters) return std::nullopt;
    width += *half;
    rises[static_cast<std::size_t>(side)] = *quarter - *three_quarters;
  }
  const double rise = std::max((rises[0] + rises[1]) / 2, 0.1);
  if (std::abs(rises[0] - rises[1]) > kEvenRise * rise) return std::nullopt;
  // A line in gray has less ink than black of its width; its edges tell how sharp it is.
  constexpr double most_of_rise = 1.1;  // of a blurred edge from three quarters to one
  const double inked = inked_width(profile, peak, ground, width);
  return std::min(deviation_of(width, inked), most_of_rise * rise);
}

}  // namespace

Blur blur_of(const Gray& picture, const std::vector<Grid>& grids) {
  std::vector<double> deviations;
  std::vector<double> unevenness;
  const auto measure = [&](const std::vector<GridLine>& lines, bool is_row) {
    for (const GridLine& line : lines) {
      if (line.assumed || line.by_gap) continue;
      const int end = static_cast<int>(line.end);
      for (int along = static_cast<int>(line.begin); along < end; along += kStep) {
        const std::optional<Profile> profile = profile_at(picture, line, along, is_row);
        if (!profile) continue;
        const auto deviation = deviation_of(*profile);
        if (!deviation) continue;
        deviations.push_back(*deviation);
        unevenness.push_back(unevenness_at(picture, line, along, is_row));
      }
    }
  };
  for (const Grid& grid : grids) {
    measure(grid.lattice.rows, true);
    measure(grid.lattice.columns, false);
  }
  if (deviations.size() < kFew) return {};
  const double middle = median(deviations);
  const auto near = std::count_if(deviations.begin(), deviations.end(), [middle](double one) {
    return std::abs(one - middle) <= kNear * middle;
  });
  if (2 * static_cast<std::size_t>(near) < deviations.size()) return {};
  return {middle, noise_of(std::move(unevenness))};
}

}  // namespace gouji::ocr
