// Page furniture: page numbers, running heads and feet. It stands between the parts of a table that
// a page break cut, and it is no part of the report's text.
#pragma once

#include <vector>

#include "extract/document.h"

namespace gouji {

constexpr double kFurnitureMargin = 0.12;  // of a page's height: where furniture stands

// Takes page numbers and lines that recur at the same height of several pages out of `pages`.
void remove_furniture(std::vector<PageLayout>& pages);

}  // namespace gouji
