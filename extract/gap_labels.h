// Labels beside the rows of a table that no rule parts.
#pragma once

#include <vector>

#include "extract/gap_row.h"
#include "extract/rulings.h"
#include "extract/text_line.h"

namespace gouji {

// Gives each of `lines`, what stands to the left of the figures from top to bottom, to the row it
// is a label of, to that row's group, or to a row of headings. Rows that may have got another's
// label, or have lost theirs, are doubtful. `rows` from top to bottom, `rules` the horizontal ones.
void place_labels(std::vector<GapRow>& rows, const std::vector<const TextLine*>& lines,
                  const std::vector<RuleLine>& rules);

}  // namespace gouji
