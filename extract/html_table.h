// The rows and cells of a <table> element, wherever broken markup has left them.
#pragma once

#include <functional>
#include <vector>

#include "extract/html_tree.h"

namespace gouji {

struct HtmlRow {
  int group = 0;           // rows of one thead, tbody or tfoot
  std::vector<int> cells;  // nodes
};

struct HtmlTable {
  std::vector<HtmlRow> rows;  // in the order they are shown: those of tfoot last
  std::vector<int> strays;    // captions and whatever stands outside of the cells; browsers show
                              // it in front of the table
};

// Elements for which `is_shown` is false are left out.
HtmlTable rows_of_table(const HtmlTree& tree, int table, const std::function<bool(int)>& is_shown);

}  // namespace gouji
