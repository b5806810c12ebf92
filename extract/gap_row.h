// A row of a table without vertical rules, while it is put together.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "extract/page.h"

namespace gouji {

struct GapRow {
  double y = 0;
  double size = 0;
  bool is_anchor = false;
  bool has_label = false;        // of headings: beside a label such as 信息内容
  std::vector<bool> has_figure;  // by figure column, on the row's own line
  std::vector<std::vector<const Glyph*>> figures;          // by figure column
  std::vector<std::pair<std::size_t, std::size_t>> spans;  // of heading runs: first and last column
  std::vector<std::vector<const Glyph*>> headings;         // along with spans
  std::vector<const Glyph*> label;
  std::vector<const Glyph*> group;
  bool doubtful = false;
};

}  // namespace gouji
