#include "tests/schema/table_drawing.h"

#include <algorithm>
#include <cassert>

#include "normalize/text.h"

namespace gouji {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::vector<std::string>> rows_of(std::string_view drawing) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string_view line : split(drawing, '\n')) {
    if (trim(line).empty()) continue;
    std::vector<std::string>& row = rows.emplace_back();
    for (const std::string_view cell : split(line, '|')) row.emplace_back(trim(cell));
  }
  return rows;
}

Cell make_cell(std::string text, int row, int column, int page) {
  Cell cell;
  cell.row = row;
  cell.column = column;
  cell.page = page;
  if (!text.empty() && text.back() == '?') {
    text.pop_back();
    cell.doubtful = true;
  }
  cell.text = std::move(text);
  cell.box = {column * 10.0, row * 10.0, column * 10.0 + 10, row * 10.0 + 10};
  return cell;
}

}  // namespace

Table draw_table(std::string_view drawing, int page) {
  const std::vector<std::vector<std::string>> rows = rows_of(drawing);
  Table table;
  table.rows = static_cast<int>(rows.size());
  for (const auto& row : rows) {
    table.columns = std::max(table.columns, static_cast<int>(row.size()));
  }
  std::vector<int> places(static_cast<std::size_t>(table.rows * table.columns), -1);
  const auto place = [&](int row, int column) -> int& {
    return places[static_cast<std::size_t>(row * table.columns + column)];
  };
  for (int row = 0; row < table.rows; ++row) {
    const auto& texts = rows[static_cast<std::size_t>(row)];
    for (int column = 0; column < static_cast<int>(texts.size()); ++column) {
      const std::string& text = texts[static_cast<std::size_t>(column)];
      if (text == "~") continue;
      if (text == "<" || text == "^") {
        const int index = text == "<" ? place(row, column - 1) : place(row - 1, column);
        assert(index >= 0);
        place(row, column) = index;
        Cell& cell = table.cells[static_cast<std::size_t>(index)];
        cell.row_span = std::max(cell.row_span, row - cell.row + 1);
        cell.column_span = std::max(cell.column_span, column - cell.column + 1);
        continue;
      }
      place(row, column) = static_cast<int>(table.cells.size());
      table.cells.push_back(make_cell(text, row, column, page));
    }
  }
  return table;
}

Table draw_ragged(std::string_view drawing) {
  Table table = draw_table(drawing, 0);
  table.method = Method::text;
  return table;
}

Table draw_sequence(std::string_view lines) {
  Table table;
  table.arrangement = Arrangement::sequence;
  table.method = Method::text;
  table.columns = 1;
  for (const std::string_view line : split(lines, '\n')) {
    std::string_view text = trim(line);
    while (!text.empty() && text.back() == '|') text = trim(text.substr(0, text.size() - 1));
    if (text.empty()) continue;
    table.cells.push_back(
        make_cell(text == "<empty>" ? std::string() : std::string(text), table.rows++, 0, 0));
  }
  return table;
}

Document document_of(std::vector<Table> tables) {
  Document document;
  for (Table& table : tables) document.blocks.emplace_back(std::move(table));
  return document;
}

}  // namespace gouji
