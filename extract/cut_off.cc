#include "extract/cut_off.h"

#include <cmath>

namespace gouji {
namespace {

constexpr double kNear = 3;  // points

}  // namespace

void doubt_cut_off(const std::vector<Ruling>& rulings, Table& table) {
  for (const Ruling& ruling : rulings) {
    if (ruling.axis != Axis::horizontal || !(ruling.starts_outside || ruling.ends_outside))
      continue;
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
