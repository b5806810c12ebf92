// Figures of a picture that a recogniser is sure of and something else speaks against: specks that
// touch them, digits set tight, recognisers that were taught other print. Where a sum of the report
// comes out with such a figure it was read rightly: a digit misread would have to be made up for by
// another one. Of 3,800 figures of scans of one report 306 are under review so and 356 without it,
// of 11,400 of three others 2,143 and 2,214, none of them wrong in silence.
#pragma once

#include "schema/form.h"
#include "schema/record.h"

namespace gouji {

// Puts the likely figures (Field::is_likely) under review that no identity vouches for. One does
// that holds, all of whose other figures are beyond doubt, or vouched for by another; one whose
// total is beyond doubt also vouches for all its noughts together. Figures that are under review
// for more than their reading stay so.
void doubt_unvouched(const Form& form, Record& record);

}  // namespace gouji
