// Several tables of a document that offer rows for the same table of a form. Parts of one table (a
// page break, an author who split it) do not overlap and form a chain; a second report on the same
// page, or last year's table beside this year's, overlaps and starts another. The better chain is
// read, the first of equals; fields on which a serious rival disagrees are marked.
#pragma once

#include <vector>

#include "schema/row_claim.h"

namespace gouji {

struct Chain {
  std::vector<RowClaim> claims;
  double worth = 0;  // sum of row scores
};

struct ChainChoice {
  Chain chosen;
  std::vector<Chain> others;
};

// `claims`: those for one table of the form, in document order.
ChainChoice choose_chain(const std::vector<RowClaim>& claims);

}  // namespace gouji
