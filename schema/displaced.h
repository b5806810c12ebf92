// Tables whose figures stand in the wrong cells: a span that the source states wrongly, or a blank
// that it left out, displaces the rest.
//
// Told by their identities, for what a report adds up wrongly is a total or two, and where cells
// were displaced rows or columns tie out almost nowhere; and by a column of the form of which no
// figure was found, for the figures of the others may be its own. No single figure of such a table
// can be trusted.
#pragma once

#include <vector>

#include "schema/form.h"
#include "schema/record.h"

namespace gouji {

// Puts the figures of such tables, or of the block that lacks a column, under review. A finding for
// each, which names no fields.
std::vector<Finding> doubt_displaced(const Form& form, Record& record);

}  // namespace gouji
