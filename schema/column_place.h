// Columns known by the headers over them; see column_map.h.
#pragma once

#include "schema/column_map.h"

namespace gouji {

struct PlacedColumns {
  ColumnMap map;
  // Whether no figures stand where no header is: else headers and figures may be shifted. A column
  // right between two that are known is not in doubt.
  bool is_consistent = true;
};

// `by_order`: what the header words say, read row by row.
PlacedColumns map_by_place(const SourceBlock& source, const TargetBlock& target, int caption,
                           const ColumnMap& by_order, const LabelBook& book);

}  // namespace gouji
