// Sheets that show two pages side by side: a booklet's imposition, two pages a sheet, or a wide
// sheet of two columns. Each half is laid out as a page of its own, so that the left one is read
// before the right one and a table may go on from the foot of the one to the head of the other.
#pragma once

#include <vector>

#include "extract/page.h"

namespace gouji {

// The left and the right page of a sheet, in coordinates of their own (Page::x, Page::y); none when
// the page is a single one. A sheet of two is wider than high, nothing runs across its middle but
// what stands in its margins or above all else, and its right half has text or rules that a wide
// table's figures do not have: long lines, or rules that end at the gutter. `expected` when a sheet
// before it had two pages: then the free middle and any text to its right suffice.
std::vector<Page> leaves_of(const Page& sheet, bool expected);

}  // namespace gouji
