// What stands on a page before anything is understood: glyphs, rulings and images.
#pragma once

#include <string>
#include <vector>

#include "extract/geometry.h"

namespace gouji {

struct Glyph {
  char32_t character = 0;
  Box box;
  double size = 0;   // font size in points, as displayed
  int rotation = 0;  // direction of writing, degrees clockwise: 0, 90, 180, 270; -1 for a slant
                     // (a watermark), which is no part of the text
  bool vertical = false;  // drawn by a vertical font (Identity-V)
  bool hidden = false;    // nobody sees it: painted by nothing (render mode 3, a text layer under a
                          // picture), in the colour of its ground, or painted over; paint_log.h
  bool doubtful = false;  // its Unicode cannot be believed; see glyph_trust.h
  bool pale = false;      // a digit paler than the page's text, perhaps of a watermark; watermark.h
};

// A straight rule, at most a few points thick: box is its painted extent.
struct Ruling {
  Box box;
  Axis axis = Axis::horizontal;
  bool starts_outside = false;  // it was drawn from beyond what the page shows, by points: what
  bool ends_outside = false;    // stands there, behind its end, is lost
};

struct PageImage {
  Box box;
  int pixel_width = 0;
  int pixel_height = 0;
  bool is_gray = false;  // known to have no colour
};

struct Page {
  int number = 0;  // from 1
  double width = 0;
  double height = 0;
  bool is_half = false;  // of the displayed page, which shows two (two_up.h)
  double x = 0;          // of its top left corner on the displayed page
  double y = 0;
  std::vector<Glyph> glyphs;  // in the order they were drawn
  std::vector<Ruling> rulings;
  std::vector<PageImage> images;
  std::vector<Box> off_page;  // glyphs that stand beyond an edge
  std::vector<Box> outlines;  // shapes that are neither boxes nor rules, filled or drawn with a
                              // pen: drawings, or text turned into curves, of which only the
                              // picture can be read

  // One line a ruling, a run of glyphs or an image, rounded to a tenth of a point: for tests and
  // bug reports.
  std::string dump() const;
};

}  // namespace gouji
