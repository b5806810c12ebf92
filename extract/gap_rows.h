// Lines of text → rows of figures and headings, the first half of finding a table by its gaps.
#pragma once

#include <vector>

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
  bool is_rest = false;  // one row of fewer than three figures, at the head of a page
};

// A single row of fewer than three figures is a segment below a line of headings; or when no line
// but those above `head` stands before it: then it may be the last row of a table that the page
// before began. A page that none is before has a negative `head`.
std::vector<Segment> find_segments(const std::vector<GappedLine>& lines, double head);

// Parts the figure of a segment's first column from the label before it where both stand so close
// that they are one run: the other rows show where the column is.
void part_labels(std::vector<GappedLine>& lines, const Segment& segment);

// The first line of the headings above a segment: lines close above each other that are set no
// larger than the figures and are no sentence, down from `earliest`.
std::size_t header_of(const std::vector<GappedLine>& lines, const Segment& segment,
                      std::size_t earliest);

// The last line of a segment, before `end`: what follows its last row of figures closely is the
// rest of its label, and what stands nearer than a line's height the rest of its figures.
std::size_t last_line_of(const std::vector<GappedLine>& lines, const Segment& segment,
                         std::size_t end);

}  // namespace gouji
