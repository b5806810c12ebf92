// Page furniture: page numbers, running heads and feet. It stands between the parts of a table that
// a page break cut, and it is no part of the report's text.
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/page.h"

namespace gouji {

constexpr double kFurnitureMargin = 0.12;  // of a page's height: where furniture stands

// Whether a box stands at the head or the foot of a page so high.
bool stands_in_margin(const Box& box, double height);

// Doubts a cell at the foot of `page` that holds the number of the page, on a line of its own and
// not on that of the row: a table that runs through the foot takes it in.
void doubt_page_number(const Page& page, Table& table);

// Takes page numbers and lines that recur at the same height of several pages out of `pages`.
void remove_furniture(std::vector<PageLayout>& pages);

}  // namespace gouji
