// report.html: what was found in a dataset, for a person to look through and decide.
//
// One file that opens offline. Its content security policy lets nothing in but its own style and
// script (by their hashes) and pictures that lie beside it. Whatever comes from reports is JSON in
// a block that no browser runs, and the script makes text nodes of it, never markup.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/overview.h"
#include "normalize/message.h"

namespace gouji {

// A page of a report as a picture beside report.html.
struct PagePicture {
  int report = 0;  // into Overview::reports
  int page = 0;
  std::string file;  // "pages/….png"
  double width = 0;  // of the page, in points
  double height = 0;
};

using WritePart = std::function<void(std::string_view)>;

// The page in parts: with many findings it is long.
void write_report_page(const Overview& overview, const Audit& audit,
                       const std::vector<PagePicture>& pictures, Language language,
                       const WritePart& write);

// The pages that a finding names or a cell to be reviewed lies on, by report, then page.
struct WantedPage {
  int report = 0;
  int page = 0;
};
std::vector<WantedPage> wanted_pages(const Overview& overview);

// What a content security policy calls this style or script by: 'sha256-…'.
std::string source_hash(std::string_view text);

// & < > " ' as entities, controls and what is no UTF-8 made visible.
std::string html_text(std::string_view text);

}  // namespace gouji
