#include "extract/ocr/page_grids.h"

#include <algorithm>
#include <utility>

#include "extract/ocr/fit.h"
#include "extract/ocr/gaps.h"
#include "extract/ocr/stacked.h"

namespace gouji::ocr {
namespace {

constexpr double kWidest = 0.25;  // of the page, a line that a table must have
constexpr double kSeen = 0.4;     // of a table's width, what must be seen of two of its lines

// Strokes of text can look like a few cells; a table is wide, and its lines were mostly seen.
bool is_table(const Grid& grid, const Gray& picture) {
  if (grid.cells.size() < 2) return false;
  const double width = grid.lattice.columns.back().across - grid.lattice.columns.front().across;
  double longest = 0;
  int seen = 0;
  for (const GridLine& line : grid.lattice.rows) {
    longest = std::max(longest, line.seen);
    if (line.seen > kSeen * width) ++seen;
  }
  return longest > kWidest * picture.width && seen >= 2;
}

}  // namespace

std::vector<Grid> find_grids(const Gray& picture, double dpi) {
  const Ridges ridges = find_ridges(picture, dpi);
  std::vector<Grid> grids;
  for (const Rules& rules : find_rules(picture, ridges, dpi)) {
    for (Lattice& lattice : split_stacked(picture, rules, ridges, dpi)) {
      add_faint_lines(lattice, picture, ridges, dpi);
      // Once more without the lines that parted nothing: they cut edges short, and a short edge
      // says little.
      Grid first = settle(std::move(lattice), picture, ridges, dpi);
      add_gap_columns(picture, first, dpi);
      Grid grid = settle(std::move(first.lattice), picture, ridges, dpi);
      if (is_table(grid, picture)) grids.push_back(std::move(grid));
    }
  }
  std::sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) {
    return a.lattice.rows.front().across < b.lattice.rows.front().across;
  });
  return grids;
}

}  // namespace gouji::ocr
