#include "extract/ocr/gaps.h"

#include <algorithm>
#include <cmath>

#include "extract/ocr/ink.h"

namespace gouji::ocr {
namespace {

// Pixels at 300 dpi.
constexpr double kInset = 7;           // from a line's middle to what may be ink
constexpr double kNarrowest = 55;      // column
constexpr double kWidestFigure = 170;  // ink of a figure: eight digits
constexpr double kGap = 34;            // white between two columns; characters of a text are nearer
constexpr int kFewestRows = 4;         // that show it
constexpr double kFull = 0.6;          // of the height of a cell
constexpr double kShare = 0.6;         // of the rows with ink in either column

// The ink of one row of a column, x by x.
using Profile = std::vector<bool>;

// A speck is no ink, and neither is what fills the height of a cell: the other half of a double
// rule does.
Profile profile_of(const Gray& picture, const PixelBox& box, int ink_level) {
  const PixelBox inside = intersect(box, {0, 0, picture.width, picture.height});
  std::vector<int> dark(static_cast<std::size_t>(std::max(box.width(), 0)), 0);
  for (int y = inside.y0; y < inside.y1; ++y) {
    for (int x = inside.x0; x < inside.x1; ++x) {
      dark[static_cast<std::size_t>(x - box.x0)] += picture.at(x, y) < ink_level ? 1 : 0;
    }
  }
  Profile out;
  for (const int count : dark) out.push_back(count >= 2 && count < kFull * box.height());
  return out;
}

// Width of the ink in [begin, end); 0 for none.
int ink_width(const Profile& profile, std::size_t begin, std::size_t end) {
  const auto first = std::find(profile.begin() + static_cast<std::ptrdiff_t>(begin),
                               profile.begin() + static_cast<std::ptrdiff_t>(end), true);
  int width = 0;
  int at = 0;
  for (auto it = first; it != profile.begin() + static_cast<std::ptrdiff_t>(end); ++it) {
    ++at;
    if (*it) width = at;
  }
  return width;
}

// Middles of the white strips that part figures.
std::vector<int> find_strips(const std::vector<Profile>& rows, double unit) {
  std::vector<int> strips;
  if (rows.empty()) return strips;
  const std::size_t width = rows.front().size();
  std::vector<int> inked(width, 0);
  for (const Profile& row : rows) {
    for (std::size_t x = 0; x < width; ++x) inked[x] += row[x] ? 1 : 0;
  }
  const auto gap = static_cast<std::size_t>(kGap * unit);
  std::size_t left = 0;  // where the column that a strip would end begins
  for (std::size_t x = 0; x < width;) {
    std::size_t end = x;
    while (end < width && inked[end] == 0) ++end;
    if (end == x) {
      ++x;
      continue;
    }
    const std::size_t next = [&] {  // where the column behind the strip ends
      std::size_t at = end;
      std::size_t white = 0;
      while (at < width && white < gap) white = inked[at++] == 0 ? white + 1 : 0;
      return at;
    }();
    int both = 0;
    int either = 0;
    int wide = 0;
    for (const Profile& row : rows) {
      const int before = ink_width(row, left, x);
      const int after = ink_width(row, end, next);
      both += before > 0 && after > 0 ? 1 : 0;
      either += before > 0 || after > 0 ? 1 : 0;
      wide += std::max(before, after) > kWidestFigure * unit ? 1 : 0;
    }
    const std::size_t middle = (x + end) / 2;
    if (x > 0 && end < width && end - x >= gap &&
        static_cast<double>(middle - left) >= kNarrowest * unit && both >= kFewestRows &&
        both >= kShare * either && wide * 4 <= either) {
      strips.push_back(static_cast<int>(middle));
      left = middle;
    }
    x = end;
  }
  return strips;
}

}  // namespace

bool add_gap_columns(const Gray& picture, Grid& grid, double dpi) {
  const double unit = dpi / 300;
  const int inset = static_cast<int>(std::lround(kInset * unit));
  const int level = ink_level(grid.lattice.contrast);
  std::vector<GridLine> found;
  for (int column = 0; column < grid.columns(); ++column) {
    const GridLine& left = grid.lattice.columns[static_cast<std::size_t>(column)];
    const GridLine& right = grid.lattice.columns[static_cast<std::size_t>(column) + 1];
    if (right.across - left.across < 2 * kNarrowest * unit) continue;
    std::vector<Profile> rows;
    for (const GridCell& cell : grid.cells) {
      if (cell.column != column || cell.column_span > 1 || cell.row_span > 1) continue;
      rows.push_back(profile_of(picture,
                                {static_cast<int>(left.across) + inset, cell.box.y0 + inset,
                                 static_cast<int>(right.across) - inset, cell.box.y1 - inset},
                                level));
    }
    for (const int strip : find_strips(rows, unit)) {
      GridLine line = left;
      line.across = left.across + inset + strip;
      line.seen = 0;
      line.by_gap = true;
      line.faint = false;
      found.push_back(line);
    }
  }
  grid.lattice.columns.insert(grid.lattice.columns.end(), found.begin(), found.end());
  std::sort(grid.lattice.columns.begin(), grid.lattice.columns.end(),
            [](const GridLine& a, const GridLine& b) { return a.across < b.across; });
  return !found.empty();
}

}  // namespace gouji::ocr
