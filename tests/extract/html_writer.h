// Writes tables as the web pages of government sites hold them.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "tests/extract/report_tables.h"

namespace gouji {

struct HtmlWriterStyle {
  bool pasted = false;     // from Word: paragraphs, labels split over spans, o:p, nbsp for blanks
  bool indented = false;   // source lines and indentation everywhere
  bool unclosed = false;   // no </td>, </tr>
  bool sectioned = false;  // thead and tbody
  bool in_layout = false;  // inside a table that lays out the page
  bool upper_case = false;
  bool with_hidden = false;    // hidden text, comments and scripts in cells
  bool marked_breaks = false;  // <br> within labels
};

HtmlWriterStyle random_html_style(Random& random);
std::string describe(const HtmlWriterStyle& style);

// The page's body only.
std::string write_html_blocks(const std::vector<Block>& blocks, const HtmlWriterStyle& style,
                              Random& random);

// The same, a heading in front of each table.
std::string write_html(const std::vector<Table>& tables, const HtmlWriterStyle& style,
                       Random& random);

}  // namespace gouji
