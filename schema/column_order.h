// Columns known by their order only; see column_map.h.
#pragma once

#include "schema/column_map.h"

namespace gouji {

// The form's columns in its order, as far as the header words of `source` allow it.
ColumnMap map_by_order(const SourceBlock& source, const TargetBlock& target, const LabelBook& book);

}  // namespace gouji
