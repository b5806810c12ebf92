// Figures that a narrow column breaks over lines, 34 with the 4 below the 3, against two figures
// above each other. Broken, each line but the last is as full as the column allows; or it has one
// digit, and figures of one digit stand beside in one line each, where two rows without a rule
// between them would have two. Where the last line ends, the commas of all lines must part threes,
// and no such figure begins with a nought.
#pragma once

#include <string>
#include <vector>

#include "extract/ocr/cell_ink.h"

namespace gouji::ocr {

// The lines of a cell as inks of their own.
std::vector<CellInk> lines_apart(const CellInk& ink);

// Whether ink stands in lines, each of them digits.
bool is_broken_figure(const CellInk& ink);

// Whether lines of a broken figure, two digits or more in each, are as full as a column allows.
bool fills_lines(const CellInk& ink);

// Whether each line is one digit.
bool is_digit_by_digit(const CellInk& ink);

// Whether what the lines say is one figure together.
bool is_whole_figure(const std::string& text);

}  // namespace gouji::ocr
