// Text that must not be torn apart: glyphs drawn one after the other with no gap between. A rule or
// a page edge that runs through a chunk does not part it; text overruns cells in real reports,
// across (figures too wide for their column) and down (三、本年度办理结果 one character a line, in
// a cell that a page break left too low).
#pragma once

#include <vector>

#include "extract/page.h"

namespace gouji {

struct Chunk {
  std::vector<const Glyph*> glyphs;  // in drawing order
  Box box;
  bool stacked = false;  // one Han character a line
};

// The chunks of upright glyphs given in drawing order. Only Han characters stack: figures below
// each other are a column.
std::vector<Chunk> chunks_of(const std::vector<const Glyph*>& glyphs);

}  // namespace gouji
