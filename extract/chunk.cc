#include "extract/chunk.h"

#include <cmath>

#include "extract/text_line.h"

namespace gouji {
namespace {

bool goes_on_across(const Glyph& previous, const Glyph& glyph) {
  return !previous.vertical && !glyph.vertical && previous.rotation == 0 && glyph.rotation == 0 &&
         std::fabs(previous.box.centre_y() - glyph.box.centre_y()) < 0.2 * glyph.size &&
         std::fabs(glyph.box.x0 - previous.box.x1) < 0.15 * glyph.size;
}

bool goes_on_down(const Glyph& previous, const Glyph& glyph) {
  if (!is_wide_character(previous.character) || !is_wide_character(glyph.character)) return false;
  if (previous.rotation != glyph.rotation || previous.vertical != glyph.vertical) return false;
  const double pitch = glyph.box.centre_y() - previous.box.centre_y();
  return std::fabs(previous.box.centre_x() - glyph.box.centre_x()) < 0.3 * glyph.size &&
         pitch > 0.7 * glyph.size && pitch < 1.8 * glyph.size;
}

}  // namespace

std::vector<Chunk> chunks_of(const std::vector<const Glyph*>& glyphs) {
  constexpr std::size_t shortest_stack = 3;
  std::vector<Chunk> chunks;
  std::size_t first = 0;
  while (first < glyphs.size()) {
    std::size_t across = first + 1;
    while (across < glyphs.size() && goes_on_across(*glyphs[across - 1], *glyphs[across])) ++across;
    std::size_t down = first + 1;
    while (down < glyphs.size() && goes_on_down(*glyphs[down - 1], *glyphs[down])) ++down;
    const bool stacked = across == first + 1 && down - first >= shortest_stack;
    const std::size_t last = stacked ? down : across;
    Chunk chunk;
    chunk.stacked = stacked;
    for (std::size_t i = first; i < last; ++i) {
      chunk.glyphs.push_back(glyphs[i]);
      chunk.box = join(chunk.box, glyphs[i]->box);
    }
    chunks.push_back(std::move(chunk));
    first = last;
  }
  return chunks;
}

}  // namespace gouji
