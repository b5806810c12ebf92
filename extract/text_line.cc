#include "extract/text_line.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "normalize/figure.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// Text drawn twice a hair apart to look bold.
bool is_drawn_twice(const Glyph& a, const Glyph& b) {
  return a.character == b.character &&
         std::fabs(a.box.x0 - b.box.x0) < 0.2 * std::min(a.size, a.box.width() + 0.01) &&
         std::fabs(a.box.y0 - b.box.y0) < 0.2 * a.size;
}

bool is_han_numeral(char32_t character) {
  return std::u32string_view(U"一二三四五六七八九十百千万两").find(character) !=
         std::u32string_view::npos;
}

TextLine line_of(std::vector<const Glyph*> glyphs) {
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const Glyph* a, const Glyph* b) { return a->box.x0 < b->box.x0; });
  TextLine line;
  for (const Glyph* glyph : glyphs) {
    const bool twice =
        std::any_of(line.glyphs.rbegin(),
                    line.glyphs.rbegin() +
                        static_cast<std::ptrdiff_t>(std::min<std::size_t>(line.glyphs.size(), 3)),
                    [glyph](const Glyph* other) { return is_drawn_twice(*glyph, *other); });
    if (twice) continue;
    line.box = join(line.box, glyph->box);
    line.size = std::max(line.size, glyph->size);
    line.glyphs.push_back(glyph);
  }
  return line;
}

}  // namespace

bool TextLine::is_doubtful() const {
  return std::any_of(glyphs.begin(), glyphs.end(),
                     [](const Glyph* glyph) { return glyph->doubtful || glyph->pale; });
}

bool is_wide_character(char32_t character) {
  return is_han(character) || (character >= 0x2E80 && character <= 0x303F) ||
         (character >= 0xFF00 && character <= 0xFF0F) ||
         (character >= 0xFF1A && character <= 0xFFEF);
}

std::vector<TextLine> text_lines(std::vector<const Glyph*> glyphs) {
  glyphs.erase(std::remove_if(glyphs.begin(), glyphs.end(),
                              [](const Glyph* glyph) { return is_space(glyph->character); }),
               glyphs.end());
  std::stable_sort(glyphs.begin(), glyphs.end(), [](const Glyph* a, const Glyph* b) {
    return a->box.centre_y() < b->box.centre_y();
  });
  std::vector<TextLine> lines;
  std::size_t first = 0;
  while (first < glyphs.size()) {
    // A line reaches as far down as half the size of its first glyph; glyphs of one line differ by
    // less than a tenth, neighbouring lines by more than the size.
    const double limit = glyphs[first]->box.centre_y() + 0.5 * glyphs[first]->size;
    std::size_t last = first;
    while (last < glyphs.size() && glyphs[last]->box.centre_y() <= limit) ++last;
    lines.push_back(line_of({glyphs.begin() + static_cast<std::ptrdiff_t>(first),
                             glyphs.begin() + static_cast<std::ptrdiff_t>(last)}));
    first = last;
  }
  return lines;
}

std::string text_of(const std::vector<const Glyph*>& glyphs) {
  std::u32string text;
  const Glyph* previous = nullptr;
  for (const Glyph* glyph : glyphs) {
    if (previous != nullptr) {
      const double gap = glyph->box.x0 - previous->box.x1;
      const bool wide =
          is_wide_character(glyph->character) && is_wide_character(previous->character);
      if (!wide && gap > 0.34 * std::min(glyph->size, previous->size)) text += U' ';
    }
    text += glyph->character;
    previous = glyph;
  }
  return to_utf8(text);
}

std::vector<TextLine> runs_of(const TextLine& line) { return runs_of(line, 0.8); }

std::vector<TextLine> runs_of(const TextLine& line, double gap) {
  std::vector<TextLine> runs;
  for (const Glyph* glyph : line.glyphs) {
    if (runs.empty() || glyph->box.x0 - runs.back().box.x1 > gap * glyph->size) {
      runs.emplace_back();
    }
    TextLine& run = runs.back();
    run.glyphs.push_back(glyph);
    run.box = join(run.box, glyph->box);
    run.size = std::max(run.size, glyph->size);
  }
  return runs;
}

bool is_figure(const TextLine& run) {
  const std::string text = text_of(run.glyphs);
  const Figure figure = read_figure(text);
  if (figure.state == FigureState::nil) return true;
  if (figure.state != FigureState::number) return false;
  const std::u32string characters = to_utf32(text);
  return figure.value.is_zero() ||
         std::none_of(characters.begin(), characters.end(), is_han_numeral) ||
         std::any_of(characters.begin(), characters.end(), is_digit);
}

}  // namespace gouji
