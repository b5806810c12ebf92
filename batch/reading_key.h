// What a report depends on besides the bytes, the program and the forms: the store keeps it beside
// the report, and a document is read again when it differs.
//
// The name of a file is part of that only where the document itself does not say whose report it is
// and for which year (Record::asks_file_name). It then also has a say in the edition of the form
// and in which sentences are about the report's year, so that such a document is read for each body
// and year that its names say; all others are read once, whatever they are called.
#pragma once

#include <string>

#include "extract/reader.h"

namespace gouji {

// "ocr=1 page" and so on; of the name only whether it is one of a web page, which the kind of a
// file can depend on. A password is no part of it: it only matters to documents that failed without
// it.
std::string reading_key(const std::string& name, const ReadOptions& options);

// " name=水务局|2023": the body and the year that the name says; to be added where they count.
std::string name_key(const std::string& name);

}  // namespace gouji
