#include "extract/column_gaps.h"

#include <algorithm>
#include <map>

#include "extract/text_line.h"
#include "extract/union_find.h"

namespace gouji {
namespace {

// A line that shows the columns: it ends in figures side by side, or in one behind a label.
struct Anchor {
  std::vector<Box> runs;
};

std::vector<Anchor> anchors_in(const Grid& grid, int column,
                               const std::vector<std::vector<const Glyph*>>& contents) {
  std::vector<Anchor> anchors;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (grid.cells[i].column != column || grid.cells[i].column_span != 1) continue;
    for (const TextLine& line : text_lines(contents[i])) {
      const std::vector<TextLine> runs = runs_of(line);
      if (runs.size() < 2 || !is_figure(runs.back())) continue;
      Anchor anchor;
      for (const TextLine& run : runs) anchor.runs.push_back(run.box);
      anchors.push_back(std::move(anchor));
    }
  }
  return anchors;
}

// Edges between the columns that most anchors agree on; empty when they do not.
std::vector<double> edges_of(const std::vector<Anchor>& anchors) {
  std::map<std::size_t, std::size_t> counts;
  for (const Anchor& anchor : anchors) ++counts[anchor.runs.size()];
  if (counts.empty()) return {};
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most->second < 2) return {};
  const std::size_t columns = most->first;
  std::vector<Box> extents(columns);
  for (const Anchor& anchor : anchors) {
    if (anchor.runs.size() != columns) continue;
    for (std::size_t i = 0; i < columns; ++i) extents[i] = join(extents[i], anchor.runs[i]);
  }
  std::vector<double> edges;
  for (std::size_t i = 0; i + 1 < columns; ++i) {
    if (extents[i].x1 >= extents[i + 1].x0) return {};  // no gap runs through all rows
    edges.push_back((extents[i].x1 + extents[i + 1].x0) / 2);
  }
  return edges;
}

// The part of `contents` in each of the new columns, as groups of columns that one run spans.
struct Part {
  std::size_t first;  // new columns [first, last]
  std::size_t last;
  std::vector<const Glyph*> glyphs;
};

std::vector<Part> parts_of(const std::vector<const Glyph*>& glyphs,
                           const std::vector<double>& edges) {
  const std::size_t columns = edges.size() + 1;
  const auto column_of = [&edges](double x) {
    return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), x) -
                                    edges.begin());
  };
  UnionFind sets(columns);
  std::vector<std::vector<const Glyph*>> in_column(columns);
  for (const TextLine& line : text_lines(glyphs)) {
    for (const TextLine& run : runs_of(line)) {
      const double slack = 0.2 * run.box.width();
      const std::size_t first = column_of(run.box.x0 + slack);
      const std::size_t last = column_of(run.box.x1 - slack);
      for (std::size_t column = first; column < last; ++column) sets.unite(column, column + 1);
      std::vector<const Glyph*>& target = in_column[column_of(run.box.centre_x())];
      target.insert(target.end(), run.glyphs.begin(), run.glyphs.end());
    }
  }
  std::vector<Part> parts;
  for (std::size_t column = 0; column < columns; ++column) {
    if (parts.empty() || sets.find(column) != sets.find(parts.back().last)) {
      parts.push_back({column, column, {}});
    }
    Part& part = parts.back();
    part.last = column;
    part.glyphs.insert(part.glyphs.end(), in_column[column].begin(), in_column[column].end());
  }
  return parts;
}

void split_column(Grid& grid, std::vector<std::vector<const Glyph*>>& contents, int column,
                  const std::vector<double>& edges) {
  const int added = static_cast<int>(edges.size());
  std::vector<GridCell> cells;
  std::vector<std::vector<const Glyph*>> split;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    GridCell cell = grid.cells[i];
    if (cell.column == column && cell.column_span == 1) {
      for (Part& part : parts_of(contents[i], edges)) {
        cells.push_back({cell.row, column + static_cast<int>(part.first), cell.row_span,
                         static_cast<int>(part.last - part.first) + 1, cell.doubtful});
        split.push_back(std::move(part.glyphs));
      }
      continue;
    }
    if (cell.column > column) {
      cell.column += added;
    } else if (cell.column + cell.column_span > column) {
      cell.column_span += added;
    }
    cells.push_back(cell);
    split.push_back(std::move(contents[i]));
  }
  grid.cells = std::move(cells);
  contents = std::move(split);
  grid.xs.insert(grid.xs.begin() + column + 1, edges.begin(), edges.end());
}

}  // namespace

bool split_by_gaps(Grid& grid, std::vector<std::vector<const Glyph*>>& contents) {
  bool any = false;
  for (int column = static_cast<int>(grid.xs.size()) - 2; column >= 0; --column) {
    const std::vector<double> edges = edges_of(anchors_in(grid, column, contents));
    if (edges.empty()) continue;
    split_column(grid, contents, column, edges);
    any = true;
  }
  return any;
}

}  // namespace gouji
