#include "extract/ocr/figure_ink.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/ocr/digit_shapes.h"
#include "extract/ocr/median.h"

namespace gouji::ocr {
namespace {

constexpr double kWidestColumn = 0.8;   // 无 is about as wide as high
constexpr double kHighestDigit = 0.3;   // inches
constexpr double kAsHighBroken = 0.75;  // of a digit that print has cut
constexpr double kAsHigh = 0.88;        // of the line: a digit among digits

}  // namespace

bool is_small(const PixelBox& box, double dpi) {
  constexpr double largest = 0.035;  // inches: a digit is as high as twice that
  return std::max(box.width(), box.height()) <= largest * dpi;
}

bool are_digits(const CellInk& ink, double dpi) {
  if (ink.is_blank() || ink.box.height() > kHighestDigit * dpi) return false;
  std::vector<InkColumn> columns = columns_of(ink);
  std::erase_if(columns,
                [&ink](const InkColumn& column) { return may_be_separator(ink, column.box); });
  int height = 0;  // without commas, which hang below the line
  for (const InkColumn& column : columns) height = std::max(height, column.box.height());
  constexpr double one_line = 1.5;  // of the digits' height, with what hangs below them
  return !columns.empty() && ink.box.height() <= one_line * height &&
         std::all_of(columns.begin(), columns.end(), [height](const InkColumn& column) {
           return column.pieces == 1 && column.box.width() <= kWidestColumn * height &&
                  column.box.height() >= kAsHigh * height;
         });
}

bool may_be_figures(const CellInk& ink, double dpi) {
  if (ink.is_blank() || ink.box.height() > kHighestDigit * dpi) return false;
  // However far apart: digits of full width.
  if (are_digits(ink, dpi)) return true;
  if (lines_of(ink, dpi).size() > 1) return false;
  const double height = ink.box.height();
  const std::vector<InkColumn> columns = columns_of(ink);
  std::size_t wide = 0;
  bool is_parted = false;
  int overlap = 0;
  int reached = ink.box.x0;
  for (const InkColumn& column : columns) {
    // A digit and its point before a label.
    if (column.box.height() < kAsHighBroken * height && !may_be_separator(ink, column.box))
      return false;
    const bool is_wide = column.box.width() > kWidestColumn * height;
    // Strokes of a character are stacked; of a digit only the bar comes off.
    if (column.pieces > 2 || (column.pieces == 2 && is_wide)) return false;
    is_parted = is_parted || column.pieces == 2;
    overlap = std::max(overlap, reached - column.box.x0);
    reached = std::max(reached, column.box.x1);
    wide += is_wide ? 1 : 0;
  }
  // Parts of characters reach over each other.
  if (overlap > (is_parted ? 0 : 0.15 * height)) return false;
  // Two digits may run together, but not everywhere.
  if (wide > 1 || 2 * wide > columns.size()) return false;
  // Digits are about half as wide as high, with a quarter between them at most.
  return ink.box.width() <= (kWidestColumn * static_cast<double>(columns.size()) + 0.6) * height &&
         std::any_of(columns.begin(), columns.end(), [height](const InkColumn& column) {
           return column.box.height() >= 0.8 * height;
         });
}

std::optional<double> usual_digit_height(const std::vector<CellInk>& inks, double lowest,
                                         double dpi) {
  std::vector<double> heights;
  for (const CellInk& ink : inks) {
    if (ink.box.height() >= lowest * dpi && may_be_figures(ink, dpi))
      heights.push_back(ink.box.height());
  }
  if (heights.empty()) return std::nullopt;
  return median(std::move(heights));
}

bool has_minus(const CellInk& ink) {
  if (ink.pieces.size() < 2) return false;
  const PixelBox& sign = ink.pieces.front().box;
  const int middle = (sign.y0 + sign.y1) / 2;
  return sign.height() <= 0.3 * ink.box.height() && sign.width() >= 1.5 * sign.height() &&
         middle > ink.box.y0 + ink.box.height() / 4 && middle < ink.box.y1 - ink.box.height() / 5 &&
         ink.pieces[1].box.x0 >= sign.x1;
}

int digits_in(const PixelBox& piece) {
  // Two that run together are wider than high.
  constexpr double pitch = 0.65;  // of the height
  return std::max(1, static_cast<int>(std::lround(piece.width() / (pitch * piece.height()))));
}

DigitBox box_of_digits(const CellInk& ink) {
  DigitBox out{ink.box, 0};
  for (const InkPiece& piece : digit_pieces(ink)) {
    out.digits += digits_in(piece.box);
  }
  if (!has_minus(ink)) return out;
  PixelBox box;
  for (std::size_t i = 1; i < ink.pieces.size(); ++i) box = join(box, ink.pieces[i].box);
  out.box = box;
  return out;
}

bool is_digits(const std::string& text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_other_marks(const CellInk& ink) {
  const std::vector<InkColumn> columns = columns_of(ink);
  const auto separators = static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(),
                    [&ink](const InkColumn& column) { return may_be_separator(ink, column.box); }));
  return columns.size() - separators > digit_pieces(ink).size() + (has_minus(ink) ? 1 : 0);
}

bool has_speck_off_line(const CellInk& ink, double dpi) {
  PixelBox others;
  for (const InkPiece& piece : ink.pieces)
    if (!is_small(piece.box, dpi)) others = join(others, piece.box);
  if (others.is_empty()) return false;
  return std::any_of(ink.pieces.begin(), ink.pieces.end(), [&](const InkPiece& piece) {
    return is_small(piece.box, dpi) && (piece.box.y1 <= others.y0 || piece.box.y0 >= others.y1);
  });
}

std::optional<CellInk> without_specks_beside(const CellInk& ink, double dpi) {
  constexpr double near = 0.6;  // of the digits' height: the point of .5 is nearer
  constexpr double high = 0.6;  // of it: the pieces of a thin 7 are small, and together as high
  if (has_minus(ink)) return std::nullopt;
  CellInk digits = ink;
  std::erase_if(digits.pieces, [dpi](const InkPiece& piece) { return is_small(piece.box, dpi); });
  if (digits.pieces.empty() || digits.pieces.size() == ink.pieces.size()) return std::nullopt;
  digits.box = {};
  for (const InkPiece& piece : digits.pieces) digits.box = join(digits.box, piece.box);
  PixelBox before;
  PixelBox behind;
  for (const InkPiece& piece : ink.pieces) {
    if (!is_small(piece.box, dpi)) continue;
    const PixelBox& box = piece.box;
    const bool is_off_line = box.y1 <= digits.box.y0 || box.y0 >= digits.box.y1;
    if (!is_off_line && box.x1 > digits.box.x0 && box.x0 < digits.box.x1) return std::nullopt;
    const bool is_before = box.x1 <= digits.box.x0 &&
                           box.x1 > digits.box.x0 - near * digits.box.height() &&
                           2 * box.y1 > digits.box.y0 + digits.box.y1;
    if (is_before) return std::nullopt;
    if (!is_off_line && box.x1 <= digits.box.x0) before = join(before, box);
    if (!is_off_line && box.x0 >= digits.box.x1) behind = join(behind, box);
    digits.specks.push_back(piece);
  }
  const int higher = std::max(before.height(), behind.height());
  if (higher >= high * digits.box.height() || !are_digits(digits, dpi)) return std::nullopt;
  return digits;
}

bool has_unsure_mark(const CellInk& ink, const std::vector<PixelBox>& marks) {
  constexpr double least = 0.03;  // of the height of the digit behind
  constexpr double most = 0.09;
  const std::vector<InkPiece> pieces = digit_pieces(ink);
  return std::any_of(marks.begin(), marks.end(), [&](const PixelBox& mark) {
    const auto behind = std::find_if(pieces.begin(), pieces.end(), [&mark](const InkPiece& piece) {
      return mark.x0 < piece.box.x0;
    });
    if (behind == pieces.end()) return false;
    const double below = mark.y1 - behind->box.y1;
    return below >= least * behind->box.height() && below <= most * behind->box.height();
  });
}

std::string with_separators(const CellInk& ink, const std::vector<PixelBox>& marks,
                            const std::string& digits) {
  const std::vector<InkPiece> pieces = digit_pieces(ink);
  if (pieces.size() != digits.size() || !is_digits(digits)) return {};
  std::string text;
  std::size_t next = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const PixelBox& piece = pieces[i].box;
    for (; next < marks.size() && marks[next].x0 < piece.x0; ++next) {
      const PixelBox& mark = marks[next];
      const bool is_comma =
          mark.y1 - piece.y1 >= 0.07 * piece.height() || mark.height() >= 0.3 * piece.height();
      text.push_back(is_comma ? ',' : '.');
    }
    text.push_back(digits[i]);
  }
  return text;
}

bool is_grouped(const std::string& text) {
  if (text.find('.') != std::string::npos) return false;
  std::size_t digits = 0;
  bool is_first = true;
  for (const char c : text) {
    if (c != ',') {
      ++digits;
      continue;
    }
    if (is_first ? digits == 0 || digits > 3 : digits != 3) return false;
    is_first = false;
    digits = 0;
  }
  return !is_first && digits == 3;
}

bool may_be_grouped(const std::string& text) {
  const std::size_t mark = text.find_first_of(".,");
  return mark != std::string::npos && mark > 0 && mark <= 3 && text.size() == mark + 4 &&
         text.find_first_of(".,", mark + 1) == std::string::npos;
}

bool is_figure(const std::string& text) {
  const std::size_t point = text.find('.');
  const std::string whole = text.substr(0, point);
  if (!is_digits(whole) && !is_grouped(whole)) return false;
  return point == std::string::npos || is_digits(text.substr(point + 1));
}

std::string with_sound_separators(const std::string& text) {
  std::string out = text;
  const auto is_mark = [](char c) { return c == ',' || c == '.'; };
  // Nobody states a grouped figure to the thousandth: of 1,234.567 the point is a comma.
  std::replace(out.begin(), out.end(), '.', ',');
  if (is_grouped(out) && std::count_if(out.begin(), out.end(), is_mark) > 1) return out;
  out = text;
  if (is_figure(text)) return text;
  const bool is_one = std::count_if(text.begin(), text.end(), is_mark) == 1;
  std::replace_if(out.begin(), out.end(), is_mark, is_one ? '.' : ',');
  return is_figure(out) ? out : std::string();
}

}  // namespace gouji::ocr
