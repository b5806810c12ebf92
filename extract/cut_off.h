// Tables wider than their page, as a browser prints a web page that is. What stands beyond the edge
// is lost; what tells of it are rules that are drawn on, and glyphs that a word processor sets
// there.
#pragma once

#include "extract/page.h"
#include "extract/table.h"

namespace gouji {

// Doubts the cells of `table`, on the upright `page`, at whose edge a rule is cut off or beside
// which glyphs stand beyond the page: that they are blank, or how their figures go on, nobody can
// see.
void doubt_cut_off(const Page& page, Table& table);

}  // namespace gouji
