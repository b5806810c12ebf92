#include "schema/table_map.h"

#include <algorithm>

#include "schema/align.h"
#include "schema/source_cells.h"

namespace gouji {
namespace {

// Columns less alike than this are another block's.
constexpr double least_columns = 0.3;
constexpr double least_label = 0.4;
// Little more than leaving both rows alone is worth (align.h).
constexpr double misread_label = 0.55;
// Of rows that only their places tell, those that most reports have come first.
constexpr double not_ordinary = 0.01;
// A row without figures may be a heading; the one with figures is preferred.
constexpr double no_figures = 0.05;

class TableMapper {
 public:
  TableMapper(const SourceTable& source, const Target& target, LabelBook& book,
              const std::vector<bool>& left_out)
      : target_(target), book_(book), left_out_(left_out) {
    map_.source = &source;
    for (std::size_t block = 0; block < source.blocks.size(); ++block) {
      for (std::size_t row = 0; row < source.blocks[block].rows.size(); ++row) {
        places_.push_back({static_cast<int>(block), static_cast<int>(row)});
      }
    }
  }

  TableMap run() {
    if (places_.empty() || !is_worth_while()) return std::move(map_);
    run_factors_.resize(places_.size());
    for (const SourceBlock& block : map_.source->blocks) {
      for (const TargetBlock& target : target_.blocks) {
        map_.columns.push_back(map_columns(block, target, map_.source->caption, book_));
      }
    }
    const auto rows = static_cast<int>(places_.size());
    const auto targets = static_cast<int>(target_.rows.size());
    ScoreMatrix scores(rows, targets);
    ScoreMatrix joins;
    for (int i = 0; i < rows; ++i) {
      for (int j = 0; j < targets; ++j) scores.set(i, j, score(i, row(i).label, j));
    }
    for (int i = 0; i + 1 < rows; ++i) {
      if (!may_join(i)) continue;
      if (joins.sources() == 0) joins = ScoreMatrix(rows, targets);
      const int label = joined_label(book_, row(i).label, row(i + 1).label);
      for (int j = 0; j < targets; ++j) {
        const double joined = score(row(i).has_figures ? i : i + 1, label, j);
        if (joined > scores.at(i, j) && joined > scores.at(i + 1, j)) joins.set(i, j, joined);
      }
    }
    for (const AlignedPair& pair : align(scores, joins).pairs) {
      const Place& place = places_[static_cast<std::size_t>(pair.source)];
      const TargetRow& target = target_.rows[static_cast<std::size_t>(pair.target)];
      const double label = target.label < 0 ? 1.0
                           : pair.joined == 2
                               ? known_label
                               : book_.similarity(row(pair.source).label, target.label);
      map_.rows.push_back({place.block, place.row, pair.target, pair.joined, pair.score, label,
                           pair.margin,
                           map_.columns_of(place.block, target.block, target_).assumed});
    }
    add_parts();
    return std::move(map_);
  }

 private:
  struct Place {
    int block = 0;
    int row = 0;
  };

  const SourceBlock& block(int i) const {
    return map_.source
        ->blocks[static_cast<std::size_t>(places_[static_cast<std::size_t>(i)].block)];
  }
  const SourceRow& row(int i) const {
    return block(i).rows[static_cast<std::size_t>(places_[static_cast<std::size_t>(i)].row)];
  }

  // The one row of a table without labels (四) may be set in parts, one below the other, each under
  // a header of its own: further rows under other columns of it are the same row.
  void add_parts() {
    const std::vector<RowMatch> found = map_.rows;
    for (const RowMatch& first : found) {
      const TargetRow& target = target_.rows[static_cast<std::size_t>(first.target)];
      if (target.label >= 0) continue;
      std::vector<bool> taken = columns_taken(first.block, target.block);
      for (std::size_t i = 0; i < places_.size(); ++i) {
        const Place& place = places_[i];
        const auto row = static_cast<int>(i);
        const bool is_matched = std::any_of(found.begin(), found.end(), [&](const RowMatch& match) {
          return match.block == place.block;
        });
        if (is_matched || !block(row).has_header || !this->row(row).has_figures) continue;
        const double value = score(row, this->row(row).label, first.target);
        const std::vector<bool> own = columns_taken(place.block, target.block);
        if (value <= 0) continue;
        if (shares(taken, own)) {  // which of the two is this year's is for a person to say
          contest(first.target);
          continue;
        }
        for (std::size_t column = 0; column < own.size(); ++column) {
          taken[column] = taken[column] || own[column];
        }
        map_.rows.push_back({place.block, place.row, first.target, 1, value, 1.0, value});
      }
    }
  }

  void contest(int target) {
    for (RowMatch& match : map_.rows) {
      match.contested = match.contested || match.target == target;
    }
  }

  // Which columns of the form stand in a block of the source.
  std::vector<bool> columns_taken(int source_block, int target_block) const {
    const ColumnMap& columns = map_.columns_of(source_block, target_block, target_);
    std::vector<bool> taken;
    for (const ColumnMatch& match : columns.matches) {
      taken.push_back(!columns.by_place || match.column >= 0);
    }
    return taken;
  }

  static bool shares(const std::vector<bool>& a, const std::vector<bool>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] && b[i]) return true;
    }
    return false;
  }

  // Most tables of a web page have no label that a form knows.
  bool is_worth_while() const {
    return std::any_of(
        map_.source->blocks.begin(), map_.source->blocks.end(), [this](const SourceBlock& block) {
          return block.has_header ||
                 std::any_of(block.rows.begin(), block.rows.end(), [this](const SourceRow& row) {
                   return is_row_label(book_, row.label);
                 });
        });
  }

  double score(int i, int label, int j) const {
    const TargetRow& target = target_.rows[static_cast<std::size_t>(j)];
    const TargetBlock& target_block = target_.blocks[static_cast<std::size_t>(target.block)];
    const ColumnMap& columns =
        map_.columns_of(places_[static_cast<std::size_t>(i)].block, target.block, target_);
    if (columns.quality < least_columns || row(i).is_other_year) return 0;
    if (!left_out_.empty() && left_out_[static_cast<std::size_t>(j)]) return 0;
    double score = columns.quality;
    if (target.label >= 0) {
      const double own = book_.similarity(label, target.label);
      const double least = may_be_misread(i, label, target_block)
                               ? misread_label - (target.alternative < 0 ? 0 : not_ordinary)
                               : 0;
      if (own < least_label) return least;
      score = own * (0.8 + 0.1 * group_score(row(i), target) + 0.1 * columns.quality);
      score = std::max(score * title_factor(block(i), target_block), least);
    } else if (block(i).by_place && (is_row_label(book_, label) || is_column_label(book_, label))) {
      // A labelled row is another table's, or a part of this one turned round (matrix_map.h).
      return 0;
    }
    if (target.label < 0 && may_be_misread(i, label, target_block))
      score = std::max(score, misread_label);
    if (!columns.by_place) score *= run_factor(i, target_block);
    if (row(i).is_numbering) score -= no_figures;
    if (!row(i).has_figures) score -= no_figures;
    return std::max(score, 0.0);
  }

  // Labels of a scan can be beyond recognition while the grid is whole: a row with as many figures
  // as the form's may then be the one that its place says. A person looks at every figure of it.
  bool may_be_misread(int i, int label, const TargetBlock& target) const {
    // A label that nobody knows for one may count among the figures, and so may its group's.
    const int more = static_cast<int>(row(i).figures.size()) - target.size();
    return map_.source->table->method == Method::ocr && row(i).has_figures && more >= 0 &&
           more <= 2 && book_.affinity(label, LabelRole::row) < known_label;
  }

  double group_score(const SourceRow& row, const TargetRow& target) const {
    if (target.groups.empty()) return 1;
    if (row.groups.empty()) return 0.7;
    double best = 0;
    for (const int group : row.groups) {
      best = std::max(best, book_.similarity(group, target.groups.back()));
    }
    return best;
  }

  // Titles are printed once and easily lost, but one that names another block counts.
  double title_factor(const SourceBlock& source, const TargetBlock& target) const {
    if (target.title < 0) return 1;
    double own = 0;
    double other = 0;
    for (const int title : source.titles) {
      own = std::max(own, book_.similarity(title, target.title));
      other = std::max(other, book_.affinity(title, LabelRole::title));
    }
    return other > own ? 0.95 : 1;
  }

  // A row whose number of figures is not the block's is hardly the block's row.
  double run_factor(int i, const TargetBlock& target) const {
    std::vector<std::pair<int, double>>& known = run_factors_[static_cast<std::size_t>(i)];
    for (const auto& [size, factor] : known) {
      if (size == target.size()) return factor;
    }
    known.emplace_back(target.size(), find_run_factor(i, target));
    return known.back().second;
  }

  double find_run_factor(int i, const TargetBlock& target) const {
    const FigureRun run = find_run(*map_.source, block(i), row(i), target.size());
    if (run.begin >= 0) return run.sure ? 1 : 0.9;
    if (!target.is_labelled) return 0;
    const auto figures = static_cast<int>(row(i).figures.size());
    return 2 * figures < target.size() || figures > 2 * target.size() ? 0.6 : 0.8;
  }

  // Two rows may be one that was cut when only one of them has figures.
  bool may_join(int i) const {
    const SourceRow& first = row(i);
    const SourceRow& second = row(i + 1);
    if (places_[static_cast<std::size_t>(i)].block !=
        places_[static_cast<std::size_t>(i) + 1].block) {
      return false;
    }
    if (first.has_figures == second.has_figures) return false;
    return !is_exact(first.label) || !is_exact(second.label);
  }

  bool is_exact(int label) const {
    return book_.affinity(label, LabelRole::row) >= 0.95 || is_group_label(book_, label);
  }

  const Target& target_;
  LabelBook& book_;
  const std::vector<bool>& left_out_;
  TableMap map_;
  std::vector<Place> places_;
  // By row: factors for block sizes met so far.
  mutable std::vector<std::vector<std::pair<int, double>>> run_factors_;
};

}  // namespace

TableMap map_table(const SourceTable& source, const Target& target, LabelBook& book,
                   const std::vector<bool>& left_out) {
  return TableMapper(source, target, book, left_out).run();
}

}  // namespace gouji
