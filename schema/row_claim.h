// What a matched row offers to its form row: a cell for each of its columns.
#pragma once

#include <vector>

#include "schema/table_map.h"

namespace gouji {

struct ClaimedCell {
  int cell = -1;          // into SourceTable::cells; -1 when the table has none there
  int column_label = -1;  // in the book
  double score = 0;       // how well the column's header fits
  bool unsure = false;
};

struct RowClaim {
  const SourceTable* source = nullptr;
  int block = 0;   // of the source
  int row = 0;     // into the block's rows: the one with the figures
  int target = 0;  // into Target::rows
  int row_label = -1;
  double score = 0;
  double label = 1;
  bool unsure = false;         // of the row as a whole
  bool only_by_order = false;  // unsure for nothing but its label; see row_order.h
  bool is_readable = true;     // false: which figure is whose cannot be told, and no cell is given
  std::vector<ClaimedCell> cells;  // one for each column of the form's block

  // For more than its label.
  void doubt() {
    unsure = true;
    only_by_order = false;
  }
};

// The claims of all rows that `map` matched.
std::vector<RowClaim> claims_of(const TableMap& map, const Target& target, const LabelBook& book);

// Doubts claims beside whose row there is another with figures that nobody claims, and no label to
// say what it is: this year's, maybe, where the other is last year's. `claims`: those of one table.
void doubt_twins(std::vector<RowClaim>& claims, const LabelBook& book);

// Doubts all parts of a row without a label (四) where one of them is in doubt as a whole: its
// title may stand below it, and so may theirs.
void doubt_parts(std::vector<RowClaim>& claims, const Target& target);

}  // namespace gouji
