// Figures that a page has otherwise than as text that is read: hidden glyphs that an editor left in
// the file, slanted digits, pictures, and shapes drawn as outlines. Which figure holds is for a
// person to say.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/table.h"

namespace gouji {

struct Unseen {
  std::vector<const Glyph*> hidden;  // and slanted
  std::vector<Box> pictures;         // and shapes as high as a digit, by the middle of their height
};

// `hidden`: glyphs of `page`, which must outlive the result; `size`: that of its text, in points.
Unseen unseen_of(const Page& page, std::vector<const Glyph*> hidden, double size);

// Marks the cells in which hidden text stands, and those of figures or without text in which a
// picture does.
void doubt_unseen(const Unseen& unseen, Table& table);

}  // namespace gouji
