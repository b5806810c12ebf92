// Lines of text outside the tables → paragraphs.
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/text_line.h"

namespace gouji {

// Lines from top to bottom become paragraphs: a line goes on where the one above was full, in the
// same size, and it is not indented. `page` is their number.
std::vector<Paragraph> paragraphs_of(const std::vector<TextLine>& lines, int page);

}  // namespace gouji
