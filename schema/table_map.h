// Which row of a table is which row of a form: the alignment of their label sequences.
#pragma once

#include <vector>

#include "schema/column_map.h"
#include "schema/source_table.h"
#include "schema/target.h"

namespace gouji {

struct RowMatch {
  int block = 0;   // into SourceTable::blocks
  int row = 0;     // into SourceBlock::rows
  int target = 0;  // into Target::rows
  int joined = 1;  // 2: this row and the next one are one that a break cut
  double score = 0;
  double label = 0;        // similarity of the row's own label, 1 where the form has none
  double margin = 0;       // of the alignment
  bool assumed = false;    // no header says that the columns are the form's
  bool contested = false;  // another row has figures for the same columns
};

// One table of a document against one form.
struct TableMap {
  const SourceTable* source = nullptr;
  std::vector<RowMatch> rows;
  std::vector<ColumnMap> columns;  // source blocks × target blocks, row-major

  const ColumnMap& columns_of(int source_block, int target_block, const Target& target) const {
    return columns[static_cast<std::size_t>(source_block) * target.blocks.size() +
                   static_cast<std::size_t>(target_block)];
  }
};

// `left_out`: of each row of the form, whether it is not to be matched; empty for none.
TableMap map_table(const SourceTable& source, const Target& target, LabelBook& book,
                   const std::vector<bool>& left_out = {});

}  // namespace gouji
