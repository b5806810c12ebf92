#include "extract/ocr/fragments.h"

#include <algorithm>
#include <utility>

#include "extract/ocr/figure_ink.h"

namespace gouji::ocr {
namespace {

constexpr int kFewestPixels = 2;       // of a bit: fewer are noise
constexpr double kRuleDebris = 0.03;   // inches from rules
constexpr double kLowestDigit = 0.08;  // inches
// Of the height of a digit.
constexpr double kNear = 0.5;        // how far a bit is from the rest
constexpr double kGrown = 0.15;      // less does not change what is read
constexpr double kHighEnough = 0.7;  // of a digit that has nothing but bits
constexpr double kWidestDigit = 0.85;
constexpr double kHighestLine = 1.3;
constexpr double kLowest = 0.55;    // of a digit whose head or foot is lost
constexpr double kWithin = 0.35;    // a gap within a digit
constexpr std::size_t kFewest = 4;  // bits, where there is nothing else

bool meets(const PixelBox& a, const PixelBox& b) { return !intersect(a, b).is_empty(); }

double area_of(const PixelBox& box) {
  return box.is_empty() ? 0 : static_cast<double>(box.width()) * box.height();
}

// Where no edge of a rule is, which a fax frays.
PixelBox away_from_rules(const CellInk& ink, double dpi) {
  const int edge = static_cast<int>(kRuleDebris * dpi);
  return {ink.inside.x0 + edge, ink.inside.y0 + edge, ink.inside.x1 - edge, ink.inside.y1 - edge};
}

// Bits shared out to digits: as few as can be, as high as `height`, none wider than a digit.
std::vector<InkPiece> joined_to_digits(std::vector<InkPiece> bits, double height) {
  constexpr double one_more = 0.1;  // digit, as a part of the height that is lacking
  constexpr double never = 1e9;
  sort_from_left(bits);
  std::vector<InkPiece> columns;  // what lies above each other is of one digit
  for (const InkPiece& bit : bits) {
    if (columns.empty() || bit.box.x0 >= columns.back().box.x1) columns.emplace_back();
    columns.back().box = join(columns.back().box, bit.box);
    columns.back().dark += bit.dark;
  }
  std::vector<double> least(columns.size() + 1, never);  // cost of the first so many
  std::vector<std::size_t> begins(columns.size() + 1);   // of the last digit of them
  least[0] = 0;
  for (std::size_t end = 1; end <= columns.size(); ++end) {
    PixelBox digit;
    for (std::size_t begin = end; begin-- > 0;) {
      const PixelBox& next = columns[begin].box;
      if (begin + 1 < end && (join(digit, next).width() > kWidestDigit * height ||
                              digit.x0 - next.x1 > kWithin * height)) {
        break;
      }
      digit = join(digit, next);
      const double lacking = std::max(0.0, 1 - digit.height() / height);
      if (least[begin] + lacking + one_more >= least[end]) continue;
      least[end] = least[begin] + lacking + one_more;
      begins[end] = begin;
    }
  }
  std::vector<InkPiece> digits;
  for (std::size_t end = columns.size(); end > 0; end = begins[end]) {
    InkPiece& digit = digits.emplace_back();
    for (std::size_t i = begins[end]; i < end; ++i) {
      digit.box = join(digit.box, columns[i].box);
      digit.dark += columns[i].dark;
    }
  }
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace

Fragments::Fragments(const std::vector<CellInk>& inks, double dpi)
    : dpi_(dpi), height_(usual_digit_height(inks, kLowestDigit, dpi).value_or(kLowestDigit * dpi)) {
  constexpr double clearly = 4;   // times as many around print as away from it, on the same area
  constexpr double many = 0.125;  // of the cells
  double near = 0;
  double near_area = 0;
  double far = 0;
  double far_area = 0;
  for (const CellInk& ink : inks) {
    const PixelBox inside = away_from_rules(ink, dpi);
    if (inside.is_empty() || ink.is_blank()) continue;
    const PixelBox window = around(ink.box);
    const double in_window = area_of(intersect(window, inside));
    near_area += in_window - area_of(intersect(ink.box, inside));
    far_area += area_of(inside) - in_window;
    for (const InkPiece& speck : ink.specks) {
      if (!is_bit(speck, ink) || meets(speck.box, ink.box)) continue;
      (meets(window, speck.box) ? near : far) += 1;
    }
  }
  are_of_print_ = near * far_area > clearly * far * near_area &&
                  near >= many * static_cast<double>(inks.size());
}

bool Fragments::is_bit(const InkPiece& speck, const CellInk& ink) const {
  return speck.dark >= kFewestPixels && meets(speck.box, away_from_rules(ink, dpi_));
}

bool Fragments::may_hold_print(const CellInk& ink) const {
  constexpr std::ptrdiff_t any = 2;
  return are_of_print_ && ink.is_blank() &&
         std::count_if(ink.specks.begin(), ink.specks.end(),
                       [&](const InkPiece& speck) { return is_bit(speck, ink); }) >= any;
}

bool Fragments::is_dirt(const CellInk& ink) const {
  return !are_of_print_ && !ink.is_blank() && is_small(ink.box, dpi_);
}

bool Fragments::is_too_low(const CellInk& ink) const {
  constexpr double lowest = 0.6;  // of the height that digits have
  return ink.box.height() < lowest * height_;
}

PixelBox Fragments::around(const PixelBox& box) const {
  const double aside = kNear * height_;
  // The foot of a digit, and the rest above it.
  const double above = std::max(aside, height_ - box.height());
  return {box.x0 - static_cast<int>(aside), box.y0 - static_cast<int>(above),
          box.x1 + static_cast<int>(aside), box.y1 + static_cast<int>(above)};
}

// What to gather around: the ink, or all bits where there is nothing else.
std::optional<CellInk> Fragments::begin(const CellInk& ink) const {
  CellInk out = ink;
  if (!ink.is_blank()) return out;
  std::erase_if(out.specks, [&](const InkPiece& speck) {
    if (!is_bit(speck, ink)) return false;
    out.pieces.push_back(speck);
    out.box = join(out.box, speck.box);
    return true;
  });
  if (out.pieces.size() < kFewest || out.box.height() < kHighEnough * height_) return std::nullopt;
  return out;
}

// Pieces of a line as high and as wide as digits, of which some are whole.
bool Fragments::are_digits(const CellInk& ink) const {
  const auto is_high = [this](const InkPiece& piece) {
    return piece.box.height() >= kHighEnough * height_;
  };
  return ink.box.height() <= kHighestLine * height_ &&
         std::any_of(ink.pieces.begin(), ink.pieces.end(), is_high) &&
         std::all_of(ink.pieces.begin(), ink.pieces.end(), [&](const InkPiece& piece) {
           return may_be_separator(ink, piece.box) || (piece.box.height() >= kLowest * height_ &&
                                                       piece.box.width() <= kWidestDigit * height_);
         });
}

std::optional<CellInk> Fragments::gathered(const CellInk& ink) const {
  if (!are_of_print_) return std::nullopt;
  std::optional<CellInk> out = begin(ink);
  if (!out) return std::nullopt;
  for (bool is_done = false; !is_done;) {
    const PixelBox window = around(out->box);
    is_done = std::erase_if(out->specks, [&](const InkPiece& speck) {
                if (!is_bit(speck, ink) || !meets(window, speck.box)) return false;
                out->pieces.push_back(speck);
                out->box = join(out->box, speck.box);
                return true;
              }) == 0;
  }
  const double grown =
      std::max(out->box.width() - ink.box.width(), out->box.height() - ink.box.height());
  out->is_gathered = grown >= kGrown * height_;
  out->is_joined = true;
  out->pieces = joined_to_digits(std::move(out->pieces), height_);
  if (!out->is_gathered && out->pieces.size() == ink.pieces.size()) return std::nullopt;
  if (!are_digits(*out)) return std::nullopt;
  return out;
}

}  // namespace gouji::ocr
