// Rows that a page break cut, of which a part was taken for no row of the form: word processors
// break rows by default, and the last digits of figures that are wrapped in narrow cells stand on
// the next page then, 1234 and 5. What is left of a label there says nothing, or is taken for
// another row's (复申请 of 4.无正当理由大量反复申请).
#pragma once

#include <vector>

#include "schema/record_maker.h"

namespace gouji {

// Doubts the claimed row on one side of a page break where the row on the other side, with figures
// in the same columns by their boxes, is claimed by none and the lower one has no number.
void doubt_cut_rows(const std::vector<SourceTable>& sources, const LabelBook& book,
                    std::vector<MappedTable>& tables);

// Doubts all rows of a block of which only the order of labels and figures is known where figures
// enough for a row are nobody's: where the figures of each row stand in front of its label, each
// label has those of the next row behind it, and all sums come out.
void doubt_shifted_rows(const std::vector<SourceTable>& sources, std::vector<MappedTable>& tables);

}  // namespace gouji
