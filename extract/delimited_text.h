// Text whose cells are parted by commas or semicolons (CSV), or by tabs with quotes around cells,
// as spreadsheets write it → the same with plain tabs, a record a line, for the reader of tabbed
// rows.
//
// Commas stand in sentences too, and within figures (1,234). So a file is taken for delimited only
// when at least three records have a label in front and nothing but cells with a figure, or none,
// behind it; text of other kinds has no such line but by chance.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/plain_lines.h"

namespace gouji {

struct DelimitedText {
  std::string text;
  std::vector<int> numbers;  // of the first line of each record, from 1

  // Views of `text`, one a record.
  std::vector<PlainLine> lines() const;
};

// Quotes around a cell are taken off, "" in it is one quote; line ends in it are joined as in any
// cell. Records that are sentences with commas of their own stay as they were. Nothing when `text`
// is not delimited.
std::optional<DelimitedText> read_delimited(std::string_view text);

}  // namespace gouji
