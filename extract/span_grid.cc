#include "extract/span_grid.h"

#include <algorithm>
#include <map>
#include <optional>

namespace gouji {
namespace {

constexpr int most_columns = 1000;
constexpr int most_rows = 100'000;
constexpr int most_places = 4'000'000;
constexpr int most_repaired_columns = 64;
constexpr std::size_t most_repaired_rows = 1000;

// A cell that reaches down from a row above.
struct Reach {
  int until = 0;  // first row that it doesn't cover
  SpanCell* cell = nullptr;
};

class Placer {
 public:
  explicit Placer(std::vector<SpanRow>& rows) : rows_(rows), declared_(rows) {}

  SpanGrid place() {
    grid_.rows = static_cast<int>(std::min<std::size_t>(rows_.size(), most_rows));
    find_group_ends();
    for (int row = 0; row < grid_.rows; ++row) place_row(row);
    width_ = usual_width();
    const bool is_ragged = width_ > 0 && std::any_of(widths_.begin(), widths_.end(),
                                                     [&](int w) { return w != width_; });
    if (is_ragged && width_ <= most_repaired_columns && rows_.size() <= most_repaired_rows) {
      rows_ = declared_;
      reach_.clear();
      grid_.columns = 0;
      for (int row = 0; row < grid_.rows; ++row) place_and_repair(row);
    }
    finish();
    return grid_;
  }

 private:
  using Line = std::vector<CellKind>;  // of one row, by column

  SpanRow& at(int row) { return rows_[static_cast<std::size_t>(row)]; }

  void find_group_ends() {
    group_end_.assign(static_cast<std::size_t>(grid_.rows), grid_.rows);
    for (int row = grid_.rows - 1; row-- > 0;) {
      const auto index = static_cast<std::size_t>(row);
      group_end_[index] = at(row).group == at(row + 1).group ? group_end_[index + 1] : row + 1;
    }
    widths_.assign(static_cast<std::size_t>(grid_.rows), 0);
  }

  bool is_busy(int row, int column) const {
    return column < static_cast<int>(reach_.size()) &&
           reach_[static_cast<std::size_t>(column)].until > row;
  }

  // Gives the cells of `row` their columns and keeps their reach.
  void place_row(int row) {
    int column = 0;
    for (SpanCell& cell : at(row).cells) {
      while (is_busy(row, column)) ++column;
      int span = std::clamp(cell.column_span, 1, most_columns);
      if (column + span > most_columns) {
        grid_.is_cut = grid_.is_cut || column >= most_columns;
        span = most_columns - column;
      }
      int free = 0;
      while (free < span && !is_busy(row, column + free)) ++free;
      if (free == 0) {
        cell.column = -1;
        continue;
      }
      const int end = group_end_[static_cast<std::size_t>(row)];
      const int height = cell.row_span <= 0 ? end - row : std::min(cell.row_span, end - row);
      cell.column = column;
      cell.column_span = free;
      cell.row_span = height;
      if (static_cast<int>(reach_.size()) < column + free) {
        reach_.resize(static_cast<std::size_t>(column) + static_cast<std::size_t>(free));
      }
      for (int covered = column; covered < column + free; ++covered) {
        reach_[static_cast<std::size_t>(covered)] = {row + height, &cell};
      }
      column += free;
    }
    int width = 0;
    for (int covered = 0; covered < static_cast<int>(reach_.size()); ++covered) {
      if (is_busy(row, covered)) width = covered + 1;
    }
    widths_[static_cast<std::size_t>(row)] = width;
    grid_.columns = std::max(grid_.columns, width);
  }

  // Labels, then at least two figures or blanks.
  bool is_data(int row) {
    const std::vector<SpanCell>& cells = at(row).cells;
    const auto first_value = std::find_if(cells.begin(), cells.end(), [](const SpanCell& cell) {
      return cell.kind != CellKind::text;
    });
    return first_value != cells.begin() && cells.end() - first_value >= 2 &&
           std::none_of(first_value, cells.end(),
                        [](const SpanCell& cell) { return cell.kind == CellKind::text; });
  }

  // The width that the rows of figures should have: that of the head, when one of them has it, else
  // the one that most of them have. 0 when there is nothing to compare.
  int usual_width() {
    std::map<int, int> counts;
    int head = 0;
    for (int row = 0; row < grid_.rows; ++row) {
      const int width = widths_[static_cast<std::size_t>(row)];
      if (is_data(row)) {
        ++counts[width];
      } else if (counts.empty()) {
        head = std::max(head, width);
      }
    }
    if (counts.count(head) > 0) return head;
    int usual = 0;
    int most = 1;
    for (const auto& [width, count] : counts) {
      if (count >= most && count > 1) {
        most = count;
        usual = width;
      }
    }
    return usual;
  }

  Line line_of(int row) {
    Line line(reach_.size(), CellKind::blank);
    for (std::size_t column = 0; column < reach_.size(); ++column) {
      if (reach_[column].until > row) line[column] = reach_[column].cell->kind;
    }
    return line;
  }

  // How badly labels and figures of a row fall together with those of the reference row.
  int disagreement(const Line& line) const {
    int score = 0;
    for (std::size_t column = 0; column < std::max(line.size(), reference_.size()); ++column) {
      const CellKind here = column < line.size() ? line[column] : CellKind::blank;
      const CellKind above = column < reference_.size() ? reference_[column] : CellKind::blank;
      if (here == above) continue;
      const bool text_and_blank = here == CellKind::blank || above == CellKind::blank;
      if (!text_and_blank) {
        score += 100;
      } else if (here == CellKind::text || above == CellKind::text) {
        score += 1;
      }
    }
    return score;
  }

  struct Attempt {
    int score = 0;
    std::vector<Reach> reach;  // before the row
    std::vector<SpanCell*> changed;
  };

  // Places the row over `reach` and says how well it fits; nothing when it doesn't fill the table.
  std::optional<int> try_row(int row, std::vector<Reach> reach) {
    const SpanRow kept = at(row);
    std::swap(reach_, reach);
    place_row(row);
    std::optional<int> score;
    if (widths_[static_cast<std::size_t>(row)] == width_) score = disagreement(line_of(row));
    std::swap(reach_, reach);
    at(row) = kept;
    return score;
  }

  void place_and_repair(int row) {
    const std::vector<Reach> before = reach_;
    const SpanRow declared = at(row);
    const int columns = grid_.columns;
    place_row(row);
    const int width = widths_[static_cast<std::size_t>(row)];
    if (!is_data(row) || width == width_) {
      if (is_data(row)) reference_ = line_of(row);
      return;
    }
    const int natural = disagreement(line_of(row));
    const std::vector<Reach> after = reach_;
    const SpanRow placed = at(row);
    at(row) = declared;

    std::optional<Attempt> best;
    for (Attempt& attempt : attempts(row, before, width)) {
      const std::optional<int> score = try_row(row, attempt.reach);
      if (!score || *score >= 100 || *score >= natural) continue;
      attempt.score = *score;
      if (!best || attempt.score < best->score) best = attempt;
    }
    grid_.columns = columns;
    if (best && !reference_.empty()) {
      for (SpanCell* cell : best->changed) cell->row_span += width < width_ ? 1 : -over(row, cell);
      reach_ = best->reach;
      place_row(row);
      reference_ = line_of(row);
      return;
    }
    at(row) = placed;
    reach_ = after;
    grid_.columns = std::max(columns, width);
    widths_[static_cast<std::size_t>(row)] = width;
    // A block of another width under its own head is as it should be.
    const bool like_above = row > 0 && widths_[static_cast<std::size_t>(row) - 1] == width &&
                            !at(row - 1).cells.empty() && !at(row - 1).cells.front().doubtful;
    if (!like_above) {
      for (SpanCell& cell : at(row).cells) cell.doubtful = true;
    }
  }

  // By how many rows a cell that should end above `row` reaches too far.
  int over(int row, const SpanCell* cell) const {
    for (const Reach& reach : reach_) {
      if (reach.cell == cell) return reach.until - row;
    }
    return 0;
  }

  // The ways to give or take the missing columns: a run of neighbouring labels that ended with the
  // row above goes on, or a label that reaches here does not.
  std::vector<Attempt> attempts(int row, const std::vector<Reach>& before, int width) {
    std::vector<Attempt> found;
    const int difference = width_ - width;
    for (std::size_t first = 0; first < before.size(); ++first) {
      if (first > 0 && before[first].cell == before[first - 1].cell) continue;
      Attempt attempt{0, before, {}};
      int covered = 0;
      for (std::size_t column = first; column < before.size() && covered < std::abs(difference);
           ++column, ++covered) {
        Reach& reach = attempt.reach[column];
        const bool usable = reach.cell != nullptr && reach.cell->kind == CellKind::text &&
                            (difference > 0 ? reach.until == row : reach.until > row);
        if (!usable) break;
        reach.until = difference > 0 ? row + 1 : row;
        if (attempt.changed.empty() || attempt.changed.back() != reach.cell) {
          attempt.changed.push_back(reach.cell);
        }
      }
      if (covered == std::abs(difference) && whole_cells(attempt, row)) {
        found.push_back(std::move(attempt));
      }
    }
    return found;
  }

  // Whether the changed cells end alike in all their columns.
  static bool whole_cells(const Attempt& attempt, int row) {
    return std::all_of(attempt.reach.begin(), attempt.reach.end(),
                       [&](const Reach& reach) {
                         const bool changed =
                             std::find(attempt.changed.begin(), attempt.changed.end(),
                                       reach.cell) != attempt.changed.end();
                         return !changed || reach.until == row || reach.until == row + 1;
                       }) &&
           std::adjacent_find(attempt.reach.begin(), attempt.reach.end(),
                              [&](const Reach& a, const Reach& b) {
                                return a.cell != nullptr && a.cell == b.cell && a.until != b.until;
                              }) == attempt.reach.end();
  }

  void finish() {
    if (static_cast<std::size_t>(grid_.rows) < rows_.size()) grid_.is_cut = true;
    if (grid_.columns > 0 && grid_.rows > most_places / grid_.columns) {
      grid_.rows = most_places / grid_.columns;
      grid_.is_cut = true;
    }
    for (int row = 0; row < grid_.rows; ++row) {
      for (SpanCell& cell : at(row).cells) {
        cell.row_span = std::min(cell.row_span, grid_.rows - row);
      }
    }
  }

  std::vector<SpanRow>& rows_;
  const std::vector<SpanRow> declared_;
  SpanGrid grid_;
  std::vector<int> group_end_;
  std::vector<int> widths_;
  std::vector<Reach> reach_;  // by column
  int width_ = 0;
  Line reference_;
};

}  // namespace

SpanGrid place_spans(std::vector<SpanRow>& rows) { return Placer(rows).place(); }

}  // namespace gouji
