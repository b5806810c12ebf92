// The lines of a table's grid: every line that some cell ends on runs through the whole table here,
// and cells that it does not part are merged again (grid.h).
#pragma once

#include <optional>
#include <vector>

#include "extract/ocr/image.h"
#include "extract/ocr/ridge.h"
#include "extract/ocr/rules.h"

namespace gouji::ocr {

// A straight line through a table, with what was seen of it.
struct GridLine {
  double across = 0;  // at `middle`
  double slope = 0;
  double middle = 0;  // place along the line
  double begin = 0;   // extent of what was seen
  double end = 0;
  double seen = 0;       // pixels of rule
  bool assumed = false;  // not seen: closes an open grid
  bool faint = false;    // seen only in weak or short pieces
  bool by_gap = false;   // not seen: figures stand apart here (gaps.h)

  double across_at(double along) const { return across + slope * (along - middle); }
};

struct Lattice {
  std::vector<GridLine> rows;     // horizontal, from the top; n lines bound n - 1 rows
  std::vector<GridLine> columns;  // vertical, from the left
  double contrast = 0;            // median ridge of its rules, gray levels

  PixelBox box() const;
};

// Nothing when the rules make no grid.
std::optional<Lattice> make_lattice(const Rules& rules, double dpi);

// Adds lines inside the table that only weak or short pieces show; decide_edges must confirm them.
void add_faint_lines(Lattice& lattice, const Gray& picture, const Ridges& ridges, double dpi);

}  // namespace gouji::ocr
