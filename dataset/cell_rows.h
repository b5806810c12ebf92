// The rows of cells.csv, report by report. They are those of the store's view `cells`, which is for
// people and other programs: joining five tables' texts row by row and printing five numbers of
// each took two thirds of the time in which a dataset is exported, which no second worker shortens.
// A test holds the two against each other.
#pragma once

#include <memory>

#include "dataset/table_rows.h"

namespace gouji {

Result<std::unique_ptr<TableRows>> open_cell_rows(Database& database, TableDefinition table,
                                                  const RowFilter& filter, Language language);

// As printf('%.2f', …) of SQLite has it, which rounds what lies between two up, as far as a double
// can tell: 0.125 is 0.13, 428.905 is 428.91.
// `buffer` holds 32 characters; numbers of more than 15 digits before the point are no coordinates.
std::string_view two_decimals(double value, char* buffer);

}  // namespace gouji
