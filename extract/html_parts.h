// What the elements within a cell of a web page tell of its text without any style sheet at hand.
#pragma once

#include "extract/html_tree.h"

namespace gouji {

// Whether two texts, by their nodes, stand in elements that say the same of their look, or nothing.
bool are_set_alike(const HtmlTree& tree, int one, int other);

// Whether a cell, by its node, has elements that show something without text: icons, scripts that
// write, lists that count, bars.
bool holds_more_than_text(const HtmlTree& tree, int cell);

}  // namespace gouji
