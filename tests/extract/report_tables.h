// The three tables of a report with random figures, for tests that write them in many ways and read
// them back.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "extract/table.h"

namespace gouji {

using Random = std::mt19937;

// Tables 二, 三 and 四 of the 2021 form: spans as the form has them, figures as authors print them
// (plain, grouped, full-width, blank, dashes). The text of every cell is as a reader gives it.
std::vector<Table> make_report_tables(Random& random);

bool chance(Random& random, int percent);

}  // namespace gouji
