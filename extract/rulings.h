// From painted rules to lines: strokes, thin boxes, dots and doubled rules become one line with the
// stretches it covers.
#pragma once

#include <vector>

#include "extract/page.h"

namespace gouji {

struct Stretch {
  double start = 0;
  double end = 0;
};

// A line at one position: y for a horizontal one, x for a vertical one.
struct RuleLine {
  double position = 0;
  std::vector<Stretch> stretches;  // sorted, disjoint

  // How much of [start, end] the line covers, in points.
  double covered(double start, double end) const;
};

struct RuleLines {
  std::vector<RuleLine> horizontal;  // from top to bottom
  std::vector<RuleLine> vertical;    // from left to right
};

// Lines closer than `tolerance` points become one (a double rule, neighbours off by a hair), gaps
// up to `tolerance` are closed (dotted rules, corners that do not meet), and stretches shorter than
// `shortest` are dropped afterwards (dashes of text, the strokes of outlined characters).
RuleLines merge_rulings(const std::vector<Ruling>& rulings, double tolerance, double shortest);

}  // namespace gouji
