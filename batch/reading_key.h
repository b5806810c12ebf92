// What a report depends on besides the bytes, the program and the forms: the store keeps it beside
// the report, and a document is read again when it differs.
#pragma once

#include <string>

#include "extract/reader.h"

namespace gouji {

// "ocr=1 name=水务局|2023" and so on. Of the name only what readers take from it counts (a body, a
// year, an extension of web pages), so that the same bytes under another name are not read again
// for nothing. A password is no part of it: it only matters to documents that failed without it.
std::string reading_key(const std::string& name, const ReadOptions& options);

}  // namespace gouji
