// Reads a table whose rows are true, whatever its columns are.
#include <algorithm>
#include <limits>
#include <string>

#include "normalize/text.h"
#include "schema/source_cells.h"
#include "schema/source_rows.h"

namespace gouji {
namespace {

constexpr int nowhere = std::numeric_limits<int>::max();

// Columns of figures that no rule shows, whether of a page or of text set with spaces.
bool is_found_by_gaps(const Table& table) {
  if (table.method == Method::gaps) return true;
  return table.method == Method::text &&
         std::any_of(table.cells.begin(), table.cells.end(),
                     [](const Cell& cell) { return cell.confidence < 1; });
}

enum class RowKind { empty, title, header, data };

// Ink that nobody can read may be a header's or a label's as well.
bool is_legible_figure(const SourceCell& cell) {
  return cell.kind == CellKind::figure && cell.figure.state != FigureState::text;
}

class GridReader {
 public:
  GridReader(const Table& table, int index, bool transposed, LabelBook& book)
      : book_(book), rows_(source_, book) {
    source_.index = index;
    source_.table = &table;
    source_.transposed = transposed;
    source_.rows = transposed ? table.columns : table.rows;
    source_.columns = transposed ? table.rows : table.columns;
  }

  SourceTable run() {
    source_.cells = read_cells(*source_.table, source_.transposed, book_);
    place_cells();
    figures_begin_ = nowhere;
    for (int row = 0; row < source_.rows; ++row) {
      figures_begin_ = std::min(figures_begin_, first_figure(row));
    }
    std::vector<int> header;
    std::vector<int> data;
    int empty_row = -1;
    bool in_header = true;
    for (int row = 0; row < source_.rows; ++row) {
      const RowKind kind = kind_of(row, in_header);
      if (kind == RowKind::empty) {
        // The figures of a table without row labels may all be blank.
        if (in_header && !header.empty() && empty_row < 0) empty_row = row;
        continue;
      }
      const bool is_data = kind == RowKind::data;
      if (!is_data && !in_header) {
        add_block(header, data);
        header.clear();
        data.clear();
      }
      if (is_data) {
        data.push_back(row);
      } else {
        if (empty_row >= 0 && count_columns(header) > 0) {
          add_block(header, {empty_row});
          header.clear();
        }
        header.push_back(row);
      }
      empty_row = -1;
      in_header = !is_data;
    }
    if (data.empty() && empty_row >= 0) data.push_back(empty_row);
    if (!header.empty() || !data.empty()) add_block(header, data);
    return std::move(source_);
  }

 private:
  void place_cells() {
    source_.places.assign(
        static_cast<std::size_t>(source_.rows) * static_cast<std::size_t>(source_.columns), -1);
    for (std::size_t index = 0; index < source_.cells.size(); ++index) {
      const SourceCell& cell = source_.cells[index];
      const int last_row = std::min(cell.row + cell.row_span, source_.rows);
      const int last_column = std::min(cell.column + cell.column_span, source_.columns);
      for (int row = cell.row; row < last_row; ++row) {
        for (int column = cell.column; column < last_column; ++column) {
          source_.places[static_cast<std::size_t>(row) * static_cast<std::size_t>(source_.columns) +
                         static_cast<std::size_t>(column)] = static_cast<int>(index);
        }
      }
    }
  }

  CellKind kind_at(int row, int column) const {
    const int index = source_.at(row, column);
    return index < 0 ? CellKind::empty : source_.cell(index).kind;
  }

  // The column of the row's first figure behind its first text (numbers in front count rows), or of
  // its first figure; nowhere when it has none.
  int first_figure(int row) const {
    int first = nowhere;
    bool text = false;
    for (const int index : cells_over(source_, row)) {
      const SourceCell& cell = source_.cell(index);
      if (cell.kind == CellKind::text) text = true;
      if (!is_legible_figure(cell)) continue;
      if (text) return cell.column;
      first = std::min(first, cell.column);
    }
    return first;
  }

  RowKind kind_of(int row, bool in_header) const {
    int texts = 0;
    int figures = 0;
    int titles = 0;
    int columns = 0;
    int pure_columns = 0;
    int row_labels = 0;
    int texts_over_figures = 0;
    int columns_from_above = 0;
    bool first_text_in_front = false;
    bool has_label_cell = false;
    const int begin = figures_begin_ == nowhere ? source_.columns : figures_begin_;
    for (const int index : cells_over(source_, row)) {
      const SourceCell& cell = source_.cell(index);
      if (is_legible_figure(cell)) ++figures;
      if (cell.row == row && cell.column < begin) has_label_cell = true;
      if (cell.row < row && cell.kind == CellKind::text && is_column_label(book_, cell.label))
        ++columns_from_above;
      if (cell.kind != CellKind::text || cell.row != row) continue;
      ++texts;
      if (texts == 1) first_text_in_front = cell.column < begin;
      if (cell.column + cell.column_span > begin) ++texts_over_figures;
      if (is_title_label(book_, cell.label)) ++titles;
      if (is_column_label(book_, cell.label)) ++columns;
      if (is_pure_column_label(book_, cell.label)) ++pure_columns;
      if (is_row_label(book_, cell.label)) ++row_labels;
    }
    if (figures > 0) {
      // Most names of columns reach into it from above: one of them was parted, and the rest of it
      // misread as a figure.
      const bool is_within_header = in_header && columns_from_above > std::max(figures, 1);
      const bool is_header =
          (columns >= 2 && columns > figures && pure_columns > 0) || is_within_header;
      // Names of columns on a scan, some misread as figures: beside them begins no label.
      const bool is_misread = source_.table->method == Method::ocr && in_header &&
                              !has_label_cell && texts_over_figures > figures;
      return is_header || is_misread ? RowKind::header : RowKind::data;
    }
    if (texts == 0) return RowKind::empty;
    if (titles > 0 && row_labels == 0) return texts == 1 ? RowKind::title : RowKind::header;
    if (pure_columns > 0 && (columns >= 2 || row_labels == 0)) return RowKind::header;
    // 其他 and 总计 name a row as well as a column, and 行政复议 beside 行政诉讼 two columns.
    if (columns > 0 && row_labels == columns) {
      const bool are_columns = texts > 1 && columns == texts;
      return in_header || are_columns ? RowKind::header : RowKind::data;
    }
    if (row_labels > 0 || !in_header) return RowKind::data;
    if (texts_over_figures == 0) return RowKind::data;
    return texts == 1 && first_text_in_front ? RowKind::title : RowKind::header;
  }

  bool is_title_row(int row) const {
    int label = -1;
    for (const int index : cells_over(source_, row)) {
      const SourceCell& cell = source_.cell(index);
      if (cell.kind != CellKind::text || cell.row != row) continue;
      if (label >= 0) return false;
      label = cell.label;
    }
    return label >= 0 && !is_column_label(book_, label);
  }

  int count_columns(const std::vector<int>& header) const {
    int count = 0;
    for (const int row : header) {
      for (const int index : cells_over(source_, row)) {
        if (is_column_label(book_, source_.cell(index).label)) ++count;
      }
    }
    return count;
  }

  void add_block(const std::vector<int>& header, const std::vector<int>& data) {
    SourceBlock block;
    std::vector<int> label_rows;
    for (const int row : header) {
      if (is_title_row(row)) {
        for (const int index : cells_over(source_, row)) {
          if (source_.cell(index).label >= 0) block.titles.push_back(source_.cell(index).label);
        }
        continue;
      }
      label_rows.push_back(row);
      std::vector<int>& labels = block.header.emplace_back();
      for (const int index : cells_over(source_, row)) {
        const SourceCell& cell = source_.cell(index);
        if (cell.row != row || cell.label < 0) continue;
        labels.push_back(cell.label);
        if (is_column_label(book_, cell.label)) block.has_header = true;
      }
    }
    bool is_displaced = false;
    const int begin = find_begin(label_rows, data, is_displaced);
    block.by_place = begin != nowhere && !is_displaced && !has_label_behind(data, begin);
    block.by_gaps = is_found_by_gaps(*source_.table);
    block.is_recognised = source_.table->method == Method::ocr;
    if (begin != nowhere) add_columns(block, label_rows, data, begin);
    for (const int row : data) {
      block.rows.push_back(block.by_place ? rows_.read(row, begin) : rows_.read_ragged(row));
    }
    source_.blocks.push_back(std::move(block));
  }

  // The first column of figures, as the header tells where it does, else as the figures do.
  // `is_displaced`: a column's header stands over row labels.
  int find_begin(const std::vector<int>& header, const std::vector<int>& data,
                 bool& is_displaced) const {
    int by_header = nowhere;
    for (int column = 0; column < source_.columns && by_header == nowhere; ++column) {
      const std::vector<int> labels = labels_over(header, column);
      if (labels.empty()) continue;
      if (book_.affinity(labels.back(), LabelRole::column) >= known_label) by_header = column;
    }
    int by_figures = nowhere;
    for (const int row : data) by_figures = std::min(by_figures, first_figure(row));
    if (source_.table->method == Method::ocr) by_figures = behind_labels(by_figures, data);
    if (by_header == nowhere || by_figures == nowhere) return std::min(by_header, by_figures);
    for (int column = by_header; column < by_figures; ++column) {
      for (const int row : data) {
        const int index = source_.at(row, column);
        if (index >= 0 && source_.cell(index).kind == CellKind::text) {
          const int label = source_.cell(index).label;
          if (!is_row_label(book_, label) && !is_group_label(book_, label)) continue;
          is_displaced = true;
          return by_figures;
        }
      }
    }
    return std::min(by_header, by_figures);
  }

  // A label of a scan may be misread as a figure: a column that is mostly text is one of labels. A
  // few rows tell nothing, as figures may be misread as text too.
  int behind_labels(int column, const std::vector<int>& data) const {
    constexpr std::size_t fewest_rows = 4;
    if (data.size() < fewest_rows) return column;
    const auto is_text = [&](int row) { return kind_at(row, column) == CellKind::text; };
    while (column < source_.columns && 2 * std::count_if(data.begin(), data.end(), is_text) >
                                           static_cast<std::ptrdiff_t>(data.size())) {
      ++column;
    }
    return column < source_.columns ? column : nowhere;
  }

  // Whether a row has its label where others have their figures: the places are not true.
  bool has_label_behind(const std::vector<int>& data, int begin) const {
    for (const int row : data) {
      bool label = false;
      for (const int index : cells_over(source_, row)) {
        const SourceCell& cell = source_.cell(index);
        if (cell.column < begin) continue;
        if (cell.kind == CellKind::figure && label) return true;
        if (cell.kind == CellKind::text && cell.row == row &&
            (is_row_label(book_, cell.label) || is_group_label(book_, cell.label))) {
          label = true;
        }
      }
    }
    return false;
  }

  std::vector<int> labels_over(const std::vector<int>& header, int column) const {
    std::vector<int> labels;
    int last = -1;
    for (const int row : header) {
      const int index = source_.at(row, column);
      if (index < 0 || index == last) continue;
      last = index;
      const int label = source_.cell(index).label;
      if (label < 0) continue;
      labels.push_back(label);
      const int group = group_in_brackets(label);
      if (group >= 0) labels.push_back(group);
    }
    return labels;
  }

  // 行政诉讼（复议后起诉） names two groups, one within the other; -1 for any other label.
  int group_in_brackets(int label) const {
    const std::string& printed = book_.text_of(label);
    if (!printed.ends_with(')') && !printed.ends_with("）")) return -1;
    const std::u32string text = fold_to_utf32(printed);
    const std::size_t open = text.find('(');
    if (open == 0 || open == std::u32string::npos || text.back() != ')') return -1;
    const int inside = book_.add_printed(to_utf8(text.substr(open + 1, text.size() - open - 2)));
    return book_.affinity(inside, LabelRole::column_group) >= known_label ? inside : -1;
  }

  void add_columns(SourceBlock& block, const std::vector<int>& header, const std::vector<int>& data,
                   int begin) const {
    std::vector<int> leaves;
    for (int column = begin; column < source_.columns; ++column) {
      if (column > begin && is_same_column(header, data, column)) continue;
      SourceColumn made;
      made.column = column;
      made.labels = labels_over(header, column);
      made.has_figures = std::any_of(data.begin(), data.end(), [&](int row) {
        return kind_at(row, column) != CellKind::empty;
      });
      made.begun = static_cast<int>(std::count_if(data.begin(), data.end(), [&](int row) {
        return kind_at(row, column) != CellKind::empty &&
               source_.cell(source_.at(row, column)).column == column;
      }));
      for (const int row : header) {
        if (kind_at(row, column) == CellKind::text) continue;
        for (int left = column - 1; left >= begin; --left) {
          if (kind_at(row, left) != CellKind::text) continue;
          made.nearby.push_back(source_.cell(source_.at(row, left)).label);
          break;
        }
      }
      // Places without header and figures are no columns. A header of its own without a cell below
      // is kept, as are all places where the header may yet be inherited.
      const bool is_filler = block.has_header && made.labels.empty() && !made.has_figures;
      const int leaf = header.empty() ? -1 : source_.at(header.back(), column);
      if (is_filler) continue;
      // One header over several places, and only one of them used.
      if (leaf >= 0 && !leaves.empty() && leaves.back() == leaf &&
          source_.cell(leaf).kind == CellKind::text) {
        if (!made.has_figures) continue;
        if (!block.columns.back().has_figures) {
          block.columns.pop_back();
          leaves.pop_back();
        }
      }
      leaves.push_back(leaf);
      block.columns.push_back(std::move(made));
    }
  }

  bool is_same_column(const std::vector<int>& header, const std::vector<int>& data,
                      int column) const {
    bool covered = false;
    for (const std::vector<int>* rows : {&header, &data}) {
      for (const int row : *rows) {
        const int index = source_.at(row, column);
        if (index != source_.at(row, column - 1)) return false;
        if (index >= 0) covered = true;
      }
    }
    return covered;
  }

  LabelBook& book_;
  SourceTable source_;
  RowReader rows_;
  int figures_begin_ = nowhere;
};

}  // namespace

SourceTable read_grid_table(const Table& table, int index, bool transposed, LabelBook& book) {
  return GridReader(table, index, transposed, book).run();
}

}  // namespace gouji
