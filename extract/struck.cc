#include "extract/struck.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "normalize/text.h"

namespace gouji {
namespace {

// Of the height of a glyph's box, which reaches from above its letters to below the line.
constexpr double kUpper = 0.36;
constexpr double kLower = 0.72;
constexpr double kThickest = 0.2;     // of a strike, in sizes
constexpr double kBeyond = 0.5;       // sizes that it may run on
constexpr double kCovered = 0.7;      // of a strike that lies on glyphs
constexpr double kStruckShare = 0.5;  // of a glyph's width
// Comparisons of rules with glyphs; a page that takes more is a drawing.
constexpr std::size_t kMost = 50'000'000;

// A glyph along and across its line of writing.
struct Place {
  std::size_t glyph = 0;
  double start = 0, end = 0;  // along
  double upper = 0, lower = 0;
  double size = 0;
};

std::vector<Place> places_of(const std::vector<Glyph>& glyphs, Axis axis) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const Glyph& glyph = glyphs[i];
    const bool is_level = glyph.rotation == 0 || glyph.rotation == 180;
    if (glyph.rotation < 0 || glyph.hidden || is_space(glyph.character) ||
        is_level != (axis == Axis::horizontal)) {
      continue;
    }
    const Box& box = glyph.box;
    const double height = is_level ? box.height() : box.width();
    const double middle = is_level ? box.centre_y() : box.centre_x();
    // A line turned upside down has its upper edge below.
    const bool flipped = glyph.rotation == 180 || glyph.rotation == 90;
    const double above = (0.5 - (flipped ? 1 - kLower : kUpper)) * height;
    const double below = ((flipped ? 1 - kUpper : kLower) - 0.5) * height;
    places.push_back({i, is_level ? box.x0 : box.y0, is_level ? box.x1 : box.y1, middle - above,
                      middle + below, glyph.size});
  }
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.upper < b.upper; });
  return places;
}

double length_within(const Place& place, double start, double end) {
  return std::min(place.end, end) - std::max(place.start, start);
}

void hide_along(std::vector<Glyph>& glyphs, const std::vector<Ruling>& rulings, Axis axis) {
  const std::vector<Place> places = places_of(glyphs, axis);
  if (places.empty()) return;
  std::size_t compared = 0;
  double tallest = 0;
  for (const Place& place : places) tallest = std::max(tallest, place.lower - place.upper);
  for (const Ruling& ruling : rulings) {
    if (ruling.axis != axis) continue;
    const Box& box = ruling.box;
    const bool is_level = axis == Axis::horizontal;
    const double start = is_level ? box.x0 : box.y0;
    const double end = is_level ? box.x1 : box.y1;
    const double position = is_level ? box.centre_y() : box.centre_x();
    const double thickness = is_level ? box.height() : box.width();
    std::vector<const Place*> struck;
    double covered = 0;
    double first = end;
    double last = start;
    auto place = std::lower_bound(places.begin(), places.end(), position - tallest,
                                  [](const Place& at, double y) { return at.upper < y; });
    for (; place != places.end() && place->upper <= position; ++place) {
      if (++compared > kMost) return;
      const double length = length_within(*place, start, end);
      if (position > place->lower || thickness > kThickest * place->size ||
          length < kStruckShare * (place->end - place->start)) {
        continue;
      }
      struck.push_back(&*place);
      covered += length;
      first = std::min(first, place->start);
      last = std::max(last, place->end);
    }
    if (struck.empty()) continue;
    const double beyond = kBeyond * struck.front()->size;
    if (covered < kCovered * (end - start) || first - start > beyond || end - last > beyond)
      continue;
    for (const Place* at : struck) glyphs[at->glyph].hidden = true;
  }
}

}  // namespace

void hide_struck(std::vector<Glyph>& glyphs, const std::vector<Ruling>& rulings) {
  hide_along(glyphs, rulings, Axis::horizontal);
  hide_along(glyphs, rulings, Axis::vertical);
}

}  // namespace gouji
