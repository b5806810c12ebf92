// Lines of text → rows of figures and headings, the first half of finding a table by its gaps.
#pragma once

#include <vector>

#include "extract/rulings.h"
#include "extract/text_line.h"

namespace gouji {

// A line taken apart at its gaps.
struct GappedLine {
  std::vector<TextLine> runs;  // from left to right
  std::size_t figures = 0;     // how many runs at its end are figures
  Box box;
  double size = 0;

  // A row of a table: figures behind a label, or three and more of them.
  bool is_anchor() const { return figures >= 3 || (figures >= 1 && figures < runs.size()); }
  double y() const { return box.centre_y(); }
};

std::vector<GappedLine> gapped_lines(const std::vector<TextLine>& lines);

// Consecutive anchors whose figures stand below each other, as [first, last] indices of lines.
struct Segment {
  std::size_t first = 0;
  std::size_t last = 0;
};
std::vector<Segment> find_segments(const std::vector<GappedLine>& lines);

// For each of `lines` (sorted by y) the anchor of `anchors` whose label it is part of: contiguous
// blocks of lines, each centred beside its anchor or beginning with it, none across a rule when
// that can be avoided. A global optimum, because a wrapped label reaches closer to its neighbour's
// figures than to its own.
std::vector<std::size_t> assign_labels(const std::vector<const TextLine*>& lines,
                                       const std::vector<double>& anchors,
                                       const std::vector<RuleLine>& rules);

}  // namespace gouji
