#include "schema/column_map.h"

#include <algorithm>

#include "schema/column_order.h"
#include "schema/column_place.h"

namespace gouji {

double column_score(const std::vector<int>& labels, const std::vector<int>& around,
                    const TargetColumn& column, const LabelBook& book) {
  double own = 0;
  for (const int label : labels) own = std::max(own, book.similarity(label, column.label));
  if (own < 0.4) return 0;
  if (column.groups.empty()) return own;
  double group = 0;
  for (const std::vector<int>* list : {&labels, &around}) {
    for (const int label : *list)
      group = std::max(group, book.similarity(label, column.groups.back()));
  }
  // A header without any group says nothing; one with another group speaks against the column.
  constexpr double no_group = 0.7;
  if (labels.size() < 2) group = std::max(group, no_group);
  return own * (0.7 + 0.3 * group);
}

ColumnMap map_columns(const SourceBlock& source, const TargetBlock& target, int caption,
                      const LabelBook& book) {
  ColumnMap by_order = map_by_order(source, target, book);
  if (!source.by_place) return by_order;
  PlacedColumns by_place = map_by_place(source, target, caption, by_order, book);
  const double quality = by_place.map.quality;
  if (quality > 0 && (by_place.is_consistent || by_place.map.assumed)) return by_place.map;
  return by_order.quality > 0 || quality == 0 ? by_order : by_place.map;
}

}  // namespace gouji
