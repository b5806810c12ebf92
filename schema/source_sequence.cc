// Reads a table that has lost its grid: cells one after the other, of which only the order is true.
// A row is the label in front of a run of figures; what else was printed since the figures before
// is header, group labels and titles.
#include <algorithm>

#include "schema/source_cells.h"

namespace gouji {
namespace {

constexpr std::size_t most_lines = 10;   // of one label
constexpr std::size_t least_blanks = 3;  // of a row without a figure

class SequenceReader {
 public:
  SequenceReader(const Table& table, int index, LabelBook& book) : book_(book) {
    source_.index = index;
    source_.table = &table;
    source_.is_sequence = true;
    source_.rows = table.rows;
    source_.columns = table.columns;
  }

  SourceTable run() {
    source_.cells = read_cells(*source_.table, false, book_);
    start_block();
    for (std::size_t index = 0; index < source_.cells.size(); ++index) {
      const SourceCell& cell = source_.cells[index];
      if (cell.kind == CellKind::text) {
        if (ends_row()) close_row();
        figures_.clear();
        // A number of a list on a line of its own says nothing.
        if (cell.label >= 0) labels_.push_back({cell.label, static_cast<int>(index)});
      } else {
        figures_.push_back(static_cast<int>(index));
        if (cell.kind == CellKind::figure) has_figure_ = true;
      }
    }
    if (ends_row()) close_row();
    take_header({});
    const bool is_empty = source_.blocks.back().rows.empty() && !source_.blocks.back().has_header;
    if (is_empty) source_.blocks.pop_back();
    return std::move(source_);
  }

 private:
  struct Word {
    int label = -1;
    int cell = -1;
  };

  void start_block() {
    source_.blocks.emplace_back();
    source_.blocks.back().by_place = false;
  }

  // Whether the cells since the last label are a row: one has a figure, or they are blank and as
  // many as the row before has. Blank places of a header are none.
  bool ends_row() const {
    if (has_figure_) return true;
    if (labels_.empty() || figures_.size() < least_blanks) return false;
    const int label = labels_.back().label;
    if (is_title_label(book_, label) || is_column_label(book_, label)) return false;
    const std::vector<SourceRow>& rows = source_.blocks.back().rows;
    return !rows.empty() && static_cast<int>(figures_.size()) == rows.back().cells;
  }

  void close_row() {
    has_figure_ = true;
    join_broken_labels();
    SourceRow row;
    if (!labels_.empty()) row.label = labels_.back().label;
    row.row = source_
                  .cells[static_cast<std::size_t>(labels_.empty() ? figures_.front()
                                                                  : labels_.back().cell)]
                  .row;
    std::vector<int> before;
    for (std::size_t word = 0; word + 1 < labels_.size(); ++word) {
      before.push_back(labels_[word].label);
    }
    for (const int label : before) {
      if (!is_group_label(book_, label)) continue;
      row.groups.push_back(label);
      last_group_ = label;
    }
    if (row.groups.empty() && last_group_ >= 0) row.groups.push_back(last_group_);
    take_header(before);
    row.figures = std::move(figures_);
    row.cells = static_cast<int>(row.figures.size());
    describe(row, source_, book_);
    source_.blocks.back().rows.push_back(std::move(row));
    labels_.clear();
    figures_.clear();
    has_figure_ = false;
  }

  // Begins a block when columns are named in front of the row. Without a row (the table ends) all
  // words are looked at.
  void take_header(std::vector<int> before) {
    const bool is_end = before.empty() && !has_figure_;
    if (is_end) {
      join_broken_labels();
      for (const Word& word : labels_) before.push_back(word.label);
    }
    if (std::none_of(before.begin(), before.end(),
                     [this](int label) { return is_pure_column_label(book_, label); })) {
      return;
    }
    if (!source_.blocks.back().rows.empty() || source_.blocks.back().has_header) start_block();
    SourceBlock& block = source_.blocks.back();
    block.has_header = true;
    std::vector<int>& header = block.header.emplace_back();
    for (const int label : before) {
      (is_title_label(book_, label) ? block.titles : header).push_back(label);
    }
    // The word right before the figures may be the last column's, where rows have no label.
    if (!is_end && is_column_label(book_, labels_.back().label)) {
      header.push_back(labels_.back().label);
    }
  }

  // Puts labels together that stand on several lines: 商业 / 企业, or 三 / 本 / 年 / 度 / ….
  void join_broken_labels() {
    std::vector<Word> joined;
    for (std::size_t begin = 0; begin < labels_.size();) {
      Word word = labels_[begin];
      double best = affinity(word.label);
      bool has_unknown = best < known_label;
      double parts = best;  // of the part that is most like a label of a form
      std::size_t length = 1;
      int label = word.label;
      for (std::size_t count = 2; count <= most_lines && begin + count <= labels_.size(); ++count) {
        const Word& next = labels_[begin + count - 1];
        parts = std::max(parts, affinity(next.label));
        has_unknown = has_unknown || affinity(next.label) < known_label;
        label = joined_label(book_, label, next.label);
        const double whole = affinity(label);
        // Pieces that each are like a label may still be one: 社会公 / 益组织.
        const bool better = length == 1 && has_unknown ? whole >= parts : whole > best;
        if ((!has_unknown && whole <= parts) || whole < known_label || !better) continue;
        word = {label, next.cell};
        best = whole;
        length = count;
      }
      joined.push_back(word);
      begin += length;
    }
    labels_ = std::move(joined);
  }

  // How much the label is like any that a form has.
  double affinity(int label) const {
    double most = 0;
    for (int role = 0; role < label_roles; ++role) {
      most = std::max(most, book_.affinity(label, static_cast<LabelRole>(role)));
    }
    return most;
  }

  LabelBook& book_;
  SourceTable source_;
  std::vector<Word> labels_;  // since the last figures
  std::vector<int> figures_;  // the run of figures and empty cells behind them
  bool has_figure_ = false;
  int last_group_ = -1;
};

}  // namespace

SourceTable read_sequence_table(const Table& table, int index, LabelBook& book) {
  return SequenceReader(table, index, book).run();
}

}  // namespace gouji
