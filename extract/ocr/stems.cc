#include "extract/ocr/stems.h"

#include <algorithm>
#include <vector>

#include "extract/ocr/median.h"

namespace gouji::ocr {
namespace {

// Of the height of a digit: the part of a 1 that is its stem alone, how far the ends of the bar of
// a 4 stand away, and how far ink can stand out from a stem that leans.
constexpr double kBelowFlag = 0.4;
constexpr double kAboveFoot = 0.85;
constexpr double kReach = 0.5;
constexpr double kLeaning = 0.12;
constexpr int kHalo = 2;            // pixels of gray around the digit before
constexpr double kInkShare = 0.65;  // of the way from ink to paper

// The ink in each row of `area`, as dark as its digit has it.
std::vector<RowExtent> extents(const Gray& picture, const PixelBox& area, int dark) {
  return row_extents(picture, area, dark + static_cast<int>(kInkShare * (255 - dark)));
}

std::vector<double> left_ends(const Gray& picture, const PixelBox& area) {
  std::vector<double> ends;
  for (const RowExtent& row : extents(picture, area, darkest_of(picture, area)))
    ends.push_back(row.x0);
  return ends;
}

// From the row at `begin` to that at `end` of a digit, as shares of its height.
PixelBox rows_of(const PixelBox& digit, double begin, double end) {
  return {digit.x0, digit.y0 + static_cast<int>(begin * digit.height()), digit.x1,
          digit.y0 + static_cast<int>(end * digit.height())};
}

// In one row at least: of the bar of a 4 a fax may leave a dot.
bool stands_out(const std::vector<double>& lefts, double height) {
  if (lefts.empty()) return false;
  const double left = median(lefts) - kLeaning * height;
  return std::any_of(lefts.begin(), lefts.end(), [left](double x) { return x < left; });
}

}  // namespace

bool has_ink_beside_stem(const Gray& picture, const CellInk& ink, const std::string& digits) {
  const std::vector<InkColumn> columns = columns_of(ink);
  if (columns.size() != digits.size()) return false;
  for (std::size_t k = 0; k < digits.size(); ++k) {
    if (digits[k] != '1') continue;
    const PixelBox& digit = columns[k].box;
    const double height = digit.height();
    const int reach = static_cast<int>(kReach * height);
    PixelBox area = rows_of(digit, kBelowFlag, kAboveFoot);
    area.x0 -= reach;
    if (k > 0) area.x0 = std::max(area.x0, columns[k - 1].box.x1 + kHalo);
    area = intersect(area, ink.inside);
    if (area.is_empty()) continue;
    const auto is_in_area = [&area](const InkPiece& speck) {
      return speck.dark > 1 && !intersect(speck.box, area).is_empty();
    };
    if (std::any_of(ink.specks.begin(), ink.specks.end(), is_in_area) ||
        stands_out(left_ends(picture, area), height)) {
      return true;
    }
  }
  return false;
}

bool is_stem_on_foot(const Gray& picture, const PixelBox& digit) {
  constexpr double widest_stem = 0.3;  // of the height, leaning a little
  constexpr double shortest_foot = 0.5;
  constexpr double begin_of_foot = 0.9;
  const int dark = darkest_of(picture, digit);
  RowExtent stem{0, digit.x1, digit.x0};
  for (const RowExtent& row : extents(picture, rows_of(digit, kBelowFlag, kAboveFoot), dark))
    stem = {0, std::min(stem.x0, row.x0), std::max(stem.x1, row.x1)};
  const int width = stem.x1 - stem.x0;
  if (width <= 0 || width > widest_stem * digit.height()) return false;
  const std::vector<RowExtent> foot = extents(picture, rows_of(digit, begin_of_foot, 1), dark);
  return std::any_of(foot.begin(), foot.end(), [&](const RowExtent& row) {
    return row.x1 - row.x0 >= shortest_foot * digit.height() && row.x0 < stem.x0 &&
           row.x1 > stem.x1;
  });
}

}  // namespace gouji::ocr
