// Pictures within pages of text: a table that an author pasted as a picture, and a scan that a
// program wrote text over. Whether such a picture is a table or a photograph is told by reading it,
// which takes a second or more; so only those are read that are wide enough for a table.
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/page.h"
#include "extract/raster.h"

namespace gouji {

struct PicturePart {
  Box box;                // on the page as displayed
  bool is_page = false;   // it covers most of the page: a scan with text over it
  bool has_text = false;  // text stands on it, of which it may be the ground
};

// The pictures of `page` that may hold a table which `layout`, the page's own text, has not: large
// enough, not behind a table, and not behind a page of text. Pictures that touch are one: programs
// cut them into strips.
std::vector<PicturePart> picture_parts(const Page& page, const PageLayout& layout);

// The part of a page's picture within `box` (points).
Raster cut_out(const Raster& raster, const Box& box);

// Adds the tables that were read from the part of the page at `box` to the page's own blocks, and
// for a part that is a page its paragraphs too.
void add_part(PageLayout part, const PicturePart& where, PageLayout& page);

}  // namespace gouji
