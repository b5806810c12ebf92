// Rows with figures that no row of the form claims, and what they put in doubt.
//
// A page break cuts rows: word processors break them by default, and the last digits of figures
// that are wrapped in narrow cells stand on the next page then, 1234 and 5. What is left of a label
// there says nothing, or is taken for another row's (复申请 of 4.无正当理由大量反复申请).
//
// Where only the order of labels and figures is known, the figures of each row may stand in front
// of its label: each label has those of the next row behind it, and all sums come out.
#pragma once

#include <vector>

#include "schema/record_maker.h"

namespace gouji {

// Doubts the claimed row on one side of a page break where the row on the other side, with figures
// in the same columns by their boxes, is claimed by none and the lower one has no number; and all
// rows of a block in sequence of which figures enough for a row are nobody's, unless they stand
// where the form has the one row that is missing.
void doubt_beside_unclaimed(const std::vector<SourceTable>& sources, const LabelBook& book,
                            std::vector<MappedTable>& tables);

}  // namespace gouji
