#include "extract/ocr/digit_shapes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gouji::ocr {
namespace {

constexpr float kProportionWeight = 4;
constexpr float kNone = std::numeric_limits<float>::max();  // distance where there is no example
constexpr float kAlike = 12;      // distance of two prints of one digit, at most
constexpr float kClearly = 0.7F;  // of the distance to the own kind: nearer is clearly another

float distance(const DigitShape& a, const DigitShape& b) {
  float sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

}  // namespace

DigitShape shape_of(const Gray& picture, const PixelBox& box) {
  DigitShape shape{};
  const double step_x = static_cast<double>(box.width()) / kShapeWidth;
  const double step_y = static_cast<double>(box.height()) / kShapeHeight;
  const Transform to_picture{step_x, 0,      box.x0 + step_x / 2 - 0.5,
                             0,      step_y, box.y0 + step_y / 2 - 0.5};
  const Gray small = resample(picture, to_picture, kShapeWidth, kShapeHeight);
  const auto [low, high] = std::minmax_element(small.pixels.begin(), small.pixels.end());
  const float range = std::max(1.0F, static_cast<float>(*high - *low));
  for (std::size_t i = 0; i < small.pixels.size(); ++i)
    shape[i] = static_cast<float>(*high - small.pixels[i]) / range;
  shape.back() = kProportionWeight * static_cast<float>(box.width()) /
                 static_cast<float>(std::max(box.height(), 1));
  return shape;
}

void DigitShapes::add(char digit, const DigitShape& shape) {
  constexpr std::size_t enough = 40;
  std::vector<DigitShape>& own = examples_[static_cast<std::size_t>(digit - '0')];
  if (own.size() < enough) own.push_back(shape);
}

void DigitShapes::drop_misread() {
  constexpr std::size_t asked = 3;  // nearest examples
  std::array<std::vector<DigitShape>, 10> kept;
  for (std::size_t digit = 0; digit < examples_.size(); ++digit) {
    for (const DigitShape& example : examples_[digit]) {
      std::vector<std::pair<float, std::size_t>> found;
      for (std::size_t known = 0; known < examples_.size(); ++known) {
        for (const DigitShape& other : examples_[known])
          if (&other != &example) found.emplace_back(distance(example, other), known);
      }
      const std::size_t count = std::min(asked, found.size());
      std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count),
                        found.end());
      std::array<int, 10> votes{};
      for (std::size_t i = 0; i < count; ++i) ++votes[found[i].second];
      const auto most = std::max_element(votes.begin(), votes.end());
      const bool is_outvoted = static_cast<std::size_t>(most - votes.begin()) != digit &&
                               2 * static_cast<std::size_t>(*most) > count && count == asked;
      // The only example of its digit is nearest to others, whatever it is.
      if (!is_outvoted || examples_[digit].size() <= asked) kept[digit].push_back(example);
    }
  }
  examples_ = std::move(kept);
}

std::pair<float, float> DigitShapes::nearest(char digit, const DigitShape& shape,
                                             bool counted) const {
  float own = kNone;
  float other = kNone;
  bool skipped = !counted;
  for (char known = '0'; known <= '9'; ++known) {
    for (const DigitShape& example : examples_[static_cast<std::size_t>(known - '0')]) {
      const float found = distance(shape, example);
      if (known == digit) {
        if (!skipped && found == 0) {
          skipped = true;
          continue;
        }
        own = std::min(own, found);
      } else {
        other = std::min(other, found);
      }
    }
  }
  return {own, other};
}

bool DigitShapes::confirm(char digit, const DigitShape& shape, bool counted) const {
  const auto [own, other] = nearest(digit, shape, counted);
  return own < kClearly * other;
}

bool DigitShapes::doubt(char digit, const DigitShape& shape, bool counted) const {
  const auto [own, other] = nearest(digit, shape, counted);
  return own == kNone && other < kAlike;
}

bool DigitShapes::contradict(char digit, const DigitShape& shape, bool counted) const {
  const auto [own, other] = nearest(digit, shape, counted);
  return own != kNone && other < kClearly * own;
}

std::vector<InkPiece> digit_pieces(const CellInk& ink) {
  std::vector<InkPiece> pieces;
  for (const InkColumn& column : columns_of(ink)) {
    if (column.box.height() >= 0.7 * ink.box.height()) pieces.push_back({column.box, column.dark});
  }
  return pieces;
}

}  // namespace gouji::ocr
