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

// A glyph on its line of writing, and across it the band that a strike runs in.
struct Place {
  std::size_t glyph = 0;
  LineExtent extent;
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
    const LineExtent extent = extent_along(glyph.box, axis);
    // A line turned upside down has its upper edge below.
    const bool flipped = glyph.rotation == 180 || glyph.rotation == 90;
    const double above = (0.5 - (flipped ? 1 - kLower : kUpper)) * extent.thickness;
    const double below = ((flipped ? 1 - kUpper : kLower) - 0.5) * extent.thickness;
    places.push_back({i, extent, extent.middle - above, extent.middle + below, glyph.size});
  }
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.upper < b.upper; });
  return places;
}

void hide_along(std::vector<Glyph>& glyphs, const std::vector<Ruling>& rulings, Axis axis) {
  const std::vector<Place> places = places_of(glyphs, axis);
  if (places.empty()) return;
  std::size_t compared = 0;
  double tallest = 0;
  for (const Place& place : places) tallest = std::max(tallest, place.lower - place.upper);
  for (const Ruling& ruling : rulings) {
    if (ruling.axis != axis) continue;
    const LineExtent strike = extent_along(ruling.box, axis);
    std::vector<const Place*> struck;
    double covered = 0;
    double first = strike.end;
    double last = strike.start;
    auto place = std::lower_bound(places.begin(), places.end(), strike.middle - tallest,
                                  [](const Place& at, double y) { return at.upper < y; });
    for (; place != places.end() && place->upper <= strike.middle; ++place) {
      if (++compared > kMost) return;
      const double length = shared_length(place->extent, strike);
      if (strike.middle > place->lower || strike.thickness > kThickest * place->size ||
          length < kStruckShare * place->extent.length()) {
        continue;
      }
      struck.push_back(&*place);
      covered += length;
      first = std::min(first, place->extent.start);
      last = std::max(last, place->extent.end);
    }
    if (struck.empty()) continue;
    const double beyond = kBeyond * struck.front()->size;
    if (covered < kCovered * strike.length() || first - strike.start > beyond ||
        strike.end - last > beyond)
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
