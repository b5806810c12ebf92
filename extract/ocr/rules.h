// The rules of a page: straight pieces that are no strokes of text, joined where a rule is broken,
// and told apart by the table they belong to.
#pragma once

#include <vector>

#include "extract/ocr/image.h"
#include "extract/ocr/ridge.h"
#include "extract/ocr/segments.h"

namespace gouji::ocr {

// The pieces of the rules of one table, or of tables so near each other that split_stacked must
// part them.
struct Rules {
  std::vector<Segment> horizontal;
  std::vector<Segment> vertical;
  double contrast = 0;  // median ridge, gray levels
};

std::vector<Rules> find_rules(const Gray& picture, const Ridges& ridges, double dpi);

// Pieces inside `box` that only a lower threshold or a shorter length shows, of one axis: one group
// a line.
std::vector<std::vector<Segment>> find_faint_rules(const Gray& picture, const Ridges& ridges,
                                                   const PixelBox& box, Axis axis, double contrast,
                                                   double dpi);

}  // namespace gouji::ocr
