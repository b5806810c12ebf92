// A table of a document as the mapper sees it: cells read as figures or labels, rows told apart
// into headers and data, data rows in blocks that share a header. Nothing here decides what a row
// is in a form; only how labels and figures stand to each other.
//
// Where the places of cells can be trusted, a figure's column is its place (`by_place`). Where they
// cannot (text whose tabs were lost, one cell a line), all that is left is the order of the cells:
// a row's label and the figures behind it.
#pragma once

#include <string>
#include <vector>

#include "extract/table.h"
#include "normalize/figure.h"
#include "schema/label_book.h"

namespace gouji {

// figure: a number or a dash, or on a scan one that is illegible (its state is text)
enum class CellKind { empty, figure, text };

struct SourceCell {
  int origin = 0;  // index into Table::cells
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  CellKind kind = CellKind::empty;
  Figure figure;
  int label = -1;  // in the book, for text
};

// A column of figures with its header. Neighbouring places that the same cells cover are one.
struct SourceColumn {
  int column = 0;           // its first place in the grid
  std::vector<int> labels;  // header labels over it, from the outside in
  std::vector<int> nearby;  // to the left in a header row that is empty here: the span may be lost
  bool has_figures = false;
  int begun = 0;  // rows in which a cell with figures begins here
};

struct SourceRow {
  int row = 0;
  int label = -1;           // its own: the innermost
  std::vector<int> groups;  // labels beside and above that it stands under
  std::vector<int>
      figures;    // cells behind the label in order: figures, empty ones, unreadable ones
  int cells = 0;  // all cells of the row: rows of one shape have lost their places alike
  bool has_figures = false;
  bool is_other_year = false;  // than the one reported on (named_year.h)
  bool is_doubtful = false;    // it may be another year's
  bool is_numbering = false;   // 1 2 3 …: numbers of columns, most likely
};

struct SourceBlock {
  std::vector<int> titles;  // 第二十条第（一）项
  // Header labels by row, in reading order. One row in a sequence.
  std::vector<std::vector<int>> header;
  std::vector<SourceColumn> columns;  // for by_place
  bool by_place = true;
  bool by_gaps = false;        // columns that no rule shows: headers may stand beside their figures
  bool is_recognised = false;  // from a picture: headers may be beyond recognition
  bool has_header = false;     // with a label that some form knows for a column
  bool inherited = false;      // the header is that of the block before
  std::vector<SourceRow> rows;
};

struct SourceTable {
  int index = 0;  // among the document's tables
  const Table* table = nullptr;
  bool transposed = false;
  bool is_sequence = false;
  bool is_other_year = false;  // than the one reported on (named_year.h)
  int caption = -1;            // label of the paragraph in front
  int rows = 0;
  int columns = 0;
  std::vector<SourceCell> cells;
  std::vector<int> places;  // cell_places
  std::vector<SourceBlock> blocks;

  // Index of the cell that covers the place, -1 for none.
  int at(int row, int column) const {
    return places[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                  static_cast<std::size_t>(column)];
  }
  const SourceCell& cell(int index_of_cell) const {
    return cells[static_cast<std::size_t>(index_of_cell)];
  }
  const Cell& original(int index_of_cell) const {
    return table->cells[static_cast<std::size_t>(cell(index_of_cell).origin)];
  }
};

// `table` must outlive the result.
SourceTable read_source_table(const Table& table, int index, LabelBook& book);

// The same with rows and columns exchanged: labels on top, headers at the left.
SourceTable read_transposed(const Table& table, int index, LabelBook& book);

// Gives blocks without a header that of the block before them, in the same table or the one before:
// a page break cuts tables behind their header, and a block's title from its rows. The columns are
// taken over in order, when there are as many.
void inherit_headers(std::vector<SourceTable>& tables);

}  // namespace gouji
