// Text set in columns with spaces, as `pdftotext -layout` writes it: tables without rules, on a
// page whose unit is one column of a terminal. Each character gets the box it would have there, and
// the tables are found as on any page (gap_table.h).
#pragma once

#include <vector>

#include "extract/plain_lines.h"
#include "extract/table.h"

namespace gouji {

// A table and the lines that it was made of: [first, last], indices into the lines given.
struct ColumnTable {
  std::size_t first = 0;
  std::size_t last = 0;
  Table table;  // Method::text, without pages and boxes; path is the number of its first line
};

// The tables in `lines`, from top to bottom. Their lines do not overlap.
std::vector<ColumnTable> find_column_tables(const std::vector<PlainLine>& lines);

}  // namespace gouji
