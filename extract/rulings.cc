#include "extract/rulings.h"

#include <algorithm>

namespace gouji {
namespace {

// The segments [first, last) lie on one line.
RuleLine line_of(std::vector<LineExtent>::iterator first, std::vector<LineExtent>::iterator last,
                 double tolerance, double shortest) {
  RuleLine line;
  double weight = 0;
  for (auto segment = first; segment != last; ++segment) {
    const double length = segment->length() + 0.01;
    line.position += segment->middle * length;
    weight += length;
  }
  line.position /= weight;
  std::sort(first, last,
            [](const LineExtent& a, const LineExtent& b) { return a.start < b.start; });
  for (auto segment = first; segment != last; ++segment) {
    if (!line.stretches.empty() && segment->start <= line.stretches.back().end + tolerance) {
      line.stretches.back().end = std::max(line.stretches.back().end, segment->end);
    } else {
      line.stretches.push_back({segment->start, segment->end});
    }
  }
  line.stretches.erase(std::remove_if(line.stretches.begin(), line.stretches.end(),
                                      [shortest](const Stretch& stretch) {
                                        return stretch.end - stretch.start < shortest;
                                      }),
                       line.stretches.end());
  return line;
}

std::vector<RuleLine> merge_axis(std::vector<LineExtent> segments, double tolerance,
                                 double shortest) {
  std::sort(segments.begin(), segments.end(), [](const LineExtent& a, const LineExtent& b) {
    return a.middle != b.middle ? a.middle < b.middle : a.start < b.start;
  });
  std::vector<RuleLine> lines;
  auto first = segments.begin();
  while (first != segments.end()) {
    // Measured from the first of the group, so that a ladder of close rules cannot chain together.
    auto last = first;
    while (last != segments.end() && last->middle - first->middle <= tolerance) ++last;
    RuleLine line = line_of(first, last, tolerance, shortest);
    if (!line.stretches.empty()) lines.push_back(std::move(line));
    first = last;
  }
  return lines;
}

}  // namespace

double RuleLine::covered(double start, double end) const {
  double sum = 0;
  for (const Stretch& stretch : stretches) {
    sum += std::max(0.0, std::min(end, stretch.end) - std::max(start, stretch.start));
  }
  return sum;
}

RuleLines merge_rulings(const std::vector<Ruling>& rulings, double tolerance, double shortest) {
  std::vector<LineExtent> horizontal;
  std::vector<LineExtent> vertical;
  for (const Ruling& ruling : rulings) {
    (ruling.axis == Axis::horizontal ? horizontal : vertical)
        .push_back(extent_along(ruling.box, ruling.axis));
  }
  return {merge_axis(std::move(horizontal), tolerance, shortest),
          merge_axis(std::move(vertical), tolerance, shortest)};
}

}  // namespace gouji
