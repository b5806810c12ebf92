// What a flowing document (a web page, a word processor's file) holds before it is settled into
// paragraphs and tables. A cell holds blocks, not text: only the whole shows whether a table is one
// or only lays out the page.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "extract/document.h"

namespace gouji {

struct FlowParagraph {
  std::string text;      // printed lines separated by '\n'; empty: spacing, or a blank cell
  double size = 0;       // font size in points, 0 unknown
  bool heading = false;  // a heading or centred: its lines belong together
  int origin = -1;       // what the reader calls the element; see PathOf
  bool doubtful = false;
  // As written, where its spaces and line ends are shown; else empty.
  std::string preformatted = {};
};

struct FlowPicture {
  std::string name;  // file name or description, for messages
  int origin = -1;
};

struct FlowCell;

// Cells by row, then column, none overlapping another; places without a cell are allowed.
struct FlowTable {
  int rows = 0;
  int columns = 0;
  std::vector<FlowCell> cells;
  int origin = -1;
};

using FlowBlock = std::variant<FlowParagraph, FlowPicture, FlowTable>;

struct FlowCell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::vector<FlowBlock> content;
  bool doubtful = false;
};

// The text of a cell's own paragraphs, lines joined; tables nested in it left out unless they are
// a single cell.
std::string text_of(const FlowCell& cell);

// The path of an element by the number that the reader gave it.
using PathOf = std::function<std::string(int origin)>;

// Opens tables that only lay out the page, reads tables set with spaces, tabs or bars in
// preformatted paragraphs as those of a text (text_reader.h), splits paragraphs of many lines,
// gathers tables of one cell a line (sequence.h), joins tables that the author split in two, drops
// columns in which no cell begins and empty paragraphs, and notes pictures that stand where a
// section's table should
// ("table-is-picture").
void settle(std::vector<FlowBlock> flow, Method method, const PathOf& path_of, Document& document);

}  // namespace gouji
