// Parts of reading a source table that the grid and the sequence reader share.
#pragma once

#include "schema/source_table.h"

namespace gouji {

// From this similarity on a printed label is taken for one that the forms know.
inline constexpr double known_label = 0.75;

// The cells of `table`, read; those outside the grid left out.
std::vector<SourceCell> read_cells(const Table& table, bool transposed, LabelBook& book);

// The distinct cells that cover a row, from the left, as indices.
std::vector<int> cells_over(const SourceTable& table, int row);

// The label of several cells run together, as when a break cut it.
int joined_label(LabelBook& book, int first, int second);

bool is_row_label(const LabelBook& book, int label);
bool is_group_label(const LabelBook& book, int label);
bool is_column_label(const LabelBook& book, int label);  // or that of a group of columns
// A column's label and nothing else: 其他 and 总计 name rows as well.
bool is_pure_column_label(const LabelBook& book, int label);
bool is_title_label(const LabelBook& book, int label);  // or a note of the form

// Sets has_figures and is_numbering from the row's figures.
void describe(SourceRow& row, const SourceTable& table, const LabelBook& book);

SourceTable read_sequence_table(const Table& table, int index, LabelBook& book);
SourceTable read_grid_table(const Table& table, int index, bool transposed, LabelBook& book);

}  // namespace gouji
