// The columns that the figures of full rows stand in, and which of them the figures of a row with
// blank cells fill.
#pragma once

#include <vector>

#include "extract/line_words.h"
#include "extract/plain_lines.h"

namespace gouji {

struct FigureColumn {
  int x0 = 0;
  int x1 = 0;
};

// By row. Both are empty where nothing shows columns.
struct FigurePlaces {
  std::vector<std::vector<FigureColumn>> columns;
  std::vector<std::vector<int>> places;  // the column of each figure of a short row
};

// `width`: the figures of a full row. `rows` are those of all `lines` of a table; LineWords::line
// is an index into `lines`. Columns are those of one page, and end where a full row does not stand
// below the others: another page may begin without a sign. A short row is placed when its label
// stands beside its figures, each of them in one column, and no words among them.
FigurePlaces place_figures(const std::vector<PlainLine>& lines, const std::vector<LineWords>& rows,
                           std::size_t width);

// Whether a page begins between a row and the one before it.
bool breaks_page(const std::vector<PlainLine>& lines, const std::vector<LineWords>& rows,
                 std::size_t row);

}  // namespace gouji
