// Reading one printed figure. What a cell states is one of four different things (a number, a
// blank, a dash or 无, something else) and they are kept apart: a blank is not a zero.
#pragma once

#include <string>
#include <string_view>

#include "normalize/decimal.h"

namespace gouji {

enum class FigureState {
  number,  // a number, plain or with a sign, separators, unit or note
  blank,   // nothing, or only spaces
  nil,     // a dash, a slash, 无 and their like: "there is none"
  text,    // not a figure: a label, or characters nobody can trust
};

struct Figure {
  FigureState state = FigureState::blank;
  Decimal value;          // for state number
  std::string unit;       // as printed in the cell: 件, 元, 万元; empty when none
  std::string note;       // what else the cell says: "其中修订 16 件"
  bool doubtful = false;  // readable, but a person should look: spaces between digits, odd
                          // separators, a note with a figure of its own, letters O and l
};

// Reads `raw`, the text of one cell (UTF-8, any width, spaces anywhere). Never fails: what is no
// figure comes back as FigureState::text. A spelt number (十二) is a figure only when the cell
// holds nothing but the numeral and a unit.
Figure read_figure(std::string_view raw);

// Whether `raw` states something where a figure belongs: a number, or that there is none.
bool states_figure(std::string_view raw);

}  // namespace gouji
