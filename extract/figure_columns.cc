#include "extract/figure_columns.h"

#include <algorithm>
#include <set>

namespace gouji {
namespace {

bool are_apart(const std::vector<FigureColumn>& columns) {
  for (std::size_t column = 1; column < columns.size(); ++column) {
    if (columns[column].x0 <= columns[column - 1].x1) return false;
  }
  return true;
}

class ColumnFinder {
 public:
  ColumnFinder(const std::vector<PlainLine>& lines, const std::vector<LineWords>& rows,
               std::size_t width)
      : lines_(lines), rows_(rows), width_(width) {}

  FigurePlaces run() {
    found_.columns.resize(rows_.size());
    found_.places.resize(rows_.size());
    if (!is_set_in_columns()) return std::move(found_);
    for (std::size_t begin = 0; begin < rows_.size();) {
      std::size_t end = begin + 1;
      while (end < rows_.size() && !breaks_page(lines_, rows_, end)) ++end;
      while (begin < end) begin = find_columns(begin, end);
    }
    for (std::size_t index = 0; index < rows_.size(); ++index) place(index);
    return std::move(found_);
  }

 private:
  // Where single spaces part all words, or as many everywhere though figures are of unequal length,
  // these stand wherever those before them end.
  bool is_set_in_columns() const {
    std::set<int> gaps;
    std::set<int> widths;
    for (const LineWords& row : rows_) {
      if (row.figures.size() != width_) continue;
      for (std::size_t i = 1; i < row.figures.size(); ++i) {
        gaps.insert(row.figures[i].gap);
        widths.insert(row.figures[i].x1 - row.figures[i].x0);
      }
    }
    if (gaps.size() == 1 && widths.size() > 1) return false;
    const auto is_apart = [](const Piece& piece) { return piece.gap >= 2; };
    const auto apart = std::count_if(rows_.begin(), rows_.end(), [&is_apart](const LineWords& row) {
      return std::any_of(row.labels.begin(), row.labels.end(), is_apart) ||
             std::any_of(row.figures.begin(), row.figures.end(), is_apart);
    });
    return 4 * static_cast<std::size_t>(apart) >= rows_.size();
  }

  // What the figures of full rows cover, for the rows of [begin, end) up to one that does not stand
  // below the others: another page may begin without a sign. Returns where.
  std::size_t find_columns(std::size_t begin, std::size_t end) {
    std::vector<FigureColumn> columns;
    std::size_t last = begin;  // behind the last full row
    std::size_t index = begin;
    for (; index < end; ++index) {
      const std::vector<Piece>& figures = rows_[index].figures;
      if (figures.size() != width_) continue;
      std::vector<FigureColumn> joined = columns;
      if (joined.empty()) joined.resize(width_, {figures.back().x1, 0});
      for (std::size_t column = 0; column < width_; ++column) {
        joined[column].x0 = std::min(joined[column].x0, figures[column].x0);
        joined[column].x1 = std::max(joined[column].x1, figures[column].x1);
      }
      if (!are_apart(joined)) break;
      columns = std::move(joined);
      last = index + 1;
    }
    // What stands between two such stretches may belong to either.
    const std::size_t stop = index == end ? end : last;
    for (std::size_t row = begin; row < stop; ++row) found_.columns[row] = columns;
    return index == end ? end : index;
  }

  // Words among the figures, from the row above to the row below: parts of a cell that is no figure
  // by itself.
  bool has_words_over(std::size_t index, const std::vector<FigureColumn>& columns) const {
    constexpr std::size_t reach = 3;  // lines
    const auto is_over = [&columns](const LineWords& row) {
      return std::any_of(row.labels.begin(), row.labels.end(),
                         [&columns](const Piece& label) { return label.x0 >= columns.front().x0; });
    };
    for (std::size_t row = index; row-- > 0 && rows_[row].figures.empty();) {
      if (index - row > reach) break;
      if (is_over(rows_[row])) return true;
    }
    for (std::size_t row = index + 1; row < rows_.size() && rows_[row].figures.empty(); ++row) {
      if (row - index > reach) break;
      if (is_over(rows_[row])) return true;
    }
    return false;
  }

  // The columns that the figures of a short row stand in.
  void place(std::size_t index) {
    const std::vector<Piece>& figures = rows_[index].figures;
    const std::vector<FigureColumn>& columns = found_.columns[index];
    if (figures.empty() || figures.size() >= width_) return;
    // Without its label beside them they may be the rest of other figures.
    const std::vector<Piece>& labels = rows_[index].labels;
    if (columns.empty() || labels.empty() || !begins_numbered(labels.back().text)) return;
    if (has_words_over(index, columns)) return;
    std::vector<int> places;
    for (const Piece& figure : figures) {
      int found = -1;
      for (std::size_t column = 0; column < columns.size(); ++column) {
        if (figure.x1 <= columns[column].x0 || figure.x0 >= columns[column].x1) continue;
        if (found >= 0) return;
        found = static_cast<int>(column);
      }
      if (found < 0 || (!places.empty() && places.back() >= found)) return;
      places.push_back(found);
    }
    found_.places[index] = std::move(places);
  }

  const std::vector<PlainLine>& lines_;
  const std::vector<LineWords>& rows_;
  std::size_t width_;
  FigurePlaces found_;
};

}  // namespace

FigurePlaces place_figures(const std::vector<PlainLine>& lines, const std::vector<LineWords>& rows,
                           std::size_t width) {
  return ColumnFinder(lines, rows, width).run();
}

bool breaks_page(const std::vector<PlainLine>& lines, const std::vector<LineWords>& rows,
                 std::size_t row) {
  for (std::size_t line = rows[row - 1].line + 1; line <= rows[row].line; ++line) {
    if (lines[line].page_break) return true;
  }
  return false;
}

}  // namespace gouji
