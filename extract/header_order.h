// The words of a table's header that stands on several lines: 商业企 above 业, 社会公 above 益组织.
// Read line by line its words are torn apart.
#pragma once

#include <string_view>
#include <vector>

#include "extract/line_words.h"

namespace gouji {

struct HeaderWord {
  std::string_view text;
  std::size_t line = 0;
};

// The words such that the lines of one come together: a word is continued by the only one below it
// that it is alone above. Columns from the left; labels of rows behind the header, and all words
// where not `in_columns` (the lines are not set so that places mean something), as printed. A word
// that follows itself is left out: a merged cell may be repeated in each place that it covers.
std::vector<HeaderWord> order_header(const std::vector<LineWords>& rows, bool in_columns);

}  // namespace gouji
