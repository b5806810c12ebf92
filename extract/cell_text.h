// The text of one cell from its glyphs, in reading order, whichever way it is written.
#pragma once

#include <string>
#include <vector>

#include "extract/page.h"

namespace gouji {

struct CellText {
  std::string text;
  Box box;                // around the glyphs; {} for no text
  bool doubtful = false;  // false Unicode, or lines that may be one number or two
};

// `glyphs`: those whose place is in `cell`, in any order. Horizontal text is read line by line;
// text in a vertical font or one character a line column by column, from the right; rotated text
// along its own direction. Lines are joined without a space where a Han character ends or begins
// one, and where a number ran on because the cell was full.
CellText read_cell(const std::vector<const Glyph*>& glyphs, const Box& cell);

}  // namespace gouji
