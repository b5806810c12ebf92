// A form made ready for mapping: all its rows in one sequence, its labels in the book.
#pragma once

#include <vector>

#include "schema/form.h"
#include "schema/label_book.h"

namespace gouji {

struct TargetColumn {
  int label = -1;           // ids in the book
  std::vector<int> groups;  // from the outside in
  bool is_signed = false;   // a change (增/减): the one kind of figure that may be negative
};

// The columns that rows of one block share.
struct TargetBlock {
  int table = 0;  // into Form::tables
  int title = -1;
  bool is_labelled = true;  // its rows have labels; 四 has one row without
  std::vector<TargetColumn> columns;

  int size() const { return static_cast<int>(columns.size()); }
};

struct TargetRow {
  int table = 0;
  int alternative = -1;  // as in FormField
  int row = 0;           // as in FormField
  int block = 0;         // into Target::blocks
  int label = -1;
  std::vector<int> groups;  // from the outside in
};

struct Target {
  const Form* form = nullptr;
  std::vector<TargetBlock> blocks;
  // In form order. Rows of an alternative stand behind those that they replace: a table never has
  // both, but what it has is only known when its labels have been aligned.
  std::vector<TargetRow> rows;
};

// `index` tells the forms of one book apart. `form` must outlive both.
Target make_target(const Form& form, int index, LabelBook& book);

}  // namespace gouji
