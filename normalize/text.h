// Text in the forms the program needs: as printed (never changed), and folded for matching. NFKC
// and 繁→简 lose what was printed, so they serve comparison only and raw text is kept beside.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

std::u32string to_utf32(std::string_view utf8);  // ill-formed bytes become U+FFFD
std::string to_utf8(std::u32string_view text);
std::string to_utf8(char32_t character);
void append_utf8(std::string& out, char32_t character);

bool is_valid_utf8(std::string_view bytes);

// Any run of Unicode spaces (and zero-width characters) at the ends removed.
std::string_view trim(std::string_view text);

// Runs of spaces inside become one ASCII space, those at the ends go; line breaks count as spaces.
std::string squeeze_spaces(std::string_view text);

// For matching only: NFKC, traditional to simplified, all spaces, zero-width and control characters
// out, letters to lower case, and unified to ASCII: dashes to -, double quotes and 「」 to ",
// single quotes to ', round, square, tortoise-shell and curly brackets to ( ), 〈〉《》 to < >.
// Idempotent.
std::string fold(std::string_view text);
std::u32string fold_to_utf32(std::string_view text);

// ASCII letters to lower case, all other bytes as they are: names of elements, types, headers.
std::string lower_ascii(std::string_view text);

// Columns a terminal gives this text: 2 for wide and full-width characters, 0 for combining ones.
int display_width(std::string_view text);
int display_width(char32_t character);

bool is_han(char32_t character);
bool is_digit(char32_t character);      // ASCII or full-width
bool is_space(char32_t character);      // any Unicode space, tab and line ends included
bool is_invisible(char32_t character);  // zero-width, control, format; no space

}  // namespace gouji
