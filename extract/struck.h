// Text that a PDF shows struck out: a draft printed with its revisions, a figure corrected by hand.
// Read along, the old digits stand before the new ones: 13 for 8.
#pragma once

#include <vector>

#include "extract/page.h"

namespace gouji {

// Marks as hidden the glyphs through whose middle one of the rules runs, and no further than they
// do: a rule of a table runs on. Glyphs written at a slant are left alone.
void hide_struck(std::vector<Glyph>& glyphs, const std::vector<Ruling>& rulings);

}  // namespace gouji
