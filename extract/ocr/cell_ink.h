// The ink of one cell: where it is without the rules around it and the specks of a copier, whether
// it is a line of figures or of characters, and the picture of it that a recogniser is given.
#pragma once

#include <vector>

#include "extract/ocr/image.h"

namespace gouji::ocr {

// A connected piece of ink: a digit, a stroke of a character, a speck.
struct InkPiece {
  PixelBox box;
  int dark = 0;  // its pixels
};

// By x0, then y0.
void sort_from_left(std::vector<InkPiece>& pieces);

struct CellInk {
  std::vector<InkPiece> pieces;  // by x0; without specks
  PixelBox box;                  // around the pieces; empty for a blank cell
  std::vector<InkPiece> specks;  // pieces too small to be strokes; a point may be among them
  PixelBox inside;               // the cell without its rules
  bool touches_rule = false;     // ink ran into a rule that had to be cut away
  bool is_joined = false;        // from bits, a guess at what its digits are: see fragments.h
  bool is_gathered = false;      // specks are among them

  bool is_blank() const { return pieces.empty(); }
};

// Pixels darker than `level` inside `cell` (between the middles of its rules) of a straightened
// page. Rules are cut away from the edges inward while a line along them is mostly dark.
CellInk find_cell_ink(const Gray& picture, const PixelBox& cell, int level, double dpi);

// Pieces above each other: a digit whose bar came off, or strokes of a character.
struct InkColumn {
  PixelBox box;
  int dark = 0;    // its pixels
  int pieces = 0;  // that it is made of
};

// From the left. Pieces are joined that have most of the narrower one's width in common, and arcs
// of a digit that print too thin has parted down the middle.
std::vector<InkColumn> columns_of(const CellInk& ink);

// The ink of one row of pixels, [x0, x1), from its first pixel to its last.
struct RowExtent {
  int y = 0;
  int x0 = 0;
  int x1 = 0;
};

// Of the rows of `area` that have any pixel darker than `level`, from the top.
std::vector<RowExtent> row_extents(const Gray& picture, const PixelBox& area, int level);

// Parts of `ink` that are lines of text, from the top: [y0, y1) of each, joined where rows of
// pixels overlap.
std::vector<PixelBox> lines_of(const CellInk& ink, double dpi);

// A wide, low piece away from the cell's rules: a dash, which states that there is none.
bool is_dash(const CellInk& ink, const PixelBox& cell, double dpi);

// The same, shorter: a hyphen, or what a fax left of a digit.
bool is_low_mark(const CellInk& ink, const PixelBox& cell, double dpi);

// One thin stroke that leans to the right: a slash, which states the same.
bool is_slash(const Gray& picture, const CellInk& ink, int level, double dpi);

// A small mark on the line that digits stand on, as a decimal point or a comma is.
bool may_be_separator(const CellInk& ink, const PixelBox& mark);

// Such marks between two digits, from the left.
std::vector<PixelBox> separators_of(const CellInk& ink);

}  // namespace gouji::ocr
