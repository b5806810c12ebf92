// Word processor documents in Office Open XML (.docx, .docm, .dotx, and .wps or .doc files that are
// such packages). docs/docx.md says what is read and what is left out.
#pragma once

#include "extract/document.h"
#include "extract/reader.h"
#include "normalize/result.h"

namespace gouji {

// Paths are "/body/tbl[2]" and "/body/p[12]", counted as Word shows them. Notes: "truncated" (the
// package's directory is missing, or the document nests too deep), "table-is-picture", and those of
// html_reader.h for web pages that a converter inserted whole. Fails when the package is damaged,
// encrypted, too large, or holds no document.
Result<Document> read_docx(const Input& input);

}  // namespace gouji
