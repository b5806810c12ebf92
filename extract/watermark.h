// Watermarks that stand upright: file numbers, addresses and names of readers, set in a paler
// colour all over the page, in letters no larger than the table's. (A slanted one is no part of the
// text; see Glyph::rotation.) A digit of one that falls into an empty cell reads as its figure.
#pragma once

#include <vector>

#include "extract/page.h"

namespace gouji {

// `contrasts`: for each glyph how far its lightness is from its ground's, 0 to 1. A glyph is pale
// with less than 0.6 of the contrast that three glyphs of a hundred reach (a watermark may be most
// of a page). Pale text of four characters and more that recurs three times on the page, somewhere
// across other text, or ten times, is a watermark and gets the rotation of one: labels set in gray
// recur too, but not so often, and never lie across others. Other pale digits are marked, unless
// they are most of the page's digits, or all zeros: a style.
void mark_watermarks(std::vector<Glyph>& glyphs, const std::vector<float>& contrasts);

}  // namespace gouji
