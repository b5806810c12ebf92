// Which fonts tell the truth about their characters. PDFs that went through another tool may show 3
// and say Ă, or show a label and say Œ•B: each font whose characters cannot be those of a Chinese
// report is distrusted whole, because a digit of such a font that still looks like a digit may be
// any other. Decided by distinct characters, not by how often they occur: a subset font re-encoded
// in the order of first use runs through the codes of ASCII punctuation, then of digits.
#pragma once

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
  // A character that the font draws; returns whether it is plausible by itself. A negative font is
  // none: nothing is kept.
  bool add_character(int font, char32_t character);

  // A font is doubtful when at least two distinct characters, or the only one, and more than a
  // twelfth of them are not plausible (a fortieth for a font that does not say what its codes
  // mean).
  bool is_doubtful(int font) const;

 private:
  struct Font {
    bool has_unicode = false;
    std::unordered_set<char32_t> characters;
    std::size_t implausible = 0;  // how many of them
  };
  std::vector<Font> fonts_;
};

}  // namespace gouji
