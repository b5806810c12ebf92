// The OutputDev that draws a page as pixels. Included by pdf_file.cc alone: it pulls in Poppler.
//
// Splash, with a way of its own for what a scan consists of: an opaque picture that stands upright.
// Splash enlarges it in floating point and puts each pixel through the machinery of blending; of
// reading a scan's table page that was a seventh. The pixels are those of Splash.
#pragma once

#include <SplashOutputDev.h>

#include <optional>

#include "extract/picture_scale.h"

namespace gouji {

class PdfCanvas final : public SplashOutputDev {
 public:
  // White paper; one byte a pixel, or three (RGB).
  explicit PdfCanvas(bool in_gray);

  void startPage(int number, GfxState* state, XRef* references) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                 bool inline_image) override;

 private:
  // Where a picture of `width` × `height` pixels comes to stand on the page; none when something
  // may lie over it, turn it or show through it.
  std::optional<PicturePlace> place_of(GfxState* state, int width, int height);

  // Where a page's picture goes; while a group or a pattern is drawn, getBitmap is another.
  SplashBitmap* page_ = nullptr;
};

}  // namespace gouji
