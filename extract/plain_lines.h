// Plain text cut into lines, and lines into fields: what tells a table row from a sentence.
#pragma once

#include <string_view>
#include <vector>

namespace gouji {

struct PlainLine {
  std::string_view text;    // without its end; a view of the whole text
  int number = 0;           // from 1
  bool page_break = false;  // a form feed stands before it
};

// Line ends: LF, CR LF, CR, form feed. A form feed at the end of the text makes no line.
std::vector<PlainLine> split_lines(std::string_view text);

// How a line separates its cells.
enum class RowShape {
  none,    // it does not: prose, or a cell of its own
  border,  // bars, dashes and crosses only: drawn rules
  row,     // at least two cells with text
  weak,    // separators, but at most one cell with text: a row only among rows
};

struct FieldRow {
  int line = 0;                          // number of the line
  bool gap_before = false;               // blank lines or a page break stand before it
  bool beside_number = false;            // a lone number next to it: of a page, or one of its cells
  std::vector<std::string_view> fields;  // as printed, untrimmed; empty ones at either end kept
};

// Which ends of its lines a table frames with bars. Only all lines together tell: where one line
// has no bar at an end, the bars of the others there stand behind a blank cell.
struct BarFrame {
  bool left = true;
  bool right = true;
};

// Cuts the line at its tabs, or, where it has none, at its bars (| and box drawing); bars that
// frame the line are no separators. A line with more than `most_fields` cells is no row.
inline constexpr std::size_t most_fields = 256;
RowShape cut_fields(std::string_view line, std::vector<std::string_view>& fields,
                    BarFrame frame = {});

// Takes the ends of `line` that have no bar out of `frame`. Lines without bars and those cut at
// tabs tell nothing.
void narrow_frame(std::string_view line, BarFrame& frame);

// A line that holds nothing but one bar (and spaces): it ends a cell that stood on lines of its
// own.
bool is_lone_bar(std::string_view line);

// What a line without separators may be that numbers a page: `number`, 3, which may as well be a
// figure, or `marked`: - 3 -, 第 3 页.
enum class PageNumber { none, number, marked };
PageNumber page_number_of(std::string_view line);

}  // namespace gouji
