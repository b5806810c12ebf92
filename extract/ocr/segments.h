// Straight pieces of rules: runs of ridge pixels in one row, joined over neighbouring rows.
#pragma once

#include <vector>

#include "extract/ocr/image.h"
#include "extract/page.h"

namespace gouji::ocr {

// A piece along `axis`. Named for a horizontal one; for a vertical piece "along" is y and "across"
// x.
struct Segment {
  Axis axis = Axis::horizontal;
  double begin = 0;  // along
  double end = 0;
  double across = 0;  // at the middle
  double slope = 0;   // change of across for each pixel along
  double thickness = 0;
  double contrast = 0;  // mean ridge, gray levels

  double length() const { return end - begin; }
  double middle() const { return (begin + end) / 2; }
  double across_at(double along) const { return across + slope * (along - middle()); }
};

struct SegmentOptions {
  int threshold = 24;      // ridge of a rule, gray levels
  double shortest = 70;    // pixels
  double largest_gap = 8;  // pixels bridged within a run
};

// `ridges` is the map of that axis.
std::vector<Segment> find_segments(const Gray& ridges, Axis axis, const SegmentOptions& options);

}  // namespace gouji::ocr
