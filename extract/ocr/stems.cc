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
constexpr int kRows = 2;            // that stand out: fewer are noise
constexpr double kInkShare = 0.65;  // of the way from ink to paper

// Where the ink begins in each row of `area` that has any.
std::vector<double> left_ends(const Gray& picture, const PixelBox& area) {
  int dark = 255;
  for (int y = area.y0; y < area.y1; ++y)
    for (int x = area.x0; x < area.x1; ++x) dark = std::min<int>(dark, picture.at(x, y));
  const int level = dark + static_cast<int>(kInkShare * (255 - dark));
  std::vector<double> ends;
  for (int y = area.y0; y < area.y1; ++y) {
    int x = area.x0;
    while (x < area.x1 && picture.at(x, y) >= level) ++x;
    if (x < area.x1) ends.push_back(x);
  }
  return ends;
}

bool stands_out(const std::vector<double>& lefts, double height) {
  if (lefts.empty()) return false;
  const double left = median(lefts) - kLeaning * height;
  return std::count_if(lefts.begin(), lefts.end(), [left](double x) { return x < left; }) >= kRows;
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
    PixelBox area{digit.x0 - reach, digit.y0 + static_cast<int>(kBelowFlag * height), digit.x1,
                  digit.y0 + static_cast<int>(kAboveFoot * height)};
    if (k > 0) area.x0 = std::max(area.x0, columns[k - 1].box.x1);
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

}  // namespace gouji::ocr
