#include "extract/ocr/ink.h"

#include <algorithm>
#include <cmath>

namespace gouji::ocr {
namespace {

// Gray level of ink, after the light is even: halfway to the rules, for blur thins text as it does
// rules, but never as light as noise.
constexpr double kInkContrast = 0.6;
constexpr double kDarkest = 140;
constexpr double kLightest = 215;
constexpr double kInset = 7;     // pixels at 300 dpi from a line's middle to what may be ink
constexpr double kBeside = 11;   // strip beside a line in which text that crosses must show
constexpr double kAround = 18;   // wider strip, in which the rest of a character shows
constexpr double kCrossed = 4;   // pixels of an edge with ink on both sides: text runs across
constexpr double kTipBegin = 3;  // the end of an edge, from the middle of the rule it meets
constexpr double kTipEnd = 12;
constexpr double kWander = 3;         // a rule strays this far from its straight line
constexpr double kTipContrast = 0.4;  // of the rules' contrast: lighter is paper

// A picture read along one axis.
struct View {
  const Gray& picture;
  bool is_horizontal;

  int extent() const { return is_horizontal ? picture.width : picture.height; }
  int limit() const { return is_horizontal ? picture.height : picture.width; }
  int at(int along, int across) const {
    return is_horizontal ? picture.at(along, across) : picture.at(across, along);
  }
};

struct Flanks {
  double crossing = 0;
  double flanked = 0;
  double beside = 0;
};

// Ink on both sides of a line in the same row (or column) of pixels.
Flanks measure_flanks(const View& view, const GridLine& line, double begin, double end, int level,
                      double unit) {
  const int near = static_cast<int>(std::lround(4 * unit)) + 1;
  const int far = static_cast<int>(std::lround(kBeside * unit));
  const int around = static_cast<int>(std::lround(kAround * unit));
  int crossed = 0;
  int both = 0;
  int either = 0;
  int length = 0;
  bool near_before = false;
  bool near_after = false;
  for (int along = std::max(static_cast<int>(begin), 0);
       along < std::min(static_cast<int>(end), view.extent()); ++along) {
    const int across = static_cast<int>(std::lround(line.across_at(along)));
    if (across - around < 0 || across + around >= view.limit()) continue;
    // Distance of the nearest ink on each side.
    int before = near;
    int after = near;
    while (before <= around && view.at(along, across - before) >= level) ++before;
    while (after <= around && view.at(along, across + after) >= level) ++after;
    crossed += before <= far && after <= far ? 1 : 0;
    both += before <= around && after <= around ? 1 : 0;
    either += before <= around || after <= around ? 1 : 0;
    ++length;
    near_before = near_before || before <= far;
    near_after = near_after || after <= far;
  }
  Flanks out;
  out.flanked = length > 0 ? static_cast<double>(both) / length : 0;
  out.beside = length > 0 ? static_cast<double>(either) / length : 0;
  out.crossing = crossed >= kCrossed * unit ? 1 : near_before && near_after ? 0.5 : 0;
  return out;
}

// Whether a line is dark next to a rule that it meets at `from`, on the side of `step`.
bool reaches(const View& view, const GridLine& line, double from, int step, double contrast,
             double unit) {
  const int wander = std::max(1, static_cast<int>(std::lround(kWander * unit)));
  int previous = 0;
  int lightest = 0;
  for (int k = static_cast<int>(std::lround(kTipBegin * unit));
       k <= static_cast<int>(std::lround(kTipEnd * unit)); ++k) {
    const int along = static_cast<int>(std::lround(from)) + step * k;
    if (along < 0 || along >= view.extent()) break;
    const int across = static_cast<int>(std::lround(line.across_at(along)));
    int darkest = 255;
    for (int i = std::max(across - wander, 0); i <= std::min(across + wander, view.limit() - 1);
         ++i) {
      darkest = std::min(darkest, view.at(along, i));
    }
    if (previous > 0) lightest = std::max(lightest, (previous + darkest) / 2);
    previous = std::max(darkest, 1);
  }
  return 255 - lightest >= kTipContrast * contrast;
}

InkEvidence::Place measure_place(const Gray& picture, const PixelBox& box, int level) {
  InkEvidence::Place place;
  const PixelBox inner = intersect(box, {0, 0, picture.width, picture.height});
  for (int y = inner.y0; y < inner.y1; ++y) {
    const std::uint8_t* line = picture.row(y);
    for (int x = inner.x0; x < inner.x1; ++x) {
      if (line[x] >= level) continue;
      ++place.dark;
      place.ink = join(place.ink, {x, y, x + 1, y + 1});
    }
  }
  return place;
}

}  // namespace

int ink_level(double contrast) {
  return static_cast<int>(std::clamp(255 - kInkContrast * contrast, kDarkest, kLightest));
}

InkEvidence gather_ink(const Gray& picture, const Lattice& lattice, double dpi) {
  const double unit = dpi / 300;
  const int inset = static_cast<int>(std::lround(kInset * unit));
  const int level = ink_level(lattice.contrast);
  InkEvidence out;
  for (Edges* edges : {&out.crossing, &out.flanked, &out.beside, &out.reach}) {
    edges->rows = static_cast<int>(lattice.rows.size()) - 1;
    edges->columns = static_cast<int>(lattice.columns.size()) - 1;
  }
  for (std::size_t row = 0; row + 1 < lattice.rows.size(); ++row) {
    for (std::size_t column = 0; column + 1 < lattice.columns.size(); ++column) {
      const double x = (lattice.columns[column].across + lattice.columns[column + 1].across) / 2;
      const double y = (lattice.rows[row].across + lattice.rows[row + 1].across) / 2;
      out.places.push_back(
          measure_place(picture,
                        {static_cast<int>(lattice.columns[column].across_at(y)) + inset,
                         static_cast<int>(lattice.rows[row].across_at(x)) + inset,
                         static_cast<int>(lattice.columns[column + 1].across_at(y)) - inset,
                         static_cast<int>(lattice.rows[row + 1].across_at(x)) - inset},
                        level));
    }
  }
  const auto add = [&](Axis axis, const GridLine& line, const GridLine& first,
                       const GridLine& second) {
    const bool is_horizontal = axis == Axis::horizontal;
    const View view{picture, is_horizontal};
    const double begin = first.across_at(line.across);
    const double end = second.across_at(line.across);
    const Flanks flanks = measure_flanks(view, line, begin + inset, end - inset, level, unit);
    const int reach = (reaches(view, line, begin, 1, lattice.contrast, unit) ? 1 : 0) +
                      (reaches(view, line, end, -1, lattice.contrast, unit) ? 1 : 0);
    const auto put = [&](Edges& edges, double value) {
      (is_horizontal ? edges.horizontal : edges.vertical).push_back(value);
    };
    put(out.crossing, flanks.crossing);
    put(out.flanked, flanks.flanked);
    put(out.beside, flanks.beside);
    put(out.reach, reach);
  };
  for (const GridLine& line : lattice.rows) {
    for (std::size_t column = 0; column + 1 < lattice.columns.size(); ++column) {
      add(Axis::horizontal, line, lattice.columns[column], lattice.columns[column + 1]);
    }
  }
  for (std::size_t row = 0; row + 1 < lattice.rows.size(); ++row) {
    for (const GridLine& line : lattice.columns) {
      add(Axis::vertical, line, lattice.rows[row], lattice.rows[row + 1]);
    }
  }
  return out;
}

}  // namespace gouji::ocr
