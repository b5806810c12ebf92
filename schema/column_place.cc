#include "schema/column_place.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "schema/align.h"
#include "schema/column_matches.h"
#include "schema/named_year.h"
#include "schema/scan_columns.h"
#include "schema/source_cells.h"

namespace gouji {
namespace {

// Below this two columns could as well be exchanged.
constexpr double least_margin = 0.1;
// A header may be out of order when it is beyond doubt.
constexpr double sure_header = 0.9;
// Quality of columns that no header names, when their number is right.
constexpr double assumed_quality = 0.55;

class PlaceMapper : private ColumnMatches {
 public:
  PlaceMapper(const SourceBlock& source, const TargetBlock& target, int caption,
              const ColumnMap& by_order, const LabelBook& book)
      : ColumnMatches(source, target, caption, book),
        caption_(caption),
        is_form_order_(by_order.quality > 0 && !by_order.unsure),
        is_disordered_(by_order.is_disordered) {}

  const ColumnMap& run() {
    const bool named =
        std::any_of(source().columns.begin(), source().columns.end(),
                    [](const SourceColumn& column) { return !column.labels.empty(); });
    if (named) {
      match_headers();
      match_displaced();
      spread_merged();
      doubt_repeated();
      doubt_misnamed();
      doubt_ungrouped();
      fill_between();
      if (source().is_recognised) {
        fill_unread(*this);
        settle_in_order(*this);
      } else if (source().by_gaps || contradicts_figures()) {
        trust_order();
      }
      fill_only();
    } else {
      assume();
    }
    list_extra();
    if (has_years()) map().unsure = true;
    if (named) map().quality = quality();
    return map();
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
  void match_headers() {
    scores_ = ScoreMatrix(sources(), target().size());
    for (int i = 0; i < sources(); ++i) {
      for (int j = 0; j < target().size(); ++j) scores_.set(i, j, score(i, j));
    }
    for (const AlignedPair& pair : align(scores_).pairs) {
      assign(pair.target, pair.source, pair.score, pair.margin < least_margin);
    }
  }

  // Columns in another order than the form's, when their headers leave no doubt.
  void match_displaced() {
    for (int j = 0; j < target().size(); ++j) {
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
      for (int other = 0; other < target().size(); ++other) {
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
      if (end - first < 2 || std::none_of(map().matches.begin(), map().matches.end(), is_found))
        continue;
      const int before = first == 0 ? -1 : target_at(first - 1);
      const int behind = end == sources() ? target().size() : target_at(end);
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
    for (int j = 0; j < target().size(); ++j) {
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
    for (int j = 0; j < target().size(); ++j) {
      const int column = match(j).column;
      if (column < 0) continue;
      for (int other = 0; other < target().size(); ++other) {
        if (scores_.at(column, other) > scores_.at(column, j) + least_margin)
          match(j).unsure = true;
      }
    }
  }

  // 2021年 | 2022年: whose figures stand under which name cannot be told from a form without years.
  bool has_years() const {
    return std::any_of(source().header.begin(), source().header.end(),
                       [this](const std::vector<int>& row) {
                         return std::any_of(row.begin(), row.end(), [this](int label) {
                           constexpr int any_year = 9999;
                           return book().affinity(label, LabelRole::column) < known_label &&
                                  named_year(book().text_of(label), any_year) != 0;
                         });
                       });
  }

  // Its group is printed, and another stands over it, or none although the order is not the form's:
  // a span that is too narrow, and columns with the same names, which order alone told apart.
  void doubt_ungrouped() {
    const bool is_part = static_cast<int>(columns_of_figures().size()) < target().size();
    for (int j = 0; j < target().size(); ++j) {
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
                       [&](int one) { return book().similarity(one, label) >= known_label; });
  }

  const SourceColumn& found(int target_column) const { return source(match(target_column).column); }

  bool has_other_group(int target_column) const {
    const std::vector<int>& own = target(target_column).groups;
    return std::any_of(
        target().columns.begin(), target().columns.end(), [&](const TargetColumn& other) {
          return std::any_of(other.groups.begin(), other.groups.end(), [&](int group) {
            return std::find(own.begin(), own.end(), group) == own.end() &&
                   names(found(target_column).labels, group);
          });
        });
  }

  bool is_label_shared(int target_column) const {
    return 1 < std::count_if(target().columns.begin(), target().columns.end(),
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
           names(source().titles, group);
  }

  // One column with an unknown header between two that are known is the one the form has there.
  void fill_between() {
    for (int j = 0; j < target().size(); ++j) {
      if (match(j).column >= 0) continue;
      const bool alone = (j == 0 || match(j - 1).column >= 0) &&
                         (j + 1 == target().size() || match(j + 1).column >= 0);
      if (!alone || target().size() < 3) continue;
      const int left = j == 0 ? -1 : match(j - 1).column;
      const int right = j + 1 == target().size() ? sources() : match(j + 1).column;
      const int column = find_between(left, right);
      if (column < 0 || is_used(column)) continue;
      const bool is_inside = j > 0 && j + 1 < target().size();
      if (source(column).labels.empty() && !is_inside) continue;
      if (!has_name(column)) assign(j, column, 0.4, true);
    }
  }

  int find_between(int left, int right) const {
    if (right - left == 2) return left + 1;
    return source().is_recognised ? only_between(*this, left, right) : -1;
  }

  // No header at all: as many columns as the form has are taken for them, to be looked at.
  void assume() {
    std::vector<int> columns(source().columns.size());
    std::iota(columns.begin(), columns.end(), 0);
    if (sources() != target().size()) {
      columns.erase(std::remove_if(columns.begin(), columns.end(),
                                   [this](int column) { return !source(column).has_figures; }),
                    columns.end());
    }
    if (static_cast<int>(columns.size()) != target().size()) return;
    for (int j = 0; j < target().size(); ++j) {
      match(j) = {columns[static_cast<std::size_t>(j)], -1, assumed_quality, true};
    }
    map().assumed = true;
    map().unsure = true;
    map().quality = assumed_quality;
  }

  // As many columns of figures as the form has, and its headers in its order, but over other
  // columns: a span that is too wide or too narrow (common in web pages) moved them.
  bool contradicts_figures() const {
    const std::vector<int> columns = columns_of_figures();
    if (target().size() < fewest_in_order || static_cast<int>(columns.size()) != target().size() ||
        !is_consistent()) {
      return false;
    }
    int last = -1;
    bool is_ordered = true;
    bool is_moved = false;
    for (int j = 0; j < target().size(); ++j) {
      const int column = match(j).column;
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
           std::any_of(source().header.begin(), source().header.end(),
                       [&](const std::vector<int>& row) { return names(row, group); });
  }

  // Whether a group stands over all columns of the form, and so tells none of them.
  bool is_common(int group) const {
    return std::all_of(target().columns.begin(), target().columns.end(),
                       [group](const TargetColumn& column) {
                         return std::find(column.groups.begin(), column.groups.end(), group) !=
                                column.groups.end();
                       });
  }

  // The only column of figures is the form's only one, whatever stands above it. A person looks.
  void fill_only() {
    if (target().size() != 1 || match(0).column >= 0) return;
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
      if (source(column).has_figures && !is_used(column)) map().extra.push_back(column);
    }
  }

  double quality() const {
    double sum = 0;
    int matched = 0;
    for (const ColumnMatch& match : map().matches) {
      if (match.column < 0) continue;
      sum += match.score;
      ++matched;
    }
    // One column of many that agrees (总计) is no sign that the table is the form's.
    if (matched == 0 || 10 * matched < 3 * target().size()) return 0;
    const auto all = static_cast<double>(matched + static_cast<int>(map().extra.size()));
    return sum / matched * (0.5 + 0.5 * matched / all);
  }

  int caption_;
  bool is_form_order_;  // the header words are the form's and in its order
  bool is_disordered_;  // they are in another
  ScoreMatrix scores_;
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
