#include "extract/upright.h"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

// The inverse of turned_back.
Box upright(const Box& box, int rotation, double width, double height) {
  switch (rotation) {
    case 90:
      return {box.y0, width - box.x1, box.y1, width - box.x0};
    case 180:
      return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 270:
      return {height - box.y1, box.x0, height - box.y0, box.x1};
    default:
      return box;
  }
}

}  // namespace

int writing_rotation(const Page& page) {
  std::array<int, 4> counts{};
  for (const Glyph& glyph : page.glyphs) {
    if (!glyph.hidden && glyph.rotation >= 0)
      ++counts[static_cast<std::size_t>(glyph.rotation / 90) % 4];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return static_cast<int>(most - counts.begin()) * 90;
}

Page turned_upright(Page page, int rotation) {
  if (rotation == 0) return page;
  const double width = page.width;
  const double height = page.height;
  for (Glyph& glyph : page.glyphs) {
    glyph.box = upright(glyph.box, rotation, width, height);
    if (glyph.rotation >= 0) glyph.rotation = (glyph.rotation + 360 - rotation) % 360;
  }
  for (Ruling& ruling : page.rulings) {
    ruling.box = upright(ruling.box, rotation, width, height);
    const bool was_level = ruling.axis == Axis::horizontal;
    if (rotation == 180 || (rotation == 90) == was_level)
      std::swap(ruling.starts_outside, ruling.ends_outside);
    if (rotation != 180) {
      ruling.axis = ruling.axis == Axis::horizontal ? Axis::vertical : Axis::horizontal;
    }
  }
  for (Box& glyph : page.off_page) glyph = upright(glyph, rotation, width, height);
  for (Box& shape : page.outlines) shape = upright(shape, rotation, width, height);
  for (PageImage& image : page.images) image.box = upright(image.box, rotation, width, height);
  if (rotation != 180) std::swap(page.width, page.height);
  return page;
}

Box turned_back(const Box& box, int rotation, double width, double height) {
  switch (rotation) {
    case 90:
      return {width - box.y1, box.x0, width - box.y0, box.x1};
    case 180:
      return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 270:
      return {box.y0, height - box.x1, box.y1, height - box.x0};
    default:
      return box;
  }
}

void turn_back(Cell& cell, int rotation, double width, double height) {
  if (!(cell.box == Box{})) cell.box = turned_back(cell.box, rotation, width, height);
  if (!(cell.text_box == Box{})) {
    cell.text_box = turned_back(cell.text_box, rotation, width, height);
  }
}

void turn_back(Paragraph& paragraph, int rotation, double width, double height) {
  if (!(paragraph.box == Box{})) {
    paragraph.box = turned_back(paragraph.box, rotation, width, height);
  }
}

}  // namespace gouji
