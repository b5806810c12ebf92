// Any bytes are decoded into pages of pixels or refused, and pages that are small enough to be
// quick are laid out into grids: the reading of picture files up to where text is recognised.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "extract/ocr/picture_file.h"
#include "extract/ocr/prepare.h"
#include "extract/ocr/reading_page.h"
#include "tests/fuzz/document_promises.h"

using namespace gouji::ocr;
using gouji::require;

namespace {

constexpr int most_pages = 3;
constexpr double rounding = 1.001;      // of the sides of a picture that was reduced
constexpr double most_looked_at = 1e6;  // pixels of a straightened page whose grids are looked for

void check_raster(const gouji::Raster& raster) {
  require(raster.width > 0 && raster.height > 0);
  require(static_cast<double>(raster.width) * raster.height <= kMostPixels * rounding);
  require(raster.channels == 1 || raster.channels == 3);
  require(raster.dpi >= 1);
  const auto pixels = static_cast<std::size_t>(raster.width) *
                      static_cast<std::size_t>(raster.height) *
                      static_cast<std::size_t>(raster.channels);
  require(raster.pixels.size() == pixels);
}

void check_grids(const gouji::Raster& raster) {
  const ReadingPage page = make_reading_page(raster, make_base(ink_channel(raster), raster.dpi), 0);
  for (const Grid& grid : page.grids) {
    int places = 0;
    for (const GridCell& cell : grid.cells) {
      require(cell.row >= 0 && cell.row_span > 0 && cell.row + cell.row_span <= grid.rows());
      require(cell.column >= 0 && cell.column_span > 0 &&
              cell.column + cell.column_span <= grid.columns());
      places += cell.row_span * cell.column_span;
    }
    require(places == grid.rows() * grid.columns());
  }
}

template <typename Value>
bool is_read(const gouji::Result<Value>& result) {
  if (result) return true;
  require(!result.error().message.zh.empty() && !result.error().message.en.empty());
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const gouji::Input input = {"fuzz", {reinterpret_cast<const char*>(data), size}};
  const gouji::Result<int> pages = count_pages(input);
  if (!is_read(pages)) return 0;
  require(*pages > 0);
  for (int page = 0; page < std::min(*pages, most_pages); ++page) {
    const gouji::Result<gouji::Raster> raster = decode_page(input, page);
    if (!is_read(raster)) continue;
    check_raster(*raster);
    const double scale = kWorkDpi / raster->dpi;
    if (raster->width * scale * raster->height * scale <= most_looked_at) check_grids(*raster);
  }
  return 0;
}
