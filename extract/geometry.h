// Boxes in page space: points (1/72 inch), origin top-left of the displayed page, x to the right
// and y down. That is the space of `pdftotext -x -y -W -H`, so a box can be checked with any
// viewer.
#pragma once

#include <algorithm>

namespace gouji {

struct Box {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;

  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double centre_x() const { return (x0 + x1) / 2; }
  double centre_y() const { return (y0 + y1) / 2; }
  bool is_empty() const { return x1 <= x0 || y1 <= y0; }
  bool contains(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
  bool operator==(const Box&) const = default;
};

// The smallest box around both; a default Box {} counts as nothing.
inline Box join(const Box& a, const Box& b) {
  if (a == Box{}) return b;
  if (b == Box{}) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

inline Box intersect(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

enum class Axis { horizontal, vertical };

// A box as it lies along a line: a rule, a dash of one, a glyph of a line of text.
struct LineExtent {
  double start = 0;
  double end = 0;
  double middle = 0;  // across the line
  double thickness = 0;

  double length() const { return end - start; }
};

inline LineExtent extent_along(const Box& box, Axis axis) {
  return axis == Axis::horizontal ? LineExtent{box.x0, box.x1, box.centre_y(), box.height()}
                                  : LineExtent{box.y0, box.y1, box.centre_x(), box.width()};
}

// How far two of them run side by side; negative where they do not.
inline double shared_length(const LineExtent& a, const LineExtent& b) {
  return std::min(a.end, b.end) - std::max(a.start, b.start);
}

// From a straightened picture of a page to the page as displayed, both in points:
// x' = xx x + xy y + x0, y' = yx x + yy y + y0.
struct PageTransform {
  double xx = 1;
  double xy = 0;
  double x0 = 0;
  double yx = 0;
  double yy = 1;
  double y0 = 0;

  // Around the transformed corners of `box`.
  Box apply(const Box& box) const {
    const auto [left, right] = std::minmax({xx * box.x0, xx * box.x1});
    const auto [top, bottom] = std::minmax({yy * box.y0, yy * box.y1});
    const auto [left_by_y, right_by_y] = std::minmax({xy * box.y0, xy * box.y1});
    const auto [top_by_x, bottom_by_x] = std::minmax({yx * box.x0, yx * box.x1});
    return {left + left_by_y + x0, top + top_by_x + y0, right + right_by_y + x0,
            bottom + bottom_by_x + y0};
  }
  bool operator==(const PageTransform&) const = default;
};

}  // namespace gouji
