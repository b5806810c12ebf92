#include "extract/ocr/whole_digits.h"

#include <algorithm>
#include <utility>

#include "extract/ocr/figure_ink.h"

namespace gouji::ocr {
namespace {

constexpr double kLowestDigit = 0.05;  // inches: lower are marks
// Of the height that digits have.
constexpr double kLowest = 0.5;  // lower are points, dashes and specks
constexpr double kCut = 0.88;    // lower than this, a part is missing
constexpr double kWhole = 0.9;   // with it, a digit is at least so high
constexpr double kHighest = 1.12;
constexpr double kWidest = 0.85;
constexpr double kAside = 0.15;  // the flag of a 5 reaches so far beyond its bowl

}  // namespace

WholeDigits::WholeDigits(const std::vector<CellInk>& inks, double dpi)
    : dpi_(dpi), height_(usual_digit_height(inks, kLowestDigit, dpi).value_or(0)) {}

bool WholeDigits::is_low(const PixelBox& box) const {
  return box.height() >= kLowest * height_ && box.height() < kCut * height_;
}

bool WholeDigits::is_whole(const PixelBox& box) const {
  return box.height() >= kWhole * height_ && box.height() <= kHighest * height_;
}

bool WholeDigits::is_cut(const CellInk& part, const CellInk& whole) const {
  return is_low(part.box) && is_whole(whole.box);
}

std::vector<InkPiece>::iterator WholeDigits::loose_part(const PixelBox& digit, CellInk& ink) const {
  return std::find_if(ink.specks.begin(), ink.specks.end(), [&](const InkPiece& speck) {
    const PixelBox& box = speck.box;
    const PixelBox joined = join(digit, box);
    const bool is_in_line =
        box.x0 >= digit.x0 - kAside * height_ && box.x1 <= digit.x1 + kAside * height_;
    // At an edge of the cell it is what is left of a rule.
    const bool is_within = box.x0 > ink.inside.x0 && box.x1 < ink.inside.x1 &&
                           box.y0 > ink.inside.y0 && box.y1 < ink.inside.y1;
    return is_in_line && is_within && is_whole(joined) && joined.width() <= kWidest * height_;
  });
}

void WholeDigits::complete(CellInk& ink) const {
  if (!may_be_figures(ink, dpi_)) return;
  for (const InkColumn& column : columns_of(ink)) {
    if (!is_low(column.box)) continue;
    const auto part = loose_part(column.box, ink);
    if (part == ink.specks.end()) continue;
    ink.pieces.push_back(*part);
    ink.box = join(ink.box, part->box);
    ink.specks.erase(part);
  }
  sort_from_left(ink.pieces);
}

}  // namespace gouji::ocr
