// Comparing labels of a form with labels as printed: renumbered, rebracketed, broken by spaces,
// misprinted, shortened or explained in brackets.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// A label taken apart for matching. All parts are folded (text.h).
struct Label {
  std::string number;         // leading numbering as folded: "1", "(一)", "三"; empty when none
  std::string core;           // without numbering, bracketed explanations and punctuation
  std::string whole;          // without numbering, explanations kept
  std::u32string characters;  // core again, decoded once for the comparisons
};

Label parse_label(std::string_view printed);

// Whether the numbering is that of the outermost level: "三、收到和处理…", not （三） nor 3.
bool is_outline_heading(const Label& label);

// How alike two labels are, 0 (nothing in common) to 1 (equal after folding). Symmetric. Character
// edit distance on the cores, helped when one is a prefix or a shortening of the other, and a
// little by equal numbering.
double label_similarity(const Label& a, const Label& b);

// Distinct labels of one form must stay below this, and a printed label above it is surely the
// form's. `gouji forms check` warns of those that do not.
inline constexpr double sure_likeness = 0.8;

}  // namespace gouji
