#include "extract/paragraphs.h"

#include <algorithm>
#include <cmath>

namespace gouji {
namespace {

bool goes_on(const TextLine& above, const TextLine& line, double left, double right) {
  const double size = line.size;
  if (std::fabs(above.size - size) > 0.1 * size) return false;
  if (line.box.y0 - above.box.y1 > 1.6 * size || line.box.y0 < above.box.y0) return false;
  const bool was_full = above.box.x1 > right - 2 * size;
  const bool is_indented = line.box.x0 > left + 1.2 * size;
  return was_full && !is_indented;
}

}  // namespace

std::vector<Paragraph> paragraphs_of(const std::vector<TextLine>& lines, int page) {
  double left = 1e9;
  double right = -1e9;
  for (const TextLine& line : lines) {
    left = std::min(left, line.box.x0);
    right = std::max(right, line.box.x1);
  }
  std::vector<Paragraph> paragraphs;
  const TextLine* above = nullptr;
  for (const TextLine& line : lines) {
    if (line.glyphs.empty()) continue;
    std::string text = text_of(line.glyphs);
    if (above != nullptr && goes_on(*above, line, left, right)) {
      Paragraph& paragraph = paragraphs.back();
      if (!is_wide_character(above->glyphs.back()->character) &&
          !is_wide_character(line.glyphs.front()->character)) {
        paragraph.text += ' ';
      }
      paragraph.text += text;
      paragraph.box = join(paragraph.box, line.box);
      paragraph.doubtful = paragraph.doubtful || line.is_doubtful();
    } else {
      paragraphs.push_back({std::move(text), page, line.box, line.size, {}, line.is_doubtful()});
    }
    above = &line;
  }
  return paragraphs;
}

}  // namespace gouji
