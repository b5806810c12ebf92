// Finding what a sentence claims: the numbers in it that a form's patterns name.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "normalize/decimal.h"
#include "schema/claim.h"
#include "schema/prose.h"

namespace gouji {

struct StatedFigure {
  const Claim* claim = nullptr;
  Decimal value;  // 0 where the sentence says that there was none
  // Places in the folded sentence: of what the pattern matched, and of the number with its unit, or
  // of the words that say that there was none.
  std::size_t begin = 0;
  std::size_t number = 0;
  std::size_t end = 0;
};

// The claims of one sentence about the year `year` (0: any). A number is claimed once.
std::vector<StatedFigure> stated_figures(const Sentence& sentence, const ProseRules& rules,
                                         int year);

// The year that is named last in folded text; `otherwise` where none is.
int last_named_year(std::string_view folded, int otherwise);

}  // namespace gouji
