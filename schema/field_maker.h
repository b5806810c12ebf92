// One cell of a report into one field of a record: its figure, its state, and whether a person
// should look.
#pragma once

#include <string>

#include "schema/record.h"
#include "schema/source_table.h"
#include "schema/target.h"

namespace gouji {

// What the mapping knows of a field beside its cell.
struct FieldPlace {
  const FormField* field = nullptr;
  const TargetColumn* column = nullptr;
  int row_label = -1;  // in the book, as printed
  int column_label = -1;
  double label = 1;        // how well the labels fit, 0 to 1
  bool unsure = false;     // of row, column or cell
  bool is_shared = false;  // the cell stands for several fields: whose figure it is nobody knows
};

// The field of cell `cell` of `table`; `cell` -1 where the table has no cell at that place.
Field make_field(const FieldPlace& place, const SourceTable& table, int cell,
                 const LabelBook& book);

// A field that was found nowhere.
Field missing_field(const FormField& field);

// The unit of money that a printed label names, 万元 or 元; empty when none.
std::string money_unit_of(std::string_view label);

// 万件 and the like, by which figures are a thousand times what they seem; empty when none.
std::string scaled_unit_of(std::string_view label);

}  // namespace gouji
