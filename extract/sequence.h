// Tables that have lost their grid: every cell stands on a line, or in a paragraph, of its own, and
// the sequence of labels and figures is all there is. Text copied out of a browser looks so, and
// web pages whose table became a row of <p>.
#pragma once

#include <string_view>
#include <vector>

#include "extract/document.h"

namespace gouji {

// The text of a paragraph that is no line but a break between two pages; no cell.
inline constexpr std::string_view page_break_text = "\f";

// Finds runs of paragraphs that are the cells of a table and puts a Table in their place:
// Arrangement::sequence, one column, a cell a row, in order, with the path and page of its
// paragraph. Everything else is passed through, other tables included.
//
// A run is made of labels (short, no sentence), figures and empty paragraphs, with at least three
// figures. Sentences end it. A numbered heading that is followed by four labels and more begins a
// new table and stays a paragraph, as do labels behind the last figure.
//
// An empty paragraph may be a blank cell or mere spacing. It is a cell when its row, the label with
// the figures behind it, is short of figures by just that many; where nothing says how many figures
// a row has, it is kept as a doubtful cell. Where rows of one block have unequal numbers of figures
// in the end, nobody knows which figure is missing: the cells of the odd rows are doubtful.
//
// As many empty paragraphs as stand behind a row that has all its figures part rows: a row that is
// short of so many is doubtful.
//
// Behind the last row an empty paragraph may part the table from what follows: a row that is as
// long as the others only with it is doubtful. So is a row that has all its figures and an empty
// paragraph among them, or a page break next to one: a figure may be the number of a page.
std::vector<Block> gather_sequences(std::vector<Block> blocks, Method method);

// Whether text looks like one cell that holds a figure: a number in digits with its unit or note, a
// dash, 无. A lone spelt number is not; it is as likely a piece of a label.
bool is_figure_cell(std::string_view text);

}  // namespace gouji
