// The characters of a cell that may hold a figure, as they count when it is read.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// What the cell says without spaces at its ends, with full-width ASCII made narrow and invisible
// characters out. Each character of `plain` stands for the one of `printed` at the same place.
struct FigureText {
  std::u32string plain;
  std::u32string printed;

  bool empty() const { return plain.empty(); }
  std::size_t size() const { return plain.size(); }
};

FigureText read_figure_text(std::string_view raw);

// Most cells that are no figures are labels, told by their first character. True only for a Han
// character that begins no figure.
bool begins_like_text(std::string_view raw);

constexpr bool is_ascii_digit(char32_t character) { return character >= U'0' && character <= U'9'; }
bool is_dash(char32_t character);
bool is_slash(char32_t character);

// Superscripts and circled digits: marks of footnotes, never part of the number before them.
bool is_footnote_mark(char32_t character);

}  // namespace gouji
