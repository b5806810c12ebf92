#include "extract/page.h"

#include <fmt/format.h>

#include <cmath>

#include "normalize/text.h"

namespace gouji {
namespace {

std::string line(const char* kind, const Box& box) {
  return fmt::format("{} {:.1f} {:.1f} {:.1f} {:.1f}", kind, box.x0, box.y0, box.x1, box.y1);
}

// What sets a glyph apart from the common kind, and where its line is.
std::string style(const Glyph& glyph) {
  std::string out = fmt::format("{:.1f}", glyph.size);
  if (glyph.rotation != 0) out += fmt::format(" rotated {}", glyph.rotation);
  if (glyph.vertical) out += " vertical";
  if (glyph.hidden) out += " hidden";
  if (glyph.doubtful) out += " doubtful";
  if (glyph.pale) out += " pale";
  return out;
}

bool continues(const Glyph& before, const Glyph& next) {
  constexpr double same = 0.05;
  return style(before) == style(next) && std::fabs(before.box.y1 - next.box.y1) < same &&
         std::fabs(before.box.x1 - next.box.x0) < same;
}

}  // namespace

std::string Page::dump() const {
  std::string out = fmt::format("page {} {:.1f} {:.1f}\n", number, width, height);
  for (const Ruling& ruling : rulings) out += line("ruling", ruling.box) + "\n";
  for (std::size_t begin = 0; begin < glyphs.size();) {
    std::size_t end = begin + 1;
    Box box = glyphs[begin].box;
    std::string text = to_utf8(glyphs[begin].character);
    for (; end < glyphs.size() && continues(glyphs[end - 1], glyphs[end]); ++end) {
      box = join(box, glyphs[end].box);
      append_utf8(text, glyphs[end].character);
    }
    out += line("text", box);
    out.append(" ").append(style(glyphs[begin])).append(" ").append(text).append("\n");
    begin = end;
  }
  for (const PageImage& image : images) {
    out += line("image", image.box);
    out += fmt::format(" {}x{}\n", image.pixel_width, image.pixel_height);
  }
  return out;
}

}  // namespace gouji
