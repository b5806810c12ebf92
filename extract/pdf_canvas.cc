#include "extract/pdf_canvas.h"

#include <Function.h>
#include <GfxState.h>
#include <Stream.h>
#include <splash/Splash.h>
#include <splash/SplashBitmap.h>
#include <splash/SplashClip.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>

namespace gouji {
namespace {

// Splash does not interpolate a picture that is drawn so many times as wide or as high.
constexpr int kBlocks = 4;
constexpr double kFarthest = 1e6;  // pixels, from the corner of the page

SplashColorPtr white() {
  static SplashColor paper = {0xFF, 0xFF, 0xFF};
  return paper;
}

// Rows of a picture in the colours of the canvas.
class PictureRows {
 public:
  PictureRows(Stream* stream, int width, GfxImageColorMap& colors, bool in_gray)
      : width_(width),
        components_(colors.getNumPixelComps()),
        colors_(colors),
        in_gray_(in_gray),
        picture_(stream, width, components_, colors.getBits()) {
    if (components_ == 1) list_levels();
    picture_.reset();
  }
  PictureRows(const PictureRows&) = delete;
  PictureRows& operator=(const PictureRows&) = delete;
  ~PictureRows() { picture_.close(); }

  // White where the data end early.
  void next(std::uint8_t* row) {
    unsigned char* const line = picture_.getLine();
    if (line == nullptr) {
      std::memset(row, 0xFF, static_cast<std::size_t>(width_) * (in_gray_ ? 1 : 3));
    } else if (components_ == 1 && in_gray_) {
      for (int x = 0; x < width_; ++x) row[x] = levels_[line[x]][0];
    } else if (components_ == 1) {
      for (int x = 0; x < width_; ++x, row += 3) std::memcpy(row, levels_[line[x]].data(), 3);
    } else if (colors_.useRGBLine()) {
      colors_.getRGBLine(line, row, width_);
    } else {
      for (int x = 0; x < width_; ++x, row += 3) {
        GfxRGB colour;
        colors_.getRGB(line + static_cast<std::ptrdiff_t>(x) * components_, &colour);
        row[0] = colToByte(colour.r);
        row[1] = colToByte(colour.g);
        row[2] = colToByte(colour.b);
      }
    }
  }

 private:
  void list_levels() {
    const int count = 1 << std::min(colors_.getBits(), 8);
    for (int level = 0; level < count; ++level) {
      const auto pixel = static_cast<unsigned char>(level);
      std::array<unsigned char, 3>& shown = levels_[pixel];
      if (in_gray_) {
        GfxGray gray;
        colors_.getGray(&pixel, &gray);
        shown.fill(colToByte(gray));
      } else {
        GfxRGB colour;
        colors_.getRGB(&pixel, &colour);
        shown = {colToByte(colour.r), colToByte(colour.g), colToByte(colour.b)};
      }
    }
  }

  int width_;
  int components_;
  GfxImageColorMap& colors_;
  bool in_gray_;
  ImageStream picture_;
  std::array<std::array<unsigned char, 3>, 256> levels_{};  // of the only component
};

}  // namespace

PdfCanvas::PdfCanvas(bool in_gray)
    : SplashOutputDev(in_gray ? splashModeMono8 : splashModeRGB8, 1, false, white()) {
  setFontAntialias(true);
  setVectorAntialias(true);
}

void PdfCanvas::startPage(int number, GfxState* state, XRef* references) {
  SplashOutputDev::startPage(number, state, references);
  page_ = getBitmap();
}

std::optional<PicturePlace> PdfCanvas::place_of(GfxState* state, int width, int height) {
  if (getBitmap() != page_ || width < 1 || height < 1) return std::nullopt;
  if (state->getFillOpacity() != 1 || state->getBlendMode() != gfxBlendNormal ||
      getSplash()->getSoftMask() != nullptr || state->getTransfer()[0] != nullptr) {
    return std::nullopt;
  }
  // The picture's top left corner and the way to its bottom right, downwards as the canvas is.
  const double* const matrix = state->getCTM();
  const double across = matrix[0];
  const double down = -matrix[3];
  const double left = matrix[2] + matrix[4];
  const double top = matrix[3] + matrix[5];
  if (matrix[1] != 0 || matrix[2] != 0 || !(across > 0) || down == 0) return std::nullopt;
  const std::array<double, 4> sides = {left, left + across, std::min(top, top + down),
                                       std::max(top, top + down)};
  if (!std::all_of(sides.begin(), sides.end(),
                   [](double side) { return std::abs(side) < kFarthest; })) {
    return std::nullopt;
  }
  PicturePlace place;
  place.x0 = static_cast<int>(std::floor(sides[0]));
  place.y0 = static_cast<int>(std::floor(sides[2]));
  place.width = static_cast<int>(std::floor(sides[1])) + 1 - place.x0;
  place.height = static_cast<int>(std::floor(sides[3])) + 1 - place.y0;
  place.upside_down = down < 0;
  const int x1 = std::min(place.x0 + place.width, page_->getWidth());
  const int y1 = std::min(place.y0 + place.height, page_->getHeight());
  const int x0 = std::max(place.x0, 0);
  const int y0 = std::max(place.y0, 0);
  if (x0 >= x1 || y0 >= y1) return std::nullopt;
  SplashClip* const clip = getSplash()->getClip();
  const bool is_clipped = clip->getNumPaths() > 0 || clip->getXMinI() > x0 ||
                          clip->getYMinI() > y0 || clip->getXMaxI() < x1 - 1 ||
                          clip->getYMaxI() < y1 - 1;
  return is_clipped ? std::nullopt : std::optional(place);
}

void PdfCanvas::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                          GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                          bool inline_image) {
  const bool in_gray = page_ != nullptr && page_->getMode() == splashModeMono8;
  const bool is_plain =
      mask_colors == nullptr && !inline_image && (!in_gray || colors->getNumPixelComps() == 1);
  const std::optional<PicturePlace> place =
      is_plain ? place_of(state, width, height) : std::nullopt;
  const bool is_larger = place && place->width >= width && place->height >= height;
  const bool is_smaller = place && place->width < width && place->height < height;
  const bool is_in_blocks = is_larger && !interpolate &&
                            (place->width / width >= kBlocks || place->height / height >= kBlocks);
  if (!(is_larger || is_smaller) || is_in_blocks) {
    SplashOutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask_colors,
                               inline_image);
    return;
  }
  const int channels = in_gray ? 1 : 3;
  const int x0 = std::max(place->x0, 0);
  const int count = std::min(place->x0 + place->width, page_->getWidth()) - x0;
  const auto skipped = static_cast<std::ptrdiff_t>(x0 - place->x0) * channels;
  const auto put_row = [&](int y, const std::uint8_t* row) {
    if (y < 0 || y >= page_->getHeight()) return;
    const auto line = static_cast<std::ptrdiff_t>(y);
    std::copy_n(row + skipped, static_cast<std::ptrdiff_t>(count) * channels,
                page_->getDataPtr() + line * page_->getRowSize() +
                    static_cast<std::ptrdiff_t>(x0) * channels);
    if (unsigned char* const alpha = page_->getAlphaPtr())
      std::memset(alpha + line * page_->getWidth() + x0, 0xFF, static_cast<std::size_t>(count));
  };
  PictureRows rows(stream, width, *colors, in_gray);
  const SourcePicture source{width, height, channels,
                             [&rows](std::uint8_t* row) { rows.next(row); }};
  (is_larger ? enlarge : shrink)(source, *place, put_row);
}

}  // namespace gouji
