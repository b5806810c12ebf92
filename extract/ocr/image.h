// Gray pictures and the few operations on them that a page needs: sampling through an affine
// transform, reduction, and box means along one axis. Ours and not Leptonica's, because a page
// of 8.7 million pixels passes through them and each must cost a few milliseconds.
#pragma once

#include <cstdint>
#include <vector>

namespace gouji::ocr {

// 8 bits a pixel, row-major, no padding; 0 is black, 255 paper.
struct Gray {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;

  Gray() = default;
  Gray(int w, int h, std::uint8_t value = 255)
      : width(w),
        height(h),
        pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), value) {}

  std::uint8_t* row(int y) {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
  const std::uint8_t* row(int y) const {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
  std::uint8_t at(int x, int y) const { return row(y)[x]; }
  bool is_empty() const { return width <= 0 || height <= 0; }
};

// Pixels of a picture, half open: x0 <= x < x1.
struct PixelBox {
  int x0 = 0;
  int y0 = 0;
  int x1 = 0;
  int y1 = 0;

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  bool is_empty() const { return x1 <= x0 || y1 <= y0; }
  bool operator==(const PixelBox&) const = default;
};

PixelBox intersect(const PixelBox& a, const PixelBox& b);
PixelBox join(const PixelBox& a, const PixelBox& b);  // an empty box counts as nothing
PixelBox grown(const PixelBox& box, int margin, const Gray& within);

struct Point {
  double x = 0;
  double y = 0;
};

// x' = xx x + xy y + x0, y' = yx x + yy y + y0.
struct Transform {
  double xx = 1;
  double xy = 0;
  double x0 = 0;
  double yx = 0;
  double yy = 1;
  double y0 = 0;

  Point apply(Point p) const { return {xx * p.x + xy * p.y + x0, yx * p.x + yy * p.y + y0}; }
};

// The transform that applies `first`, then `second`.
Transform chain(const Transform& first, const Transform& second);

// A width × height picture whose pixel (x, y) shows `source` at to_source(x, y), bilinear; outside
// the source it is paper.
Gray resample(const Gray& source, const Transform& to_source, int width, int height);

// Each pixel the mean of factor × factor source pixels; a rest at the right and bottom is cut.
Gray reduce(const Gray& source, int factor);

// A copy of part of a picture; what lies outside the source is paper.
Gray crop(const Gray& source, const PixelBox& box);

// The darkest pixel of part of a picture; 255 where the part is empty or outside.
int darkest_of(const Gray& picture, const PixelBox& box);

// Quarter turns clockwise, 0 to 3.
Gray turned(const Gray& source, int quarter_turns);

}  // namespace gouji::ocr
