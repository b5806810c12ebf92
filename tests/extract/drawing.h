// Pages for tests, drawn by hand: rules and text at given points, as a reader of PDFs would yield
// them.
#pragma once

#include <string>
#include <vector>

#include "extract/page.h"
#include "extract/text_line.h"
#include "normalize/text.h"

namespace gouji {

class Drawing {
 public:
  explicit Drawing(int number = 1, double width = 600, double height = 800) {
    page_.number = number;
    page_.width = width;
    page_.height = height;
  }

  Drawing& horizontal(double y, double x0, double x1, double thickness = 0.5) {
    page_.rulings.push_back({{x0, y - thickness / 2, x1, y + thickness / 2}, Axis::horizontal});
    return *this;
  }

  Drawing& vertical(double x, double y0, double y1, double thickness = 0.5) {
    page_.rulings.push_back({{x - thickness / 2, y0, x + thickness / 2, y1}, Axis::vertical});
    return *this;
  }

  // Every rule of a grid with these column and row edges.
  Drawing& grid(const std::vector<double>& xs, const std::vector<double>& ys) {
    for (const double y : ys) horizontal(y, xs.front(), xs.back());
    for (const double x : xs) vertical(x, ys.front(), ys.back());
    return *this;
  }

  // One line of text from its top left corner: Han characters one size wide, others half of it.
  Drawing& text(double x, double y, const std::string& line, double size = 10) {
    for (const char32_t character : to_utf32(line)) {
      const double width = is_wide_character(character) ? size : size / 2;
      Glyph glyph;
      glyph.character = character;
      glyph.size = size;
      glyph.box = {x, y, x + width, y + size};
      page_.glyphs.push_back(glyph);
      x += width;
    }
    return *this;
  }

  // One character a line, downward.
  Drawing& stack(double x, double y, const std::string& text_down, double size = 10) {
    for (const char32_t character : to_utf32(text_down)) {
      text(x, y, to_utf8(character), size);
      y += size * 1.1;
    }
    return *this;
  }

  Page& page() { return page_; }

 private:
  Page page_;
};

}  // namespace gouji
