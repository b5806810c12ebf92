// What has been painted on a page so far, as far as it decides what a reader of the page can see:
// a rule in the colour of what lies beneath is none, nor is a figure that an editor painted over
// with a white box or wrote in white. A file keeps such leftovers, and read along they turn 0 into
// 960 (all of 46 unflagged wrong figures in our own corrected PDFs).
//
// Only boxes are kept. Where something of unknown colour or shape was painted (a picture, a
// gradient, a curve), everything written later counts as visible, and what was written before is in
// doubt where that is no higher than a few lines: a picture with a mask or a white ellipse over a
// figure. A seal or a watermark is higher.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/page.h"

namespace gouji {

struct Colour {
  double red = 1, green = 1, blue = 1;  // 0 to 1
};

// What becomes of the text beneath something painted.
enum class Hides {
  nothing,  // it shows through
  perhaps,  // in part, or where the paint has colour at all
  all,
};

class PaintLog {
 public:
  // Begins a white page.
  void clear();

  // A box of one colour was painted when the page had `glyphs` glyphs.
  void add_box(const Box& box, const Colour& colour, Hides hides, std::size_t glyphs);

  // Something else was painted there.
  void add_unknown(const Box& box, Hides hides, std::size_t glyphs);

  // Whether something painted now in `colour` at the middle of `box` can be told from what lies
  // beneath.
  bool is_visible(const Box& box, const Colour& colour) const;

  // How far the lightness of `colour` is from that of what lies beneath the middle of `box`, 0 to
  // 1; what is not known counts as white.
  double contrast(const Box& box, const Colour& colour) const;

  // Marks as hidden the glyphs that were painted over later, and as doubtful those that may have
  // been. Where the former would be a large part of the page (an overlay whose transparency is
  // unknown), they are marked doubtful instead.
  void hide_covered(std::vector<Glyph>& glyphs) const;

 private:
  struct Painted {
    Box box;
    Colour colour;
    bool known = true;  // its colour
  };
  struct Cover {
    Box box;
    std::size_t glyphs = 0;  // drawn before it
  };

  void add_cover(const Box& box, Hides hides, std::size_t glyphs);
  const Painted* beneath(const Box& box) const;
  bool may_be_beneath(const Colour& colour) const;
  static std::vector<bool> covered(const std::vector<Cover>& covers,
                                   const std::vector<Glyph>& glyphs);

  std::vector<Painted> painted_;
  std::vector<Colour> colours_;  // distinct ones of painted_
  std::vector<Cover> covers_;
  std::vector<Cover> veils_;  // that may cover
};

}  // namespace gouji
