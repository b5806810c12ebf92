#include "extract/two_up.h"

#include <algorithm>
#include <array>

#include "extract/furniture.h"
#include "extract/text_line.h"
#include "extract/upright.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr double kWider = 1.2;   // A4 is 1.41, a tabloid sheet 1.29
constexpr double kTitle = 0.25;  // of the height: how far down a title across both may reach
constexpr double kGutter = 1.5;  // sizes of the text between the halves, at least

// A line that is a sentence or a long label. What heads a column of figures is shorter: 13 wide
// characters in 本年收费金额（单位：万元）, fewer elsewhere.
constexpr std::ptrdiff_t kLongLine = 14;

struct Half {
  bool has_text = false;  // between the margins
  int long_lines = 0;
  double rules = 0;  // length of its horizontal rules, points
};

// What the middle of a page, turned upright, parts.
class Sheet {
 public:
  explicit Sheet(const Page& page) : page_(page), middle_(page.width / 2) {
    std::vector<const Glyph*> glyphs;
    for (const Glyph& glyph : page.glyphs) {
      if (glyph.hidden || glyph.rotation < 0 || is_space(glyph.character)) continue;
      glyphs.push_back(&glyph);
    }
    for (const TextLine& line : text_lines(std::move(glyphs))) {
      for (TextLine& run : runs_of(line)) runs_.push_back(std::move(run));
    }
  }

  bool is_two_up(bool expected) {
    if (page_.width < kWider * page_.height || runs_.empty() || !has_free_middle()) return false;
    const Half& left = halves_[0];
    const Half& right = halves_[1];
    if (!left.has_text || !right.has_text) return false;
    if (expected) return true;
    const bool rules_left = left.rules > page_.width;
    const bool rules_right = right.rules > page_.width;
    if (rules_right) return rules_left || right.long_lines >= 1;
    return right.long_lines >= 2 && (rules_left || left.long_lines >= 1);
  }

  // Text across the middle belongs to the left half whole.
  bool is_right(const Box& box) const {
    return box.centre_x() > middle_ &&
           std::none_of(across_.begin(), across_.end(), [&box](const Box& other) {
             return other.contains(box.centre_x(), box.centre_y());
           });
  }

  double middle() const { return middle_; }

 private:
  bool in_margin(const Box& box) const { return stands_in_margin(box, page_.height); }

  bool has_free_middle() {
    double left_end = 0;
    double right_start = page_.width;
    double size = 0;
    bool has_begun = false;  // text of a half stands above
    for (const TextLine& run : runs_) {
      size = std::max(size, std::min(run.size, 0.03 * page_.height));
      if (run.box.x0 < middle_ && run.box.x1 > middle_) {
        const bool is_title = !has_begun && run.box.y1 < kTitle * page_.height;
        if (!is_title && !in_margin(run.box)) return false;
        across_.push_back(run.box);
        continue;
      }
      const bool is_right = run.box.x0 >= middle_;
      if (is_right) {
        right_start = std::min(right_start, run.box.x0);
      } else {
        left_end = std::max(left_end, run.box.x1);
      }
      if (in_margin(run.box)) continue;
      has_begun = true;
      Half& half = halves_[is_right ? 1 : 0];
      half.has_text = true;
      const auto wide = std::count_if(run.glyphs.begin(), run.glyphs.end(), [](const Glyph* glyph) {
        return is_wide_character(glyph->character);
      });
      if (wide >= kLongLine) ++half.long_lines;
    }
    for (const Ruling& rule : page_.rulings) {
      if (rule.axis != Axis::horizontal) continue;
      if (rule.box.x0 < middle_ && rule.box.x1 > middle_) {
        if (!in_margin(rule.box)) return false;
        continue;
      }
      halves_[rule.box.x0 >= middle_ ? 1 : 0].rules += rule.box.width();
    }
    return right_start - left_end >= kGutter * size;
  }

  const Page& page_;
  double middle_;
  std::vector<TextLine> runs_;  // from top to bottom
  std::vector<Box> across_;
  std::array<Half, 2> halves_;  // left, right
};

void move_into(Box& box, const Box& leaf) {
  box = {box.x0 - leaf.x0, box.y0 - leaf.y0, box.x1 - leaf.x0, box.y1 - leaf.y0};
}

Page leaf_at(const Page& sheet, const Box& place) {
  Page leaf;
  leaf.number = sheet.number;
  leaf.width = place.width();
  leaf.height = place.height();
  leaf.is_half = true;
  leaf.x = place.x0;
  leaf.y = place.y0;
  return leaf;
}

}  // namespace

std::vector<Page> leaves_of(const Page& sheet, bool expected) {
  const int rotation = writing_rotation(sheet);
  Page turned;
  if (rotation != 0) turned = turned_upright(sheet, rotation);
  const Page& upright = rotation == 0 ? sheet : turned;
  Sheet halves(upright);
  if (!halves.is_two_up(expected)) return {};

  const double middle = halves.middle();
  std::vector<Page> leaves;
  std::array<Box, 2> places = {Box{0, 0, middle, upright.height},
                               Box{middle, 0, upright.width, upright.height}};
  for (Box& place : places) {
    place = turned_back(place, rotation, sheet.width, sheet.height);
    leaves.push_back(leaf_at(sheet, place));
  }
  // Turning keeps the order of all parts: which half one belongs to is seen on the upright page.
  for (std::size_t i = 0; i < sheet.glyphs.size(); ++i) {
    const std::size_t half = halves.is_right(upright.glyphs[i].box) ? 1 : 0;
    leaves[half].glyphs.push_back(sheet.glyphs[i]);
    move_into(leaves[half].glyphs.back().box, places[half]);
  }
  for (std::size_t i = 0; i < sheet.rulings.size(); ++i) {
    const std::size_t half = upright.rulings[i].box.centre_x() > middle ? 1 : 0;
    leaves[half].rulings.push_back(sheet.rulings[i]);
    move_into(leaves[half].rulings.back().box, places[half]);
  }
  for (Box shape : sheet.outlines) {
    const std::size_t half = intersect(shape, places[0]).is_empty() ? 1 : 0;
    move_into(shape, places[half]);
    leaves[half].outlines.push_back(shape);
  }
  for (const PageImage& image : sheet.images) {
    for (std::size_t half = 0; half < 2; ++half) {
      PageImage part = image;
      part.box = intersect(image.box, places[half]);
      if (part.box.is_empty()) continue;
      move_into(part.box, places[half]);
      leaves[half].images.push_back(part);
    }
  }
  return leaves;
}

}  // namespace gouji
