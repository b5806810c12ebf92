// The title in the front matter of a report.
#pragma once

#include <cstddef>
#include <optional>

#include "schema/title_lines.h"
#include "schema/title_text.h"

namespace gouji {

struct FrontTitle {
  TitleParts parts;
  std::size_t first = 0;  // its lines in TitleLines::front, [first, last]
  std::size_t last = 0;
};

// The best title of the front matter: one that names a body and a year, set larger than the text,
// and of equals the last, because lists of other reports and crumbs come first. A title may break
// over lines anywhere; body and year may stand on lines of their own above or below.
std::optional<FrontTitle> find_front_title(const TitleLines& lines);

}  // namespace gouji
