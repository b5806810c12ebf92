// Tables of a source without pages as the form has them: two that the author cut from one are one,
// and columns that only spans made are gone.
#pragma once

#include <vector>

#include "extract/document.h"

namespace gouji {

// Joins a table to the one before it when nothing but 续表 stands between, both have the same three
// or more columns, and the second begins in the middle: its first row is a row of figures, or it
// repeats the header rows of the first (they are dropped) and goes on with another row. A second
// table that begins like the first is another table.
void join_split_tables(std::vector<Block>& blocks);

// Removes the columns in which no cell begins: <td colspan="1000"> over four columns is a cell over
// four columns.
void drop_unused_columns(Table& table);

enum class CellKind { blank, figure, text };  // a dash or 无 counts as a figure

CellKind kind_of(const std::string& text);

}  // namespace gouji
