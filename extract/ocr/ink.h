// What the ink of a page says of the edges of a lattice. Text that runs across a line says that no
// rule is there; figures well apart on both sides say that one is. A rule reaches the rules that it
// meets; a stroke of text that looks like one stands between two strips of paper.
#pragma once

#include <vector>

#include "extract/ocr/grid.h"

namespace gouji::ocr {

struct InkEvidence {
  struct Place {
    PixelBox ink;  // around its dark pixels, without rules
    int dark = 0;  // their number
  };
  std::vector<Place> places;  // rows × columns
  Edges crossing;             // 1 where ink runs across an edge, 0.5 where it is near on both sides
  Edges flanked;              // share of an edge that has ink near it on both sides at once
  Edges beside;               // share that has ink near it on any side
  Edges reach;                // ends of an edge that are dark up to the rule they meet: 0, 1, 2
};

// Below it a pixel is ink, on a page whose rules have this contrast.
int ink_level(double contrast);

InkEvidence gather_ink(const Gray& picture, const Lattice& lattice, double dpi);

}  // namespace gouji::ocr
