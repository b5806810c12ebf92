// The OutputDev that collects a Page. Included by pdf_file.cc alone: it pulls in Poppler.
#pragma once

#include <GfxState.h>
#include <OutputDev.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "extract/glyph_trust.h"
#include "extract/page.h"
#include "extract/paint_log.h"
#include "extract/tiles.h"

namespace gouji {

class PdfOutput final : public OutputDev {
 public:
  // The page drawn since startPage, taken out. Glyphs are marked doubtful by their font.
  Page take_page();

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  // Patterns and shadings are painted by nobody: no figure and no rule is drawn with them, and
  // Poppler would otherwise run their content thousands of times.
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int,
                         int, int, int, double, double) override {
    return skip(state);
  }
  bool functionShadedFill(GfxState* state, GfxFunctionShading*) override { return skip(state); }
  bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override {
    return skip(state);
  }
  bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override {
    return skip(state);
  }
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override {
    return skip(state);
  }
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override { return skip(state); }

  void startPage(int number, GfxState* state, XRef* xref) override;
  void updateFont(GfxState* state) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int length) override;
  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override;
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool inline_image) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                 bool inline_image) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                       GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool mask_invert, bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                           int mask_height, GfxImageColorMap* mask_colors,
                           bool mask_interpolate) override;

 private:
  struct FontMetrics {
    double ascent = 0.88;
    double descent = -0.12;
    double height_scale = 1;  // of a Type 3 font whose matrix is not square
    bool vertical = false;
    bool unembedded_cid = false;
  };

  // `opaque`: it has no mask.
  void add_image(GfxState* state, int width, int height, bool opaque, bool is_gray = false);
  void add_fill(GfxState* state);
  void add_unknown(const Box& box, GfxState* state);
  // A painted box: a ruling when it is thin and can be seen on what lies beneath, else a backdrop.
  void add_painted(Box box, const Colour& colour, Hides hides, GfxState* state);
  void add_segment(GfxState* state, double x0, double y0, double x1, double y1, double width,
                   const Colour& colour);
  bool is_written_visibly(GfxState* state, const Box& box) const;
  double contrast_of(GfxState* state, const Box& box) const;
  // Notes that something nobody looks at was painted where the clip lets it.
  bool skip(GfxState* state);

  Page page_;
  PaintLog paint_;
  std::vector<Tile> tiles_;  // opaque boxes that can be seen on what lies beneath
  GlyphTrust trust_;
  std::vector<int> glyph_fonts_;  // for each glyph of page_, its font's number in trust_
  std::vector<float> contrasts_;  // for each glyph of page_
  std::unordered_map<std::int64_t, int> fonts_;
  int font_ = -1;
  FontMetrics metrics_;
};

}  // namespace gouji
