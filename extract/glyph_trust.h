// Which fonts tell the truth about their characters. PDFs that went through another tool may show 3
// and say Ă, or show a label and say Œ•B: each font whose characters cannot be those of a Chinese
// report is distrusted whole, because a digit of such a font that still looks like a digit may be
// any other. Decided by distinct characters, not by how often they occur: a subset font re-encoded
// in the order of first use runs through the codes of ASCII punctuation, then of digits.
//
// What an office does type for once are the signs of an e-mail or web address and those that mask a
// name (张**). Taken for lies they had whole pages of true text read from their pictures.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

namespace gouji {

// Characters that a Chinese report may print. Not among them: Latin beyond ASCII but for a few
// signs, controls, private use, U+FFFD, ASCII marks that no office types.
bool is_plausible_character(char32_t character);

class GlyphTrust {
 public:
  // A new font; returns its number. `has_unicode`: the font itself says what its codes mean.
  int add_font(bool has_unicode);
  // A character that the font draws, in the order of drawing; returns whether it is plausible by
  // itself. A negative font is none: nothing is kept.
  bool add_character(int font, char32_t character);
  // The end of a page.
  void end_page() { end_word(0); }

  // A font is doubtful when at least two distinct characters, or the only one, and more than a
  // twelfth of them are not plausible (a fortieth for a font that does not say what its codes
  // mean). ASCII signs do not count within an address, nor away from digits where the font's digits
  // make years (2024年): a font that lies about signs lies about digits.
  bool is_doubtful(int font) const;

 private:
  struct Font {
    bool has_unicode = false;
    std::unordered_set<char32_t> characters;
    std::unordered_set<char32_t> false_ones;   // not plausible
    std::unordered_set<char32_t> stray_signs;  // ASCII signs that years excuse
    int years = 0;
  };
  // Judges the signs of the word of ASCII characters that `next` ends.
  void end_word(char32_t next);

  std::vector<Font> fonts_;
  std::u32string word_;          // of ASCII characters, being drawn
  std::vector<int> word_fonts_;  // for each of them
};

}  // namespace gouji
