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
// figure misread twice, in its row and in their total, breaks two. And where one side is too large,
// none of its figures that are less than it is too much can have done it: of the 22 of a column
// whose nought is printed as 2, two are in doubt. Of 1,800 figures of clean scans of nine reports
// 83 are under review so, and 123 with all of such a sum.
//
// To be called when the findings are made, which judge a figure under review as a reading at fault.
void doubt_untied_readings(const Form& form, Record& record);

}  // namespace gouji
