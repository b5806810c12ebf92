#include "extract/ocr/focus.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace gouji::ocr {
namespace {

constexpr int kMostSteps = 60;
constexpr double kRounding = 0.6;  // gray levels that nothing can be said below of
constexpr float kInk = 20;         // gray levels darker than paper

float darkness(std::uint8_t value) { return static_cast<float>(255 - value); }

// Rows of a picture, blurred as they come: each blurred row is given away when all rows that it is
// made of have been seen, and those may have changed by then.
class RowBlur {
 public:
  RowBlur(double deviation, int width, int height)
      : reach_(static_cast<int>(std::ceil(3 * deviation))),
        height_(height),
        taps_(static_cast<std::size_t>(reach_) + 1),
        padded_(static_cast<std::size_t>(width + 2 * reach_)),
        blurred_(static_cast<std::size_t>(width)),
        rows_(static_cast<std::size_t>(2 * reach_ + 1),
              std::vector<float>(static_cast<std::size_t>(width))) {
    const auto tap = [deviation](int k) { return std::exp(-k * k / (2 * deviation * deviation)); };
    double sum = 0;
    for (int k = -reach_; k <= reach_; ++k) sum += tap(k);
    for (int k = 0; k <= reach_; ++k)
      taps_[static_cast<std::size_t>(k)] = static_cast<float>(tap(k) / sum);
  }

  // The next row, from the top; calls use(y, blurred row) for those that are complete with it.
  template <typename Use>
  void feed(const std::vector<float>& from, Use&& use) {
    blur_along(from, row(next_));
    if (next_ >= reach_) give(next_ - reach_, use);
    if (++next_ < height_) return;
    for (int y = std::max(height_ - reach_, 0); y < height_; ++y) give(y, use);
    next_ = 0;
  }

 private:
  std::vector<float>& row(int y) { return rows_[static_cast<std::size_t>(y) % rows_.size()]; }

  template <typename Use>
  void give(int y, Use&& use) {
    blurred_ = row(y);
    for (float& value : blurred_) value *= taps_[0];
    for (int k = 1; k <= reach_; ++k) {
      add_pair(k, row(std::max(y - k, 0)).data(), row(std::min(y + k, height_ - 1)).data(),
               blurred_);
    }
    use(y, blurred_);
  }

  void blur_along(const std::vector<float>& from, std::vector<float>& to) {
    const auto begin = std::fill_n(padded_.begin(), reach_, from.front());
    std::fill_n(std::copy(from.begin(), from.end(), begin), reach_, from.back());
    to = from;
    for (float& value : to) value *= taps_[0];
    const float* const middle = padded_.data() + reach_;
    for (int k = 1; k <= reach_; ++k) add_pair(k, middle - k, middle + k, to);
  }

  void add_pair(int k, const float* a, const float* b, std::vector<float>& to) const {
    const float tap = taps_[static_cast<std::size_t>(k)];
    float* const sums = to.data();
    const std::size_t count = to.size();
    for (std::size_t x = 0; x < count; ++x) sums[x] += tap * (a[x] + b[x]);
  }

  int reach_;
  int height_;
  int next_ = 0;
  std::vector<float> taps_;  // of the middle and of each step from it
  std::vector<float> padded_;
  std::vector<float> blurred_;
  std::vector<std::vector<float>> rows_;  // blurred along, the last of them
};

// Each step adds what the picture, blurred again, lacks of the one that was given, blurred once
// more: what no blur can have shown is added nowhere, and of the noise little. It goes ahead as it
// went in the step before, which takes as many steps as the square root of those that it would take
// else (the method of Beck and Teboulle, FISTA).
class Focus {
 public:
  Focus(const Gray& given, double deviation)
      : given_(given),
        first_(deviation, given.width, given.height),
        second_(deviation, given.width, given.height),
        sharp_(static_cast<std::size_t>(given.height)),
        lack_(static_cast<std::size_t>(given.width)) {
    for (int y = 0; y < given.height; ++y) {
      std::vector<float>& row = sharp_[static_cast<std::size_t>(y)];
      row.resize(lack_.size());
      std::transform(given.row(y), given.row(y) + given.width, row.begin(), darkness);
    }
    ahead_ = sharp_;
  }

  // What the picture lacks of the one that was given, where that has ink: the mean of its squares.
  double step() {
    const double faster = (1 + std::sqrt(1 + 4 * speed_ * speed_)) / 2;
    const auto momentum = static_cast<float>((speed_ - 1) / faster);
    speed_ = faster;
    double squares = 0;
    std::size_t count = 0;
    const auto improve = [&](int y, const std::vector<float>& blurred_lack) {
      std::vector<float>& row = sharp_[static_cast<std::size_t>(y)];
      std::vector<float>& ahead = ahead_[static_cast<std::size_t>(y)];
      for (std::size_t x = 0; x < row.size(); ++x) {
        const float better = std::clamp(ahead[x] + blurred_lack[x], 0.0F, 255.0F);
        ahead[x] = better + momentum * (better - row[x]);
        row[x] = better;
      }
    };
    const auto compare = [&](int y, const std::vector<float>& blurred) {
      const std::uint8_t* given = given_.row(y);
      for (std::size_t x = 0; x < lack_.size(); ++x) {
        const float wanted = darkness(given[x]);
        lack_[x] = wanted - blurred[x];
        if (wanted < kInk) continue;
        squares += static_cast<double>(lack_[x]) * lack_[x];
        ++count;
      }
      second_.feed(lack_, improve);
    };
    for (const std::vector<float>& row : ahead_) first_.feed(row, compare);
    return count == 0 ? 0 : squares / static_cast<double>(count);
  }

  const std::vector<float>& row(int y) const { return sharp_[static_cast<std::size_t>(y)]; }

 private:
  const Gray& given_;
  RowBlur first_;
  RowBlur second_;
  std::vector<std::vector<float>> sharp_;  // darkness, by row
  std::vector<std::vector<float>> ahead_;  // where the next step begins
  std::vector<float> lack_;
  double speed_ = 1;
};

}  // namespace

void take_back_blur(Gray& picture, const Blur& blur) {
  if (picture.is_empty() || blur.deviation <= 0) return;
  const double noise = std::max(blur.noise, kRounding);
  Gray sharp(picture.width, picture.height);
  Focus focus(picture, blur.deviation);
  for (int step = 0; step < kMostSteps; ++step) {
    if (focus.step() <= noise * noise) break;
  }
  for (int y = 0; y < picture.height; ++y) {
    const std::vector<float>& row = focus.row(y);
    std::transform(row.begin(), row.end(), sharp.row(y),
                   [](float value) { return static_cast<std::uint8_t>(std::lround(255 - value)); });
  }
  picture = std::move(sharp);
}

}  // namespace gouji::ocr
