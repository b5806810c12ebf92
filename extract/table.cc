#include "extract/table.h"

#include <algorithm>

namespace gouji {

Box box_of(const Table& table, int page) {
  Box box;
  for (const Cell& cell : table.cells) {
    if (page == 0 || cell.page == page) box = join(box, cell.box);
  }
  return box;
}

std::vector<int> cell_places(const Table& table) {
  std::vector<int> places(
      static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.columns), -1);
  for (std::size_t index = 0; index < table.cells.size(); ++index) {
    const Cell& cell = table.cells[index];
    const int last_row = std::min(cell.row + cell.row_span, table.rows);
    const int last_column = std::min(cell.column + cell.column_span, table.columns);
    for (int row = cell.row; row < last_row; ++row) {
      for (int column = cell.column; column < last_column; ++column) {
        places[static_cast<std::size_t>(row) * static_cast<std::size_t>(table.columns) +
               static_cast<std::size_t>(column)] = static_cast<int>(index);
      }
    }
  }
  return places;
}

std::string Table::dump() const {
  std::string out;
  int row = -1;
  for (const Cell& cell : cells) {
    if (cell.row != row) {
      if (row >= 0) out += '\n';
      row = cell.row;
      out += std::to_string(row) + ":";
    }
    out += " [" + std::to_string(cell.column) + "] " + cell.text;
    if (cell.row_span > 1 || cell.column_span > 1) {
      out += " r" + std::to_string(cell.row_span) + "c" + std::to_string(cell.column_span);
    }
    if (cell.doubtful) out += " ?";
  }
  if (row >= 0) out += '\n';
  return out;
}

}  // namespace gouji
