// What corrections change of a report beside its cells: what was found within it, and whether it is
// complete.
//
// Status ok says that every field has its cell and every table a figure. A person who gives a
// missing cell's value has found the cell, so an incomplete report becomes ok with the last of
// them, and one whose only figures turn out blank incomplete. That a document could not be read,
// has no table or is no report, no correction changes: `failed`, `prose_only` and `not_a_report`
// stay.
#pragma once

#include <cstdint>
#include <span>

#include "dataset/store.h"

namespace gouji {

// Checks identities, and the claims that were found in the prose, by the cells that the store holds
// now, and judges the report anew; what was read is kept beside (read_report, read_finding). Part
// of a transaction of the caller's.
Result<void> check_again(Store& store, std::int64_t report, std::span<const Form> forms);

}  // namespace gouji
