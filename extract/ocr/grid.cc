#include "extract/ocr/grid.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "extract/ocr/strokes.h"

namespace gouji::ocr {
namespace {

constexpr double kWander = 3;  // a rule strays this far from its straight line, pixels at 300 dpi
constexpr double kTrim = 5;    // of an edge at both ends, where other rules cross
constexpr double kTip = 10;    // the ends of an edge
constexpr double kNear = 5;    // where text beside a rule is looked for
constexpr double kFar = 12;
constexpr int kDark = 140;
constexpr double kSureLine = 220;  // a shorter vertical may be strokes of text

// How much of one edge is covered by rule. Strokes of text beside which there is text on both sides
// are not counted for or against. The ends count as much as all the rest: a rule reaches the rules
// that it meets, a row of strokes in a narrow cell does not.
double coverage(const Gray& picture, const Gray& ridge, Axis axis, const GridLine& line,
                double begin, double end, int threshold, double unit) {
  const bool is_horizontal = axis == Axis::horizontal;
  const int wander = std::max(1, static_cast<int>(std::lround(kWander * unit)));
  const int near = static_cast<int>(std::lround(kNear * unit));
  const int far = static_cast<int>(std::lround(kFar * unit));
  const int limit = is_horizontal ? ridge.height : ridge.width;
  const int extent = is_horizontal ? ridge.width : ridge.height;
  const int first = std::max(static_cast<int>(begin), 0);
  const int last = std::min(static_cast<int>(end), extent);
  const int tip = std::min(static_cast<int>(std::lround(kTip * unit)), (last - first) / 2);
  int covered = 0;
  int free = 0;
  int all = 0;
  int tips = 0;
  for (int along = first; along < last; ++along) {
    const int across = static_cast<int>(std::lround(line.across_at(along)));
    bool hit = false;
    for (int k = std::max(across - wander, 0); k <= std::min(across + wander, limit - 1); ++k) {
      hit = hit || (is_horizontal ? ridge.at(along, k) : ridge.at(k, along)) >= threshold;
    }
    bool before = false;
    bool after = false;
    if (across - far >= 0 && across + far < limit) {
      for (int k = near; k <= far; ++k) {
        const auto dark = [&](int position) {
          return (is_horizontal ? picture.at(along, position) : picture.at(position, along)) <
                 kDark;
        };
        before = before || dark(across - k);
        after = after || dark(across + k);
      }
    }
    all += hit ? 1 : 0;
    if (!before || !after) {
      ++free;
      covered += hit ? 1 : 0;
    }
    if (hit && (along < first + tip || along >= last - tip)) ++tips;
  }
  const int length = last - first;
  if (length <= 0 || tip == 0) return 0;
  const double middle =
      free * 4 > length ? static_cast<double>(covered) / free : static_cast<double>(all) / length;
  return (middle + tips / (2.0 * tip)) / 2;
}

void drop_row(Edges& edges, int line) {
  Edges out;
  out.rows = edges.rows - 1;
  out.columns = edges.columns;
  for (int row = 0; row <= edges.rows; ++row) {
    if (row == line) continue;
    for (int column = 0; column < edges.columns; ++column) {
      out.horizontal.push_back(edges.above(row, column));
    }
  }
  for (int row = 0; row < edges.rows; ++row) {
    if (row == line) continue;
    for (int column = 0; column <= edges.columns; ++column) {
      // The row that remains has what both halves had.
      const double here = edges.left_of(row, column);
      out.vertical.push_back(row == line - 1 ? std::max(here, edges.left_of(line, column)) : here);
    }
  }
  edges = std::move(out);
}

void drop_column(Edges& edges, int line) {
  Edges out;
  out.rows = edges.rows;
  out.columns = edges.columns - 1;
  for (int row = 0; row <= edges.rows; ++row) {
    for (int column = 0; column < edges.columns; ++column) {
      if (column == line) continue;
      const double here = edges.above(row, column);
      out.horizontal.push_back(column == line - 1 ? std::max(here, edges.above(row, line)) : here);
    }
  }
  for (int row = 0; row < edges.rows; ++row) {
    for (int column = 0; column <= edges.columns; ++column) {
      if (column != line) out.vertical.push_back(edges.left_of(row, column));
    }
  }
  edges = std::move(out);
}

PixelBox box_of(const Lattice& lattice, const GridCell& cell) {
  const auto row_line = [&](int i) -> const GridLine& {
    return lattice.rows[static_cast<std::size_t>(i)];
  };
  const auto column_line = [&](int i) -> const GridLine& {
    return lattice.columns[static_cast<std::size_t>(i)];
  };
  const GridLine& left = column_line(cell.column);
  const GridLine& right = column_line(cell.column + cell.column_span);
  const GridLine& top = row_line(cell.row);
  const GridLine& bottom = row_line(cell.row + cell.row_span);
  const double x = (left.across + right.across) / 2;
  const double y = (top.across + bottom.across) / 2;
  return {static_cast<int>(std::lround(left.across_at(y))),
          static_cast<int>(std::lround(top.across_at(x))),
          static_cast<int>(std::lround(right.across_at(y))),
          static_cast<int>(std::lround(bottom.across_at(x)))};
}

// Places joined over the edges that are absent; each group gets a number.
std::vector<int> group_places(const Edges& edges) {
  const int count = edges.rows * edges.columns;
  std::vector<int> parents(static_cast<std::size_t>(count));
  std::iota(parents.begin(), parents.end(), 0);
  const auto root = [&](int i) {
    while (parents[static_cast<std::size_t>(i)] != i) i = parents[static_cast<std::size_t>(i)];
    return i;
  };
  const auto join = [&](int i, int j) { parents[static_cast<std::size_t>(root(j))] = root(i); };
  for (int row = 0; row < edges.rows; ++row) {
    for (int column = 0; column < edges.columns; ++column) {
      const int place = row * edges.columns + column;
      if (column > 0 && edges.left_of(row, column) < kCovered) join(place - 1, place);
      if (row > 0 && edges.above(row, column) < kCovered) join(place - edges.columns, place);
    }
  }
  for (int i = 0; i < count; ++i) parents[static_cast<std::size_t>(i)] = root(i);
  return parents;
}

struct Group {
  GridCell extent;
  int places = 0;
  bool is_rectangle() const { return places == extent.row_span * extent.column_span; }
};

std::map<int, Group> groups_of(const std::vector<int>& group, const Edges& edges) {
  std::map<int, Group> groups;
  for (int row = 0; row < edges.rows; ++row) {
    for (int column = 0; column < edges.columns; ++column) {
      const int place = row * edges.columns + column;
      const int id = group[static_cast<std::size_t>(place)];
      auto [it, fresh] = groups.try_emplace(id, Group{{row, column, 1, 1, {}, false}, 0});
      GridCell& extent = it->second.extent;
      const int right = std::max(extent.column + extent.column_span, column + 1);
      extent.column = std::min(extent.column, column);
      extent.column_span = right - extent.column;
      extent.row_span = row + 1 - extent.row;
      ++it->second.places;
    }
  }
  return groups;
}

// A group of places that is no rectangle lacks an edge. The straight cut through it with the most
// rule on it is put in; the cells beside it are doubtful.
void cut_group(Edges& edges, const Edges& covered, const std::vector<int>& group, int id,
               const GridCell& extent) {
  const auto in_group = [&](int row, int column) {
    const int place = row * edges.columns + column;
    return group[static_cast<std::size_t>(place)] == id;
  };
  double best = -1;
  int best_line = 0;
  Axis best_axis = Axis::horizontal;
  const auto consider = [&](Axis axis, int line, double sum, int count) {
    if (count == 0) return;
    // A short cut disturbs less.
    const double score = sum / count - 0.01 * count;
    if (score > best || best < -0.5) {
      best = score;
      best_line = line;
      best_axis = axis;
    }
  };
  const int bottom = extent.row + extent.row_span;
  const int right = extent.column + extent.column_span;
  for (int line = extent.row + 1; line < bottom; ++line) {
    double sum = 0;
    int count = 0;
    for (int column = extent.column; column < right; ++column) {
      if (!in_group(line - 1, column) || !in_group(line, column)) continue;
      if (edges.above(line, column) >= kCovered) continue;
      sum += covered.above(line, column);
      ++count;
    }
    consider(Axis::horizontal, line, sum, count);
  }
  for (int line = extent.column + 1; line < right; ++line) {
    double sum = 0;
    int count = 0;
    for (int row = extent.row; row < bottom; ++row) {
      if (!in_group(row, line - 1) || !in_group(row, line)) continue;
      if (edges.left_of(row, line) >= kCovered) continue;
      sum += covered.left_of(row, line);
      ++count;
    }
    consider(Axis::vertical, line, sum, count);
  }
  if (best_axis == Axis::horizontal) {
    for (int column = extent.column; column < right; ++column) {
      if (in_group(best_line - 1, column) && in_group(best_line, column)) {
        edges.above(best_line, column) = std::max(edges.above(best_line, column), kAssumed);
      }
    }
  } else {
    for (int row = extent.row; row < bottom; ++row) {
      if (in_group(row, best_line - 1) && in_group(row, best_line)) {
        edges.left_of(row, best_line) = std::max(edges.left_of(row, best_line), kAssumed);
      }
    }
  }
}

// Whether an edge around a cell, or one that would part it, is in doubt.
bool is_doubtful(const Edges& edges, const GridCell& cell) {
  const auto is_unsure = [](double edge) { return edge > 0 && edge < 1; };
  const int bottom = cell.row + cell.row_span;
  const int right = cell.column + cell.column_span;
  for (int line = cell.row; line <= bottom; ++line) {
    for (int column = cell.column; column < right; ++column) {
      if (is_unsure(edges.above(line, column))) return true;
    }
  }
  for (int row = cell.row; row < bottom; ++row) {
    for (int line = cell.column; line <= right; ++line) {
      if (is_unsure(edges.left_of(row, line))) return true;
    }
  }
  return false;
}

std::vector<GridCell> merge_places(const Lattice& lattice, Edges& edges, const Edges& covered) {
  while (true) {
    const std::vector<int> group = group_places(edges);
    const std::map<int, Group> groups = groups_of(group, edges);
    bool whole = true;
    for (const auto& [id, found] : groups) {
      if (found.is_rectangle()) continue;
      cut_group(edges, covered, group, id, found.extent);
      whole = false;
    }
    if (!whole) continue;
    std::vector<GridCell> cells;
    for (const auto& [id, found] : groups) {
      cells.push_back(found.extent);
      cells.back().box = box_of(lattice, found.extent);
      cells.back().doubtful = is_doubtful(edges, found.extent);
    }
    std::sort(cells.begin(), cells.end(), [](const GridCell& a, const GridCell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    return cells;
  }
}

}  // namespace

Edges measure_edges(const Gray& picture, const Lattice& lattice, const Ridges& ridges, double dpi,
                    bool close_outside) {
  const double unit = dpi / 300;
  const int threshold = static_cast<int>(std::clamp(lattice.contrast * 0.35, 12.0, 40.0));
  Edges edges;
  edges.rows = static_cast<int>(lattice.rows.size()) - 1;
  edges.columns = static_cast<int>(lattice.columns.size()) - 1;
  for (std::size_t row = 0; row < lattice.rows.size(); ++row) {
    const GridLine& line = lattice.rows[row];
    for (std::size_t column = 0; column + 1 < lattice.columns.size(); ++column) {
      const double begin = lattice.columns[column].across_at(line.across) + kTrim * unit;
      const double end = lattice.columns[column + 1].across_at(line.across) - kTrim * unit;
      const bool is_outer = close_outside && (row == 0 || row + 1 == lattice.rows.size());
      edges.horizontal.push_back(is_outer ? 1
                                          : coverage(picture, ridges.horizontal, Axis::horizontal,
                                                     line, begin, end, threshold, unit));
    }
  }
  for (std::size_t row = 0; row + 1 < lattice.rows.size(); ++row) {
    for (std::size_t column = 0; column < lattice.columns.size(); ++column) {
      const GridLine& line = lattice.columns[column];
      const double begin = lattice.rows[row].across_at(line.across) + kTrim * unit;
      const double end = lattice.rows[row + 1].across_at(line.across) - kTrim * unit;
      const bool is_outer = close_outside && (column == 0 || column + 1 == lattice.columns.size());
      const Segment edge{
          Axis::vertical,  begin, end, line.across_at((begin + end) / 2), line.slope, 0,
          lattice.contrast};
      double covered = 1;
      if (!is_outer) {
        covered =
            coverage(picture, ridges.vertical, Axis::vertical, line, begin, end, threshold, unit);
        if (line.seen < kSureLine * unit && is_stroke(picture, edge, dpi)) covered = 0;
      }
      edges.vertical.push_back(covered);
    }
  }
  return edges;
}

Grid build_grid(Lattice lattice, Edges edges, Edges covered) {
  Grid grid{std::move(lattice), std::move(edges), std::move(covered), {}};
  grid.cells = merge_places(grid.lattice, grid.edges, grid.covered);
  // A line on which no cell ends was no rule, but a stroke of text or a fold.
  std::vector<bool> row_used(grid.lattice.rows.size(), false);
  std::vector<bool> column_used(grid.lattice.columns.size(), false);
  for (const GridCell& cell : grid.cells) {
    const int bottom = cell.row + cell.row_span;
    const int right = cell.column + cell.column_span;
    row_used[static_cast<std::size_t>(cell.row)] = true;
    row_used[static_cast<std::size_t>(bottom)] = true;
    column_used[static_cast<std::size_t>(cell.column)] = true;
    column_used[static_cast<std::size_t>(right)] = true;
  }
  for (int line = grid.edges.rows - 1; line > 0; --line) {
    if (row_used[static_cast<std::size_t>(line)]) continue;
    drop_row(grid.edges, line);
    drop_row(grid.covered, line);
    grid.lattice.rows.erase(grid.lattice.rows.begin() + line);
  }
  for (int line = grid.edges.columns - 1; line > 0; --line) {
    if (column_used[static_cast<std::size_t>(line)]) continue;
    drop_column(grid.edges, line);
    drop_column(grid.covered, line);
    grid.lattice.columns.erase(grid.lattice.columns.begin() + line);
  }
  // The same cells, numbered anew; what was in doubt about the dropped lines stays in doubt.
  const std::vector<GridCell> before = std::move(grid.cells);
  grid.cells = merge_places(grid.lattice, grid.edges, grid.covered);
  for (std::size_t i = 0; i < grid.cells.size() && before.size() == grid.cells.size(); ++i) {
    grid.cells[i].doubtful = grid.cells[i].doubtful || before[i].doubtful;
  }
  return grid;
}

}  // namespace gouji::ocr
