#include "extract/tiles.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace gouji {
namespace {

constexpr double kWidestGap = 4;  // points
constexpr double kNarrowestGap =
    0.2;                          // boxes that touch are pieces of one area, as Word shades a cell
constexpr double kOverlap = 0.5;  // by which boxes that touch may lie on each other
constexpr double kSharedSide = 0.5;   // of the shorter of two sides that face each other
constexpr std::size_t kMost = 20000;  // a page of more is a drawing

// A side of a tile: where its ruling is, and whether it faces another tile, or touches one.
struct Side {
  double position = 0;
  bool has_neighbour = false;
  double gap = 0;

  bool is_touched() const { return has_neighbour && gap < kNarrowestGap; }

  void face(double middle, double width) {
    if (has_neighbour && gap <= width) return;
    position = middle;
    has_neighbour = true;
    gap = width;
  }
};

struct Sides {
  Side left, top, right, bottom;

  bool are_of_table(bool on_colour) const {
    const bool is_touched =
        left.is_touched() || top.is_touched() || right.is_touched() || bottom.is_touched();
    const bool is_in_row = left.has_neighbour || right.has_neighbour;
    const bool is_in_column = top.has_neighbour || bottom.has_neighbour;
    return !is_touched && (on_colour ? is_in_row || is_in_column : is_in_row && is_in_column);
  }
};

// Tells the tiles that face each other along `axis`; `begin` and `end` are the sides of a tile
// there.
void face(const std::vector<Tile>& tiles, std::vector<Sides>& sides, Axis axis, Side Sides::*begin,
          Side Sides::*end) {
  const Axis other_axis = axis == Axis::horizontal ? Axis::vertical : Axis::horizontal;
  std::vector<std::size_t> order(tiles.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto start_of = [&](std::size_t i) { return extent_along(tiles[i].box, axis).start; };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return start_of(a) < start_of(b); });
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const double edge = extent_along(tiles[i].box, axis).end;
    const LineExtent own = extent_along(tiles[i].box, other_axis);
    auto next = std::lower_bound(order.begin(), order.end(), edge - kOverlap,
                                 [&](std::size_t j, double x) { return start_of(j) < x; });
    for (; next != order.end() && start_of(*next) <= edge + kWidestGap; ++next) {
      const LineExtent other = extent_along(tiles[*next].box, other_axis);
      const double shortest = std::min(own.length(), other.length());
      if (*next == i || shared_length(own, other) < kSharedSide * shortest) continue;
      const double gap = start_of(*next) - edge;
      (sides[i].*end).face(edge + gap / 2, gap);
      (sides[*next].*begin).face(edge + gap / 2, gap);
    }
  }
}

}  // namespace

std::vector<Ruling> rulings_around(const std::vector<Tile>& tiles) {
  std::vector<Ruling> rulings;
  if (tiles.size() < 2 || tiles.size() > kMost) return rulings;
  std::vector<Sides> sides;
  sides.reserve(tiles.size());
  for (const auto& [box, on_colour] : tiles)
    sides.push_back({{box.x0}, {box.y0}, {box.x1}, {box.y1}});
  face(tiles, sides, Axis::horizontal, &Sides::left, &Sides::right);
  face(tiles, sides, Axis::vertical, &Sides::top, &Sides::bottom);
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    if (!sides[i].are_of_table(tiles[i].is_on_colour)) continue;
    const double x0 = sides[i].left.position;
    const double y0 = sides[i].top.position;
    const double x1 = sides[i].right.position;
    const double y1 = sides[i].bottom.position;
    rulings.push_back({{x0, y0, x1, y0}, Axis::horizontal});
    rulings.push_back({{x0, y1, x1, y1}, Axis::horizontal});
    rulings.push_back({{x0, y0, x0, y1}, Axis::vertical});
    rulings.push_back({{x1, y0, x1, y1}, Axis::vertical});
  }
  return rulings;
}

}  // namespace gouji
