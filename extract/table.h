// A table as any reader yields it: cells with their place in a grid, their text as printed, and
// where that text was found.
#pragma once

#include <string>
#include <vector>

#include "extract/geometry.h"

namespace gouji {

struct Cell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::string text;       // as printed, UTF-8; lines joined without a space between Han characters
  int page = 0;           // from 1; 0 where the source has no pages
  Box box;                // the cell where it has rulings, else its text; {} without pages
  Box text_box;           // around the glyphs of `text`; {} when empty or without pages
  double confidence = 1;  // of the text; below 1 for OCR and for inferred structure
  bool doubtful = false;  // a person should look: false Unicode, unsure structure, unsure order
  std::string path;       // where in a source without pages; empty: where the table is
  // Of a doubtful cell of a picture: its text once more, where nothing but the reading is in doubt
  // and one recogniser is sure of it. A sum that comes out may settle it (schema/vouched.h).
  std::string likely;
};

// What the places of the cells mean.
enum class Arrangement {
  grid,      // row and column are true
  sequence,  // only the order of the cells is true: one cell a line, the grid was lost
};

// How the cells were found; the `method` column of cells.csv. No table is of `prose`: it is that of
// a field which a sentence states.
enum class Method { ruled, gaps, html, docx, text, ocr, prose };

struct Table {
  int rows = 0;
  int columns = 0;
  Arrangement arrangement = Arrangement::grid;
  Method method = Method::ruled;
  std::vector<Cell> cells;  // by row, then column; spanned places have no cell of their own
  std::string path;         // where in a source without pages: an element path or a line number

  // Adds nothing that is not in the table: a text drawing of it, one line a row, spans shown as
  // "r2c3" behind the text, for tests and bug reports.
  std::string dump() const;
};

// Around the cells on that page; of all pages where `page` is 0.
Box box_of(const Table& table, int page = 0);

// Index into table.cells of the cell that covers each place, row-major rows × columns; -1 for none.
std::vector<int> cell_places(const Table& table);

}  // namespace gouji
