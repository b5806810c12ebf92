#include "extract/unseen.h"

#include <algorithm>
#include <utility>

#include "normalize/figure.h"
#include "normalize/text.h"

namespace gouji {
namespace {

bool has_hidden_text(const Unseen& unseen, const Cell& cell) {
  return std::any_of(unseen.hidden.begin(), unseen.hidden.end(), [&cell](const Glyph* glyph) {
    return !is_space(glyph->character) &&
           cell.box.contains(glyph->box.centre_x(), glyph->box.centre_y());
  });
}

// What is larger than the cell is the ground of several; behind a figure, what fills it is its own.
bool has_picture(const Unseen& unseen, const Cell& cell) {
  constexpr double margin = 1;  // points from the cell's rules
  const auto begin =
      std::lower_bound(unseen.pictures.begin(), unseen.pictures.end(), cell.box.y0,
                       [](const Box& box, double top) { return box.centre_y() < top; });
  for (auto picture = begin; picture != unseen.pictures.end() && picture->centre_y() < cell.box.y1;
       ++picture) {
    constexpr double filled = 0.8;
    const bool is_own = !cell.text.empty() && picture->height() > filled * cell.box.height() &&
                        picture->width() > filled * cell.box.width();
    const bool is_ground = is_own || picture->height() > cell.box.height() + margin ||
                           picture->width() > cell.box.width() + margin;
    if (!is_ground && picture->centre_x() > cell.box.x0 + margin &&
        picture->centre_x() < cell.box.x1 - margin) {
      return true;
    }
  }
  return false;
}

// A digit as dark and as large as the text, but slanted: no watermark, and no text that is read.
bool is_slanted_digit(const Glyph& glyph, double size) {
  constexpr double largest = 1.3;  // of the text's size
  return glyph.rotation < 0 && !glyph.hidden && !glyph.pale && is_digit(glyph.character) &&
         glyph.size <= largest * size;
}

}  // namespace

Unseen unseen_of(const Page& page, std::vector<const Glyph*> hidden, double size) {
  constexpr double least_height = 0.35;  // of the size; a digit has two thirds
  Unseen unseen;
  unseen.hidden = std::move(hidden);
  for (const Glyph& glyph : page.glyphs)
    if (is_slanted_digit(glyph, size)) unseen.hidden.push_back(&glyph);
  unseen.pictures.reserve(page.images.size());
  for (const PageImage& image : page.images) unseen.pictures.push_back(image.box);
  for (const Box& shape : page.outlines) {
    if (shape.height() >= least_height * size) unseen.pictures.push_back(shape);
  }
  std::sort(unseen.pictures.begin(), unseen.pictures.end(),
            [](const Box& a, const Box& b) { return a.centre_y() < b.centre_y(); });
  return unseen;
}

void doubt_unseen(const Unseen& unseen, Table& table) {
  for (Cell& cell : table.cells) {
    // A label may have an icon beside it; what stands beside a figure may be its other digits.
    const bool is_part = cell.text.empty() || states_figure(cell.text);
    if (has_hidden_text(unseen, cell) || (is_part && has_picture(unseen, cell)))
      cell.doubtful = true;
  }
}

}  // namespace gouji
