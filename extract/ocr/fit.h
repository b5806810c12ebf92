// Deciding the edges of a table whose rules are broken, faint, or lost to a fax or a seal. An edge
// is judged by its own coverage, by its neighbours on the same line (a rule does not come and go),
// by how whole the rules of this table are, and by the ink beside it: text that runs across a line
// says that no rule is there, figures well apart on both sides say that one is.
#pragma once

#include "extract/ocr/grid.h"
#include "extract/ocr/ink.h"

namespace gouji::ocr {

// Which edges are there: 1 or kAssumed; or not: 0 or kDenied.
Edges decide_edges(const Lattice& lattice, const Edges& coverage, const InkEvidence& ink,
                   double dpi);

// Measures and decides the edges, and builds the grid without the lines that parted nothing.
Grid settle(Lattice lattice, const Gray& picture, const Ridges& ridges, double dpi);

}  // namespace gouji::ocr
