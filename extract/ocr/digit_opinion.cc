#include "extract/ocr/digit_opinion.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "extract/ocr/figure_ink.h"
#include "extract/ocr/stems.h"

namespace gouji::ocr {
namespace {

// Width over height.
constexpr double kWidestOne = 0.62;
constexpr double kNarrowestOther = 0.38;
constexpr double kTwoDigits = 1.6;  // of the usual one of a page

}  // namespace

Opinion ask_shapes(const Gray& picture, const CellInk& ink, const DigitShapes& shapes,
                   const std::string& digits, double usual) {
  const std::vector<InkPiece> pieces = digit_pieces(ink);
  // A piece that no digit was read for: one was dropped.
  if (pieces.size() > digits.size()) return Opinion::contradicts;
  // More digits than the ink has room for: one was read twice, or is its neighbour's.
  int most = 0;
  for (const InkPiece& piece : pieces) {
    most +=
        std::max(1, static_cast<int>(std::lround(piece.box.width() / (0.5 * piece.box.height()))));
  }
  if (static_cast<int>(digits.size()) > most) return Opinion::contradicts;
  if (pieces.size() != digits.size() || !is_digits(digits)) return Opinion::none;
  bool all = true;
  bool is_doubted = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    // No digit is so wide: a character, or two that run together.
    if (pieces[i].box.width() > 0.85 * pieces[i].box.height()) return Opinion::contradicts;
    // A 1 is narrow, and nothing else is.
    const double proportion = pieces[i].box.width() / static_cast<double>(pieces[i].box.height());
    const bool is_odd = digits[i] == '1'
                            ? proportion > kWidestOne && !is_stem_on_foot(picture, pieces[i].box)
                            : proportion < kNarrowestOther;
    // Two narrow digits that run together are as wide as one of most fonts.
    if (is_odd || (usual > 0 && proportion > kTwoDigits * usual)) return Opinion::contradicts;
    const DigitShape shape = shape_of(picture, pieces[i].box);
    if (shapes.contradict(digits[i], shape, true)) return Opinion::contradicts;
    all = all && shapes.confirm(digits[i], shape, true);
    is_doubted = is_doubted || shapes.doubt(digits[i], shape, true);
  }
  if (is_doubted) return Opinion::doubts;
  return all ? Opinion::confirms : Opinion::none;
}

}  // namespace gouji::ocr
