#include "extract/text_line.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "normalize/figure.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// Text drawn several times a hair apart to look bold: `glyph` is one more pass of `first`, of which
// `last` was the pass before. A digit and the same one behind it are a whole width apart.
bool is_drawn_again(const Glyph& first, const Glyph& last, const Glyph& glyph) {
  const double width = std::min(glyph.size, glyph.box.width() + 0.01);
  return glyph.character == first.character &&
         std::fabs(glyph.box.x0 - last.box.x0) < 0.4 * width &&
         std::fabs(glyph.box.x0 - first.box.x0) < 0.6 * width &&
         std::fabs(glyph.box.y0 - last.box.y0) < 0.2 * glyph.size;
}

double gap_between(const Glyph& left, const Glyph& right) { return right.box.x0 - left.box.x1; }

// Whether the gap before a digit parts it from the digit before it. The space of many fonts is
// narrower than a third of an em, but digits of one figure stand at equal distances.
bool is_parted_digit(const std::vector<const Glyph*>& glyphs, std::size_t index) {
  constexpr double narrowest_space = 0.15;  // ems, as are the others
  constexpr double lone_space = 0.2;        // between two digits, which may be letter-spaced
  constexpr double uneven = 0.1;
  const double gap = gap_between(*glyphs[index - 1], *glyphs[index]);
  const double size = std::min(glyphs[index - 1]->size, glyphs[index]->size);
  if (gap <= narrowest_space * size || !is_digit(glyphs[index - 1]->character) ||
      !is_digit(glyphs[index]->character)) {
    return false;
  }
  std::size_t first = index - 1;
  while (first > 0 && is_digit(glyphs[first - 1]->character)) --first;
  std::size_t end = index + 1;
  while (end < glyphs.size() && is_digit(glyphs[end]->character)) ++end;
  if (end - first == 2) return gap > lone_space * size;
  double least = gap;
  for (std::size_t i = first + 1; i < end; ++i) {
    least = std::min(least, gap_between(*glyphs[i - 1], *glyphs[i]));
  }
  return gap > least + uneven * size;
}

// Whether one of two neighbouring digits is the mark of a footnote: clearly smaller, raised or
// lowered. Fonts disagree on where a digit's box begins and where it ends, but not on both to the
// same side.
bool is_mark_beside(const Glyph& other, const Glyph& digit) {
  constexpr double smaller = 0.8;
  constexpr double shift = 0.2;  // of the size
  if (!is_digit(other.character) || !is_digit(digit.character)) return false;
  if (std::min(digit.size, other.size) <= smaller * std::max(digit.size, other.size)) return true;
  const double top = digit.box.y0 - other.box.y0;
  const double bottom = digit.box.y1 - other.box.y1;
  const double least = shift * std::min(digit.size, other.size);
  return std::min(std::fabs(top), std::fabs(bottom)) > least && (top < 0) == (bottom < 0);
}

bool is_han_numeral(char32_t character) {
  return std::u32string_view(U"一二三四五六七八九十百千万两").find(character) !=
         std::u32string_view::npos;
}

TextLine line_of(std::vector<const Glyph*> glyphs) {
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const Glyph* a, const Glyph* b) { return a->box.x0 < b->box.x0; });
  constexpr std::size_t nearest = 3;
  TextLine line;
  std::vector<const Glyph*> passes;  // for each glyph of the line the last one drawn in its place
  passes.reserve(glyphs.size());
  for (const Glyph* glyph : glyphs) {
    const std::size_t count = line.glyphs.size();
    std::size_t same = count > nearest ? count - nearest : 0;
    while (same < count && !is_drawn_again(*line.glyphs[same], *passes[same], *glyph)) ++same;
    if (same < count) {
      passes[same] = glyph;
      continue;
    }
    passes.push_back(glyph);
    line.box = join(line.box, glyph->box);
    line.size = std::max(line.size, glyph->size);
    line.glyphs.push_back(glyph);
  }
  return line;
}

}  // namespace

bool TextLine::is_doubtful() const {
  return is_overprinted() || std::any_of(glyphs.begin(), glyphs.end(), [](const Glyph* glyph) {
           return glyph->doubtful || glyph->pale;
         });
}

bool TextLine::is_overprinted() const {
  constexpr double nearest = 0.35;       // ems from one digit to the next: narrow ones have 0.4
  constexpr double overlap = 1.0 / 3.0;  // of the narrower; boxes of fonts without widths are wide
  return std::adjacent_find(glyphs.begin(), glyphs.end(), [](const Glyph* a, const Glyph* b) {
           const double width = std::min(a->box.width(), b->box.width());
           return is_digit(a->character) && is_digit(b->character) &&
                  b->box.x0 - a->box.x0 < nearest * std::min(a->size, b->size) &&
                  -gap_between(*a, *b) > overlap * width;
         }) != glyphs.end();
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
  bool in_mark = false;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const Glyph& glyph = *glyphs[i];
    if (i > 0) {
      const Glyph& previous = *glyphs[i - 1];
      if (in_mark && (!is_digit(glyph.character) || is_mark_beside(previous, glyph))) {
        text += U']';
        in_mark = false;
      } else if (!in_mark && is_mark_beside(previous, glyph)) {
        text += U'[';
        text += glyph.character;
        in_mark = true;
        continue;
      }
      const bool wide = is_wide_character(glyph.character) && is_wide_character(previous.character);
      const bool far = gap_between(previous, glyph) > 0.34 * std::min(glyph.size, previous.size);
      if (!wide && (far || is_parted_digit(glyphs, i))) text += U' ';
    }
    text += glyph.character;
  }
  if (in_mark) text += U']';
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
