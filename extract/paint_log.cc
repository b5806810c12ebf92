#include "extract/paint_log.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gouji {
namespace {

constexpr std::size_t boxes_kept = 4096;
constexpr std::size_t boxes_searched = 512;
constexpr std::size_t colours_kept = 16;
constexpr double same_colour = 0.06;        // largest difference of a channel that nobody sees
constexpr double covered_height = 0.3;      // of a glyph's size, above and below its middle
constexpr double highest_veil = 40;         // points
constexpr std::size_t plausible_share = 3;  // at most a third of a page is leftovers

bool is_same(const Colour& a, const Colour& b) {
  return std::fabs(a.red - b.red) <= same_colour && std::fabs(a.green - b.green) <= same_colour &&
         std::fabs(a.blue - b.blue) <= same_colour;
}

double lightness(const Colour& colour) {
  return 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue;
}

bool hides(const Box& cover, const Glyph& glyph) {
  const double reach = covered_height * std::min(glyph.size, glyph.box.height());
  const double y = glyph.box.centre_y();
  return cover.x0 <= glyph.box.centre_x() && cover.x1 >= glyph.box.centre_x() &&
         cover.y0 <= y - reach && cover.y1 >= y + reach;
}

}  // namespace

void PaintLog::clear() {
  painted_.clear();
  colours_.clear();
  covers_.clear();
  veils_.clear();
}

void PaintLog::add_box(const Box& box, const Colour& colour, Hides hides, std::size_t glyphs) {
  if (painted_.size() >= boxes_kept) return;
  painted_.push_back({box, colour, true});
  if (colours_.size() < colours_kept &&
      std::none_of(colours_.begin(), colours_.end(),
                   [&](const Colour& known) { return is_same(known, colour); })) {
    colours_.push_back(colour);
  }
  add_cover(box, hides, glyphs);
}

void PaintLog::add_unknown(const Box& box, Hides hides, std::size_t glyphs) {
  if (painted_.size() < boxes_kept) painted_.push_back({box, {}, false});
  add_cover(box, hides, glyphs);
}

void PaintLog::add_cover(const Box& box, Hides hides, std::size_t glyphs) {
  if (hides == Hides::nothing || glyphs == 0) return;
  if (hides == Hides::perhaps && box.height() > highest_veil) return;
  std::vector<Cover>& covers = hides == Hides::all ? covers_ : veils_;
  if (covers.size() < boxes_kept) covers.push_back({box, glyphs});
}

bool PaintLog::may_be_beneath(const Colour& colour) const {
  return colours_.size() == colours_kept || is_same(colour, Colour{}) ||
         std::any_of(colours_.begin(), colours_.end(),
                     [&](const Colour& known) { return is_same(known, colour); });
}

const PaintLog::Painted* PaintLog::beneath(const Box& box) const {
  const std::size_t oldest =
      painted_.size() > boxes_searched ? painted_.size() - boxes_searched : 0;
  for (std::size_t i = painted_.size(); i > oldest; --i) {
    const Painted& painted = painted_[i - 1];
    if (painted.box.contains(box.centre_x(), box.centre_y())) return &painted;
  }
  return nullptr;
}

bool PaintLog::is_visible(const Box& box, const Colour& colour) const {
  if (!may_be_beneath(colour)) return true;
  const Painted* ground = beneath(box);
  if (ground == nullptr) return !is_same(colour, Colour{});
  return !ground->known || !is_same(ground->colour, colour);
}

double PaintLog::contrast(const Box& box, const Colour& colour) const {
  const Painted* ground = beneath(box);
  const Colour paper;
  const Colour& below = ground != nullptr && ground->known ? ground->colour : paper;
  return std::fabs(lightness(colour) - lightness(below));
}

std::vector<bool> PaintLog::covered(const std::vector<Cover>& covers,
                                    const std::vector<Glyph>& glyphs) {
  std::vector<std::size_t> by_height(glyphs.size());
  std::iota(by_height.begin(), by_height.end(), std::size_t{0});
  const auto y = [&](std::size_t glyph) { return glyphs[glyph].box.centre_y(); };
  std::sort(by_height.begin(), by_height.end(),
            [&](std::size_t a, std::size_t b) { return y(a) < y(b); });
  std::vector<bool> covered(glyphs.size(), false);
  for (const Cover& cover : covers) {
    auto place = std::lower_bound(by_height.begin(), by_height.end(), cover.box.y0,
                                  [&](std::size_t glyph, double top) { return y(glyph) < top; });
    for (; place != by_height.end() && y(*place) <= cover.box.y1; ++place) {
      if (*place < cover.glyphs && hides(cover.box, glyphs[*place])) covered[*place] = true;
    }
  }
  return covered;
}

void PaintLog::hide_covered(std::vector<Glyph>& glyphs) const {
  if (!veils_.empty()) {
    const std::vector<bool> veiled = covered(veils_, glyphs);
    for (std::size_t i = 0; i < glyphs.size(); ++i)
      glyphs[i].doubtful = glyphs[i].doubtful || veiled[i];
  }
  if (covers_.empty()) return;
  const std::vector<bool> hidden = covered(covers_, glyphs);
  const auto count = static_cast<std::size_t>(std::count(hidden.begin(), hidden.end(), true));
  const bool plausible = count * plausible_share <= glyphs.size();
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (!hidden[i]) continue;
    (plausible ? glyphs[i].hidden : glyphs[i].doubtful) = true;
  }
}

}  // namespace gouji
