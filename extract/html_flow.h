// A parsed web page as paragraphs, pictures and tables in reading order, page chrome and whatever
// is not shown left out.
#pragma once

#include <vector>

#include "extract/flow.h"
#include "extract/html_tree.h"

namespace gouji {

struct HtmlFlow {
  std::vector<FlowBlock> blocks;
  int hidden_tables = 0;   // left out because they are not shown
  bool table_cut = false;  // a table has cells beyond the limits of span_grid.h
};

// `show_hidden` also reads what the page hides. Left out are scripts, forms, navigation, and lists
// that are nearly all links. Superscript digits behind a figure, and short numbers that are links
// to a note, are set in brackets ("12[1]"), struck text is left out, and all make the cell
// doubtful.
HtmlFlow read_html_flow(const HtmlTree& tree, bool show_hidden);

}  // namespace gouji
