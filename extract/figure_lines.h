// Tables whose rows are lines that end in their figures, parted by spaces only: "规章 31 7 12". So
// `pdftotext`, browsers that write text, and copying leave them.
//
// What such lines keep for certain is the order of the figures of a row. So the tables found here
// are sequences (table.h), and where a row has fewer figures than the others of its table, blank
// cells are put in only if columns show where: on the same page the figures of full rows stand
// below each other without overlap, and each figure of the short row stands in one of these
// columns. Everything else is left to readers who doubt it.
#pragma once

#include <string_view>
#include <vector>

#include "extract/plain_lines.h"
#include "extract/table.h"

namespace gouji {

// A stretch of lines that holds a table of this kind: [first, last], indices into the lines given.
struct FigureLines {
  std::size_t first = 0;
  std::size_t last = 0;
  bool is_sure = false;
  bool is_whole = false;  // no label goes on over lines without figures: columns may be as good
  std::vector<std::size_t> doubtful;  // lines, when not sure: of figures that may be cut
  Table table;  // a sequence, when is_sure; path is the number of its first line
};

// From top to bottom, without overlap. At least three lines of each end in figures behind a label,
// or in several figures.
std::vector<FigureLines> find_figure_lines(const std::vector<PlainLine>& lines);

// The cells of one line of such a stretch: labels, then figures. Numbers of pages are left out
// where they stand between dashes.
std::vector<std::string_view> cut_figure_line(std::string_view line);

}  // namespace gouji
