// Lines of prose → paragraphs: a line that goes on where the one before was full is joined to it.
#pragma once

#include <vector>

#include "extract/document.h"

namespace gouji {

// Joins hard-wrapped lines and drops blank ones. Each paragraph of `lines` is one line with its
// spaces. A line continues the one before it when that one reaches the width that full lines here
// have, ends no sentence, and this one begins no item and is not indented further. A sentence that
// a page break cut (a blank line in its middle) is joined too.
std::vector<Paragraph> join_lines(std::vector<Paragraph> lines);

}  // namespace gouji
