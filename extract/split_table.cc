#include "extract/split_table.h"

#include <algorithm>
#include <utility>

#include "normalize/figure.h"

namespace gouji {
namespace {

constexpr int least_columns = 3;
constexpr int most_joined_rows = 400;
constexpr std::size_t most_figure_bytes = 80;
constexpr std::size_t most_continuation_bytes = 30;

using Row = std::vector<const Cell*>;

std::vector<Row> rows_of(const Table& table) {
  std::vector<Row> rows(static_cast<std::size_t>(table.rows));
  for (const Cell& cell : table.cells) {
    if (cell.row < table.rows) rows[static_cast<std::size_t>(cell.row)].push_back(&cell);
  }
  return rows;
}

// Labels at the left, then only figures and blanks: at least half of the columns.
bool is_data_row(const Row& row, int columns) {
  int values = 0;
  bool any_label = false;
  for (const Cell* cell : row) {
    if (kind_of(cell->text) == CellKind::text) {
      if (values > 0) return false;
      any_label = true;
    } else {
      values += cell->column_span;
    }
  }
  return any_label && values > 0 && 2 * values >= columns - 1;
}

std::size_t header_rows(const std::vector<Row>& rows, int columns) {
  std::size_t count = 0;
  while (count < rows.size() && !is_data_row(rows[count], columns)) ++count;
  return count;
}

bool same_row(const Row& a, const Row& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Cell* x, const Cell* y) {
    return x->column == y->column && x->column_span == y->column_span && x->text == y->text;
  });
}

// How many rows at the top of `second` repeat `first`, when it continues it; nothing when it is a
// table of its own.
bool continues(const Table& first, const Table& second, std::size_t& repeated) {
  if (first.columns != second.columns || first.columns < least_columns) return false;
  if (first.rows + second.rows > most_joined_rows) return false;
  const std::vector<Row> above = rows_of(first);
  const std::vector<Row> below = rows_of(second);
  const std::size_t header_above = header_rows(above, first.columns);
  repeated = header_rows(below, second.columns);
  if (header_above == above.size() || repeated == below.size()) return false;
  if (repeated == 0) return !same_row(above[header_above], below[0]);
  if (repeated != header_above) return false;
  for (std::size_t row = 0; row < repeated; ++row) {
    if (!same_row(above[row], below[row])) return false;
  }
  const auto label = [](const Row& row) { return row.front()->text; };
  return label(above[repeated]) != label(below[repeated]);
}

void append_rows(Table& table, Table&& more, int from_row) {
  for (Cell& cell : more.cells) {
    if (cell.row + cell.row_span <= from_row) continue;
    if (cell.row < from_row) {  // reaches out of the repeated header
      cell.row_span -= from_row - cell.row;
      cell.row = from_row;
    }
    cell.row += table.rows - from_row;
    table.cells.push_back(std::move(cell));
  }
  table.rows += more.rows - from_row;
}

bool says_continued(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr && paragraph->text.size() <= most_continuation_bytes &&
         paragraph->text.find("续") != std::string::npos;
}

}  // namespace

CellKind kind_of(const std::string& text) {
  if (text.size() > most_figure_bytes) return CellKind::text;
  switch (read_figure(text).state) {
    case FigureState::blank:
      return CellKind::blank;
    case FigureState::number:
    case FigureState::nil:
      return CellKind::figure;
    case FigureState::text:
      break;
  }
  return CellKind::text;
}

void join_split_tables(std::vector<Block>& blocks) {
  std::vector<Block> joined;
  joined.reserve(blocks.size());
  std::ptrdiff_t last_table = -1;
  for (Block& block : blocks) {
    auto* table = std::get_if<Table>(&block);
    if (table == nullptr) {
      if (!says_continued(block)) last_table = -1;
      joined.push_back(std::move(block));
      continue;
    }
    std::size_t repeated = 0;
    if (last_table >= 0) {
      auto& first = std::get<Table>(joined[static_cast<std::size_t>(last_table)]);
      if (continues(first, *table, repeated)) {
        append_rows(first, std::move(*table), static_cast<int>(repeated));
        continue;
      }
    }
    last_table = static_cast<std::ptrdiff_t>(joined.size());
    joined.push_back(std::move(block));
  }
  blocks = std::move(joined);
}

void drop_unused_columns(Table& table) {
  std::vector<int> place(static_cast<std::size_t>(table.columns) + 1, 0);
  for (const Cell& cell : table.cells) place[static_cast<std::size_t>(cell.column)] = 1;
  int used = 0;
  for (int& column : place) {
    const int begins = column;
    column = used;  // how many columns before this one are used
    used += begins;
  }
  if (used == table.columns) return;
  for (Cell& cell : table.cells) {
    const auto end =
        static_cast<std::size_t>(std::min(cell.column + cell.column_span, table.columns));
    cell.column_span = place[end] - place[static_cast<std::size_t>(cell.column)];
    cell.column = place[static_cast<std::size_t>(cell.column)];
  }
  table.columns = used;
}

}  // namespace gouji
