#include "extract/ocr/points.h"

#include <algorithm>
#include <cstddef>

#include "extract/ocr/digit_shapes.h"
#include "extract/ocr/figure_ink.h"
#include "extract/ocr/median.h"

namespace gouji::ocr {
namespace {

constexpr double kApart = 1.3;  // of the distance of digits with nothing between them
constexpr std::size_t kEnough = 5;

// Two neighbouring digits.
struct Gap {
  double pitch = 0;  // from middle to middle, in heights
  int left = 0;      // where the room between them begins and ends
  int right = 0;

  bool holds(const PixelBox& mark) const {
    const int middle = (mark.x0 + mark.x1) / 2;
    return middle >= left && middle <= right;
  }
};

// Of the outer digit of a piece in which some run together, half its width.
double half_digit(const InkPiece& piece) { return piece.box.width() / 2.0 / digits_in(piece.box); }

std::vector<Gap> gaps_of(const CellInk& ink) {
  std::vector<Gap> gaps;
  const std::vector<InkPiece> pieces = digit_pieces(ink);
  int height = 1;
  for (const InkPiece& piece : pieces) height = std::max(height, piece.box.height());
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const InkPiece& a = pieces[i - 1];
    const InkPiece& b = pieces[i];
    const double pitch = b.box.x0 + half_digit(b) - (a.box.x1 - half_digit(a));
    gaps.push_back({pitch / height, a.box.x1, b.box.x0});
  }
  return gaps;
}

// The distance of this figure's own digits where enough of them tell, else the usual one.
double own_pitch(const std::vector<Gap>& gaps, double usual) {
  constexpr std::size_t most_of_three = 3;
  if (gaps.size() < most_of_three) return usual;
  std::vector<double> pitches;
  pitches.reserve(gaps.size());
  for (const Gap& gap : gaps) pitches.push_back(gap.pitch);
  return median(std::move(pitches));
}

}  // namespace

double usual_pitch(const std::vector<const CellInk*>& inks) {
  std::vector<double> pitches;
  for (const CellInk* ink : inks) {
    if (!separators_of(*ink).empty()) continue;
    for (const Gap& gap : gaps_of(*ink)) pitches.push_back(gap.pitch);
  }
  return pitches.size() < kEnough ? 0 : median(std::move(pitches));
}

bool has_room_for_point(const CellInk& ink, const PixelBox& mark, double pitch) {
  const std::vector<Gap> gaps = gaps_of(ink);
  const double own = own_pitch(gaps, pitch);
  return own > 0 && !gaps.empty() && std::all_of(gaps.begin(), gaps.end(), [&](const Gap& gap) {
           return gap.holds(mark) == (gap.pitch >= kApart * own);
         });
}

bool may_hide_point(const CellInk& ink, double pitch) {
  constexpr double digit = 0.5;  // of the height, with what blur adds to it
  constexpr double point = 0.3;  // of the pitch, more than so much room
  const std::vector<InkPiece> pieces = digit_pieces(ink);
  return std::any_of(pieces.begin(), pieces.end(), [&](const InkPiece& piece) {
    const int digits = digits_in(piece.box);
    const double width = piece.box.width() / static_cast<double>(piece.box.height());
    const double room = width - digit - pitch * (digits - 1);
    return digits > 1 && (pitch <= 0 || room > point * pitch);
  });
}

bool may_have_lost_point(const CellInk& ink, const std::vector<PixelBox>& marks, double pitch) {
  const std::vector<Gap> gaps = gaps_of(ink);
  const double own = own_pitch(gaps, pitch);
  return own > 0 && std::any_of(gaps.begin(), gaps.end(), [&](const Gap& gap) {
           return gap.pitch >= kApart * own &&
                  std::none_of(marks.begin(), marks.end(),
                               [&gap](const PixelBox& mark) { return gap.holds(mark); });
         });
}

}  // namespace gouji::ocr
