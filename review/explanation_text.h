// How a figure came about, as text for a terminal.
#pragma once

#include <string>

#include "dataset/explanation.h"
#include "review/report_text.h"

namespace gouji {

// Text from the report is made safe for the terminal.
std::string explanation_text(const Explanation& explanation, const TextStyle& style);

}  // namespace gouji
