// Tables that no vertical rule parts: with horizontal rules only, or with none at all. Rows are
// found by their figures, columns by the gaps between figures that stand below each other, and
// labels that run over several lines are given to the row they are set beside.
#pragma once

#include <vector>

#include "extract/rulings.h"
#include "extract/table.h"
#include "extract/text_line.h"

namespace gouji {

struct GapTable {
  Table table;  // Method::gaps, confidence below 1
  Box extent;   // around its lines
};

struct GapTables {
  std::vector<GapTable> tables;
  std::vector<TextLine> rest;  // lines that belong to none, in order
};

// `lines` from top to bottom, `rules` the horizontal lines among them (may be empty). A table needs
// two rows with a label and a figure, or one with three figures or below headings. A row alone at
// the head of a page, below nothing but what stands above `head`, may end the table of the page
// before: is_lone_row tells. Its columns are: group labels,
// labels, then figures. Cells are doubtful where a figure fits no column, and where a row has none
// in one: with no rule to show it, an empty cell and a figure read into its neighbour look the
// same.
GapTables find_gap_tables(std::vector<TextLine> lines, const std::vector<RuleLine>& rules, int page,
                          double head = -1);

// Whether the table is one row of fewer than three figures, which is none unless it goes on
// another.
bool is_lone_row(const Table& table);

}  // namespace gouji
