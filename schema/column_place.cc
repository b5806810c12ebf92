#include "schema/column_place.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "schema/align.h"
#include "schema/named_year.h"
#include "schema/source_cells.h"

namespace gouji {
namespace {

// Below this two columns could as well be exchanged.
constexpr double least_margin = 0.1;
// A header may be out of order when it is beyond doubt.
constexpr double sure_header = 0.9;
// Quality of columns that no header names, when their number is right.
constexpr double assumed_quality = 0.55;

class PlaceMapper {
 public:
  PlaceMapper(const SourceBlock& source, const TargetBlock& target, int caption,
              const ColumnMap& by_order, const LabelBook& book)
      : source_(source),
        target_(target),
        caption_(caption),
        is_form_order_(by_order.quality > 0 && !by_order.unsure),
        is_disordered_(by_order.is_disordered),
        book_(book) {}

  const ColumnMap& run() {
    map_.matches.resize(target_.columns.size());
    const bool named =
        std::any_of(source_.columns.begin(), source_.columns.end(),
                    [](const SourceColumn& column) { return !column.labels.empty(); });
    if (named) {
      match_headers();
      match_displaced();
      spread_merged();
      doubt_repeated();
      doubt_misnamed();
      doubt_ungrouped();
      fill_between();
      if (source_.is_recognised) {
        fill_unread();
        settle_in_order();
      } else if (source_.by_gaps || contradicts_figures()) {
        trust_order();
      }
      fill_only();
    } else {
      assume();
    }
    list_extra();
    if (has_years()) map_.unsure = true;
    if (named) map_.quality = quality();
    return map_;
  }

  bool is_consistent() const {
    for (int column = 0; column < sources(); ++column) {
      if (source(column).has_figures && source(column).labels.empty() && !is_used(column)) {
        return false;
      }
    }
    return true;
  }

 private:
  int sources() const { return static_cast<int>(source_.columns.size()); }
  const SourceColumn& source(int column) const {
    return source_.columns[static_cast<std::size_t>(column)];
  }
  const TargetColumn& target(int column) const {
    return target_.columns[static_cast<std::size_t>(column)];
  }
  ColumnMatch& match(int column) { return map_.matches[static_cast<std::size_t>(column)]; }

  std::vector<int> columns_of_figures() const {
    std::vector<int> columns;
    for (int column = 0; column < sources(); ++column) {
      if (source(column).has_figures) columns.push_back(column);
    }
    return columns;
  }

  // The form's column that was found in `column`, -1 for none.
  int target_at(int column) const {
    const auto found =
        std::find_if(map_.matches.begin(), map_.matches.end(),
                     [column](const ColumnMatch& match) { return match.column == column; });
    return found == map_.matches.end() ? -1 : static_cast<int>(found - map_.matches.begin());
  }

  bool is_used(int column) const { return target_at(column) >= 0; }

  double score(int column, int target_column) const {
    std::vector<int> around = source(column).nearby;
    around.push_back(caption_);
    return column_score(source(column).labels, around, target(target_column), book_);
  }

  int best_label(int column, int target_column) const {
    int best = -1;
    for (const int label : source(column).labels) {
      if (best < 0 || book_.similarity(label, target(target_column).label) >
                          book_.similarity(best, target(target_column).label)) {
        best = label;
      }
    }
    return best;
  }

  void assign(int target_column, int column, double value, bool unsure) {
    const int label = best_label(column, target_column);
    const double own = book_.similarity(label, target(target_column).label);
    match(target_column) = {column, label, value, unsure || own < known_label};
  }

  void match_headers() {
    scores_ = ScoreMatrix(sources(), target_.size());
    for (int i = 0; i < sources(); ++i) {
      for (int j = 0; j < target_.size(); ++j) scores_.set(i, j, score(i, j));
    }
    for (const AlignedPair& pair : align(scores_).pairs) {
      assign(pair.target, pair.source, pair.score, pair.margin < least_margin);
    }
  }

  // Columns in another order than the form's, when their headers leave no doubt.
  void match_displaced() {
    for (int j = 0; j < target_.size(); ++j) {
      if (match(j).column >= 0) continue;
      int found = -1;
      bool unique = true;
      for (int i = 0; i < sources(); ++i) {
        if (is_used(i) || scores_.at(i, j) < sure_header) continue;
        if (found >= 0) unique = false;
        found = i;
      }
      if (found < 0 || !unique) continue;
      int rivals = 0;
      for (int other = 0; other < target_.size(); ++other) {
        if (match(other).column < 0 && scores_.at(found, other) >= sure_header) ++rivals;
      }
      if (rivals == 1) assign(j, found, scores_.at(found, j), false);
    }
  }

  // The rule between two headers is lost: their cell stands over both columns, and the best of the
  // form's columns for it was given to the first. Where as many of the form's as it stands over are
  // between those of its neighbours they are its own, in their order.
  void spread_merged() {
    for (int first = 0, end = 1; first < sources(); first = end, ++end) {
      while (end < sources() && shares_header(first, end)) ++end;
      const auto is_found = [&](const ColumnMatch& match) {
        return match.column >= first && match.column < end;
      };
      if (end - first < 2 || std::none_of(map_.matches.begin(), map_.matches.end(), is_found))
        continue;
      const int before = first == 0 ? -1 : target_at(first - 1);
      const int behind = end == sources() ? target_.size() : target_at(end);
      if ((first > 0 && before < 0) || behind - before - 1 != end - first) continue;
      for (int column = first; column < end; ++column) {
        const int j = before + 1 + column - first;
        assign(j, column, std::max(score(column, j), 0.4), false);
      }
    }
  }

  // Whether one printed header is the nearest to the figures of both columns.
  bool shares_header(int column, int other) const {
    const std::vector<int>& labels = source(column).labels;
    const std::vector<int>& others = source(other).labels;
    return !labels.empty() && !others.empty() && labels.back() == others.back();
  }

  // Another column with figures has the same header: the halves of a table that stand side by side,
  // or another body's figures. Which of them is the form's nobody can tell.
  void doubt_repeated() {
    constexpr double same = 0.02;
    for (int j = 0; j < target_.size(); ++j) {
      const int own = match(j).column;
      if (own < 0) continue;
      for (int column = 0; column < sources(); ++column) {
        if (column == own || is_used(column) || !source(column).has_figures) continue;
        if (scores_.at(column, j) >= std::max(scores_.at(own, j) - same, known_label))
          match(j).unsure = true;
      }
    }
  }

  // Order has given a column to a header that is clearly another one's: groups that the report
  // prints in an order of its own tie out all the same.
  void doubt_misnamed() {
    for (int j = 0; j < target_.size(); ++j) {
      const int column = match(j).column;
      if (column < 0) continue;
      for (int other = 0; other < target_.size(); ++other) {
        if (scores_.at(column, other) > scores_.at(column, j) + least_margin)
          match(j).unsure = true;
      }
    }
  }

  // 2021年 | 2022年: whose figures stand under which name cannot be told from a form without years.
  bool has_years() const {
    return std::any_of(source_.header.begin(), source_.header.end(),
                       [this](const std::vector<int>& row) {
                         return std::any_of(row.begin(), row.end(), [this](int label) {
                           constexpr int any_year = 9999;
                           return book_.affinity(label, LabelRole::column) < known_label &&
                                  named_year(book_.text_of(label), any_year) != 0;
                         });
                       });
  }

  // Its group is printed, and another stands over it, or none although the order is not the form's:
  // a span that is too narrow, and columns with the same names, which order alone told apart.
  void doubt_ungrouped() {
    const bool is_part = static_cast<int>(columns_of_figures().size()) < target_.size();
    for (int j = 0; j < target_.size(); ++j) {
      if (match(j).column < 0) continue;
      const bool is_beside = lacks_group(j) && (is_disordered_ || has_other_group(j));
      // A part of 四 without a title could be any of three.
      const bool is_nameless = is_part && is_label_shared(j) && !is_group_near(j);
      if (is_beside || is_nameless) match(j).unsure = true;
    }
  }

  // Whether one of the printed labels is the form's.
  bool names(const std::vector<int>& printed, int label) const {
    return std::any_of(printed.begin(), printed.end(),
                       [&](int one) { return book_.similarity(one, label) >= known_label; });
  }

  const SourceColumn& found(int target_column) const {
    return source(map_.matches[static_cast<std::size_t>(target_column)].column);
  }

  bool has_other_group(int target_column) const {
    const std::vector<int>& own = target(target_column).groups;
    return std::any_of(
        target_.columns.begin(), target_.columns.end(), [&](const TargetColumn& other) {
          return std::any_of(other.groups.begin(), other.groups.end(), [&](int group) {
            return std::find(own.begin(), own.end(), group) == own.end() &&
                   names(found(target_column).labels, group);
          });
        });
  }

  bool is_label_shared(int target_column) const {
    return 1 < std::count_if(target_.columns.begin(), target_.columns.end(),
                             [&](const TargetColumn& column) {
                               return column.label == target(target_column).label;
                             });
  }

  // Whether the group of a form's column is named over it, beside it, or in front of the table.
  bool is_group_near(int target_column) const {
    const std::vector<int>& groups = target(target_column).groups;
    if (groups.empty()) return false;
    const int group = groups.back();
    const SourceColumn& column = found(target_column);
    return names({caption_}, group) || names(column.labels, group) || names(column.nearby, group) ||
           names(source_.titles, group);
  }

  // One column with an unknown header between two that are known is the one the form has there.
  void fill_between() {
    for (int j = 0; j < target_.size(); ++j) {
      if (match(j).column >= 0) continue;
      const bool alone = (j == 0 || match(j - 1).column >= 0) &&
                         (j + 1 == target_.size() || match(j + 1).column >= 0);
      if (!alone || target_.size() < 3) continue;
      const int left = j == 0 ? -1 : match(j - 1).column;
      const int right = j + 1 == target_.size() ? sources() : match(j + 1).column;
      if (right - left != 2) continue;
      const int column = left + 1;
      if (is_used(column)) continue;
      const bool is_inside = j > 0 && j + 1 < target_.size();
      if (source(column).labels.empty() && !is_inside) continue;
      if (!has_name(column)) assign(j, column, 0.4, true);
    }
  }

  // No header at all: as many columns as the form has are taken for them, to be looked at.
  void assume() {
    std::vector<int> columns(source_.columns.size());
    std::iota(columns.begin(), columns.end(), 0);
    if (sources() != target_.size()) {
      columns.erase(std::remove_if(columns.begin(), columns.end(),
                                   [this](int column) { return !source(column).has_figures; }),
                    columns.end());
    }
    if (static_cast<int>(columns.size()) != target_.size()) return;
    for (int j = 0; j < target_.size(); ++j) {
      match(j) = {columns[static_cast<std::size_t>(j)], -1, assumed_quality, true};
    }
    map_.assumed = true;
    map_.unsure = true;
    map_.quality = assumed_quality;
  }

  // As many columns of figures as the form has, and its headers in its order, but over other
  // columns: a span that is too wide or too narrow (common in web pages) moved them.
  bool contradicts_figures() const {
    const std::vector<int> columns = columns_of_figures();
    if (target_.size() < fewest_in_order || static_cast<int>(columns.size()) != target_.size() ||
        !is_consistent()) {
      return false;
    }
    int last = -1;
    bool is_ordered = true;
    bool is_moved = false;
    for (int j = 0; j < target_.size(); ++j) {
      const int column = map_.matches[static_cast<std::size_t>(j)].column;
      if (column < 0) continue;
      is_ordered = is_ordered && column > last;
      is_moved = is_moved || !source(column).has_figures || (is_form_order_ && lacks_group(j));
      last = column;
    }
    if (is_ordered) {
      is_moved = is_moved || std::any_of(columns.begin(), columns.end(), [this](int column) {
                   return !is_used(column) && (is_form_order_ || !has_name(column));
                 });
    }
    return is_moved && (is_ordered || is_form_order_);
  }

  // Whether the group of a form's column is printed, and not over the column that it was found in.
  bool lacks_group(int target_column) const {
    const std::vector<int>& groups = target(target_column).groups;
    if (groups.empty() || is_common(groups.back())) return false;
    const int group = groups.back();
    return !names(found(target_column).labels, group) &&
           std::any_of(source_.header.begin(), source_.header.end(),
                       [&](const std::vector<int>& row) { return names(row, group); });
  }

  // Whether a group stands over all columns of the form, and so tells none of them.
  bool is_common(int group) const {
    return std::all_of(target_.columns.begin(), target_.columns.end(),
                       [group](const TargetColumn& column) {
                         return std::find(column.groups.begin(), column.groups.end(), group) !=
                                column.groups.end();
                       });
  }

  // Whether a form knows one of the column's headers for the name of a column.
  bool has_name(int column) const {
    const std::vector<int>& labels = source(column).labels;
    return std::any_of(labels.begin(), labels.end(), [this](int label) {
      return book_.affinity(label, LabelRole::column) >= known_label;
    });
  }

  // Without rules a header may stand nearer to its neighbour's figures than to its own. As many
  // columns of figures as the form has are the form's, in its order; where the headers say
  // otherwise, and where the number is another, a person should look.
  void trust_order() {
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

  // Headers of a picture that nobody can read: where the last columns of figures are as many as the
  // form's, and those that could be read stand at their places, so do the others. Where all columns
  // are as many, those that say otherwise are taken for misread. A person looks.
  void fill_unread() {
    const std::vector<int> all = columns_of_figures();
    if (static_cast<int>(all.size()) < target_.size()) return;
    const std::vector<int> columns(all.end() - target_.size(), all.end());
    int known = 0;
    bool is_ordered = true;
    for (int j = 0; j < target_.size(); ++j) {
      if (match(j).column < 0) continue;
      is_ordered = is_ordered && match(j).column == columns[static_cast<std::size_t>(j)];
      ++known;
    }
    if (known == 0 || !is_ordered) {
      if (static_cast<int>(all.size()) == target_.size() && target_.size() >= fewest_in_order)
        trust_order();
      return;
    }
    for (int j = 0; j < target_.size(); ++j) {
      if (match(j).column < 0) assign(j, columns[static_cast<std::size_t>(j)], 0.4, true);
    }
  }

  // As many columns of figures as the form has, each at its place and most of them surely known:
  // the others' headers need not be legible between two of those, and elsewhere in part.
  void settle_in_order() {
    const std::vector<int> columns = columns_of_figures();
    if (target_.size() < fewest_in_order || static_cast<int>(columns.size()) != target_.size())
      return;
    std::vector<bool> is_known;
    for (int j = 0; j < target_.size(); ++j) {
      if (match(j).column != columns[static_cast<std::size_t>(j)]) return;
      is_known.push_back(!match(j).unsure);
    }
    if (2 * std::count(is_known.begin(), is_known.end(), true) <= target_.size()) return;
    for (int j = 0; j < target_.size(); ++j) {
      const auto place = static_cast<std::size_t>(j);
      if (is_known[place] || names_other(j)) continue;
      const bool is_between =
          j > 0 && j + 1 < target_.size() && is_known[place - 1] && is_known[place + 1];
      if (is_between || speaks_for(j)) match(j).unsure = false;
    }
  }

  // Whether the header is the name of another column, of this form or another.
  bool names_other(int target_column) const {
    const ColumnMatch& own = map_.matches[static_cast<std::size_t>(target_column)];
    const std::vector<int>& labels = source(own.column).labels;
    return std::any_of(labels.begin(), labels.end(), [&](int label) {
      return book_.affinity(label, LabelRole::column) >= known_label &&
             book_.similarity(label, target(target_column).label) < known_label;
    });
  }

  // Whether half of the header can be read, and is like no other column's.
  bool speaks_for(int target_column) const {
    constexpr double half = 0.5;
    constexpr double clearly = 0.1;  // more
    const TargetColumn& own = target(target_column);
    const int label = map_.matches[static_cast<std::size_t>(target_column)].label;
    const double likeness = book_.similarity(label, own.label);
    return likeness >= half &&
           std::none_of(target_.columns.begin(), target_.columns.end(),
                        [&](const TargetColumn& other) {
                          return other.label != own.label &&
                                 book_.similarity(label, other.label) > likeness - clearly;
                        });
  }

  // The only column of figures is the form's only one, whatever stands above it. A person looks.
  void fill_only() {
    if (target_.size() != 1 || match(0).column >= 0) return;
    int only = -1;
    for (int column = 0; column < sources(); ++column) {
      if (!source(column).has_figures) continue;
      if (only >= 0) return;
      only = column;
    }
    if (only >= 0) assign(0, only, 0.4, true);
  }

  void list_extra() {
    for (int column = 0; column < sources(); ++column) {
      if (source(column).has_figures && !is_used(column)) map_.extra.push_back(column);
    }
  }

  double quality() const {
    double sum = 0;
    int matched = 0;
    for (const ColumnMatch& match : map_.matches) {
      if (match.column < 0) continue;
      sum += match.score;
      ++matched;
    }
    // One column of many that agrees (总计) is no sign that the table is the form's.
    if (matched == 0 || 10 * matched < 3 * target_.size()) return 0;
    const auto all = static_cast<double>(matched + static_cast<int>(map_.extra.size()));
    return sum / matched * (0.5 + 0.5 * matched / all);
  }

  const SourceBlock& source_;
  const TargetBlock& target_;
  int caption_;
  bool is_form_order_;  // the header words are the form's and in its order
  bool is_disordered_;  // they are in another
  const LabelBook& book_;
  ScoreMatrix scores_;
  ColumnMap map_;
};

}  // namespace

PlacedColumns map_by_place(const SourceBlock& source, const TargetBlock& target, int caption,
                           const ColumnMap& by_order, const LabelBook& book) {
  PlaceMapper mapper(source, target, caption, by_order, book);
  ColumnMap map = mapper.run();
  const bool is_consistent = mapper.is_consistent();
  return {std::move(map), is_consistent};
}

}  // namespace gouji
