// How dark the text of a table is.
#pragma once

#include "extract/ocr/grid.h"
#include "extract/ocr/image.h"

namespace gouji::ocr {

// Below it a pixel of a straightened page is ink: by the table's rules, and by how dark its text
// is. The other side of a thin sheet shows through lighter than that.
int text_level(const Gray& picture, const Grid& grid);

}  // namespace gouji::ocr
