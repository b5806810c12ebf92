// Compact views of a record, for tests of the mapper.
#pragma once

#include <string>
#include <vector>

#include "schema/record.h"
#include "tests/schema/table_drawing.h"

namespace gouji {

// The header rows of 三 and 四 as the form has them, with three columns of row labels and none.
extern const std::string requests_header;
extern const std::string disputes_header;

// One row of 三: 四 alone would be a report of its own.
extern const std::string requests_row;

Record map_tables(std::vector<Table> tables);

// requests_row and the tables drawn, for tests of 四.
Record map_disputes(const std::vector<std::string>& drawings);

// The fields whose ids begin with `prefix` and a point, in form order: a number as it is, - nil, _
// blank, x missing, ? unreadable, and ! behind one that is marked for review.
std::string fields(const Record& record, const std::string& prefix);

// Rules of the record's findings, with spaces between.
std::string rules(const Record& record);

// One line a row: reason: cells.
std::string unmapped(const Record& record);

}  // namespace gouji
