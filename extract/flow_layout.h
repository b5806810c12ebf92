// Tables that lay out a page are not tables: they are opened and what they hold takes their place.
#pragma once

#include <vector>

#include "extract/flow.h"

namespace gouji {

// `flow` with every layout table replaced by the content of its cells, in order. What is left of
// FlowTable holds text; tables nested in such a table follow it.
//
// A table lays out when it has one column, when it holds other tables and no grid of its own
// (fewer than ten plain cells, or fewer than the tables within have), or when a cell of a small
// table holds prose: several paragraphs of more than 300 characters together. Statutory cells are
// at most one explained label, some 120 characters.
std::vector<FlowBlock> open_layout_tables(std::vector<FlowBlock> flow);

}  // namespace gouji
