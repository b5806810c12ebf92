// The reader of PDFs: pages → layouts → Document.
#pragma once

#include "extract/reader.h"

namespace gouji {

// Fails for what cannot be opened. Pages that are pictures, and pages whose characters are false,
// are read by OCR where it is at hand, and so are pictures of tables within pages of text; else a
// note says so.
Result<Document> read_pdf(const Input& input, const ReadOptions& options);

}  // namespace gouji
