#include "schema/column_order.h"

#include <algorithm>

#include "normalize/text.h"
#include "schema/source_cells.h"

namespace gouji {
namespace {

// Header words longer than this are sentences, not names of columns.
constexpr std::size_t longest_name = 12;

class OrderMapper {
 public:
  OrderMapper(const SourceBlock& source, const TargetBlock& target, const LabelBook& book)
      : target_(target), book_(book) {
    for (const std::vector<int>& row : source.header) {
      words_.insert(words_.end(), row.begin(), row.end());
    }
    map_.by_place = false;
    map_.matches.resize(target.columns.size());
  }

  ColumnMap run() {
    match_words();
    double sum = 0;
    for (ColumnMatch& match : map_.matches) {
      sum += match.score;
      match.unsure = match.score < known_label;
    }
    map_.quality = target_.columns.empty() ? 0 : sum / static_cast<double>(target_.size());
    if (map_.quality < 0.5) map_.quality = 0;
    const bool named = std::all_of(map_.matches.begin(), map_.matches.end(),
                                   [](const ColumnMatch& match) { return match.label >= 0; });
    map_.unsure = !named || !is_in_order() || has_unknown_word();
    return std::move(map_);
  }

 private:
  // Every word names at most one column; labels that repeat take their columns from the left.
  void match_words() {
    for (const int word : words_) {
      int best = -1;
      double best_score = 0.5;
      for (int column = 0; column < target_.size(); ++column) {
        const ColumnMatch& match = map_.matches[static_cast<std::size_t>(column)];
        const TargetColumn& target = target_.columns[static_cast<std::size_t>(column)];
        const double score = book_.similarity(word, target.label);
        if (match.label >= 0 || score <= best_score) continue;
        best = column;
        best_score = score;
      }
      if (best < 0) continue;
      map_.matches[static_cast<std::size_t>(best)].label = word;
      map_.matches[static_cast<std::size_t>(best)].score = best_score;
      leaves_.push_back(best);
    }
  }

  int level(int column) const {
    return static_cast<int>(target_.columns[static_cast<std::size_t>(column)].groups.size());
  }

  // The first column that stands under the group, -1 when the word is none.
  int first_under(int word) const {
    for (int column = 0; column < target_.size(); ++column) {
      const TargetColumn& target = target_.columns[static_cast<std::size_t>(column)];
      for (const int group : target.groups) {
        if (book_.similarity(word, group) >= known_label) return column;
      }
    }
    return -1;
  }

  // Headers are read row by row, so an upper word may come before one to its left that stands
  // lower; anything else out of order means that the columns are not the form's order.
  bool is_in_order() const {
    for (std::size_t right = 1; right < leaves_.size(); ++right) {
      for (std::size_t left = 0; left < right; ++left) {
        if (leaves_[left] < leaves_[right]) continue;
        const bool is_above = level(leaves_[left]) < level(leaves_[right]);
        if (!is_above && leaves_[left] + 1 != target_.size()) return false;
      }
    }
    for (const int word : words_) {
      int first = first_under(word);
      for (int column = 0; first < 0 && column < target_.size(); ++column) {
        if (map_.matches[static_cast<std::size_t>(column)].label == word) first = column;
      }
      if (first >= 0) return first == 0;
    }
    return true;
  }

  bool has_unknown_word() const {
    return std::any_of(words_.begin(), words_.end(), [this](int word) {
      const Label& label = book_.label_of(word);
      if (label.characters.size() > longest_name) return false;
      if (label.whole.find("单位") != std::string::npos) return false;
      if (book_.is_piece_of_note(word)) return false;
      for (const LabelRole role : {LabelRole::column, LabelRole::column_group, LabelRole::title,
                                   LabelRole::note, LabelRole::row_group}) {
        if (book_.affinity(word, role) >= 0.5) return false;
      }
      return true;
    });
  }

  const TargetBlock& target_;
  const LabelBook& book_;
  std::vector<int> words_;
  std::vector<int> leaves_;  // columns in the order in which the words name them
  ColumnMap map_;
};

struct Extent {
  int first = -1;
  int last = -1;
  int length() const { return first < 0 ? 0 : last - first + 1; }
};

Extent filled_extent(const SourceTable& table, const SourceRow& row) {
  Extent extent;
  for (std::size_t place = 0; place < row.figures.size(); ++place) {
    if (table.cell(row.figures[place]).kind == CellKind::empty) continue;
    if (extent.first < 0) extent.first = static_cast<int>(place);
    extent.last = static_cast<int>(place);
  }
  return extent;
}

}  // namespace

ColumnMap map_by_order(const SourceBlock& source, const TargetBlock& target,
                       const LabelBook& book) {
  return OrderMapper(source, target, book).run();
}

FigureRun find_run(const SourceTable& table, const SourceBlock& block, const SourceRow& row,
                   int count) {
  const auto size = static_cast<int>(row.figures.size());
  const Extent extent = filled_extent(table, row);
  if (extent.length() > count || size < count) return {};
  if (extent.length() == count) return {extent.first, true};
  // Rows of the same shape that are full tell where the figures of that shape stand; without any
  // full row the block may have fewer columns than the form.
  int witness = -1;
  bool agree = true;
  bool some_full = false;
  for (const SourceRow& other : block.rows) {
    const Extent full = filled_extent(table, other);
    if (full.length() != count) continue;
    some_full = true;
    if (other.cells != row.cells || static_cast<int>(other.figures.size()) != size) continue;
    if (witness >= 0 && witness != full.first) agree = false;
    witness = full.first;
  }
  const auto covers = [&](int begin) {
    return begin >= 0 &&
           (extent.first < 0 || (begin <= extent.first && extent.last < begin + count));
  };
  if (witness >= 0 && agree && covers(witness)) return {witness, true};
  // An empty cell in front may be a label's, and in a sequence any may be an artefact.
  const bool front_filled = extent.first == 0;
  if (size == count) return {0, some_full && front_filled && !table.is_sequence};
  const int earliest = std::max(0, extent.last + 1 - count);
  const int latest = extent.first < 0 ? size - count : std::min(extent.first, size - count);
  return {earliest, some_full && earliest == latest && !table.is_sequence};
}

}  // namespace gouji
