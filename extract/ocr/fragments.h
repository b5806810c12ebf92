// What a thin fax leaves of digits: bits no larger than specks, which stand where the rest of the
// digits stands. A 26 of whose 6 such bits were left was read as 2, the arc of a 0 as 1, and the
// foot of a 2 as a dash.
//
// Dirt is as small, but lies everywhere. Where there are not clearly more specks around print than
// away from it, nothing is gathered.
#pragma once

#include <optional>
#include <vector>

#include "extract/ocr/cell_ink.h"

namespace gouji::ocr {

class Fragments {
 public:
  // `inks` are those of a table's cells.
  Fragments(const std::vector<CellInk>& inks, double dpi);

  // The figure with the specks around it that reach beyond its ink, a piece for each digit; nothing
  // where there are none, or where that is no figure.
  std::optional<CellInk> gathered(const CellInk& ink) const;

  // Whether ink is no more than a grain of dirt, as none of print is lost on the page.
  bool is_dirt(const CellInk& ink) const;

  // Whether ink that was read as a figure is so low that it can only be a part of one, or of a
  // slash that a copier has lost but for a stroke of four pixels: enlarged, it was read as 7, 0.94
  // sure.
  bool is_too_low(const CellInk& ink) const;

  // Whether a cell without ink has bits that may be of print.
  bool may_hold_print(const CellInk& ink) const;

 private:
  bool is_bit(const InkPiece& speck, const CellInk& ink) const;
  PixelBox around(const PixelBox& box) const;
  bool are_digits(const CellInk& ink) const;
  std::optional<CellInk> begin(const CellInk& ink) const;

  double dpi_;
  double height_ = 0;          // of a digit
  bool are_of_print_ = false;  // specks are bits of print rather than dirt
};

}  // namespace gouji::ocr
