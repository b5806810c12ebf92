#include "extract/glyph_trust.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "normalize/figure_text.h"

namespace gouji {
namespace {

constexpr std::size_t kLongestWord = 200;
constexpr int kYears = 2;  // that show a font's digits to be true

bool is_ascii(char32_t character) { return character > 0x20 && character < 0x7F; }

bool is_rare_sign(char32_t character) {
  constexpr std::u32string_view rare = U"!#$&*;<=>?@\\^_`{|}~";
  return is_ascii(character) && rare.find(character) != std::u32string_view::npos;
}

bool is_alphanumeric(char32_t character) {
  return is_ascii_digit(character) || (character >= U'a' && character <= U'z') ||
         (character >= U'A' && character <= U'Z');
}

// xxgk_bgs@163.com, http://www.gov.cn/index.php?id=1&m=2: a name on either side of an @ and a dot
// behind, or the begin of a web address.
bool is_address(std::u32string_view word) {
  constexpr std::size_t shortest = 2;
  if (word.find(U"://") != std::u32string_view::npos || word.starts_with(U"www.")) return true;
  const std::size_t at = word.find(U'@');
  if (at == std::u32string_view::npos || at < shortest) return false;
  const std::u32string_view host = word.substr(at + 1);
  const std::size_t dot = host.find(U'.');
  const auto are_names = [](std::u32string_view part) {
    return part.size() >= shortest && std::all_of(part.begin(), part.end(), [](char32_t c) {
             return is_alphanumeric(c) || c == U'.' || c == U'-' || c == U'_';
           });
  };
  if (dot == std::u32string_view::npos || !are_names(host.substr(0, dot))) return false;
  return are_names(host.substr(dot + 1, shortest)) &&
         are_names(word.substr(at - shortest, shortest));
}

bool is_year(std::u32string_view digits) {
  return digits.size() == 4 && (digits.starts_with(U"19") || digits.starts_with(U"20")) &&
         std::all_of(digits.begin(), digits.end(), is_ascii_digit);
}

}  // namespace

bool is_plausible_character(char32_t character) {
  if (character >= 0x4E00 && character < 0xA000) return true;  // Han, nine glyphs of ten
  if (character < 0x20) return character == '\t';
  if (character < 0x7F) return !is_rare_sign(character);
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
  fonts_.emplace_back().has_unicode = has_unicode;
  return static_cast<int>(fonts_.size()) - 1;
}

bool GlyphTrust::add_character(int number, char32_t character) {
  const bool plausible = is_plausible_character(character);
  if (number < 0) return plausible;
  if (!is_ascii(character) || word_.size() >= kLongestWord) end_word(character);
  if (is_ascii(character)) {
    word_ += character;
    word_fonts_.push_back(number);
  }
  Font& font = fonts_[static_cast<std::size_t>(number)];
  font.characters.insert(character);
  if (!plausible && !is_rare_sign(character)) font.false_ones.insert(character);
  return plausible;
}

void GlyphTrust::end_word(char32_t next) {
  const auto font_at = [this](std::size_t place) -> Font& {
    return fonts_[static_cast<std::size_t>(word_fonts_[place])];
  };
  const bool has_signs = std::any_of(word_.begin(), word_.end(), is_rare_sign);
  if (has_signs && !is_address(word_)) {
    for (std::size_t i = 0; i < word_.size(); ++i) {
      if (!is_rare_sign(word_[i])) continue;
      const bool is_at_digit = (i > 0 && is_ascii_digit(word_[i - 1])) ||
                               (i + 1 < word_.size() && is_ascii_digit(word_[i + 1]));
      (is_at_digit ? font_at(i).false_ones : font_at(i).stray_signs).insert(word_[i]);
    }
  }
  if (next == U'年' && word_.size() >= 4 &&
      is_year(std::u32string_view(word_).substr(word_.size() - 4))) {
    ++font_at(word_.size() - 1).years;
  }
  word_.clear();
  word_fonts_.clear();
}

bool GlyphTrust::is_doubtful(int number) const {
  if (number < 0) return false;
  const Font& font = fonts_[static_cast<std::size_t>(number)];
  std::size_t implausible = font.false_ones.size();
  if (font.years < kYears) {
    for (const char32_t sign : font.stray_signs) implausible += font.false_ones.count(sign) == 0;
  }
  if (implausible == 0) return false;
  if (implausible == 1 && font.characters.size() > 1) return false;
  return implausible * (font.has_unicode ? 12 : 40) > font.characters.size();
}

}  // namespace gouji
