// A stretch of lines that may be a table whose rows end in their figures → a table that is a
// sequence of its cells. figure_lines.h finds the stretches.
#pragma once

#include <vector>

#include "extract/figure_columns.h"
#include "extract/header_order.h"
#include "extract/line_words.h"
#include "extract/table.h"

namespace gouji {

class FigureTable {
 public:
  // `lines` must outlive this; LineWords::line is an index into it.
  FigureTable(const std::vector<PlainLine>& lines, std::vector<LineWords> rows);

  // Whether these are a table: three lines that end in figures behind a label, or in several, or
  // one with six. Nothing else may be asked when they are not.
  bool is_table() const { return is_table_; }

  // The lines from the first word of the header to the last figure.
  std::size_t first() const { return rows_.front().line; }
  std::size_t last() const { return rows_.back().line; }

  // Whether each row is one line, label and figures: then columns may show more than the order.
  // Between rows of a narrow table stand headers.
  bool is_whole() const;

  // Whether rows below one header have equally many figures. Wide rows that have not are placed by
  // columns, or left for their number to tell that they lack some.
  bool is_even() const { return is_even_; }

  // Lines whose figures may be parts of figures. Two lines of figures touch where figures too long
  // for their columns go on below, or stand higher than their neighbours: then one has no label of
  // its own, in wide tables no numbered one, or each fills columns that the other leaves. And the
  // lone number of a label says nothing about whose figures stand behind it.
  std::vector<std::size_t> doubtful_lines() const;

  Table make() const;

 private:
  void trim_ends();
  bool find_evenness() const;
  void find_tails();
  const Piece* label_of(std::size_t row) const;
  bool is_labelled(std::size_t row) const;
  bool complement(std::size_t a, std::size_t b) const;
  bool is_letter(const Piece& label, std::size_t row) const;
  void add_labels(std::size_t row, const std::vector<LineWords>& above, Table& table) const;
  void add_figures(std::size_t row, bool is_doubtful, Table& table) const;
  void add(std::string_view text, std::size_t line, Table& table) const;

  const std::vector<PlainLine>& lines_;
  std::vector<LineWords> rows_;  // one a line
  bool is_table_ = false;
  bool is_wide_ = false;
  bool is_even_ = true;
  std::size_t width_ = 0;  // the most figures of a row
  FigurePlaces places_;
  std::vector<std::vector<const Piece*>> tails_;  // by row: lines of its label below its figures
  std::vector<const Piece*> all_tails_;           // sorted
};

}  // namespace gouji
