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
    map_.is_disordered = !is_in_order();
    map_.unsure = !named || map_.is_disordered || has_unknown_word();
    return std::move(map_);
  }

 private:
  // Every word names at most one column; labels that repeat take their columns from the left.
  void match_words() {
    for (const int word : words_) {
      ReadWord& read = read_.emplace_back(ReadWord{word, -1});
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
      read.column = best;
    }
  }

  // Where a word stands in the form: at which depth of the header, and from which column on. Groups
  // over all columns stand nowhere.
  struct FormPlace {
    std::size_t depth = 0;
    int column = -1;
  };

  FormPlace place_of(int word) const {
    for (int column = 0; column < target_.size(); ++column) {
      if (map_.matches[static_cast<std::size_t>(column)].label == word) continue;
      const std::vector<int>& groups = target_.columns[static_cast<std::size_t>(column)].groups;
      for (std::size_t depth = 0; depth < groups.size(); ++depth) {
        if (book_.similarity(word, groups[depth]) >= known_label) return {depth, column};
      }
    }
    return {};
  }

  // Headers are read row by row, so an upper word may come before one to its left that stands
  // lower; but those of one depth, names of columns and of groups, come in the order of the form.
  bool is_in_order() const {
    std::vector<int> last(1, -1);  // by depth, the column of the last word
    const auto follows = [&last](const FormPlace& place) {
      if (place.depth >= last.size()) last.resize(place.depth + 1, -1);
      if (place.column < last[place.depth]) return false;
      last[place.depth] = place.column;
      return true;
    };
    for (const ReadWord& word : read_) {
      const FormPlace place =
          word.column >= 0
              ? FormPlace{target_.columns[static_cast<std::size_t>(word.column)].groups.size(),
                          word.column}
              : place_of(word.label);
      // 总计, which spans rows where others have groups, is read before them or behind.
      const bool is_tall_last =
          place.column + 1 == target_.size() && place.depth < depth_of_header();
      if (place.column >= 0 && !is_tall_last && !follows(place)) return false;
    }
    return true;
  }

  std::size_t depth_of_header() const {
    std::size_t depth = 0;
    for (const TargetColumn& column : target_.columns) {
      depth = std::max(depth, column.groups.size());
    }
    return depth;
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

  struct ReadWord {
    int label = -1;
    int column = -1;  // of the form, that it names
  };

  const TargetBlock& target_;
  const LabelBook& book_;
  std::vector<int> words_;
  std::vector<ReadWord> read_;
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
  // A row of more figures says that the block has more columns than the form.
  const auto is_wider = [&](const SourceRow& other) {
    return filled_extent(table, other).length() > count;
  };
  if (extent.length() == count) {
    return {extent.first,
            size == count || std::none_of(block.rows.begin(), block.rows.end(), is_wider)};
  }
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
