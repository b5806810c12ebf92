// Finding what a sentence claims: the numbers in it that a form's patterns name.
#pragma once

#include <vector>

#include "normalize/decimal.h"
#include "schema/claim.h"
#include "schema/prose.h"

namespace gouji {

struct StatedFigure {
  const Claim* claim = nullptr;
  Decimal value;  // 0 where the sentence says that there was none
};

// The claims of one sentence about the year `year` (0: any). A number is claimed once.
std::vector<StatedFigure> stated_figures(const Sentence& sentence, const ProseRules& rules,
                                         int year);

}  // namespace gouji
