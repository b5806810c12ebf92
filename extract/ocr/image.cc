#include "extract/ocr/image.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace gouji::ocr {

PixelBox intersect(const PixelBox& a, const PixelBox& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

PixelBox join(const PixelBox& a, const PixelBox& b) {
  if (a.is_empty()) return b;
  if (b.is_empty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

PixelBox grown(const PixelBox& box, int margin, const Gray& within) {
  return intersect({box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin},
                   {0, 0, within.width, within.height});
}

Transform chain(const Transform& first, const Transform& second) {
  return {second.xx * first.xx + second.xy * first.yx,
          second.xx * first.xy + second.xy * first.yy,
          second.xx * first.x0 + second.xy * first.y0 + second.x0,
          second.yx * first.xx + second.yy * first.yx,
          second.yx * first.xy + second.yy * first.yy,
          second.yx * first.x0 + second.yy * first.y0 + second.y0};
}

Gray resample(const Gray& source, const Transform& to_source, int width, int height) {
  Gray out(width, height);
  if (source.width < 2 || source.height < 2) return out;
  // 16.16 fixed point along a row; a row of 30,000 pixels drifts by less than half a pixel.
  constexpr double kOne = 65536.0;
  const auto step_x = static_cast<std::int64_t>(std::llround(to_source.xx * kOne));
  const auto step_y = static_cast<std::int64_t>(std::llround(to_source.yx * kOne));
  const std::int64_t limit_x = static_cast<std::int64_t>(source.width - 1) << 16;
  const std::int64_t limit_y = static_cast<std::int64_t>(source.height - 1) << 16;
  for (int y = 0; y < height; ++y) {
    const Point start = to_source.apply({0, static_cast<double>(y)});
    std::int64_t sx = std::llround(start.x * kOne);
    std::int64_t sy = std::llround(start.y * kOne);
    std::uint8_t* target = out.row(y);
    for (int x = 0; x < width; ++x, sx += step_x, sy += step_y) {
      if (sx < 0 || sy < 0 || sx >= limit_x || sy >= limit_y) continue;
      const std::uint8_t* upper = source.row(static_cast<int>(sy >> 16)) + (sx >> 16);
      const std::uint8_t* lower = upper + source.width;
      const auto fx = static_cast<std::uint32_t>((sx >> 8) & 0xff);
      const auto fy = static_cast<std::uint32_t>((sy >> 8) & 0xff);
      const std::uint32_t top = upper[0] * (256 - fx) + upper[1] * fx;
      const std::uint32_t bottom = lower[0] * (256 - fx) + lower[1] * fx;
      target[x] = static_cast<std::uint8_t>((top * (256 - fy) + bottom * fy + 32768) >> 16);
    }
  }
  return out;
}

Gray reduce(const Gray& source, int factor) {
  if (factor <= 1) return source;
  Gray out(source.width / factor, source.height / factor);
  const auto area = static_cast<std::uint32_t>(factor * factor);
  std::vector<std::uint32_t> sums(static_cast<std::size_t>(out.width));
  for (int y = 0; y < out.height; ++y) {
    std::fill(sums.begin(), sums.end(), 0U);
    for (int k = 0; k < factor; ++k) {
      const std::uint8_t* line = source.row(y * factor + k);
      for (int x = 0; x < out.width; ++x) {
        std::uint32_t sum = 0;
        for (int j = 0; j < factor; ++j) sum += line[x * factor + j];
        sums[static_cast<std::size_t>(x)] += sum;
      }
    }
    std::uint8_t* target = out.row(y);
    for (int x = 0; x < out.width; ++x) {
      target[x] = static_cast<std::uint8_t>((sums[static_cast<std::size_t>(x)] + area / 2) / area);
    }
  }
  return out;
}

Gray crop(const Gray& source, const PixelBox& box) {
  Gray out(std::max(box.width(), 0), std::max(box.height(), 0));
  const PixelBox inside = intersect(box, {0, 0, source.width, source.height});
  for (int y = inside.y0; y < inside.y1; ++y) {
    std::memcpy(out.row(y - box.y0) + (inside.x0 - box.x0), source.row(y) + inside.x0,
                static_cast<std::size_t>(std::max(inside.width(), 0)));
  }
  return out;
}

int darkest_of(const Gray& picture, const PixelBox& box) {
  const PixelBox inside = intersect(box, {0, 0, picture.width, picture.height});
  int darkest = 255;
  if (inside.is_empty()) return darkest;
  for (int y = inside.y0; y < inside.y1; ++y) {
    const std::uint8_t* row = picture.row(y);
    darkest = std::min<int>(darkest, *std::min_element(row + inside.x0, row + inside.x1));
  }
  return darkest;
}

Gray turned(const Gray& source, int quarter_turns) {
  const int turns = ((quarter_turns % 4) + 4) % 4;
  if (turns == 0) return source;
  const bool swaps = turns % 2 == 1;
  Gray out(swaps ? source.height : source.width, swaps ? source.width : source.height);
  for (int y = 0; y < source.height; ++y) {
    const std::uint8_t* line = source.row(y);
    for (int x = 0; x < source.width; ++x) {
      if (turns == 1) out.row(x)[source.height - 1 - y] = line[x];
      if (turns == 2) out.row(source.height - 1 - y)[source.width - 1 - x] = line[x];
      if (turns == 3) out.row(source.width - 1 - x)[y] = line[x];
    }
  }
  return out;
}

}  // namespace gouji::ocr
