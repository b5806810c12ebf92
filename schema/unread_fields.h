// What a report may state although nobody could read it.
//
// A field without a row in the dataset looks like one that the report's form does not have. So
// wherever pages could not be read, or were read with doubt, all that any edition could have there
// is listed as missing: of 1168 fields of six scans, 34 stood in the rows of an edition that the
// year alone did not suggest. The same holds for text whose tables have lost their cells: twenty
// figures outside of sentences and three row labels of the forms among the paragraphs (text made of
// one report has more than 180 and 20; reports without tables have none of the former). A text of
// which some tables were understood may have lost others: twenty figures that no field took.
#pragma once

#include <span>

#include "extract/document.h"
#include "schema/form.h"
#include "schema/record.h"

namespace gouji {

// Adds to `record` every field that `document` may hold unread, missing and under review: of all
// tables and editions, under the form of the report's year, where no table was known again but
// tables may be there (without a year, of all forms); else of those tables of the record's form
// that lack fields or have half of them in doubt, when they were recognised from a picture, when
// pages stayed unread or when a text's figures were left over. Fields of the record's own form come
// first.
void list_unread_fields(const Document& document, std::span<const Form> forms, Record& record);

}  // namespace gouji
