#include "extract/ocr/reading_page.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/ocr/orient.h"
#include "extract/ocr/page_grids.h"

namespace gouji::ocr {

ReadingPage make_reading_page(const Raster& raster, BasePicture base, int quarter_turns) {
  ReadingPage page;
  page.raster_width = raster.width;
  page.raster_height = raster.height;
  page.raster_dpi = raster.dpi;
  page.base = std::move(base);
  page.quarter_turns = quarter_turns % 4;
  if (page.quarter_turns != 0) page.base.picture = turned(page.base.picture, page.quarter_turns);
  page.direction = line_direction(page.base.picture, page.base.dpi);
  const Skew skew = find_skew(page.base);
  page.work = straighten(page.base, skew);
  if (skew.rules > 0) page.grids = find_grids(page.work.picture, kWorkDpi);
  page.upright = uprightness(page.work.picture, page.grids, kWorkDpi);
  return page;
}

Box ReadingPage::in_points(const PixelBox& box) const {
  constexpr double points = 72 / kWorkDpi;
  return {box.x0 * points, box.y0 * points, box.x1 * points, box.y1 * points};
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
