// Document → Record. See the head of mapper.cc's parts for how labels are aligned.
#pragma once

#include <span>

#include "extract/document.h"
#include "schema/form.h"
#include "schema/record.h"

namespace gouji {

// Maps the tables of `document` to the best fitting of `forms`, table by table, and finds agency
// and year. `source_name` (a file name) is the last resort for both. Never fails: what cannot be
// placed is missing, flagged or unmapped, and said in Record::findings.
Record map_document(const Document& document, std::span<const Form> forms,
                    const std::string& source_name);

}  // namespace gouji
