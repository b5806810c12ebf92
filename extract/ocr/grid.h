// From the lines of a table to its cells. A piece of line between two crossings is an edge; it
// parts two places when at least half of it is covered by rule, and places that no edge parts are
// one cell.
#pragma once

#include <vector>

#include "extract/ocr/lattice.h"

namespace gouji::ocr {

constexpr double kCovered = 0.5;
constexpr double kAssumed = 0.75;  // an edge that is taken to be there, with doubt
constexpr double kDenied = 0.25;   // an edge that is taken to be absent, with doubt

inline bool is_there(double edge) { return edge >= kCovered; }

// Share of each edge that rule covers, 0 to 1; or whether each is there: 0, kDenied, kAssumed, 1.
struct Edges {
  int rows = 0;
  int columns = 0;
  std::vector<double> horizontal;  // (rows + 1) × columns: above place (row, column)
  std::vector<double> vertical;    // rows × (columns + 1): left of place (row, column)

  double& above(int row, int column) { return horizontal[index(row, column, columns)]; }
  double above(int row, int column) const { return horizontal[index(row, column, columns)]; }
  double& left_of(int row, int column) { return vertical[index(row, column, columns + 1)]; }
  double left_of(int row, int column) const { return vertical[index(row, column, columns + 1)]; }

 private:
  static std::size_t index(int row, int column, int width) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(column);
  }
};

struct GridCell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  PixelBox box;           // between the middles of its rules
  bool doubtful = false;  // an edge of it, or one that would part it, is in doubt
};

struct Grid {
  Lattice lattice;
  Edges edges;                  // decided
  Edges covered;                // measured
  std::vector<GridCell> cells;  // by row, then column

  int rows() const { return edges.rows; }
  int columns() const { return edges.columns; }
};

// `close_outside` takes the outer lines as whole, whatever was seen of them.
Edges measure_edges(const Gray& picture, const Lattice& lattice, const Ridges& ridges, double dpi,
                    bool close_outside = true);

// Drops lines that part no cells, then merges places to cells.
Grid build_grid(Lattice lattice, Edges edges, Edges covered);

}  // namespace gouji::ocr
