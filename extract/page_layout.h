// Page → PageLayout: the tables and paragraphs of one born-digital page, in reading order.
#pragma once

#include "extract/document.h"
#include "extract/page.h"

namespace gouji {

// Text that runs sideways is read all the same: the layout's rotation says how its boxes lie.
// Hidden glyphs (a text layer under a picture) are read only where the page shows no others, and
// then every cell is doubtful. Beside visible ones they make the cell they lie in doubtful.
PageLayout lay_out(const Page& page);

}  // namespace gouji
