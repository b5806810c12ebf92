#include "extract/rulings.h"

#include <algorithm>

namespace gouji {
namespace {

struct Segment {
  double position;
  double start;
  double end;
};

// The segments [first, last) lie on one line.
RuleLine line_of(std::vector<Segment>::iterator first, std::vector<Segment>::iterator last,
                 double tolerance, double shortest) {
  RuleLine line;
  double weight = 0;
  for (auto segment = first; segment != last; ++segment) {
    const double length = segment->end - segment->start + 0.01;
    line.position += segment->position * length;
    weight += length;
  }
  line.position /= weight;
  std::sort(first, last, [](const Segment& a, const Segment& b) { return a.start < b.start; });
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

std::vector<RuleLine> merge_axis(std::vector<Segment> segments, double tolerance, double shortest) {
  std::sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) {
    return a.position != b.position ? a.position < b.position : a.start < b.start;
  });
  std::vector<RuleLine> lines;
  auto first = segments.begin();
  while (first != segments.end()) {
    // Measured from the first of the group, so that a ladder of close rules cannot chain together.
    auto last = first;
    while (last != segments.end() && last->position - first->position <= tolerance) ++last;
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
  std::vector<Segment> horizontal;
  std::vector<Segment> vertical;
  for (const Ruling& ruling : rulings) {
    const Box& box = ruling.box;
    if (ruling.axis == Axis::horizontal) {
      horizontal.push_back({box.centre_y(), box.x0, box.x1});
    } else {
      vertical.push_back({box.centre_x(), box.y0, box.y1});
    }
  }
  return {merge_axis(std::move(horizontal), tolerance, shortest),
          merge_axis(std::move(vertical), tolerance, shortest)};
}

}  // namespace gouji
