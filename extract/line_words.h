// A line of text cut at its spaces into labels and the figures behind them.
#pragma once

#include <string_view>
#include <vector>

#include "extract/column_metric.h"

namespace gouji {

// A word or several of a line, with the columns that it takes.
struct Piece {
  std::string_view text;
  int x0 = 0;
  int x1 = 0;
  int gap = 0;  // columns of space in front
};

struct LineWords {
  std::size_t line = 0;
  std::vector<Piece> labels;
  std::vector<Piece> figures;  // at the end of the line

  bool is_blank() const { return labels.empty() && figures.empty(); }
};

// `index` becomes LineWords::line. In front of figures the words of a label are one piece unless
// two spaces or a new number part them; without figures each word is one. Spaces in brackets part
// nothing: 14（其中修订 1 件）. Drawn rules and the foot of a page (- 5 -) have no words.
LineWords cut_words(std::string_view line, std::size_t index, ColumnMetric metric);

// Whether a label begins with its number: （三）, 1．, 四、.
bool begins_numbered(std::string_view word);

// Whether two pieces stand below each other, at least in part.
bool overlap(const Piece& a, const Piece& b);

}  // namespace gouji
