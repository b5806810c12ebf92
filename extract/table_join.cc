#include "extract/table_join.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "normalize/figure.h"
#include "normalize/label.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr double kSameEdge = 6;  // points that edges of one table differ by between pages, at most

// The column edges of both tables together.
std::vector<double> common_edges(const Table& a, const Table& b) {
  std::vector<double> edges;
  for (const Table* table : {&a, &b}) {
    for (const Cell& cell : table->cells) {
      edges.push_back(cell.box.x0);
      edges.push_back(cell.box.x1);
    }
  }
  std::sort(edges.begin(), edges.end());
  std::vector<double> merged;
  for (const double edge : edges) {
    if (merged.empty() || edge - merged.back() > kSameEdge) merged.push_back(edge);
  }
  return merged;
}

int column_of(const std::vector<double>& edges, double x) {
  const auto nearest = std::min_element(edges.begin(), edges.end(), [x](double a, double b) {
    return std::fabs(a - x) < std::fabs(b - x);
  });
  return static_cast<int>(nearest - edges.begin());
}

void set_columns(Table& table, const std::vector<double>& edges) {
  for (Cell& cell : table.cells) {
    cell.column = column_of(edges, cell.box.x0);
    cell.column_span = std::max(1, column_of(edges, cell.box.x1) - cell.column);
  }
  table.columns = static_cast<int>(edges.size()) - 1;
}

// Places by row and column of the cells of a table: -1 where none is.
class Places {
 public:
  explicit Places(const Table& table) : columns_(table.columns), places_(cell_places(table)) {}
  int at(int row, int column) const {
    return places_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                   static_cast<std::size_t>(column)];
  }

 private:
  int columns_;
  std::vector<int> places_;
};

std::vector<const Cell*> row_of(const Table& table, int row) {
  std::vector<const Cell*> cells;
  for (const Cell& cell : table.cells) {
    if (cell.row == row) cells.push_back(&cell);
  }
  return cells;
}

// Same texts at the same columns.
bool same_row(const Table& a, int row_a, const Table& b, int row_b) {
  const std::vector<const Cell*> cells_a = row_of(a, row_a);
  const std::vector<const Cell*> cells_b = row_of(b, row_b);
  if (cells_a.size() != cells_b.size() || cells_a.empty()) return false;
  for (std::size_t i = 0; i < cells_a.size(); ++i) {
    if (cells_a[i]->column != cells_b[i]->column ||
        fold(cells_a[i]->text) != fold(cells_b[i]->text)) {
      return false;
    }
  }
  return true;
}

bool has_figure(const Table& table, int row) {
  const std::vector<const Cell*> cells = row_of(table, row);
  return std::any_of(cells.begin(), cells.end(),
                     [](const Cell* cell) { return states_figure(cell->text); });
}

bool is_empty_row(const Table& table, int row) {
  const std::vector<const Cell*> cells = row_of(table, row);
  return std::all_of(cells.begin(), cells.end(),
                     [](const Cell* cell) { return cell->text.empty() && cell->row_span == 1; });
}

// How many first rows of `below` repeat the header of `above`: rows without a figure that equal its
// first rows, one by one.
int repeated_header(const Table& above, const Table& below) {
  constexpr int deepest = 5;
  int count = 0;
  while (count < std::min({deepest, above.rows, below.rows}) &&
         same_row(above, count, below, count) && !has_figure(below, count)) {
    ++count;
  }
  if (count == 0) return 0;
  // A header stands above figures; equal rows without a text are no header.
  const std::vector<const Cell*> first = row_of(below, 0);
  const bool has_text =
      std::any_of(first.begin(), first.end(), [](const Cell* cell) { return !cell->text.empty(); });
  return has_text ? count : 0;
}

// Of where it belongs, which no sum settles.
void doubt_place(Cell& cell) {
  cell.doubtful = true;
  cell.likely.clear();
}

void doubt_row(std::vector<Cell>& cells, int row) {
  for (Cell& cell : cells)
    if (cell.row == row) doubt_place(cell);
}

void drop_rows(Table& table, int count) {
  table.cells.erase(
      std::remove_if(table.cells.begin(), table.cells.end(),
                     [count](const Cell& cell) { return cell.row + cell.row_span <= count; }),
      table.cells.end());
  for (Cell& cell : table.cells) {
    if (cell.row < count) {
      cell.row_span -= count - cell.row;
      cell.row = count;
    }
    cell.row -= count;
  }
  table.rows -= count;
}

// Whether a label at the top of a page goes on from the page before: it is not empty and begins
// with no number of its own.
bool goes_on(const std::string& text) { return !text.empty() && parse_label(text).number.empty(); }

bool starts_anew(const std::string& text) { return !text.empty() && !goes_on(text); }

void append_text(Cell& cell, const Cell& more) {
  if (more.text.empty()) return;
  if (cell.text.empty()) {
    cell.text = more.text;
    cell.page = more.page;
    cell.box = more.box;
    cell.text_box = more.text_box;
  } else {
    // Both parts hold a figure: one number cut in two, or two numbers. Nobody can tell.
    if (states_figure(cell.text) || states_figure(more.text)) {
      cell.text += ' ';
      doubt_place(cell);
    }
    cell.text += more.text;
  }
  cell.doubtful = cell.doubtful || more.doubtful;
  cell.confidence = std::min(cell.confidence, more.confidence);
}

enum class Cut {
  none,
  between_lines,  // of labels; each figure stands on one page
  in_figures,     // that run over two lines, of which the break took the second
  perhaps,        // there and in a label, or two rows
};

// How the break cuts the last row of `above` off the first of `below`, if they are one row. Each
// cell of the one continues that of the other: where both have text it is a label that goes on, or
// else the figures of a narrow column. Those are told from a row of their own where that has no
// label; with one that may go on, while some of the figures above do not, nobody can tell.
Cut cut_between(const Table& above, const Table& below) {
  const Places places(above);
  bool figure = false;
  bool label_above = false;
  bool label_below = false;
  bool text_below = false;
  bool figures_meet = false;
  bool figures_end = false;
  for (const Cell& cell : below.cells) {
    if (cell.row != 0 || cell.row_span > 1) continue;
    const int index = places.at(above.rows - 1, cell.column);
    if (index < 0) return Cut::none;
    const Cell& upper = above.cells[static_cast<std::size_t>(index)];
    if (upper.column != cell.column || upper.column_span != cell.column_span) return Cut::none;
    if (upper.row_span > 1) {
      if (!cell.text.empty()) return Cut::none;
      continue;
    }
    const bool figure_above = states_figure(upper.text);
    const bool figure_below = states_figure(cell.text);
    figure = figure || figure_above || figure_below;
    label_above = label_above || (!figure_above && !upper.text.empty());
    text_below = text_below || !cell.text.empty();
    if (cell.text.empty()) {
      figures_end = figures_end || figure_above;
    } else if (figure_below) {
      if (!figure_above && !upper.text.empty()) return Cut::none;
      figures_meet = figures_meet || figure_above;
    } else {
      if (figure_above || upper.text.empty() || starts_anew(cell.text)) return Cut::none;
      label_below = true;
    }
  }
  if (figures_meet) {
    if (!label_above) return Cut::none;
    if (!label_below) return Cut::in_figures;
    return figures_end && above.method != Method::gaps ? Cut::perhaps : Cut::none;
  }
  // An empty row below is what the break left of a row that was whole; without a label above there
  // is nothing that figures below could continue.
  const bool is_cut = figure && label_above && (text_below || is_empty_row(below, 0));
  return is_cut ? Cut::between_lines : Cut::none;
}

// The column of a table found by its gaps that its figures begin in, behind two of labels.
constexpr int first_figure = 2;

// Whether the cells stand as those of a table found by its gaps: two columns of labels, in which
// groups and labels share their place, then figures.
bool has_gap_labels(const Table& table) {
  return table.cells.size() > 2 && table.cells[0].column == 0 && table.cells[1].column == 1 &&
         table.cells[0].box == table.cells[1].box;
}

// For each column of figures of `below` the one of `above` that it stands below, where the rest of
// a table shows fewer columns than its begin: those whose cells are empty on its page. Nothing when
// one stands below none.
std::vector<int> places_below(const Table& above, const Table& below) {
  if (below.columns >= above.columns || has_figure(above, 0) || !has_figure(below, 0)) return {};
  if (!has_gap_labels(above) || !has_gap_labels(below)) return {};
  std::vector<Box> columns(static_cast<std::size_t>(above.columns));
  for (const Cell& cell : above.cells) {
    if (cell.column_span == 1) columns[static_cast<std::size_t>(cell.column)] = cell.box;
  }
  std::vector<Box> texts(static_cast<std::size_t>(below.columns));
  for (const Cell& cell : below.cells) {
    Box& text = texts[static_cast<std::size_t>(cell.column)];
    if (cell.column_span == 1) text = join(text, cell.text_box);
  }
  std::vector<int> places;
  for (std::size_t column = first_figure; column < texts.size(); ++column) {
    const double x = texts[column].centre_x();
    const auto found =
        std::find_if(columns.begin() + first_figure, columns.end(),
                     [x](const Box& box) { return !box.is_empty() && x >= box.x0 && x <= box.x1; });
    const int place = static_cast<int>(found - columns.begin());
    if (found == columns.end() || (!places.empty() && place <= places.back())) return {};
    places.push_back(place);
  }
  return places;
}

// Puts the figures of `below` into those columns; the cells that it does not show are empty, and
// doubtful as all such are.
void place_below(Table& below, const std::vector<int>& places, const Table& above) {
  std::vector<bool> shown(static_cast<std::size_t>(above.columns), false);
  for (const int place : places) shown[static_cast<std::size_t>(place)] = true;
  for (Cell& cell : below.cells) {
    if (cell.column >= first_figure) {
      cell.column = places[static_cast<std::size_t>(cell.column - first_figure)];
    }
  }
  const int page = below.cells.front().page;
  const double confidence = below.cells.front().confidence;
  for (int row = 0; row < below.rows; ++row) {
    for (int column = first_figure; column < above.columns; ++column) {
      if (shown[static_cast<std::size_t>(column)]) continue;
      Cell empty;
      empty.row = row;
      empty.column = column;
      empty.page = page;
      empty.confidence = confidence;
      empty.doubtful = true;
      below.cells.push_back(std::move(empty));
    }
  }
  below.columns = above.columns;
  std::stable_sort(below.cells.begin(), below.cells.end(), [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
}

}  // namespace

bool can_join(const Table& above, const Table& below) {
  if (above.cells.empty() || below.cells.empty()) return false;
  if (above.arrangement != Arrangement::grid || below.arrangement != Arrangement::grid)
    return false;
  const Box a = box_of(above);
  const Box b = box_of(below);
  if (above.method == Method::gaps || below.method == Method::gaps) {
    // Edges found from gaps lie where the text of each page has them; their number is what agrees,
    // or the places of the figures where the rest has fewer.
    return above.method == below.method && a.x0 < b.x1 && b.x0 < a.x1 &&
           (above.columns == below.columns || !places_below(above, below).empty());
  }
  return std::fabs(a.x0 - b.x0) <= kSameEdge && std::fabs(a.x1 - b.x1) <= kSameEdge;
}

Table join_tables(Table above, Table below) {
  if (above.method != Method::gaps) {
    const std::vector<double> edges = common_edges(above, below);
    set_columns(above, edges);
    set_columns(below, edges);
  } else if (below.columns < above.columns) {
    place_below(below, places_below(above, below), above);
  }
  drop_rows(below, repeated_header(above, below));
  if (below.rows == 0) return above;

  const Cut cut_kind = cut_between(above, below);
  const bool cut = cut_kind == Cut::between_lines || cut_kind == Cut::in_figures;
  const int shift = above.rows - (cut ? 1 : 0);
  const Places places(above);
  const int last = above.rows - 1;
  std::vector<Cell> added;
  std::set<int> extended;
  for (Cell& cell : below.cells) {
    if (cell.row == 0) {
      const int index = places.at(last, cell.column);
      Cell* target = index >= 0 ? &above.cells[static_cast<std::size_t>(index)] : nullptr;
      const bool same_columns = target != nullptr && target->column == cell.column &&
                                target->column_span == cell.column_span;
      // A group label runs on below the break: a cell of several rows on either side whose second
      // part is empty or begins with no number.
      const bool runs_on = same_columns && !states_figure(cell.text) && !starts_anew(cell.text) &&
                           (target->row_span > 1 || cell.row_span > 1) &&
                           !states_figure(target->text);
      const bool same_row = cut && same_columns && cell.row_span == 1;
      if ((runs_on || same_row) && extended.insert(index).second) {
        append_text(*target, cell);
        target->row_span = shift + cell.row + cell.row_span - target->row;
        continue;
      }
    }
    cell.row += shift;
    added.push_back(std::move(cell));
  }
  above.rows = shift + below.rows;
  // What is left of a cut row found no partner: its cells overlap those of the row above.
  if (cut) doubt_row(added, shift);
  above.cells.insert(above.cells.end(), std::make_move_iterator(added.begin()),
                     std::make_move_iterator(added.end()));
  if (cut_kind == Cut::in_figures || cut_kind == Cut::perhaps) {
    doubt_row(above.cells, last);
    doubt_row(above.cells, shift);
  }
  std::stable_sort(above.cells.begin(), above.cells.end(), [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  return above;
}

void doubt_remains(Table& above, Block& below) {
  if (const auto* paragraph = std::get_if<Paragraph>(&below)) {
    if (states_figure(paragraph->text)) doubt_row(above.cells, above.rows - 1);
    return;
  }
  Table& table = std::get<Table>(below);
  const std::vector<const Cell*> first = row_of(table, 0);
  const bool is_unnamed =
      table.method == Method::gaps && std::all_of(first.begin(), first.end(), [](const Cell* cell) {
        return cell->text.empty() || states_figure(cell->text);
      });
  if (!is_unnamed) return;
  doubt_row(above.cells, above.rows - 1);
  doubt_row(table.cells, 0);
}

}  // namespace gouji
