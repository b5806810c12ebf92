// What the prose of a report states against what its tables state.
//
// Precision comes first, as a false warning costs a person's trust: a figure is taken for a claim
// only where a pattern of the form names it, for the year reported on, and every reading that the
// form accepts must fail before anything is said. A difference is a warning; a notice where the
// sentence speaks of another scope, where another sentence states the table's figure, or where a
// field is under review.
#pragma once

#include <vector>

#include "schema/form.h"
#include "schema/prose.h"
#include "schema/record.h"
#include "schema/stated_claim.h"

namespace gouji {

// The claims of `form` that `prose` makes about the year of `record`, in order.
std::vector<StatedClaim> claims_in(const std::vector<Sentence>& prose, const Record& record,
                                   const Form& form);

// Findings of rule "text". `form` is that of the record.
std::vector<Finding> check_claims(const std::vector<StatedClaim>& claims, const Record& record,
                                  const Form& form);

}  // namespace gouji
