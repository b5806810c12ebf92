#include "normalize/figure_text.h"

#include "normalize/numeral.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// Entities that a page left undecoded are spaces too.
void erase_entities(std::u32string& text) {
  for (const std::u32string_view entity : {U"&nbsp;", U"&#160;", U"&emsp;", U"&ensp;"}) {
    for (std::size_t place = text.find(entity); place != std::u32string::npos;
         place = text.find(entity, place)) {
      text.replace(place, entity.size(), 1, U' ');
    }
  }
}

// 无 drawn with its radical U+2F46, which shares the glyph in many fonts, is 无 all the same.
char32_t without_any_radical(char32_t character) {
  if (character < 0x2E80 || character > 0x2FDF) return character;
  const std::u32string folded = to_utf32(fold(to_utf8(character)));
  return folded.size() == 1 ? folded.front() : character;
}

}  // namespace

FigureText read_figure_text(std::string_view raw) {
  std::u32string characters = to_utf32(raw);
  if (characters.find(U'&') != std::u32string::npos) erase_entities(characters);
  FigureText text;
  for (const char32_t character : characters) {
    if (is_invisible(character)) continue;
    const bool full_width = character >= 0xFF01 && character <= 0xFF5E;
    if (is_space(character)) {
      text.plain += U' ';
    } else {
      text.plain += full_width ? character - 0xFEE0 : without_any_radical(character);
    }
    text.printed += character;
  }
  const std::size_t first = text.plain.find_first_not_of(U' ');
  if (first == std::u32string::npos) return {};
  const std::size_t length = text.plain.find_last_not_of(U' ') + 1 - first;
  return {text.plain.substr(first, length), text.printed.substr(first, length)};
}

bool begins_like_text(std::string_view raw) {
  const std::string_view visible = trim(raw);
  if (visible.empty()) return false;
  const char32_t first = without_any_radical(to_utf32(visible.substr(0, 4)).front());
  constexpr std::u32string_view openings = U"无無没暂此未不空县本共约计合人增减";
  return is_han(first) && !is_numeral_character(first) &&
         openings.find(first) == std::u32string_view::npos;
}

bool is_dash(char32_t character) {
  return character == '-' || (character >= U'‐' && character <= U'―') || character == U'−' ||
         character == U'─' || character == U'━' || character == U'ー' || character == U'ｰ' ||
         character == U'﹣' || character == U'⸺' || character == U'⸻' || character == U'﹘' ||
         character == U'⁃';
}

bool is_slash(char32_t character) {
  return character == '/' || character == '\\' || character == U'∕' || character == U'⁄';
}

bool is_footnote_mark(char32_t character) {
  return character == '*' || character == U'※' || character == U'¹' || character == U'²' ||
         character == U'³' || (character >= 0x2070 && character <= 0x2079) ||
         (character >= 0x2460 && character <= 0x249B);
}

}  // namespace gouji
