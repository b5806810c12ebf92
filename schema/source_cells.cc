#include "schema/source_cells.h"

#include <algorithm>

#include "extract/sequence.h"
#include "normalize/text.h"

namespace gouji {
namespace {

void inherit(SourceBlock& block, const SourceBlock& before) {
  std::vector<SourceColumn> columns = block.columns;
  if (columns.size() != before.columns.size()) {
    columns.erase(std::remove_if(columns.begin(), columns.end(),
                                 [](const SourceColumn& column) { return !column.has_figures; }),
                  columns.end());
  }
  if (block.by_place && columns.size() == before.columns.size()) {
    for (std::size_t place = 0; place < columns.size(); ++place) {
      columns[place].labels = before.columns[place].labels;
      columns[place].nearby = before.columns[place].nearby;
    }
    block.columns = std::move(columns);
  }
  block.header = before.header;
  block.has_header = true;
  block.inherited = true;
  if (block.titles.empty()) block.titles = before.titles;
}

// "2，其他法律…": a numbered label, its point misread. Printed figures have their notes in
// brackets.
bool is_numbered_label(const Table& table, const Figure& figure, const std::string& text) {
  if (table.method != Method::ocr || figure.note.empty()) return false;
  const std::u32string note = to_utf32(figure.note);
  return std::count_if(note.begin(), note.end(), is_han) >= 3 &&
         fold(text).find('(') == std::string::npos;
}

// Ink that nobody could read, or digits and points that are no number: on a scan, a figure that is
// illegible rather than a blank or a label.
bool is_illegible_figure(const Cell& cell, const Figure& figure) {
  constexpr int fewest_digits = 2;  // one is what is left of a label's number: "3."
  if (figure.state == FigureState::blank) return !cell.text_box.is_empty();
  if (figure.state != FigureState::text) return false;
  int digits = 0;
  for (const char32_t character : to_utf32(fold(cell.text))) {
    const bool is_digit = character >= U'0' && character <= U'9';
    if (!is_digit && character != U',' && character != U'.' && character != U':') return false;
    digits += is_digit ? 1 : 0;
  }
  return digits >= fewest_digits;
}

}  // namespace

std::vector<SourceCell> read_cells(const Table& table, bool transposed, LabelBook& book) {
  std::vector<SourceCell> cells;
  cells.reserve(table.cells.size());
  for (std::size_t origin = 0; origin < table.cells.size(); ++origin) {
    const Cell& from = table.cells[origin];
    if (from.row < 0 || from.column < 0 || from.row >= table.rows || from.column >= table.columns) {
      continue;
    }
    SourceCell cell;
    cell.origin = static_cast<int>(origin);
    cell.row = transposed ? from.column : from.row;
    cell.column = transposed ? from.row : from.column;
    cell.row_span = std::max(1, transposed ? from.column_span : from.row_span);
    cell.column_span = std::max(1, transposed ? from.row_span : from.column_span);
    cell.figure = read_figure(from.text);
    if (is_numbered_label(table, cell.figure, from.text)) {
      cell.figure = {};
      cell.figure.state = FigureState::text;
    }
    if (table.method == Method::ocr && is_illegible_figure(from, cell.figure)) {
      cell.figure = {};
      cell.figure.state = FigureState::text;
      cell.kind = CellKind::figure;
      cells.push_back(std::move(cell));
      continue;
    }
    // A line of its own that is 三 alone is likelier a piece of a label (三、本年度办理结果).
    if (table.arrangement == Arrangement::sequence && cell.figure.state == FigureState::number &&
        !is_figure_cell(from.text)) {
      cell.figure = {};
      cell.figure.state = FigureState::text;
    }
    switch (cell.figure.state) {
      case FigureState::number:
      case FigureState::nil:
        cell.kind = CellKind::figure;
        break;
      case FigureState::blank:
        cell.kind = CellKind::empty;
        break;
      case FigureState::text:
        cell.kind = CellKind::text;
        cell.label = book.add_printed(from.text);
        break;
    }
    cells.push_back(std::move(cell));
  }
  return cells;
}

std::vector<int> cells_over(const SourceTable& table, int row) {
  std::vector<int> cells;
  for (int column = 0; column < table.columns; ++column) {
    const int index = table.at(row, column);
    if (index >= 0 && (cells.empty() || cells.back() != index)) cells.push_back(index);
  }
  return cells;
}

int joined_label(LabelBook& book, int first, int second) {
  if (first < 0) return second;
  if (second < 0) return first;
  const std::string text = book.text_of(first) + book.text_of(second);
  return book.add_printed(text);
}

bool is_row_label(const LabelBook& book, int label) {
  const double row = book.affinity(label, LabelRole::row);
  return row >= known_label && row > book.affinity(label, LabelRole::title) &&
         row > book.affinity(label, LabelRole::note);
}

bool is_group_label(const LabelBook& book, int label) {
  return book.affinity(label, LabelRole::row_group) >= known_label;
}

bool is_column_label(const LabelBook& book, int label) {
  return book.affinity(label, LabelRole::column) >= known_label ||
         book.affinity(label, LabelRole::column_group) >= known_label;
}

bool is_pure_column_label(const LabelBook& book, int label) {
  return is_column_label(book, label) && !is_row_label(book, label) && !is_group_label(book, label);
}

bool is_title_label(const LabelBook& book, int label) {
  const double title =
      std::max(book.affinity(label, LabelRole::title), book.affinity(label, LabelRole::note));
  return title >= known_label && title > book.affinity(label, LabelRole::row) &&
         title > book.affinity(label, LabelRole::column);
}

void describe(SourceRow& row, const SourceTable& table, const LabelBook& book) {
  int filled = 0;
  bool consecutive = true;
  int expected = 1;
  for (const int index : row.figures) {
    const SourceCell& cell = table.cell(index);
    if (cell.kind == CellKind::figure) row.has_figures = true;
    if (cell.kind == CellKind::empty) continue;
    ++filled;
    const bool next = cell.kind == CellKind::figure && cell.figure.state == FigureState::number &&
                      cell.figure.value == Decimal(expected);
    if (!next) consecutive = false;
    ++expected;
  }
  row.is_numbering = consecutive && filled >= 3 && !is_row_label(book, row.label);
}

SourceTable read_source_table(const Table& table, int index, LabelBook& book) {
  return table.arrangement == Arrangement::sequence ? read_sequence_table(table, index, book)
                                                    : read_grid_table(table, index, false, book);
}

SourceTable read_transposed(const Table& table, int index, LabelBook& book) {
  return read_grid_table(table, index, true, book);
}

void inherit_headers(std::vector<SourceTable>& tables) {
  const SourceBlock* before = nullptr;
  for (SourceTable& table : tables) {
    for (SourceBlock& block : table.blocks) {
      if (!block.has_header && before != nullptr && before->has_header) inherit(block, *before);
      before = &block;
    }
  }
}

}  // namespace gouji
