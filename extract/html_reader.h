// Web pages and the archives browsers save them in. docs/html.md says what is read and what is left
// out.
#pragma once

#include "extract/document.h"
#include "extract/reader.h"
#include "normalize/result.h"

namespace gouji {

// Reads a page or an MHTML archive (all its HTML parts, the page first). Paths are element paths:
// "/html/body/div[2]/table[1]". Odd pages are read with notes: "lossy-decoding", "truncated"
// (nested too deep or too many elements), "table-too-large", "hidden-tables", "hidden-content"
// (only hidden tables hold figures: they are read, their cells doubtful), "table-is-picture". Fails
// on more than 64 MB and on an archive without a page.
Result<Document> read_html(const Input& input);

}  // namespace gouji
