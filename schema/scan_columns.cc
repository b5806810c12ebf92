#include "schema/scan_columns.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "schema/source_cells.h"

namespace gouji {
namespace {

// Whether the header is the name of another column, of this form or another.
bool names_other(const ColumnMatches& columns, int target_column) {
  const std::vector<int>& labels = columns.source(columns.match(target_column).column).labels;
  return std::any_of(labels.begin(), labels.end(), [&](int label) {
    return columns.book().affinity(label, LabelRole::column) >= known_label &&
           columns.book().similarity(label, columns.target(target_column).label) < known_label;
  });
}

// Whether half of the header can be read, and is like no other column's.
bool speaks_for(const ColumnMatches& columns, int target_column) {
  constexpr double half = 0.5;
  constexpr double clearly = 0.1;  // more
  const TargetColumn& own = columns.target(target_column);
  const int label = columns.match(target_column).label;
  const double likeness = columns.book().similarity(label, own.label);
  const std::vector<TargetColumn>& all = columns.target().columns;
  return likeness >= half && std::none_of(all.begin(), all.end(), [&](const TargetColumn& other) {
           return other.label != own.label &&
                  columns.book().similarity(label, other.label) > likeness - clearly;
         });
}

// Columns of figures, without those that a stroke made where there are more than the form has.
std::vector<int> columns_of_most_rows(const ColumnMatches& columns) {
  std::vector<int> all = columns.columns_of_figures();
  const auto size = static_cast<std::size_t>(columns.target().size());
  if (all.size() <= size) return all;
  std::vector<int> most;
  const auto rows = static_cast<int>(columns.source().rows.size());
  std::copy_if(all.begin(), all.end(), std::back_inserter(most),
               [&](int column) { return 4 * columns.source(column).begun > rows; });
  return most.size() < size ? all : most;
}

}  // namespace

int only_between(const ColumnMatches& columns, int left, int right) {
  const auto rows = static_cast<int>(columns.source().rows.size());
  int found = -1;
  for (int column = left + 1; column < right; ++column) {
    const int begun = columns.source(column).begun;
    if (2 * begun > rows && found < 0) {
      found = column;
    } else if (4 * begun > rows) {
      return -1;
    }
  }
  return found;
}

void fill_unread(ColumnMatches& columns) {
  const int size = columns.target().size();
  const std::vector<int> all = columns_of_most_rows(columns);
  if (static_cast<int>(all.size()) < size) return;
  const std::vector<int> last(all.end() - size, all.end());
  int known = 0;
  bool is_ordered = true;
  for (int j = 0; j < size; ++j) {
    if (columns.match(j).column < 0) continue;
    is_ordered = is_ordered && columns.match(j).column == last[static_cast<std::size_t>(j)];
    ++known;
  }
  if (known == 0 || !is_ordered) {
    if (static_cast<int>(all.size()) == size && size >= fewest_in_order) columns.trust_order();
    return;
  }
  for (int j = 0; j < size; ++j) {
    if (columns.match(j).column < 0)
      columns.assign(j, last[static_cast<std::size_t>(j)], 0.4, true);
  }
}

void settle_in_order(ColumnMatches& columns) {
  const int size = columns.target().size();
  const std::vector<int> found = columns.columns_of_figures();
  if (size < fewest_in_order || static_cast<int>(found.size()) != size) return;
  std::vector<bool> is_known;
  for (int j = 0; j < size; ++j) {
    if (columns.match(j).column != found[static_cast<std::size_t>(j)]) return;
    is_known.push_back(!columns.match(j).unsure);
  }
  if (2 * std::count(is_known.begin(), is_known.end(), true) <= size) return;
  for (int j = 0; j < size; ++j) {
    const auto place = static_cast<std::size_t>(j);
    if (is_known[place] || names_other(columns, j)) continue;
    const bool is_between = j > 0 && j + 1 < size && is_known[place - 1] && is_known[place + 1];
    if (is_between || speaks_for(columns, j)) columns.match(j).unsure = false;
  }
}

}  // namespace gouji
