// Joins what the pages give into one document: tables that a page break cut are one table again.
#pragma once

#include <vector>

#include "extract/document.h"

namespace gouji {

// The blocks of all pages in order. A table that ends a page and one that begins the next, with the
// same columns and nothing but page furniture (page numbers, running heads) between, become one:
// header rows repeated on the second page are dropped, a row and a label cut by the break joined.
// Short text between them that ran out of a label's cell goes behind the table.
// Page furniture is left out of the paragraphs. Cells keep page and box of their own part; a joined
// cell those of the part with the figure, else of the first.
std::vector<Block> stitch_pages(std::vector<PageLayout> pages);

}  // namespace gouji
