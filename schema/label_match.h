// How a printed label was found to be one of the form: the comparison that the mapper makes, once
// more for one field. It depends on the two labels and the form alone, so a dataset that keeps the
// printed labels need not keep the scores.
#pragma once

#include <string>
#include <string_view>

#include "schema/form.h"

namespace gouji {

struct LabelMatch {
  std::string printed;                  // by the report; empty where no label was found
  const FormLabel* official = nullptr;  // null where the form has none: the one row of 四
  double score = 0;                     // LabelBook::similarity of the two, 0 to 1
  std::string next;                     // the form's label that is the next best in this table
  double next_score = 0;
};

struct FieldLabels {
  LabelMatch row;
  LabelMatch column;
};

// `field` is one of `form`; the labels are those of Field::row_label and Field::column_label.
FieldLabels match_labels(const Form& form, const FormField& field, std::string_view row_label,
                         std::string_view column_label);

}  // namespace gouji
