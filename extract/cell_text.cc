#include "extract/cell_text.h"

#include <algorithm>

#include "extract/text_line.h"
#include "extract/upright.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// Glyphs of a vertical font: columns from the right, each from top to bottom.
std::string vertical_text(std::vector<const Glyph*> glyphs) {
  std::stable_sort(glyphs.begin(), glyphs.end(), [](const Glyph* a, const Glyph* b) {
    return a->box.centre_x() > b->box.centre_x();
  });
  std::u32string text;
  std::size_t first = 0;
  while (first < glyphs.size()) {
    const double limit = glyphs[first]->box.centre_x() - 0.5 * glyphs[first]->size;
    std::size_t last = first;
    while (last < glyphs.size() && glyphs[last]->box.centre_x() >= limit) ++last;
    const auto begin = glyphs.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = glyphs.begin() + static_cast<std::ptrdiff_t>(last);
    std::stable_sort(begin, end,
                     [](const Glyph* a, const Glyph* b) { return a->box.y0 < b->box.y0; });
    for (auto glyph = begin; glyph != end; ++glyph) text += (*glyph)->character;
    first = last;
  }
  return std::string(trim(to_utf8(text)));
}

// Whether the line was full: what follows would not have fitted into the cell beside it.
bool is_full(const TextLine& line, const TextLine& next, const Box& cell) {
  // A number is broken only after as many digits as fit; the next character, and the padding that
  // browsers and word processors leave (up to half an em on each side), must not have fitted.
  return line.box.width() + next.glyphs.front()->box.width() + line.size > cell.width();
}

void append_line(std::string& text, bool& doubtful, const std::vector<TextLine>& lines,
                 std::size_t index, const Box& cell) {
  if (index > 0) {
    const TextLine& above = lines[index - 1];
    const TextLine& line = lines[index];
    const char32_t before = above.glyphs.back()->character;
    const char32_t after = line.glyphs.front()->character;
    if (!is_wide_character(before) && !is_wide_character(after)) {
      const bool close = line.box.centre_y() - above.box.centre_y() <= 2 * line.size;
      if (!close || !is_full(above, line, cell)) {
        text += ' ';
        if (is_digit(before) && is_digit(after)) doubtful = true;
      }
    }
  }
  text += text_of(lines[index].glyphs);
}

}  // namespace

CellText read_cell(const std::vector<const Glyph*>& glyphs, const Box& cell) {
  CellText result;
  std::vector<const Glyph*> upright;
  std::vector<const Glyph*> vertical;
  std::vector<const Glyph*> rotated;
  for (const Glyph* glyph : glyphs) {
    (glyph->vertical ? vertical : glyph->rotation != 0 ? rotated : upright).push_back(glyph);
    result.doubtful =
        result.doubtful || glyph->pale || (glyph->doubtful && !is_space(glyph->character));
    if (glyph->character != ' ') result.box = join(result.box, glyph->box);
  }
  if (!vertical.empty()) result.text += vertical_text(vertical);
  if (!rotated.empty()) {
    // Read along its own direction: turn the glyphs of the first one's rotation upright.
    const int rotation = rotated.front()->rotation;
    Page turned;
    turned.width = cell.x1;
    turned.height = cell.y1;
    for (const Glyph* glyph : rotated) turned.glyphs.push_back(*glyph);
    turned = turned_upright(std::move(turned), rotation);
    std::vector<const Glyph*> pointers;
    for (const Glyph& glyph : turned.glyphs) pointers.push_back(&glyph);
    for (const TextLine& line : text_lines(pointers)) result.text += text_of(line.glyphs);
  }
  const std::vector<TextLine> lines = text_lines(upright);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    append_line(result.text, result.doubtful, lines, i, cell);
    result.doubtful = result.doubtful || lines[i].is_overprinted();
  }
  if (result.text.empty()) result.box = {};
  return result;
}

}  // namespace gouji
