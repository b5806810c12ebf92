#include "extract/docx_grid.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <numeric>

namespace gouji {
namespace {

constexpr int most_columns = 1000;
constexpr int hair = 100;  // twips
constexpr int width_tolerance = 200;

// Columns by spans alone.
void place_by_spans(DocxRow& row) {
  int column = std::clamp(row.grid_before, 0, most_columns);
  DocxCell* last = nullptr;
  for (DocxCell& cell : row.cells) {
    const int span = std::min(std::clamp(cell.grid_span, 1, most_columns), most_columns - column);
    if (cell.horizontal == DocxMerge::proceed && last != nullptr) {
      last->column_span += span;
      cell.column = -1;
    } else if (span <= 0) {
      cell.column = -1;
    } else {
      cell.column = column;
      cell.column_span = span;
      last = &cell;
    }
    column += std::max(span, 0);
  }
}

int end_of(const DocxRow& row) {
  for (auto cell = row.cells.rbegin(); cell != row.cells.rend(); ++cell) {
    if (cell->column >= 0) return cell->column + cell->column_span;
  }
  return std::clamp(row.grid_before, 0, most_columns);
}

// Whether the row's cells could be placed by their widths on the edges of the grid.
bool place_by_widths(const std::vector<int>& edges, DocxRow& row) {
  const auto nearest = [&](int position) {
    const auto found = std::min_element(edges.begin(), edges.end(), [&](int a, int b) {
      return std::abs(a - position) < std::abs(b - position);
    });
    return std::abs(*found - position) <= width_tolerance ? static_cast<int>(found - edges.begin())
                                                          : -1;
  };
  std::vector<DocxCell> placed = row.cells;
  int column = row.grid_before;
  if (column < 0 || column >= static_cast<int>(edges.size())) return false;
  int position = edges[static_cast<std::size_t>(column)];
  for (DocxCell& cell : placed) {
    if (cell.width <= 0 || cell.horizontal != DocxMerge::none) return false;
    position += cell.width;
    const int end = nearest(position);
    if (end <= column) return false;
    cell.column = column;
    cell.column_span = end - column;
    column = end;
  }
  if (column + row.grid_after + 1 != static_cast<int>(edges.size())) return false;
  row.cells = std::move(placed);
  return true;
}

bool holds_figures(const DocxRow& row) {
  const auto count = [&](CellKind kind) {
    return std::count_if(row.cells.begin(), row.cells.end(),
                         [kind](const DocxCell& cell) { return cell.kind == kind; });
  };
  return count(CellKind::figure) > 1 && count(CellKind::text) > 0;
}

// Makes edges that differ by a hair one, unless a cell with text would vanish.
void snap_columns(const std::vector<int>& edges, std::vector<DocxRow>& rows) {
  std::vector<int> snapped(edges.size(), 0);
  int first = edges.front();
  for (std::size_t edge = 1; edge < edges.size(); ++edge) {
    snapped[edge] = snapped[edge - 1];
    if (edges[edge] - first > hair) {
      ++snapped[edge];
      first = edges[edge];
    }
  }
  const auto width_of = [&](const DocxCell& cell) {
    return snapped[static_cast<std::size_t>(cell.column) +
                   static_cast<std::size_t>(cell.column_span)] -
           snapped[static_cast<std::size_t>(cell.column)];
  };
  for (const DocxRow& row : rows) {
    for (const DocxCell& cell : row.cells) {
      if (cell.column >= 0 && cell.kind != CellKind::blank && width_of(cell) == 0) return;
    }
  }
  for (DocxRow& row : rows) {
    for (DocxCell& cell : row.cells) {
      if (cell.column < 0) continue;
      const int width = width_of(cell);
      cell.column = width == 0 ? -1 : snapped[static_cast<std::size_t>(cell.column)];
      cell.column_span = width;
    }
  }
}

// Cells that proceed become part of the cell above in the same columns; where there is none they
// stand for themselves.
void merge_vertically(std::vector<DocxRow>& rows, int columns) {
  struct Above {
    DocxCell* cell = nullptr;
    int row = -1;  // the last row it covers
  };
  std::vector<Above> above(static_cast<std::size_t>(columns));  // by first column
  for (std::size_t index = 0; index < rows.size(); ++index) {
    const auto row = static_cast<int>(index);
    for (DocxCell& cell : rows[index].cells) {
      if (cell.column < 0) continue;
      Above& over = above[static_cast<std::size_t>(cell.column)];
      const bool goes_on = cell.vertical == DocxMerge::proceed && over.cell != nullptr &&
                           over.row == row - 1 && over.cell->vertical != DocxMerge::none &&
                           over.cell->column_span == cell.column_span;
      if (goes_on) {
        ++over.cell->row_span;
        over.row = row;
        cell.column = -1;
      } else {
        over = {&cell, row};
      }
    }
  }
}

// Rows of figures that fill neither the grid nor the columns of the row above.
void doubt_ragged_rows(std::vector<DocxRow>& rows, const std::vector<int>& edges, int columns) {
  int above = -1;
  bool above_is_sound = false;
  for (DocxRow& row : rows) {
    if (row.cells.empty()) continue;
    bool fits = end_of(row) + row.grid_after == columns;
    if (!fits && edges.size() > 1) fits = place_by_widths(edges, row);
    const int end = end_of(row);
    const bool is_sound = fits || !holds_figures(row) || (above_is_sound && end == above);
    if (!is_sound) {
      for (DocxCell& cell : row.cells) cell.doubtful = true;
    }
    above = end;
    above_is_sound = is_sound;
  }
}

}  // namespace

int place_docx_cells(const std::vector<int>& grid, std::vector<DocxRow>& rows) {
  int columns = 0;
  for (DocxRow& row : rows) {
    place_by_spans(row);
    columns = std::max(columns, end_of(row) + std::clamp(row.grid_after, 0, most_columns));
  }
  columns = std::min(columns, most_columns);
  std::vector<int> edges{0};
  const bool widths_known =
      grid.size() >= static_cast<std::size_t>(columns) &&
      std::all_of(grid.begin(), grid.end(), [](int width) { return width > 0 && width < 100'000; });
  if (widths_known) {
    std::partial_sum(grid.begin(), grid.begin() + columns, std::back_inserter(edges));
  }
  doubt_ragged_rows(rows, edges, columns);
  if (widths_known) snap_columns(edges, rows);
  merge_vertically(rows, columns);
  return columns;
}

}  // namespace gouji
