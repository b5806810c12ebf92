// Writes tables as word processors do.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "tests/extract/report_tables.h"

namespace gouji {

struct DocxWriterStyle {
  bool split_runs = false;   // labels over several runs, with properties
  bool revised = false;      // deleted and inserted text
  bool controls = false;     // rows and cells in content controls
  bool hairs = false;        // columns drawn by hand: edges off by a few twips
  bool nested = false;       // inside a table that lays out the page
  bool split_lines = false;  // labels over several paragraphs
};

DocxWriterStyle random_docx_style(Random& random);
std::string describe(const DocxWriterStyle& style);

// The content of w:body.
std::string write_docx_blocks(const std::vector<Block>& blocks, const DocxWriterStyle& style,
                              Random& random);

// The same, a heading in front of each table.
std::string write_docx(const std::vector<Table>& tables, const DocxWriterStyle& style,
                       Random& random);

}  // namespace gouji
