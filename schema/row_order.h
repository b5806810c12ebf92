// Rows of a scan whose labels are hardly legible, told by the rows around them.
//
// A row that was placed by the form's order alone is doubtful: the table may lack a row of the form
// and have one of its own. Where surely known rows stand above and below with as many rows between
// them as the form has, both would have to happen there, and no other edition may have as many
// rows there. What can be made out of the label must speak for the row, too, and less
// for any other; and so must half the labels between the two. A table that has lost one row and
// gained another has labels between them that speak for their neighbours.
#pragma once

#include <vector>

#include "schema/edition.h"
#include "schema/row_claim.h"

namespace gouji {

// Takes the doubt from claims of `choice` that only their labels make doubtful and all of this
// holds for. `rivals` are the other definitions of the same table.
void settle_by_order(std::vector<RowClaim>& claims, const TableChoice& choice,
                     const std::vector<TableChoice>& rivals, const std::vector<FormMap>& forms,
                     const LabelBook& book);

}  // namespace gouji
