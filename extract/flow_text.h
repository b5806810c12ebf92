// The text of a paragraph or cell of a source without pages, put together from runs: labels come
// split over spans, fonts and lines, with no-break spaces and source line breaks in between.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

class FlowText {
 public:
  // Appends a run. Any run of Unicode spaces counts as one space; a line end of the source among
  // them counts as a soft break: nothing between Han characters, else a space. Zero-width
  // characters are left out.
  void add(std::string_view utf8);

  // A printed line break: <br>, <w:br/>, the end of a paragraph in a cell.
  void break_line() {
    gap_ |= line_gap;
    ++breaks_;
  }
  void add_space() { gap_ |= hard_gap; }

  bool is_empty() const { return text_.empty(); }

  // The last character added, 0 when there is none or a space or break follows it.
  char32_t last() const { return gap_ == 0 ? last_ : 0; }

  // The text so far, printed lines separated by '\n', no spaces at the ends of a line; empty lines
  // within are kept, those at the ends not. Leaves this empty.
  std::string take();

 private:
  // What stands between the last character and the next. A line end of the source makes the plain
  // spaces around it indentation; a no-break or ideographic space is there on purpose.
  static constexpr unsigned space_gap = 1, soft_gap = 2, hard_gap = 4, line_gap = 8;
  void put(char32_t character, std::string_view bytes);

  std::string text_;
  char32_t last_ = 0;
  unsigned gap_ = 0;
  std::size_t breaks_ = 0;  // printed line breaks in the gap
};

// Lines (separated by '\n') as one: no space where both neighbours are Han characters or full-width
// punctuation, else one. Figures of two lines are never run together.
std::string join_lines(std::string_view lines);

// Han, kana, and the punctuation set with them, full-width digits and letters left out: what needs
// no space when lines are joined.
bool is_wide_script(char32_t character);

}  // namespace gouji
