// Tables drawn in text, for tests of the mapper:
//
//   信息内容 | 本年制发件数 | 本年废止件数
//   规章     | 3            | <
//
// A line is a row, | separates cells, `<` continues the cell at the left and `^` the one above, `~`
// is a place without a cell, ? behind a text marks the cell doubtful.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace gouji {

// Page and box are made up: row and column times ten points.
Table draw_table(std::string_view drawing, int page = 1);

// Cells of a line become columns without spans, however many there are: text whose tabs were lost.
Table draw_ragged(std::string_view drawing);

// A cell a line; the grid is lost. Lines with nothing but | are left out, <empty> is an empty cell.
Table draw_sequence(std::string_view lines);

Document document_of(std::vector<Table> tables);

}  // namespace gouji
