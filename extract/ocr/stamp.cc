#include "extract/ocr/stamp.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <utility>
#include <vector>

namespace gouji::ocr {
namespace {

constexpr int kDarkest = 60;  // of a stamp, gray levels
constexpr int kLightest = 165;
constexpr int kEven = 20;          // levels within which a stroke is even
constexpr int kShade = 12;         // levels to either side that are the same gray
constexpr double kLeast = 0.06;    // square inches of even gray that make a stamp
constexpr double kMost = 0.08;     // of a page; a seal covers a hundredth
constexpr double kSide = 2;        // inches: a seal fits into a square so large
constexpr std::size_t kSeals = 2;  // a page has no more of them
constexpr double kSecond = 0.3;    // of the even gray of the first: a second seal, no remains
constexpr double kInSeals = 0.8;   // of the even gray: that of shade and blurred print is spread
constexpr double kFullest = 0.25;  // of the square; a seal is line and star, shade fills it
constexpr double kClosing = 7;     // pixels at 300 dpi: strokes of text are thinner
constexpr double kOutside = 0.1;   // of the narrow gray in seals, as much outside: print is pale

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

struct Seal {
  PixelBox box;   // of its even gray, or of as much of it as a square of kSide holds
  int count = 0;  // of that gray
};

// Even gray of about one level, counted in blocks.
class GrayMap {
 public:
  GrayMap(const Gray& picture, double dpi, int level)
      : block_(std::max(8, static_cast<int>(dpi / 15))),
        columns_((picture.width + block_ - 1) / block_),
        rows_((picture.height + block_ - 1) / block_),
        counts_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {
    for_each_even(picture, dpi, [&](int x, int y, int found) {
      if (std::abs(found - level) <= 2 * kShade) ++counts_[at(x / block_, y / block_)];
    });
  }

  // Where the seals are, pixels; nothing unless most of it stands together, in line and star.
  std::vector<Seal> seals(double dpi) const {
    const int side = static_cast<int>(std::lround(kSide * dpi / block_));
    const int all = std::accumulate(counts_.begin(), counts_.end(), 0);
    std::vector<int> left = counts_;
    std::vector<Seal> found;
    int inside = 0;
    for (std::size_t seal = 0; seal < kSeals; ++seal) {
      const auto [count, box] = take_fullest(left, side);
      // Every fourth pixel was looked at.
      if (4.0 * count > kFullest * kSide * dpi * kSide * dpi) return {};
      inside += count;
      if (count > 0) found.push_back({box, count});
    }
    return inside >= kInSeals * all ? found : std::vector<Seal>();
  }

  // The blocks where it is, and those around them.
  Gray near() const {
    Gray found(columns_, rows_, 0);
    for (int row = 0; row < rows_; ++row) {
      for (int column = 0; column < columns_; ++column) {
        if (counts_[at(column, row)] == 0) continue;
        for (int j = std::max(row - 1, 0); j <= std::min(row + 1, rows_ - 1); ++j) {
          for (int i = std::max(column - 1, 0); i <= std::min(column + 1, columns_ - 1); ++i)
            found.row(j)[i] = 1;
        }
      }
    }
    return found;
  }

  int block() const { return block_; }

 private:
  std::size_t at(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }

  // Of the square of so many blocks that has most, its count and the box of the blocks that have
  // any; it is left with none.
  std::pair<int, PixelBox> take_fullest(std::vector<int>& counts, int side) const {
    const auto for_each = [&](int x, int y, auto&& use) {
      for (int row = y; row < std::min(y + side, rows_); ++row) {
        for (int column = x; column < std::min(x + side, columns_); ++column)
          use(column, row, counts[at(column, row)]);
      }
    };
    int most = 0;
    std::pair<int, int> best{0, 0};
    for (int y = 0; y == 0 || y + side <= rows_; ++y) {
      for (int x = 0; x == 0 || x + side <= columns_; ++x) {
        int sum = 0;
        for_each(x, y, [&sum](int, int, int count) { sum += count; });
        if (sum <= most) continue;
        most = sum;
        best = {x, y};
      }
    }
    PixelBox box;
    for_each(best.first, best.second, [&](int column, int row, int& count) {
      if (count > 0) {
        box = join(box, {column * block_, row * block_, (column + 1) * block_, (row + 1) * block_});
      }
      count = 0;
    });
    return {most, box};
  }

  int block_;
  int columns_;
  int rows_;
  std::vector<int> counts_;
};

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

// Calls found(x, y) for the pixels in `box` that are the upper left of two by two of the stamp's
// gray: the strokes of a seal's characters, narrower than its ring and its star. The edges of black
// print are gray too, but hardly a pixel wide.
template <typename Found>
void for_each_narrow(const Gray& picture, const PixelBox& box, int level, Found found) {
  const auto is_gray = [level](int value) { return std::abs(value - level) <= 2 * kShade; };
  const PixelBox inside = intersect(box, {0, 0, picture.width - 1, picture.height - 1});
  for (int y = inside.y0; y < inside.y1; ++y) {
    const std::uint8_t* line = picture.row(y);
    const std::uint8_t* next = picture.row(y + 1);
    for (int x = inside.x0; x < inside.x1; ++x) {
      if (is_gray(line[x]) && is_gray(line[x + 1]) && is_gray(next[x]) && is_gray(next[x + 1]))
        found(x, y);
    }
  }
}

// Whether the gray of the seals is all over the page: its print is as pale as they are.
bool is_everywhere(const Gray& picture, double dpi, const std::vector<Seal>& seals, int level) {
  std::vector<PixelBox> places;
  for (const Seal& seal : seals) {
    // Less is what the first square did not hold of its seal, or print.
    if (seal.count >= kSecond * seals.front().count)
      places.push_back(grown(seal.box, static_cast<int>(dpi / 2), picture));
  }
  std::size_t inside = 0;
  std::size_t outside = 0;
  for_each_narrow(picture, {0, 0, picture.width, picture.height}, level, [&](int x, int y) {
    const bool is_inside = std::any_of(places.begin(), places.end(), [x, y](const PixelBox& box) {
      return x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1;
    });
    ++(is_inside ? inside : outside);
  });
  return static_cast<double>(outside) > kOutside * static_cast<double>(inside);
}

// 1 where strokes of the seals' gray are, their edges with them.
Gray narrow_strokes(const Gray& picture, double dpi, const std::vector<Seal>& seals, int level) {
  constexpr int edge = 3;  // pixels from what was looked at
  Gray strokes(picture.width, picture.height, 0);
  if (is_everywhere(picture, dpi, seals, level)) return strokes;
  for (const Seal& seal : seals) {
    for_each_narrow(picture, seal.box, level, [&](int x, int y) {
      const PixelBox around = grown({x, y, x + 1, y + 1}, edge, picture);
      for (int j = around.y0; j < around.y1; ++j)
        std::fill(strokes.row(j) + around.x0, strokes.row(j) + around.x1, std::uint8_t{1});
    });
  }
  return strokes;
}

}  // namespace

Gray lift_stamps(Gray& picture, double dpi) {
  const int level = stamp_level(picture, dpi);
  if (level == 0) return {};
  const GrayMap map(picture, dpi, level);
  const std::vector<Seal> seals = map.seals(dpi);
  if (seals.empty()) return {};
  // Only near what was recognised: rules that a blur made broad stay.
  const Gray near = map.near();
  const Gray strokes = narrow_strokes(picture, dpi, seals, level);
  const int block = map.block();
  const int width = std::max(3, static_cast<int>(std::lround(kClosing * dpi / 300)) | 1);
  const auto larger = [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); };
  const auto smaller = [](std::uint8_t a, std::uint8_t b) { return std::min(a, b); };
  const Gray beneath = extreme(extreme(picture, width, larger), width, smaller);
  Gray lifted(picture.width, picture.height);
  const int darkest = std::max(level - 2 * kEven, kDarkest / 2);
  for (int y = 0; y < picture.height; ++y) {
    std::uint8_t* line = picture.row(y);
    const std::uint8_t* grounds = beneath.row(y);
    const std::uint8_t* is_near = near.row(y / block);
    const std::uint8_t* is_stroke = strokes.row(y);
    for (int x = 0; x < picture.width; ++x) {
      int ground = grounds[x];
      // Broad black strokes are ink.
      if (ground < darkest) continue;
      if (is_stroke[x] != 0 && ground > level) {
        ground = level;
        lifted.row(y)[x] = 0;
      } else if (is_near[x / block] == 0) {
        continue;
      }
      line[x] = static_cast<std::uint8_t>(std::min(line[x] * 255 / ground, 255));
    }
  }
  return lifted;
}

}  // namespace gouji::ocr
