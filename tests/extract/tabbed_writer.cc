#include "tests/extract/tabbed_writer.h"

#include <cstddef>

namespace gouji {
namespace {

std::string row_of(const Table& table, const std::vector<int>& places, int row,
                   const TabbedWriterStyle& style) {
  std::string out;
  int written = -1;  // the last column with a field
  bool covered = false;
  for (int column = 0; column < table.columns; ++column) {
    const std::ptrdiff_t place = std::ptrdiff_t{row} * table.columns + column;
    const int index = places[static_cast<std::size_t>(place)];
    const Cell& cell = table.cells[static_cast<std::size_t>(index)];
    const bool starts = cell.row == row && cell.column == column;
    if (!starts && !style.every_place) {
      // A group above leaves one empty field in front of the labels.
      covered = covered || written < 0;
      continue;
    }
    if (written >= 0 || covered) out += '\t';
    covered = false;
    if (starts) out += cell.text;
    written = column;
  }
  if (style.trailing)
    out += std::string(static_cast<std::size_t>(table.columns - 1 - written), '\t');
  return out + "\n";
}

}  // namespace

TabbedWriterStyle random_tabbed_style(Random& random) {
  TabbedWriterStyle style;
  for (bool* flag : {&style.every_place, &style.trailing, &style.blank_lines}) {
    *flag = chance(random, 50);
  }
  return style;
}

std::string describe(const TabbedWriterStyle& style) {
  std::string out;
  if (style.every_place) out += "every_place ";
  if (style.trailing) out += "trailing ";
  if (style.blank_lines) out += "blank_lines ";
  return out;
}

std::string write_tabbed(const std::vector<Block>& blocks, const TabbedWriterStyle& style) {
  std::string out;
  bool behind_table = false;
  for (const Block& block : blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (style.blank_lines || (behind_table && table != nullptr)) out += '\n';
    behind_table = table != nullptr;
    if (table == nullptr) {
      out += std::get<Paragraph>(block).text + "\n";
      continue;
    }
    const std::vector<int> places = cell_places(*table);
    for (int row = 0; row < table->rows; ++row) out += row_of(*table, places, row, style);
  }
  return out;
}

}  // namespace gouji
