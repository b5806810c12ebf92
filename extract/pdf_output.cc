#include "extract/pdf_output.h"

#include <GfxFont.h>
#include <Object.h>

#include <algorithm>
#include <cmath>

#include "extract/dashes.h"
#include "extract/struck.h"
#include "extract/watermark.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr double kThinnest = 5.0;        // points; a painted bar thicker than this is no ruling
constexpr double kFaintest = 0.05;       // opacity below which nothing is seen
constexpr double kTallest = 4;           // sizes of its font that a glyph's box is high, at most
constexpr double kOpaque = 0.95;         // and above which nothing shows through
constexpr std::size_t kMostLost = 2000;  // glyphs beyond the edges of a page
constexpr double kCutOff = 3;      // points of a rule beyond the page: its table goes on there
constexpr double kSlanted = 0.5;   // points that a line goes along both edges of the page
constexpr double kColoured = 0.1;  // darker than white by so much

Box box_of(double x0, double y0, double x1, double y1) {
  return {std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)};
}

bool is_thin(const Box& box) {
  const double thickness = std::min(box.width(), box.height());
  const double length = std::max(box.width(), box.height());
  return thickness <= kThinnest && length >= 3 * thickness;
}

bool is_dot(const Box& box) { return box.width() <= 1.6 && box.height() <= 1.6; }

Colour fill_colour(GfxState* state) {
  GfxRGB rgb;
  state->getFillRGB(&rgb);
  return {colToDbl(rgb.r), colToDbl(rgb.g), colToDbl(rgb.b)};
}

Colour stroke_colour(GfxState* state) {
  GfxRGB rgb;
  state->getStrokeRGB(&rgb);
  return {colToDbl(rgb.r), colToDbl(rgb.g), colToDbl(rgb.b)};
}

bool is_opaque(GfxState* state, double opacity) {
  return opacity > kOpaque && state->getBlendMode() == gfxBlendNormal;
}

// Of a filling without a shape of its own.
Hides veil_of(GfxState* state) {
  return is_opaque(state, state->getFillOpacity()) ? Hides::perhaps : Hides::nothing;
}

Box clip_of(GfxState* state) {
  Box clip;
  state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  return clip;
}

// The bounding box of a subpath in device space.
Box bounds_of(GfxState* state, const GfxSubpath& subpath) {
  Box bounds;
  for (int i = 0; i < subpath.getNumPoints(); ++i) {
    double x = 0;
    double y = 0;
    state->transform(subpath.getX(i), subpath.getY(i), &x, &y);
    if (i == 0) {
      bounds = {x, y, x, y};
    } else {
      bounds = {std::min(bounds.x0, x), std::min(bounds.y0, y), std::max(bounds.x1, x),
                std::max(bounds.y1, y)};
    }
  }
  return bounds;
}

std::vector<Box> bounds_of(GfxState* state, const GfxPath& path) {
  std::vector<Box> bounds;
  bounds.reserve(static_cast<std::size_t>(path.getNumSubpaths()));
  for (int i = 0; i < path.getNumSubpaths(); ++i)
    bounds.push_back(bounds_of(state, *path.getSubpath(i)));
  return bounds;
}

// Whether `inner` lies in `outer` with a margin as thin as a rule on every side: a frame.
bool is_frame(const Box& outer, const Box& inner) {
  const auto thin = [](double margin) { return margin >= 0 && margin <= kThinnest; };
  return thin(inner.x0 - outer.x0) && thin(outer.x1 - inner.x1) && thin(inner.y0 - outer.y0) &&
         thin(outer.y1 - inner.y1) && outer.width() > 2 * kThinnest;
}

}  // namespace

Page PdfOutput::take_page() {
  trust_.end_page();
  for (std::size_t i = 0; i < page_.glyphs.size(); ++i) {
    Glyph& glyph = page_.glyphs[i];
    glyph.doubtful = glyph.doubtful || trust_.is_doubtful(glyph_fonts_[i]);
  }
  glyph_fonts_.clear();
  hide_struck(page_.glyphs, page_.rulings);
  for (const Ruling& ruling : rulings_around(tiles_)) page_.rulings.push_back(ruling);
  tiles_.clear();
  paint_.hide_covered(page_.glyphs);
  mark_watermarks(page_.glyphs, contrasts_);
  contrasts_.clear();
  return std::move(page_);
}

void PdfOutput::startPage(int number, GfxState* state, XRef*) {
  page_ = {};
  page_.number = number;
  if (state != nullptr) {
    page_.width = state->getPageWidth();
    page_.height = state->getPageHeight();
  }
  paint_.clear();
  tiles_.clear();
  glyph_fonts_.clear();
  contrasts_.clear();
  font_ = -1;
}

void PdfOutput::updateFont(GfxState* state) {
  metrics_ = {};
  font_ = -1;
  const auto& font = state->getFont();
  if (!font) return;
  const Ref* id = font->getID();
  const std::int64_t key = (static_cast<std::int64_t>(id->num) << 20) ^ id->gen;
  const auto [entry, is_new] = fonts_.try_emplace(key, -1);
  if (is_new) entry->second = trust_.add_font(font->hasToUnicodeCMap());
  font_ = entry->second;

  metrics_.vertical = font->getWMode() != 0;
  Ref embedded;
  metrics_.unembedded_cid = font->isCIDFont() && !font->getEmbeddedFontID(&embedded);
  if (font->getType() == fontType3) {
    // Its ascent is in a space of its own; Han and digits fill the em much as anywhere.
    // Not so in a font of bitmaps: its units are pixels, its size is 1 or less, and the box around
    // its glyphs is as near to an em as anything says.
    const double* matrix = font->getFontMatrix();
    const double* box = font->getFontBBox();
    const double height = std::fabs((box[3] - box[1]) * matrix[3]);
    if (height > kTallest || (height > 0 && height < 1 / kTallest)) {
      metrics_.height_scale = height;
    } else if (matrix[0] != 0) {
      metrics_.height_scale = std::fabs(matrix[3] / matrix[0]);
    }
    return;
  }
  const double ascent = font->getAscent();
  const double descent = font->getDescent();
  if (ascent > 0.3 && ascent <= 1.2) metrics_.ascent = ascent;
  if (descent < 0 && descent >= -0.5) metrics_.descent = descent;
}

void PdfOutput::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                         double origin_y, CharCode code, int, const Unicode* unicode, int length) {
  double base_x = 0;
  double base_y = 0;
  state->transform(x - origin_x, y - origin_y, &base_x, &base_y);
  double advance_x = 0;
  double advance_y = 0;
  state->transformDelta(dx, dy, &advance_x, &advance_y);

  // One em up from the baseline, in device space: it carries size, rotation and mirroring.
  double user_x = 0;
  double user_y = 0;
  state->textTransformDelta(0, state->getFontSize() * metrics_.height_scale, &user_x, &user_y);
  double up_x = 0;
  double up_y = 0;
  state->transformDelta(user_x, user_y, &up_x, &up_y);
  const double size = std::hypot(up_x, up_y);
  if (!(size > 0.1) || !std::isfinite(size)) return;

  Glyph glyph;
  glyph.size = size;
  glyph.vertical = metrics_.vertical;
  if (std::fabs(up_y) >= std::fabs(up_x)) {
    glyph.rotation = up_y <= 0 ? 0 : 180;
  } else {
    glyph.rotation = up_x > 0 ? 90 : 270;
  }
  // Written across the page: its baseline is inclined. Letters that lean on a level one are
  // italics, which programs make by slanting a font that has none.
  constexpr double slant = 0.2;  // sine of the least angle that is meant as one
  const double advance = std::hypot(advance_x, advance_y);
  const bool is_level =
      advance > 0 && std::min(std::fabs(advance_x), std::fabs(advance_y)) <= slant * advance;
  double& lean = std::fabs(up_y) >= std::fabs(up_x) ? up_x : up_y;
  if (std::fabs(lean) > slant * size && !is_level) glyph.rotation = -1;
  if (is_level) lean = 0;
  // The four corners: from descent to ascent, along the advance. A vertical font advances downward,
  // so its glyph spans one em across from its left edge and one advance down from its top.
  double across_x = advance_x;
  double across_y = advance_y;
  double top = metrics_.ascent;
  double bottom = metrics_.descent;
  if (metrics_.vertical) {
    across_x = -up_y;
    across_y = up_x;
  }
  glyph.box = box_of(base_x + bottom * up_x, base_y + bottom * up_y, base_x + top * up_x + across_x,
                     base_y + top * up_y + across_y);
  if (glyph.box.width() < 0.01 && glyph.box.height() < 0.01) return;
  const double centre_x = glyph.box.centre_x();
  const double centre_y = glyph.box.centre_y();
  if (centre_x < 0 || centre_y < 0 || centre_x > page_.width || centre_y > page_.height) {
    const bool is_blank = length > 0 && unicode != nullptr && is_space(unicode[0]);
    if (!is_blank && page_.off_page.size() < kMostLost) page_.off_page.push_back(glyph.box);
    return;
  }

  glyph.hidden = !is_written_visibly(state, glyph.box);
  const auto contrast = static_cast<float>(glyph.hidden ? 0 : contrast_of(state, glyph.box));

  // A glyph without Unicode is kept as U+FFFD: left out, "1?" would read as 1.
  // Character 0 of a font that is not embedded is the one exception, and a space: viewers leave its
  // place empty. A no-break space in UniGB-UCS2-H ends there, but so does a minus sign (U+2212);
  // read_table doubts a figure with such a space before it.
  static constexpr Unicode replacement = 0xFFFD;
  static constexpr Unicode space = 0x20;
  const bool lost = (length <= 0 || unicode == nullptr) && code == 0 && metrics_.unembedded_cid;
  if (length <= 0 || unicode == nullptr) {
    unicode = lost ? &space : &replacement;
    length = 1;
  }
  for (int i = 0; i < length; ++i) {
    Glyph part = glyph;
    part.character = static_cast<char32_t>(unicode[i]);
    if (part.character == 0) part.character = 0xFFFD;
    if (length > 1) {  // a ligature: its characters share the box from left to right
      const double step = glyph.box.width() / length;
      part.box.x0 = glyph.box.x0 + step * i;
      part.box.x1 = part.box.x0 + step;
    }
    part.doubtful = !trust_.add_character(font_, part.character) || lost;
    page_.glyphs.push_back(part);
    glyph_fonts_.push_back(font_);
    contrasts_.push_back(contrast);
  }
}

// Render modes: 0 fill, 1 stroke, 2 both, 3 neither, 4 to 7 the same and clip.
bool PdfOutput::is_written_visibly(GfxState* state, const Box& box) const {
  const Box clip = clip_of(state);
  if (box.x1 < clip.x0 || box.x0 > clip.x1 || box.y1 < clip.y0 || box.y0 > clip.y1) return false;
  const int mode = state->getRender() % 4;
  if (mode == 3) return false;
  const bool filled = mode != 1 && state->getFillOpacity() >= kFaintest;
  const bool stroked = mode != 0 && state->getStrokeOpacity() >= kFaintest;
  const bool patterned = state->getFillColorSpace()->getMode() == csPattern;
  return (filled && (patterned || paint_.is_visible(box, fill_colour(state)))) ||
         (stroked && paint_.is_visible(box, stroke_colour(state)));
}

double PdfOutput::contrast_of(GfxState* state, const Box& box) const {
  if (state->getRender() % 4 == 1) return paint_.contrast(box, stroke_colour(state));
  if (state->getFillColorSpace()->getMode() == csPattern) return 1;
  return paint_.contrast(box, fill_colour(state)) * std::min(1.0, state->getFillOpacity());
}

bool PdfOutput::skip(GfxState* state) {
  paint_.add_unknown(clip_of(state), veil_of(state), page_.glyphs.size());
  return true;
}

void PdfOutput::add_unknown(const Box& box, GfxState* state) {
  paint_.add_unknown(intersect(box, clip_of(state)), veil_of(state), page_.glyphs.size());
}

void PdfOutput::add_painted(Box box, const Colour& colour, Hides hides, GfxState* state) {
  const Box drawn = box;
  box = intersect(box, clip_of(state));
  if (box.x1 < box.x0 || box.y1 < box.y0) return;
  if (is_dot(box)) {  // of a dotted line, whichever way it runs
    if (!paint_.is_visible(box, colour)) return;
    page_.rulings.push_back({box, Axis::horizontal});
    page_.rulings.push_back({box, Axis::vertical});
  } else if (is_thin(box)) {
    if (!paint_.is_visible(box, colour)) return;
    const Axis axis = box.width() >= box.height() ? Axis::horizontal : Axis::vertical;
    const LineExtent whole = extent_along(drawn, axis);
    const LineExtent shown = extent_along(box, axis);
    page_.rulings.push_back(
        {box, axis, shown.start - whole.start > kCutOff, whole.end - shown.end > kCutOff});
  } else {
    if (hides == Hides::all && paint_.is_visible(box, colour))
      tiles_.push_back({box, paint_.contrast(box, Colour{}) > kColoured});
    paint_.add_box(box, colour, hides, page_.glyphs.size());
  }
}

void PdfOutput::add_segment(GfxState* state, double x0, double y0, double x1, double y1,
                            double width, const Colour& colour) {
  const double length_x = std::fabs(x1 - x0);
  const double length_y = std::fabs(y1 - y0);
  if (std::min(length_x, length_y) > std::max(0.5, 0.01 * std::max(length_x, length_y))) return;
  Box box = box_of(x0, y0, x1, y1);
  if (length_x >= length_y) {
    box.y0 -= width / 2;
    box.y1 += width / 2;
  } else {
    box.x0 -= width / 2;
    box.x1 += width / 2;
  }
  add_painted(box, colour,
              is_opaque(state, state->getStrokeOpacity()) ? Hides::perhaps : Hides::nothing, state);
}

void PdfOutput::stroke(GfxState* state) {
  if (state->getStrokeOpacity() < kFaintest) return;
  const Colour colour = stroke_colour(state);
  const double width = state->getTransformedLineWidth();
  const GfxPath* path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath& subpath = *path->getSubpath(i);
    double from_x = 0;
    double from_y = 0;
    bool is_drawing = false;  // not along the page's edges alone: a figure written by hand, say
    for (int j = 0; j < subpath.getNumPoints(); ++j) {
      double x = 0;
      double y = 0;
      state->transform(subpath.getX(j), subpath.getY(j), &x, &y);
      const bool curved = subpath.getCurve(j) || (j > 0 && subpath.getCurve(j - 1));
      is_drawing = is_drawing || curved ||
                   (j > 0 && std::min(std::fabs(x - from_x), std::fabs(y - from_y)) > kSlanted);
      if (j > 0 && !curved) add_segment(state, from_x, from_y, x, y, width, colour);
      from_x = x;
      from_y = y;
    }
    // One slanted line is that of a blank cell.
    if (is_drawing && subpath.getNumPoints() > 2)
      page_.outlines.push_back(bounds_of(state, subpath));
  }
}

void PdfOutput::add_fill(GfxState* state) {
  if (state->getFillOpacity() < kFaintest) return;
  const Colour colour = fill_colour(state);
  const Hides hides = is_opaque(state, state->getFillOpacity()) ? Hides::all : Hides::nothing;
  const GfxPath* path = state->getPath();
  const std::vector<Box> boxes = bounds_of(state, *path);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const GfxSubpath& subpath = *path->getSubpath(static_cast<int>(i));
    const Box& box = boxes[i];
    const std::size_t dashes = count_dashes(boxes, i);
    if (dashes > 0) {
      const Box& last = boxes[i + dashes - 1];
      add_painted(box_of(std::min(box.x0, last.x0), std::min(box.y0, last.y0),
                         std::max(box.x1, last.x1), std::max(box.y1, last.y1)),
                  colour, hides, state);
      i += dashes - 1;
      continue;
    }
    bool curved = false;
    for (int j = 0; j < subpath.getNumPoints(); ++j) curved = curved || subpath.getCurve(j);
    if (curved) {
      page_.outlines.push_back(box);
      if (!is_thin(box)) add_unknown(box, state);
      continue;
    }
    if (i + 1 < boxes.size()) {
      const Box& next = boxes[i + 1];
      const bool outer_first = is_frame(box, next);
      if (outer_first || is_frame(next, box)) {
        const Box outer = outer_first ? box : next;
        const Box inner = outer_first ? next : box;
        add_painted({outer.x0, outer.y0, outer.x1, inner.y0}, colour, hides, state);
        add_painted({outer.x0, inner.y1, outer.x1, outer.y1}, colour, hides, state);
        add_painted({outer.x0, outer.y0, inner.x0, outer.y1}, colour, hides, state);
        add_painted({inner.x1, outer.y0, outer.x1, outer.y1}, colour, hides, state);
        ++i;
        continue;
      }
    }
    // Only a box hides what lies beneath; a thin polygon of any shape (a border with mitred ends)
    // is a ruling.
    const int points = subpath.getNumPoints();
    if (is_thin(box) || (points >= 4 && points <= 5)) {
      add_painted(box, colour, hides, state);
    } else {
      page_.outlines.push_back(box);
      add_unknown(box, state);
    }
  }
}

void PdfOutput::fill(GfxState* state) { add_fill(state); }
void PdfOutput::eoFill(GfxState* state) { add_fill(state); }

namespace {

bool is_gray(GfxImageColorMap& colors) {
  if (!colors.isOk() || colors.getNumPixelComps() != 1) return false;
  const GfxColorSpaceMode mode = colors.getColorSpace()->getMode();
  return mode == csDeviceGray || mode == csCalGray || mode == csICCBased;
}

}  // namespace

void PdfOutput::add_image(GfxState* state, int width, int height, bool opaque, bool is_gray) {
  Box box;
  for (int corner = 0; corner < 4; ++corner) {
    double x = 0;
    double y = 0;
    state->transform(corner & 1, corner >> 1, &x, &y);
    const Box point{x, y, x, y};
    box = corner == 0 ? point
                      : Box{std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x),
                            std::max(box.y1, y)};
  }
  box = intersect(box, clip_of(state));
  if (box.x1 <= box.x0 || box.y1 <= box.y0) return;
  if (is_thin(box)) {  // some producers draw their rules as pictures of one pixel
    page_.rulings.push_back({box, box.width() >= box.height() ? Axis::horizontal : Axis::vertical});
  } else {
    page_.images.push_back({box, width, height, is_gray});
    const Hides hides = veil_of(state);
    paint_.add_unknown(box, opaque && hides == Hides::perhaps ? Hides::all : hides,
                       page_.glyphs.size());
  }
}

void PdfOutput::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                              bool invert, bool interpolate, bool inline_image) {
  add_image(state, width, height, false);
  OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inline_image);
}

void PdfOutput::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                          GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                          bool inline_image) {
  add_image(state, width, height, mask_colors == nullptr, is_gray(*colors));
  OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask_colors,
                       inline_image);
}

void PdfOutput::drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                                GfxImageColorMap*, bool, Stream*, int, int, bool, bool) {
  add_image(state, width, height, false);
}

void PdfOutput::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                                    GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*,
                                    bool) {
  add_image(state, width, height, false);
}

}  // namespace gouji
