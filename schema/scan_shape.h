// A table of a scan whose labels are beyond recognition, known by its lines alone: the form says
// how many cells each line has, titles and headers included, and the rules of a scan are often
// whole where its characters are not. On a page blurred by two pixels the grids of 二 and 四 were
// read cell for cell, with every figure, and no label of theirs.
//
// Only a table that has every line of the form's where it belongs, and no other among them, is
// taken; its fields are all left to a person.
#pragma once

#include <vector>

#include "schema/edition.h"
#include "schema/row_claim.h"

namespace gouji {

// The claims for all rows of the form's table `choice`, from tables of `map` that hardly have rows
// of another one; empty where no table has its lines, or more than one.
std::vector<RowClaim> claims_by_lines(const std::vector<SourceTable>& sources, const FormMap& map,
                                      const TableChoice& choice);

}  // namespace gouji
