// Plain text → Document. A file may mix shapes; each stretch of lines is read as what it is:
//
//  - rows of cells between tabs, bars, commas or semicolons: delimited_text.h tells which, and
//    tabbed_text.h describes their tables;
//  - rows that end in their figures, parted by spaces, as `pdftotext` and browsers write them:
//    figure_lines.h;
//  - other columns set with spaces: column_text.h;
//  - one cell a line, with or without lines that hold only a bar: sequence.h;
//  - all else is prose: Paragraphs, hard-wrapped lines joined.
//
// All tables have Method::text. Table, Cell and Paragraph carry "line N" as path, N the number of
// their first line, from 1. There are no pages and no boxes. Cells are doubtful wherever the text
// does not settle which figure belongs to which label or column.
#pragma once

#include "extract/document.h"
#include "extract/reader.h"
#include "normalize/result.h"

namespace gouji {

// Fails for empty files and for bytes that are no text. Bytes that were no characters of the file's
// encoding are noted ("lossy-decoding").
Result<Document> read_text(const Input& input);

// The same from text that is decoded already: what another program made of a file.
Document read_plain_text(std::string_view text);

}  // namespace gouji
