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

struct Row {
  int x0 = 0;
  int x1 = 0;
};

// Ink in each row of `area` that has any.
std::vector<Row> rows_of(const Gray& picture, const PixelBox& area) {
  int dark = 255;
  for (int y = area.y0; y < area.y1; ++y)
    for (int x = area.x0; x < area.x1; ++x) dark = std::min<int>(dark, picture.at(x, y));
  const int level = dark + static_cast<int>(kInkShare * (255 - dark));
  std::vector<Row> rows;
  for (int y = area.y0; y < area.y1; ++y) {
    Row row{area.x1, area.x0};
    for (int x = area.x0; x < area.x1; ++x) {
      if (picture.at(x, y) >= level) continue;
      row.x0 = std::min(row.x0, x);
      row.x1 = std::max(row.x1, x);
    }
    if (row.x0 <= row.x1) rows.push_back(row);
  }
  return rows;
}

bool stands_out(const std::vector<Row>& rows, double height) {
  std::vector<double> lefts;
  std::vector<double> rights;
  for (const Row& row : rows) {
    lefts.push_back(row.x0);
    rights.push_back(row.x1);
  }
  if (rows.empty()) return false;
  const double left = median(std::move(lefts)) - kLeaning * height;
  const double right = median(std::move(rights)) + kLeaning * height;
  return std::count_if(rows.begin(), rows.end(), [left, right](const Row& row) {
           return row.x0 < left || row.x1 > right;
         }) >= kRows;
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
    PixelBox area{digit.x0 - reach, digit.y0 + static_cast<int>(kBelowFlag * height),
                  digit.x1 + reach, digit.y0 + static_cast<int>(kAboveFoot * height)};
    if (k > 0) area.x0 = std::max(area.x0, columns[k - 1].box.x1);
    if (k + 1 < digits.size()) area.x1 = std::min(area.x1, columns[k + 1].box.x0);
    area = intersect(area, ink.inside);
    if (area.is_empty()) continue;
    const auto is_in_area = [&area](const InkPiece& speck) {
      return !intersect(speck.box, area).is_empty();
    };
    if (std::any_of(ink.specks.begin(), ink.specks.end(), is_in_area) ||
        stands_out(rows_of(picture, area), height)) {
      return true;
    }
  }
  return false;
}

}  // namespace gouji::ocr
