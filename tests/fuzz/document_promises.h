// What every reader promises of a Document, whatever the bytes were: checked by the fuzz targets.
#pragma once

#include <cstdlib>
#include <variant>
#include <vector>

#include "extract/document.h"
#include "normalize/result.h"
#include "normalize/text.h"

namespace gouji {

inline void require(bool condition) {
  if (!condition) std::abort();
}

// Cells lie inside the table, none on another, all text is UTF-8.
inline void check_table(const Table& table) {
  require(!table.cells.empty());
  for (const Cell& cell : table.cells) {
    require(cell.row >= 0 && cell.row_span >= 1 && cell.row + cell.row_span <= table.rows);
    require(cell.column >= 0 && cell.column_span >= 1 &&
            cell.column + cell.column_span <= table.columns);
    require(is_valid_utf8(cell.text));
  }
  const std::vector<int> places = cell_places(table);
  for (std::size_t index = 0; index < table.cells.size(); ++index) {
    const Cell& cell = table.cells[index];
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
        const auto place = static_cast<std::size_t>(row) * static_cast<std::size_t>(table.columns) +
                           static_cast<std::size_t>(column);
        require(places[place] == static_cast<int>(index));
      }
    }
  }
}

inline void check_blocks(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      require(!paragraph->text.empty() && is_valid_utf8(paragraph->text));
    } else {
      check_table(std::get<Table>(block));
    }
  }
}

// A document that keeps its promises, or a message in both languages.
inline void check_reading(const Result<Document>& document) {
  if (document) {
    check_blocks(document->blocks);
  } else {
    require(!document.error().message.zh.empty() && !document.error().message.en.empty());
  }
}

}  // namespace gouji
