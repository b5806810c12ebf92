#include "extract/glyph_trust.h"

#include <string_view>
#include <utility>

namespace gouji {

bool is_plausible_character(char32_t character) {
  if (character >= 0x4E00 && character < 0xA000) return true;  // Han, nine glyphs of ten
  if (character < 0x20) return character == '\t';
  if (character < 0x7F) {
    constexpr std::u32string_view rare = U"!#$&*;<=>?@\\^_`{|}~";
    return rare.find(character) == std::u32string_view::npos;
  }
  constexpr std::u32string_view signs = U"\u00A0\u00B7\u00B0\u00B1\u00D7\u00F7\u00AB\u00BB\u00A7";
  if (character <= 0x02FF) return signs.find(character) != std::u32string_view::npos;
  if (character < 0x2000) return character >= 0x0391 && character <= 0x03C9;  // Greek letters
  if (character < 0x2010) return true;                                        // spaces
  if (character <= 0x2027) {
    constexpr std::u32string_view marks = U"‐‑‒–—―‖‘’“”…‥";
    return marks.find(character) != std::u32string_view::npos;
  }
  // Ranges that no report in Chinese draws on: technical signs, dingbats but for ticks, crosses and
  // figures in circles, Braille, rare Han of Extension A, Yi and Korean syllables, private use.
  constexpr std::pair<char32_t, char32_t> foreign[] = {
      {0x2300, 0x243F}, {0x2700, 0x2712}, {0x2719, 0x2775}, {0x2794, 0x27BF},
      {0x2800, 0x2BFF}, {0x3400, 0x4DBF}, {0xA000, 0xF8FF}};
  for (const auto& [first, last] : foreign) {
    if (character >= first && character <= last) return false;
  }
  return character != 0xFFFD && character < 0xF0000;
}

int GlyphTrust::add_font(bool has_unicode) {
  fonts_.push_back({has_unicode, {}});
  return static_cast<int>(fonts_.size()) - 1;
}

bool GlyphTrust::add_character(int number, char32_t character) {
  const bool plausible = is_plausible_character(character);
  if (number < 0) return plausible;
  Font& font = fonts_[static_cast<std::size_t>(number)];
  if (font.characters.insert(character).second && !plausible) ++font.implausible;
  return plausible;
}

bool GlyphTrust::is_doubtful(int number) const {
  if (number < 0) return false;
  const Font& font = fonts_[static_cast<std::size_t>(number)];
  if (font.implausible == 0) return false;
  if (font.implausible == 1 && font.characters.size() > 1) return false;
  return font.implausible * (font.has_unicode ? 12 : 40) > font.characters.size();
}

}  // namespace gouji
