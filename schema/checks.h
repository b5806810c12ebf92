// Tie-out: the identities of the form, evaluated in decimal on what was printed. They flag, they
// never correct.
#pragma once

#include <vector>

#include "schema/form.h"
#include "schema/record.h"

namespace gouji {

// A finding for each identity that does not hold. In sums blank and nil count as 0; a total that is
// itself blank, nil or unread is not checked; an identity with a field under review or missing is a
// warning, not an error, because the program's own reading may be at fault.
std::vector<Finding> check_identities(const Record& record, const Form& form);

}  // namespace gouji
