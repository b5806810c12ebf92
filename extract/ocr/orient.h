// How a page lies: sheets are fed to a copier sideways or upside down. Sideways shows in the text:
// parts of characters have their nearest neighbour along the line, not across it. Upside down shows
// in the tables: labels stand left and above, figures right and below; labels have
// more ink, and it is they that span rows and columns.
#pragma once

#include <vector>

#include "extract/ocr/grid.h"
#include "extract/ocr/image.h"

namespace gouji::ocr {

// How the lines of text run: near 1 across the page, near -1 up or down it. Between -0.2 and 0.2 it
// is worth little: blur and noise part characters anywhere. A blurred page that stands upright had
// -0.16; of clean ones and of turned ones none was below 0.2 either way.
double line_direction(const Gray& picture, double dpi);

// Above 0 when a page stands upright, below 0 when it stands on its head; from -1 to 1, of a page
// whose lines run across it. Below 0.1 either way it is worth little: other pages of the document
// know better, or cells read both ways.
double uprightness(const Gray& picture, const std::vector<Grid>& grids, double dpi);

}  // namespace gouji::ocr
