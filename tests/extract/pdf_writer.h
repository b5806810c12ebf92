// Writes a report as a PDF: ruled tables whose cells wrap their text, broken over pages.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "tests/extract/report_tables.h"

namespace gouji {

struct PdfWriterStyle {
  double size = 8;            // of the text in tables, points
  double top = 60;            // of the first page, points: moves the page breaks
  bool filled_rules = false;  // rules as thin filled boxes, not as strokes
  bool head_again = false;    // the head of 三 repeated behind a page break
  bool open_breaks = false;   // no rule at a page break through merged cells
  bool latin_font = false;    // digits in Helvetica, half as wide
  bool page_numbers = false;
};

PdfWriterStyle random_pdf_style(Random& random);
std::string describe(const PdfWriterStyle& style);

// Paragraphs with a size of 0 are body text. Han text is in a font that is not embedded
// (UniGB-UCS2-H): reading it needs poppler-data.
std::string write_pdf(const std::vector<Block>& blocks, const PdfWriterStyle& style);

}  // namespace gouji
