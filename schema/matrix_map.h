// A table of one row without a label (四) that an author turned round: its groups or its columns
// set as rows, or groups against columns. Each figure then has its names at the left and on top,
// and the names of the form's columns are found among both.
#pragma once

#include <optional>

#include "schema/row_claim.h"

namespace gouji {

// The claim of `target_row`, a row without a label, by the figures of one block of `source`;
// nothing when too few of them have the names of its columns.
std::optional<RowClaim> map_matrix(const SourceTable& source, const Target& target, int target_row,
                                   const LabelBook& book);

}  // namespace gouji
