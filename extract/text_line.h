// Glyphs → lines of text. One place knows how glyphs become words: cells, paragraphs and columns
// found by gaps all read their text here.
#pragma once

#include <string>
#include <vector>

#include "extract/page.h"

namespace gouji {

// Glyphs on one baseline, from left to right; double-drawn ones once, spaces left out.
struct TextLine {
  std::vector<const Glyph*> glyphs;
  Box box;
  double size = 0;  // largest font size

  bool is_doubtful() const;

  // Whether two digits stand on each other: a preset 0 that was not deleted, a figure typed over
  // another. A person sees a blot, and 3218 and a 0 make 32018.
  bool is_overprinted() const;
};

// Upright glyphs sorted into lines, from top to bottom. The glyphs must outlive the lines.
std::vector<TextLine> text_lines(std::vector<const Glyph*> glyphs);

// The text of glyphs of one line from left to right: a space where the gap is wider than a third of
// the size, but none between Han characters (justified text is no two words). Between digits a
// space is also a narrower gap that the other digits of the figure do not keep: 28 35 is no 2835.
// Digits set smaller, raised or lowered behind a figure are the mark of a footnote: 12[1].
std::string text_of(const std::vector<const Glyph*>& glyphs);

// Runs of a line: parts with a gap of more than 0.8 ems between them. Words of one label are
// closer, texts of two columns are not.
std::vector<TextLine> runs_of(const TextLine& line);

// The same for parts with more than `gap` ems between them.
std::vector<TextLine> runs_of(const TextLine& line, double gap);

// Whether a run is a number in digits, or says that there is none. A spelt number is as likely the
// number of a group: 三, （一）予以公开.
bool is_figure(const TextLine& run);

// Han characters and full-width marks: text in which a line break or a gap is no space.
bool is_wide_character(char32_t character);

}  // namespace gouji
