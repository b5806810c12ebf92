// How a page lies: sheets are fed to a copier sideways or upside down. Sideways shows in the text:
// parts of characters have their nearest neighbour along the line, not across it. Upside down shows
// in the tables: labels stand left and above, figures right and below; labels have
// more ink, and it is they that span rows and columns.
#pragma once

#include <vector>

#include "extract/ocr/grid.h"
#include "extract/ocr/image.h"

namespace gouji::ocr {

// Whether the lines of text run up or down the page.
bool is_sideways(const Gray& picture, double dpi);

// Above 0 when a page stands upright, below 0 when it stands on its head; from -1 to 1, of a page
// whose lines run across it. Below 0.1 either way it is worth little: other pages of the document
// know better, or cells read both ways.
double uprightness(const Gray& picture, const std::vector<Grid>& grids, double dpi);

}  // namespace gouji::ocr
