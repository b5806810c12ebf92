#include "extract/dashes.h"

#include <algorithm>
#include <cmath>

namespace gouji {
namespace {

constexpr double kThickest = 5;     // points
constexpr double kLongest = 20;     // points; longer ones are rulings by themselves
constexpr double kWidestGap = 1.5;  // dashes; a browser's gaps are as long as its dashes or shorter
constexpr double kAlike = 0.25;     // of a length or thickness: how far two may differ
constexpr double kOverlap = 0.1;    // points, of dashes that touch

bool may_be_dash(const LineExtent& dash) {
  return dash.thickness <= kThickest && dash.length() > 0 && dash.length() <= kLongest &&
         dash.length() > (1 - kAlike) * dash.thickness;
}

bool are_alike(double a, double b) { return std::fabs(a - b) <= kAlike * std::max(a, b); }

// `whole`: the length of a dash that no end of the line has cut.
bool follows(const LineExtent& dash, const LineExtent& next, double whole) {
  const double gap = std::max(next.start - dash.end, dash.start - next.end);
  return may_be_dash(next) && are_alike(dash.thickness, next.thickness) &&
         std::fabs(dash.middle - next.middle) <= kAlike * dash.thickness && gap >= -kOverlap &&
         gap <= kWidestGap * whole && next.length() <= (1 + kAlike) * whole;
}

std::size_t count_along(const std::vector<Box>& boxes, std::size_t first, Axis axis) {
  if (first + 1 >= boxes.size() || !may_be_dash(extent_along(boxes[first], axis))) return 0;
  const LineExtent begin = extent_along(boxes[first], axis);
  const LineExtent second = extent_along(boxes[first + 1], axis);
  const double whole = std::max(begin.length(), second.length());
  const bool forwards = second.start > begin.start;
  std::size_t last = first;
  while (last + 1 < boxes.size()) {
    const LineExtent dash = extent_along(boxes[last], axis);
    const LineExtent next = extent_along(boxes[last + 1], axis);
    // Only the ends of a line cut a dash.
    const bool is_whole = last == first || are_alike(dash.length(), whole);
    if (!is_whole || (next.start > dash.start) != forwards || !follows(dash, next, whole)) break;
    ++last;
  }
  return last == first ? 0 : last - first + 1;
}

}  // namespace

std::size_t count_dashes(const std::vector<Box>& boxes, std::size_t first) {
  return std::max(count_along(boxes, first, Axis::horizontal),
                  count_along(boxes, first, Axis::vertical));
}

}  // namespace gouji
