#include "extract/cut_off.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace gouji {
namespace {

constexpr double kNear = 3;  // points
// Comparisons of rules with cells: of a page that takes more, all cells are doubted.
constexpr std::size_t kMost = 50'000'000;

// The outermost cell of `table` beside `lost`, which stands to the left or right of the page.
void doubt_beside(const Box& lost, Table& table) {
  const bool is_left = lost.centre_x() < 0;
  Cell* outermost = nullptr;
  for (Cell& cell : table.cells) {
    const Box& box = cell.box;
    if (lost.centre_y() < box.y0 || lost.centre_y() > box.y1) continue;
    if (outermost == nullptr || (is_left ? box.x0 < outermost->box.x0 : box.x1 > outermost->box.x1))
      outermost = &cell;
  }
  if (outermost != nullptr) outermost->doubtful = true;
}

}  // namespace

void doubt_cut_off(const Page& page, Table& table) {
  for (const Box& lost : page.off_page) doubt_beside(lost, table);
  const auto is_cut = [](const Ruling& ruling) {
    return ruling.axis == Axis::horizontal && (ruling.starts_outside || ruling.ends_outside);
  };
  const auto count = std::count_if(page.rulings.begin(), page.rulings.end(), is_cut);
  if (static_cast<std::size_t>(count) * table.cells.size() > kMost) {
    for (Cell& cell : table.cells) cell.doubtful = true;
    return;
  }
  for (const Ruling& ruling : page.rulings) {
    if (!is_cut(ruling)) continue;
    const Box& box = ruling.box;
    for (Cell& cell : table.cells) {
      if (box.centre_y() < cell.box.y0 - kNear || box.centre_y() > cell.box.y1 + kNear) continue;
      cell.doubtful = cell.doubtful ||
                      (ruling.starts_outside && std::fabs(cell.box.x0 - box.x0) <= kNear) ||
                      (ruling.ends_outside && std::fabs(cell.box.x1 - box.x1) <= kNear);
    }
  }
}

}  // namespace gouji
