#include "extract/ocr/orient.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "extract/ocr/ink.h"

namespace gouji::ocr {
namespace {

constexpr double kCoarseDpi = 100;
constexpr int kDark = 150;
constexpr double kSmallest = 3;  // side of a part of a character, pixels at kCoarseDpi
constexpr double kSmallestMark = 1;
constexpr double kLargestMark = 5;
constexpr double kCharacter = 6;  // height of a character beside a mark
constexpr double kReach = 10;     // between them
constexpr double kSure = 0.3;     // uprightness by tables that needs no look at the marks
constexpr double kMarks = 0.25;   // weight of the marks: on a blurred page they are few and false
constexpr double kLargest = 26;   // above it is a rule, a seal or a picture
constexpr double kLongest = 400;  // of a line that runs together
constexpr double kFarthest = 14;  // between parts of one line
constexpr int kWide = 5;          // columns of a table whose spanned cells are labels
constexpr std::size_t kMost = 6000;  // parts of a page; noise has more

// Boxes around connected dark pixels, found with a stack of places.
std::vector<PixelBox> find_parts(const Gray& picture, double unit, double smallest,
                                 double largest) {
  std::vector<PixelBox> parts;
  Gray seen(picture.width, picture.height, 0);
  std::vector<std::pair<int, int>> open;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      if (picture.at(x, y) >= kDark || seen.at(x, y) != 0) continue;
      PixelBox box{x, y, x + 1, y + 1};
      seen.row(y)[x] = 1;
      open.assign(1, {x, y});
      while (!open.empty()) {
        const auto [px, py] = open.back();
        open.pop_back();
        box = join(box, {px, py, px + 1, py + 1});
        for (int j = std::max(py - 1, 0); j <= std::min(py + 1, picture.height - 1); ++j) {
          for (int i = std::max(px - 1, 0); i <= std::min(px + 1, picture.width - 1); ++i) {
            if (seen.at(i, j) != 0 || picture.at(i, j) >= kDark) continue;
            seen.row(j)[i] = 1;
            open.emplace_back(i, j);
          }
        }
      }
      const int larger = std::max(box.width(), box.height());
      if (larger >= smallest * unit && larger <= largest * unit) parts.push_back(box);
      if (parts.size() >= kMost) return parts;
    }
  }
  return parts;
}

// Votes of the nearest neighbours: along the row less along the column.
int count_votes(std::vector<PixelBox> parts, double unit) {
  const auto middle_x = [](const PixelBox& box) { return (box.x0 + box.x1) / 2.0; };
  const auto middle_y = [](const PixelBox& box) { return (box.y0 + box.y1) / 2.0; };
  std::sort(parts.begin(), parts.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
  const double farthest = kFarthest * unit;
  const int widest = static_cast<int>(kLargest * unit);
  int votes = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const PixelBox& part = parts[i];
    double best = std::numeric_limits<double>::max();
    int vote = 0;
    const auto look_at = [&](const PixelBox& other) {
      // Gaps between the boxes; parts that overlap belong to one character.
      const int gap_x = std::max(other.x0 - part.x1, part.x0 - other.x1);
      const int gap_y = std::max(other.y0 - part.y1, part.y0 - other.y1);
      const bool in_row = gap_x >= 0 && std::abs(middle_y(other) - middle_y(part)) < widest * 0.2;
      const bool in_column =
          gap_y >= 0 && std::abs(middle_x(other) - middle_x(part)) < widest * 0.2;
      if (in_row == in_column) return;
      const double gap = in_row ? gap_x : gap_y;
      if (gap > farthest || gap >= best) return;
      best = gap;
      vote = in_row ? 1 : -1;
    };
    for (std::size_t j = i + 1; j < parts.size() && parts[j].x0 <= part.x1 + farthest; ++j) {
      look_at(parts[j]);
    }
    for (std::size_t j = i; j-- > 0 && parts[j].x0 + widest + farthest >= part.x0;) {
      look_at(parts[j]);
    }
    votes += vote;
  }
  return votes;
}

// Full stops, commas and the points behind numerals stand alone, low beside the character before
// them: share of the small marks that stand low, less of those that stand high, from -1 to 1.
double low_marks(const Gray& picture, double dpi) {
  const double unit = dpi / kCoarseDpi;
  std::vector<PixelBox> parts = find_parts(picture, unit, kSmallestMark, kLargest);
  std::sort(parts.begin(), parts.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
  int votes = 0;
  int marks = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const PixelBox& mark = parts[i];
    if (std::max(mark.width(), mark.height()) > kLargestMark * unit) continue;
    const double middle = (mark.y0 + mark.y1) / 2.0;
    const auto reach = static_cast<int>(kReach * unit);
    int top = std::numeric_limits<int>::max();  // of the characters beside it
    int bottom = 0;
    bool alone = true;
    const auto look_at = [&](const PixelBox& other) {
      if (other.y1 <= mark.y0 - reach || other.y0 >= mark.y1 + reach) return;
      if (other.x0 < mark.x1 + 1 && other.x1 > mark.x0 - 1) {
        alone = false;
      } else if (other.height() >= kCharacter * unit && other.x1 <= mark.x0) {
        top = std::min(top, other.y0);
        bottom = std::max(bottom, other.y1);
      }
    };
    for (std::size_t j = i + 1; j < parts.size() && parts[j].x0 <= mark.x1; ++j) look_at(parts[j]);
    for (std::size_t j = i; j-- > 0 && parts[j].x0 + 2 * kLargest * unit >= mark.x0;) {
      if (parts[j].x1 + reach >= mark.x0) look_at(parts[j]);
    }
    if (!alone || bottom == 0) continue;
    const double place = (middle - top) / (bottom - top);
    if (place < -0.2 || place > 1.2) continue;
    ++marks;
    if (place > 0.7) ++votes;
    if (place < 0.3) --votes;
  }
  // Blur and noise leave little else than small parts.
  const auto characters = std::count_if(parts.begin(), parts.end(), [&](const PixelBox& part) {
    return part.height() >= kCharacter * unit;
  });
  return marks > characters / 3 ? 0 : votes / (marks + 8.0);
}

// Dark pixels of a cell, away from its rules.
int count_dark(const Gray& picture, const PixelBox& cell, int level) {
  const int inset = std::max(3, std::min(cell.width(), cell.height()) / 8);
  const PixelBox inner =
      intersect({cell.x0 + inset, cell.y0 + inset, cell.x1 - inset, cell.y1 - inset},
                {0, 0, picture.width, picture.height});
  int dark = 0;
  for (int y = inner.y0; y < inner.y1; ++y) {
    for (int x = inner.x0; x < inner.x1; ++x) dark += picture.at(x, y) < level ? 1 : 0;
  }
  return dark;
}

}  // namespace

double line_direction(const Gray& picture, double dpi) {
  const int factor = std::max(1, static_cast<int>(std::lround(dpi / kCoarseDpi)));
  const Gray coarse = reduce(picture, factor);
  const double unit = dpi / factor / kCoarseDpi;
  std::vector<PixelBox> parts = find_parts(coarse, unit, kSmallest, kLongest);
  // Heavy print runs together along the line: what is left alone are digits above each other.
  double votes = 0;
  double count = 0;
  std::erase_if(parts, [&](const PixelBox& part) {
    if (std::max(part.width(), part.height()) <= kLargest * unit) return false;
    const int across = std::min(part.width(), part.height());
    if (across < kCharacter * unit || across > kLargest * unit) return true;
    const double characters = std::max(part.width(), part.height()) / static_cast<double>(across);
    votes += part.width() > part.height() ? characters : -characters;
    count += characters;
    return true;
  });
  count += static_cast<double>(parts.size());
  if (count == 0) return 0;
  return (votes + count_votes(std::move(parts), unit)) / count;
}

double uprightness(const Gray& picture, const std::vector<Grid>& grids, double dpi) {
  // Dark pixels of each cell, less its rules, against its place in the table.
  double left = 0;
  double above = 0;
  double all = 0;
  double spans = 0;
  int spanned = 0;
  for (const Grid& grid : grids) {
    const PixelBox table = grid.lattice.box();
    if (table.is_empty()) continue;
    const int level = ink_level(grid.lattice.contrast);
    for (const GridCell& cell : grid.cells) {
      const double x = (cell.box.x0 + cell.box.x1) / 2.0 - table.x0;
      const double y = (cell.box.y0 + cell.box.y1) / 2.0 - table.y0;
      const double leftness = 1 - 2 * x / table.width();
      const double height = 1 - 2 * y / table.height();
      const int dark = count_dark(picture, cell.box, level);
      left += dark * leftness;
      above += dark * height;
      all += dark;
      if (grid.columns() >= kWide && cell.row_span * cell.column_span > 1) {
        spans += leftness + height;
        ++spanned;
      }
    }
  }
  const double by_ink = all > 0 ? (left + 0.5 * above) / all : 0;
  const double by_spans = spanned > 0 ? spans / spanned : 0;
  const double by_tables = by_ink + 0.5 * by_spans;
  if (std::abs(by_tables) >= kSure) return std::clamp(by_tables, -1.0, 1.0);
  return std::clamp(by_tables + kMarks * low_marks(picture, dpi), -1.0, 1.0);
}

}  // namespace gouji::ocr
