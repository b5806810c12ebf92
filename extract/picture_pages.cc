#include "extract/picture_pages.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "extract/ocr_loader.h"
#include "extract/stitch.h"

namespace gouji {
namespace {

// Pages at whose top a title may stand: the cover, and what follows it.
constexpr int kTitlePages = 2;

constexpr double kPageWidth = 595;     // points, of A4
constexpr double kWidestPaper = 1440;  // of the shorter side: A2 has 1191
constexpr double kMostArea = 16 * 595.0 * 842;

bool is_table(const Block& block) { return std::holds_alternative<Table>(block); }

}  // namespace

double enlargement(double width, double height) {
  const double shorter = std::min(width, height);
  const double as_paper = shorter > kWidestPaper ? shorter / kPageWidth : 1;
  return std::max(as_paper, std::sqrt(width * height / kMostArea));
}

PageLayout PicturePages::read(Raster raster, int number, bool is_part) {
  PageLayout layout;
  layout.number = number;
  if (is_broken_) return layout;
  const auto fail = [this, number](const Error& error) {
    is_broken_ = true;
    notes_.push_back({"no-recognition", number, error.message});
  };
  const Result<PictureReader*> reader = picture_reader();
  if (!reader) {
    fail(reader.error());
    return layout;
  }
  PictureOptions options;
  options.page = number;
  options.titles = number <= kTitlePages && tables_ == 0 && !is_part;
  options.prose = read_options_.ocr_prose && !is_part;
  if (!known_labels_)
    known_labels_ = read_options_.known_labels ? read_options_.known_labels() : "";
  options.known_labels = *known_labels_;
  // Read as what it is, and put back to the page's own points.
  const double enlarged =
      enlargement(raster.width * 72 / raster.dpi, raster.height * 72 / raster.dpi);
  raster.dpi *= enlarged;
  Result<PictureLayout> read = (*reader)->read(raster, options);
  if (!read) {
    fail(read.error());
    return layout;
  }
  for (ReaderNote& note : read->notes) notes_.push_back(std::move(note));
  layout = std::move(read->layout);
  layout.width *= enlarged;
  layout.height *= enlarged;
  PageTransform& way = layout.to_page;
  for (double* part : {&way.xx, &way.xy, &way.x0, &way.yx, &way.yy, &way.y0}) *part *= enlarged;
  tables_ += static_cast<int>(std::count_if(layout.blocks.begin(), layout.blocks.end(), is_table));
  return layout;
}

Result<Document> read_picture(const Input& input, const ReadOptions& options) {
  Document document;
  document.kind = Kind::image;
  if (options.ocr == OcrMode::off) {
    document.pages = 1;
    document.notes.push_back(
        {"image-only-page", 1, {"图片，需要文字识别（OCR）", "a picture: it needs OCR"}});
    return document;
  }
  const Result<PictureReader*> reader = picture_reader();
  if (!reader) return tl::unexpected<Error>(reader.error());
  const Result<int> count = (*reader)->count_pages(input);
  if (!count) return tl::unexpected<Error>(count.error());
  document.pages = *count;
  PicturePages pages(options);
  std::vector<PageLayout> layouts;
  for (int number = 1; number <= *count; ++number) {
    Result<Raster> raster = (*reader)->decode(input, number - 1);
    if (!raster) {
      if (*count == 1) return tl::unexpected<Error>(raster.error());
      document.notes.push_back({"image-only-page", number, raster.error().message});
      continue;
    }
    layouts.push_back(pages.read(std::move(*raster), number));
  }
  if (!pages.has_tables()) {
    document.notes.push_back({"image-only-page",
                              1,
                              {"图片中没有认出表格，须人工核对",
                               "no table was made out in the picture: it needs a person"}});
  }
  for (const ReaderNote& note : pages.notes()) document.notes.push_back(note);
  document.blocks = stitch_pages(std::move(layouts));
  return document;
}

}  // namespace gouji
