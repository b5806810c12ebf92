#include "extract/ocr/reading_page.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/ocr/blur.h"
#include "extract/ocr/focus.h"
#include "extract/ocr/orient.h"
#include "extract/ocr/page_grids.h"

namespace gouji::ocr {

namespace {

// Pixels of kWorkDpi, and of the raster if those are larger. Sharper print is read as well as it
// is: from 1.3 on more is left in doubt on pages blurred by 1.2.
constexpr double kBlurred = 1.5;
// Of the blur measured: print left a little soft is read better than print with rings around it.
// 0.95, 1 and 1.05 left 598, 690 and 1026 of 1400 small figures in doubt.
constexpr double kTakenBack = 0.95;

// Blurred print is made sharp, and all that follows sees it so. What is blurred has no detail finer
// than kWorkDpi.
void focus(ReadingPage& page, const Skew& skew) {
  Blur blur = blur_of(page.work.picture, page.grids);
  BasePicture& base = page.base;
  if (blur.deviation * std::min(base.dpi / kWorkDpi, 1.0) < kBlurred) return;
  const double scale = base.dpi / kWorkDpi;
  if (scale > 1) {
    const Transform enlarged{scale, 0, (scale - 1) / 2, 0, scale, (scale - 1) / 2};
    for (Gray* picture : {&base.picture, &base.lifted}) {
      *picture = resample(*picture, enlarged, static_cast<int>(std::lround(picture->width / scale)),
                          static_cast<int>(std::lround(picture->height / scale)));
    }
    base.dpi = kWorkDpi;
  }
  blur.deviation *= kTakenBack * base.dpi / kWorkDpi;
  take_back_blur(base.picture, blur);
  page.work = straighten(base, skew);
  page.grids = find_grids(page.work.picture, kWorkDpi);
}

}  // namespace

ReadingPage make_reading_page(const Raster& raster, BasePicture base, int quarter_turns) {
  ReadingPage page;
  page.raster_width = raster.width;
  page.raster_height = raster.height;
  page.raster_dpi = raster.dpi;
  page.base = std::move(base);
  page.quarter_turns = quarter_turns % 4;
  if (page.quarter_turns != 0) {
    page.base.picture = turned(page.base.picture, page.quarter_turns);
    page.base.lifted = turned(page.base.lifted, page.quarter_turns);
  }
  page.direction = line_direction(page.base.picture, page.base.dpi);
  const Skew skew = find_skew(page.base);
  page.work = straighten(page.base, skew);
  if (skew.rules > 0) page.grids = find_grids(page.work.picture, kWorkDpi);
  focus(page, skew);
  page.upright = uprightness(page.work.picture, page.grids, kWorkDpi);
  return page;
}

Box ReadingPage::in_points(const PixelBox& box) const {
  constexpr double points = 72 / kWorkDpi;
  return {box.x0 * points, box.y0 * points, box.x1 * points, box.y1 * points};
}

bool ReadingPage::is_under_seal(const PixelBox& box) const {
  if (base.lifted.is_empty() || box.is_empty()) return false;
  PixelBox around;
  for (const double x : {box.x0 - 0.0, box.x1 - 1.0}) {
    for (const double y : {box.y0 - 0.0, box.y1 - 1.0}) {
      const Point at = work.to_base.apply({x, y});
      const int left = static_cast<int>(std::floor(at.x));
      const int top = static_cast<int>(std::floor(at.y));
      around = join(around, {left, top, left + 2, top + 2});
    }
  }
  return darkest_of(base.lifted, around) < 255;
}

PageTransform ReadingPage::to_page() const {
  const double width = base.picture.width;
  const double height = base.picture.height;
  // Back through the quarter turns, which went clockwise.
  Transform back;
  if (quarter_turns == 1) back = {0, 1, 0, -1, 0, width};
  if (quarter_turns == 2) back = {-1, 0, width, 0, -1, height};
  if (quarter_turns == 3) back = {0, -1, height, 1, 0, 0};
  const Transform pixels = chain(work.to_base, back);
  const double scale = kWorkDpi / base.dpi;  // work pixels a point, over base pixels a point
  const double points = 72 / base.dpi;
  return {pixels.xx * scale, pixels.xy * scale, pixels.x0 * points,
          pixels.yx * scale, pixels.yy * scale, pixels.y0 * points};
}

Gray ReadingPage::sample(const PixelBox& box, int height, int margin) const {
  if (box.is_empty()) return {};
  const double scale = static_cast<double>(box.height()) / height;  // work pixels a sample pixel
  const int width = std::max(1, static_cast<int>(std::lround(box.width() / scale)));
  const Transform to_work{scale, 0,     box.x0 + 0.5 * scale - 0.5,
                          0,     scale, box.y0 + 0.5 * scale - 0.5};
  const Gray inside = resample(base.picture, chain(to_work, work.to_base), width, height);
  Gray out(width + 2 * margin, height + 2 * margin);
  for (int y = 0; y < height; ++y) std::copy_n(inside.row(y), width, out.row(y + margin) + margin);
  return out;
}

}  // namespace gouji::ocr
