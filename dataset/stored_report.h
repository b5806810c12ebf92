// What the store holds of a report, as the checks need it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/database.h"
#include "schema/record.h"

namespace gouji {

// Form and fields: of these id, state, value, review, page and method only. Texts are left out, so
// that a corrected cell is not shown with what it was printed as.
Result<Record> load_record(Database& database, std::int64_t report);

// All findings, in form order.
Result<std::vector<Finding>> load_findings(Database& database, std::int64_t report);

}  // namespace gouji
