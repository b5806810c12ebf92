// Tables wider than their page, as a browser prints a web page that is: what stands beyond the edge
// is lost without a trace but for the rules, which are drawn on.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/table.h"

namespace gouji {

// Doubts the cells of `table` at whose edge a rule of the upright page is cut off: that they are
// blank, or how their figures go on, nobody can see.
void doubt_cut_off(const std::vector<Ruling>& rulings, Table& table);

}  // namespace gouji
