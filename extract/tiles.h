// Tables whose rules are the gaps between painted cells: web pages of many years set
// `cellspacing="1"` on a dark table with light cells, and a browser prints no line at all, only
// boxes on a box.
#pragma once

#include <vector>

#include "extract/page.h"

namespace gouji {

struct Tile {
  Box box;                    // points
  bool is_on_colour = false;  // the gap beside it shows something darker than paper
};

// The rulings around those of `tiles` that have others close by, with which they make a table: in
// the middle of the gap between two, else along their edge. On plain paper they need others both
// across and down the page: a head of painted cells, a stripe behind a row and a highlighted line
// have them in one direction.
std::vector<Ruling> rulings_around(const std::vector<Tile>& tiles);

}  // namespace gouji
