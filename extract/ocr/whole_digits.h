// Digits of which a part came off: the flag of a 5, the foot of a 2.
//
// A loose part is as small as a speck, and specks beside digits are left out. A 5 without its flag,
// 10 of 14 pixels high, was read as 0 and as 9, 0.95 sure. Lower than the other digits of its
// table, and as high as they are with what lies in line with it, a digit is cut.
#pragma once

#include <vector>

#include "extract/ocr/cell_ink.h"

namespace gouji::ocr {

class WholeDigits {
 public:
  // `inks` are those of a table's cells.
  WholeDigits(const std::vector<CellInk>& inks, double dpi);

  // Gives a digit the specks back that it lacks in height.
  void complete(CellInk& ink) const;

  // Whether `part` is too low for a digit, and `whole`, of which it is a part, is not.
  bool is_cut(const CellInk& part, const CellInk& whole) const;

 private:
  bool is_low(const PixelBox& box) const;
  bool is_whole(const PixelBox& box) const;
  std::vector<InkPiece>::iterator loose_part(const PixelBox& digit, CellInk& ink) const;

  double dpi_;
  double height_;  // of a digit; 0 where there are none
};

}  // namespace gouji::ocr
