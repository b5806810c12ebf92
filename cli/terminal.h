// What the program knows about the terminal it writes to.
#pragma once

#include <cstdio>

namespace gouji {

// Colour is for terminals only, and NO_COLOR (https://no-color.org) or TERM=dumb turns it off.
bool use_colour(std::FILE* stream);

bool is_terminal(std::FILE* stream);

// Columns of the terminal, 100 when `stream` is none.
int terminal_width(std::FILE* stream);

}  // namespace gouji
