#include "schema/column_matches.h"

#include <algorithm>

#include "schema/source_cells.h"

namespace gouji {

ColumnMatches::ColumnMatches(const SourceBlock& source, const TargetBlock& target, int caption,
                             const LabelBook& book)
    : source_(source), target_(target), caption_(caption), book_(book) {
  map_.matches.resize(target.columns.size());
}

std::vector<int> ColumnMatches::columns_of_figures() const {
  std::vector<int> columns;
  for (int column = 0; column < sources(); ++column) {
    if (source(column).has_figures) columns.push_back(column);
  }
  return columns;
}

int ColumnMatches::target_at(int column) const {
  const auto found =
      std::find_if(map_.matches.begin(), map_.matches.end(),
                   [column](const ColumnMatch& match) { return match.column == column; });
  return found == map_.matches.end() ? -1 : static_cast<int>(found - map_.matches.begin());
}

double ColumnMatches::score(int column, int target_column) const {
  std::vector<int> around = source(column).nearby;
  around.push_back(caption_);
  return column_score(source(column).labels, around, target(target_column), book_);
}

int ColumnMatches::best_label(int column, int target_column) const {
  int best = -1;
  for (const int label : source(column).labels) {
    if (best < 0 || book_.similarity(label, target(target_column).label) >
                        book_.similarity(best, target(target_column).label)) {
      best = label;
    }
  }
  return best;
}

void ColumnMatches::assign(int target_column, int column, double score, bool unsure) {
  const int label = best_label(column, target_column);
  const double own = book_.similarity(label, target(target_column).label);
  match(target_column) = {column, label, score, unsure || own < known_label};
}

bool ColumnMatches::has_name(int column) const {
  const std::vector<int>& labels = source(column).labels;
  return std::any_of(labels.begin(), labels.end(), [this](int label) {
    return book_.affinity(label, LabelRole::column) >= known_label;
  });
}

void ColumnMatches::trust_order() {
  const std::vector<int> columns = columns_of_figures();
  if (static_cast<int>(columns.size()) != target_.size()) {
    if (target_.size() > 1) map_.unsure = true;
    return;
  }
  for (int j = 0; j < target_.size(); ++j) {
    const int column = columns[static_cast<std::size_t>(j)];
    if (match(j).column == column) continue;
    assign(j, column, std::max(score(column, j), 0.4), true);
    map_.unsure = true;
  }
}

}  // namespace gouji
