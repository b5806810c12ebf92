#include "extract/picture_parts.h"

#include <algorithm>
#include <utility>

#include "extract/upright.h"

namespace gouji {
namespace {

// The narrowest table of the forms in half a page's width, the lowest of four lines.
constexpr double kWidthShare = 0.4;  // of the page
constexpr double kLeastHeight = 40;  // points
constexpr int kLeastPixels = 250;    // across: fewer cannot be read
constexpr double kPageShare = 0.5;
// A page of prose has 500 glyphs and more, what is typed into a scanned form fewer than 300.
constexpr std::ptrdiff_t kMostText = 400;
constexpr double kTouch = 2;  // points between the strips of one picture

struct Part {
  Box box;
  int pixels = 0;  // across
};

bool touch(const Box& a, const Box& b) {
  const bool side_by_side = a.x0 <= b.x1 + kTouch && b.x0 <= a.x1 + kTouch;
  const bool one_above_other = a.y0 <= b.y1 + kTouch && b.y0 <= a.y1 + kTouch;
  return side_by_side && one_above_other;
}

// Pictures that touch, joined. A page of so many is a drawing.
std::vector<Part> joined_pictures(const Page& page) {
  constexpr std::size_t most = 500;
  std::vector<Part> parts;
  if (page.images.size() > most) return parts;
  const Box sheet = {0, 0, page.width, page.height};
  for (const PageImage& image : page.images) {
    Part part{intersect(image.box, sheet), image.pixel_width};
    if (part.box.is_empty()) continue;
    // What joins two parts may touch a third.
    for (std::size_t i = 0; i < parts.size();) {
      if (!touch(parts[i].box, part.box)) {
        ++i;
        continue;
      }
      part.box = join(part.box, parts[i].box);
      part.pixels = std::max(part.pixels, parts[i].pixels);
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;
    }
    parts.push_back(part);
  }
  return parts;
}

std::ptrdiff_t count_text(const Page& page, const Box& box) {
  return std::count_if(page.glyphs.begin(), page.glyphs.end(), [&box](const Glyph& glyph) {
    return !glyph.hidden && glyph.rotation >= 0 &&
           box.contains(glyph.box.centre_x(), glyph.box.centre_y());
  });
}

bool is_behind_table(const PageLayout& layout, const Box& part) {
  return std::any_of(layout.blocks.begin(), layout.blocks.end(), [&](const Block& block) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) return false;
    const Box box = turned_back(box_of(*table), layout.rotation, layout.width, layout.height);
    return !intersect(box, part).is_empty();
  });
}

// From the page as displayed to the page turned upright, of which the blocks of a layout are.
Box turned_upright(const Box& box, const PageLayout& page) {
  if (page.rotation == 0) return box;
  const bool is_sideways = page.rotation % 180 != 0;
  return turned_back(box, 360 - page.rotation, is_sideways ? page.height : page.width,
                     is_sideways ? page.width : page.height);
}

double top_of(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) return paragraph->box.y0;
  return box_of(std::get<Table>(block)).y0;
}

}  // namespace

std::vector<PicturePart> picture_parts(const Page& page, const PageLayout& layout) {
  std::vector<PicturePart> parts;
  for (const Part& part : joined_pictures(page)) {
    const Box& box = part.box;
    if (box.width() < kWidthShare * page.width || box.height() < kLeastHeight) continue;
    if (part.pixels < kLeastPixels || is_behind_table(layout, box)) continue;
    const std::ptrdiff_t text = count_text(page, box);
    if (text > kMostText) continue;
    const bool is_page = box.width() * box.height() >= kPageShare * page.width * page.height;
    parts.push_back({box, is_page, text > 0});
  }
  return parts;
}

Raster cut_out(const Raster& raster, const Box& box) {
  const double scale = raster.dpi / 72;
  const auto pixel = [scale](double at, int end) {
    return std::clamp(static_cast<int>(at * scale), 0, end);
  };
  const int x0 = pixel(box.x0, raster.width);
  const int x1 = pixel(box.x1 + 1, raster.width);
  const int y0 = pixel(box.y0, raster.height);
  const int y1 = pixel(box.y1 + 1, raster.height);
  Raster part;
  part.width = x1 - x0;
  part.height = y1 - y0;
  part.channels = raster.channels;
  part.dpi = raster.dpi;
  const std::ptrdiff_t channels = raster.channels;
  for (std::ptrdiff_t y = y0; y < y1; ++y) {
    const auto row = raster.pixels.begin() + y * raster.width * channels;
    part.pixels.insert(part.pixels.end(), row + x0 * channels, row + x1 * channels);
  }
  return part;
}

void add_part(PageLayout part, const PicturePart& where, PageLayout& page) {
  const auto place = [&](Box& box) {
    if (box == Box{}) return;
    const Box on_part = intersect(part.to_page.apply(box), {0, 0, part.width, part.height});
    const Box on_page = {on_part.x0 + where.box.x0, on_part.y0 + where.box.y0,
                         on_part.x1 + where.box.x0, on_part.y1 + where.box.y0};
    box = turned_upright(on_page, page);
  };
  for (Block& block : part.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      if (!where.is_page) continue;
      place(paragraph->box);
    } else {
      for (Cell& cell : std::get<Table>(block).cells) {
        place(cell.box);
        place(cell.text_box);
      }
    }
    page.blocks.push_back(std::move(block));
  }
  std::stable_sort(page.blocks.begin(), page.blocks.end(),
                   [](const Block& a, const Block& b) { return top_of(a) < top_of(b); });
}

}  // namespace gouji
