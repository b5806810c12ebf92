// Writes a report as text with its cells between tabs: what is left after copying its tables out.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "tests/extract/report_tables.h"

namespace gouji {

struct TabbedWriterStyle {
  bool every_place = false;  // an empty field for each place that a span covers, as from a sheet
  bool trailing = false;     // tabs up to the last column
  bool blank_lines = false;  // around tables and paragraphs
};

TabbedWriterStyle random_tabbed_style(Random& random);
std::string describe(const TabbedWriterStyle& style);

// UTF-8. Labels stand in one line each: such text has no other lines.
std::string write_tabbed(const std::vector<Block>& blocks, const TabbedWriterStyle& style);

}  // namespace gouji
