// Rows of figures of a grid: which label each has, and which groups it stands under.
#pragma once

#include <vector>

#include "schema/source_table.h"

namespace gouji {

// Rows are to be read from the top: a group's name counts for those below it.
class RowReader {
 public:
  // `table` with its cells placed; it must outlive the reader.
  RowReader(const SourceTable& table, LabelBook& book) : source_(table), book_(book) {}

  // Where places are true: figures are all cells from column `begin` on.
  SourceRow read(int row, int begin);

  // Where they are not: the label is what stands before the figures.
  SourceRow read_ragged(int row);

 private:
  bool is_known(int index) const;

  // `labels`: the label cells over the row, from the left; `own`: those that begin in it.
  void take_labels(SourceRow& row, const std::vector<int>& labels, const std::vector<int>& own);

  const SourceTable& source_;
  LabelBook& book_;
  int last_group_ = -1;
};

}  // namespace gouji
