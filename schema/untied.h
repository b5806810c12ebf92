// Figures recognised from a picture that do not tie out. What the recognisers agree on may be
// misread alike each time: of a 4 that a fax cut to its stem all of them made a 1, surely, and its
// row and its column said so.
#pragma once

#include "schema/form.h"
#include "schema/record.h"

namespace gouji {

// Puts such figures under review: those that identities which do not hold have in common, and all
// of one that has none in common with another and none under review. Where only one of a table does
// not hold, the figures that another one vouches for are read rightly, and the report adds up so: a
// figure misread twice, in its row and in their total, breaks two. To be called when the findings
// are made, which judge a figure under review as a reading at fault.
void doubt_untied_readings(const Form& form, Record& record);

}  // namespace gouji
