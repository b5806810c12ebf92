// What a table is by its shape alone: how many cells stand in each of its rows. Where every label
// is false (a font whose Unicode lies) nothing can be read, but the fields that ought to be there
// can still be named, and marked, instead of being passed over in silence.
#pragma once

#include <optional>
#include <vector>

#include "schema/edition.h"
#include "schema/source_table.h"
#include "schema/target.h"

namespace gouji {

struct ShapeFit {
  std::vector<int> alternatives;  // by table of the form
  double cost = 0;                // of the alignment of row shapes
  double share = 0;               // of the form's rows that a row of the right shape was found for
};

// Aligns the rows of all tables with those of the form by their number of cells.
ShapeFit fit_shape(const std::vector<SourceTable>& sources, const Target& target);

// The form that the shapes fit, when the cells are doubtful and it has them nearly all.
EditionChoice choose_by_shape(const std::vector<SourceTable>& sources,
                              const std::vector<FormMap>& forms);

// Marks the choice between alternatives whose rows were all not found as not settled, and lets the
// shape say which is likelier.
void settle_alternatives(EditionChoice& choice, const std::vector<SourceTable>& sources,
                         const std::vector<FormMap>& forms);

}  // namespace gouji
