#include "extract/grid.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "extract/union_find.h"

namespace gouji {
namespace {

// One stretch of a line, the unit of which grids are made.
struct Bar {
  double position;
  Stretch stretch;
};

struct Bars {
  std::vector<Bar> horizontal;
  std::vector<Bar> vertical;
};

std::vector<Bar> bars_of(const std::vector<RuleLine>& lines) {
  std::vector<Bar> bars;
  for (const RuleLine& line : lines) {
    for (const Stretch& stretch : line.stretches) bars.push_back({line.position, stretch});
  }
  return bars;
}

bool meet(const Bar& horizontal, const Bar& vertical, double tolerance) {
  return vertical.position >= horizontal.stretch.start - tolerance &&
         vertical.position <= horizontal.stretch.end + tolerance &&
         horizontal.position >= vertical.stretch.start - tolerance &&
         horizontal.position <= vertical.stretch.end + tolerance;
}

// Groups of bars that meet.
std::vector<Bars> connected(const Bars& bars, double tolerance) {
  const std::size_t count = bars.horizontal.size();
  UnionFind sets(count + bars.vertical.size());
  for (std::size_t h = 0; h < count; ++h) {
    for (std::size_t v = 0; v < bars.vertical.size(); ++v) {
      if (meet(bars.horizontal[h], bars.vertical[v], tolerance)) sets.unite(h, count + v);
    }
  }
  std::map<std::size_t, Bars> groups;
  for (std::size_t h = 0; h < count; ++h) {
    groups[sets.find(h)].horizontal.push_back(bars.horizontal[h]);
  }
  for (std::size_t v = 0; v < bars.vertical.size(); ++v) {
    groups[sets.find(count + v)].vertical.push_back(bars.vertical[v]);
  }
  std::vector<Bars> result;
  result.reserve(groups.size());
  for (auto& [root, group] : groups) result.push_back(std::move(group));
  return result;
}

// The bars of one axis as lines: bars of one position together.
std::vector<RuleLine> lines_of(const std::vector<Bar>& bars) {
  std::vector<RuleLine> lines;
  for (const Bar& bar : bars) {
    if (lines.empty() || lines.back().position != bar.position) lines.push_back({bar.position, {}});
    lines.back().stretches.push_back(bar.stretch);
  }
  return lines;
}

enum class Side { before, after };

// Adds a line where at least two bars of the other axis run past the outermost line of this axis by
// more than `overshoot`, or the only one there is: two columns within rules that leave all sides
// open have no other.
void close_side(std::vector<RuleLine>& lines, const std::vector<Bar>& across, Side side,
                double overshoot) {
  std::vector<double> ends;
  Stretch extent{1e9, -1e9};
  for (const Bar& bar : across) {
    const double end = side == Side::before ? bar.stretch.start : bar.stretch.end;
    if (!lines.empty()) {
      const double outermost =
          side == Side::before ? lines.front().position : lines.back().position;
      if ((side == Side::before ? outermost - end : end - outermost) <= overshoot) continue;
    }
    ends.push_back(end);
    extent.start = std::min(extent.start, bar.position);
    extent.end = std::max(extent.end, bar.position);
  }
  const bool only_one = across.size() == 1 && !lines.empty();
  if (ends.size() < (only_one ? 1U : 2U)) return;
  const double end = side == Side::before ? *std::min_element(ends.begin(), ends.end())
                                          : *std::max_element(ends.begin(), ends.end());
  RuleLine line{end, {extent}};
  lines.insert(side == Side::before ? lines.begin() : lines.end(), std::move(line));
}

bool is_edge(const RuleLine& line, double start, double end) {
  return line.covered(start, end) >= 0.5 * (end - start);
}

// The areas of the elementary grid that no edge parts, as cells that tile it.
std::vector<GridCell> areas(const std::vector<RuleLine>& horizontal,
                            const std::vector<RuleLine>& vertical) {
  const std::size_t rows = horizontal.size() - 1;
  const std::size_t columns = vertical.size() - 1;
  UnionFind sets(rows * columns);
  for (std::size_t row = 0; row < rows; ++row) {
    const double top = horizontal[row].position;
    const double bottom = horizontal[row + 1].position;
    for (std::size_t column = 0; column < columns; ++column) {
      const double left = vertical[column].position;
      const double right = vertical[column + 1].position;
      const std::size_t here = row * columns + column;
      if (column + 1 < columns && !is_edge(vertical[column + 1], top, bottom)) {
        sets.unite(here, here + 1);
      }
      if (row + 1 < rows && !is_edge(horizontal[row + 1], left, right)) {
        sets.unite(here, here + columns);
      }
    }
  }
  struct Extent {
    std::size_t top, bottom, left, right, area;
  };
  std::map<std::size_t, Extent> extents;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t root = sets.find(row * columns + column);
      const auto [entry, is_new] = extents.try_emplace(root, Extent{row, row, column, column, 1});
      if (is_new) continue;
      Extent& extent = entry->second;
      extent.bottom = row;
      extent.left = std::min(extent.left, column);
      extent.right = std::max(extent.right, column);
      ++extent.area;
    }
  }
  std::vector<GridCell> cells;
  const auto add = [&cells](std::size_t row, std::size_t column, std::size_t row_span,
                            std::size_t column_span, bool doubtful) {
    cells.push_back({static_cast<int>(row), static_cast<int>(column), static_cast<int>(row_span),
                     static_cast<int>(column_span), doubtful});
  };
  for (const auto& [root, extent] : extents) {
    const std::size_t height = extent.bottom - extent.top + 1;
    const std::size_t width = extent.right - extent.left + 1;
    if (extent.area == height * width) {
      add(extent.top, extent.left, height, width, false);
      continue;
    }
    // No rectangle: cut it into the runs of its rows. What is inside may belong together or not.
    for (std::size_t row = extent.top; row <= extent.bottom; ++row) {
      std::size_t column = extent.left;
      while (column <= extent.right) {
        std::size_t end = column;
        while (end <= extent.right && sets.find(row * columns + end) == root) ++end;
        if (end > column) add(row, column, 1, end - column, true);
        column = end + 1;
      }
    }
  }
  std::sort(cells.begin(), cells.end(), [](const GridCell& a, const GridCell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  return cells;
}

}  // namespace

Box Grid::box_of(const GridCell& cell) const {
  const auto column = static_cast<std::size_t>(cell.column);
  const auto row = static_cast<std::size_t>(cell.row);
  return {xs[column], ys[row], xs[column + static_cast<std::size_t>(cell.column_span)],
          ys[row + static_cast<std::size_t>(cell.row_span)]};
}

std::vector<Grid> find_grids(const RuleLines& lines, double tolerance) {
  std::vector<Grid> grids;
  const Bars all{bars_of(lines.horizontal), bars_of(lines.vertical)};
  for (const Bars& group : connected(all, tolerance)) {
    std::vector<RuleLine> horizontal = lines_of(group.horizontal);
    std::vector<RuleLine> vertical = lines_of(group.vertical);
    const double overshoot = 2 * tolerance;
    close_side(horizontal, group.vertical, Side::before, overshoot);
    close_side(horizontal, group.vertical, Side::after, overshoot);
    close_side(vertical, group.horizontal, Side::before, overshoot);
    close_side(vertical, group.horizontal, Side::after, overshoot);
    if (horizontal.size() < 2 || vertical.size() < 2) continue;
    // One column is a frame, or a table whose columns only its gaps show (gap_table.h).
    if (vertical.size() == 2) continue;
    Grid grid;
    for (const RuleLine& line : horizontal) grid.ys.push_back(line.position);
    for (const RuleLine& line : vertical) grid.xs.push_back(line.position);
    grid.cells = areas(horizontal, vertical);
    if (grid.cells.size() > 1) grids.push_back(std::move(grid));
  }
  std::sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) {
    const double area_a = a.box().width() * a.box().height();
    const double area_b = b.box().width() * b.box().height();
    return area_a != area_b ? area_a > area_b : a.box().y0 < b.box().y0;
  });
  return grids;
}

}  // namespace gouji
