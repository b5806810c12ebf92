// Two parts of one table, cut by a page break → one table.
#pragma once

#include <optional>

#include "extract/document.h"

namespace gouji {

// Whether `below`, the first table of a page, can go on `above`, the last of the page before: their
// left and right edges agree.
bool can_join(const Table& above, const Table& below);

// `above` with the rows of `below` added. Columns are matched by their edges; header rows that
// `below` repeats are dropped; a row cut by the break, and group labels that run on, are joined.
Table join_tables(Table above, Table below);

// Doubts the last row of `above` where the page after it begins with figures that nothing names and
// that cannot be joined: they may be the second line of its own. `below` is the first block there;
// the first row of a table is doubted too.
void doubt_remains(Table& above, Block& below);

}  // namespace gouji
