#include "extract/ocr/page_reader.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "extract/ocr/digit_shapes.h"
#include "extract/ocr/parted_labels.h"
#include "extract/ocr/picture_file.h"
#include "extract/ocr/reading_page.h"
#include "extract/ocr/recognizer.h"
#include "extract/ocr/table_reader.h"
#include "extract/ocr/text_confidence.h"
#include "extract/ocr/text_lines.h"

namespace gouji::ocr {
namespace {

constexpr double kTitlePart = 0.5;  // of a page, from its top, where a title stands
constexpr std::size_t kTitleLines = 10;
// Of them lines as wide as running text: a title has three at most, and the first sentence names
// the body and the year. Each takes as long as five labels.
constexpr std::size_t kFullLines = 4;
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
constexpr double kSureDirection = 0.2;  // see orient.h
constexpr double kSurelyUpright = 0.1;
constexpr int kSmallest = 100;  // pixels: a smaller picture holds no table

// White print on black: a copy of one bit whose two colours were mixed up.
bool is_dark(const Raster& raster) {
  constexpr int dark = 80;
  const auto count = std::count_if(raster.pixels.begin(), raster.pixels.end(),
                                   [](unsigned char value) { return value < dark; });
  return 2 * static_cast<std::size_t>(count) > raster.pixels.size();
}

Raster inverse(Raster raster) {
  for (unsigned char& value : raster.pixels) value = static_cast<unsigned char>(255 - value);
  return raster;
}

class PageReader : public PictureReader {
 public:
  Result<PictureLayout> read(const Raster& raster, const PictureOptions& options) override {
    PictureLayout out;
    out.layout.number = options.page;
    out.layout.width = raster.width * 72 / raster.dpi;
    out.layout.height = raster.height * 72 / raster.dpi;
    if (raster.width < kSmallest || raster.height < kSmallest) return out;
    if (!recognizer_) {
      Result<Recognizer> opened = Recognizer::open();
      if (!opened) return tl::unexpected<Error>(opened.error());
      recognizer_ = std::move(*opened);
    }
    recognizer_->expect(LabelVocabulary(options.known_labels));
    ReadingPage page = make_upright(raster);
    if (page.grids.empty() && is_dark(raster)) {
      ReadingPage inverted = make_upright(inverse(raster));
      if (!inverted.grids.empty()) page = std::move(inverted);
    }
    out.layout.to_page = page.to_page();
    if (options.titles || options.prose) {
      const int bottom = options.prose ? page.work.picture.height
                                       : static_cast<int>(kTitlePart * page.work.picture.height);
      const std::size_t most = options.prose ? kAll : kTitleLines;
      const std::size_t most_full = options.prose ? kAll : kFullLines;
      for (Paragraph& line :
           read_outside(page, options.page, bottom, most, most_full, *recognizer_))
        out.layout.blocks.emplace_back(std::move(line));
    }
    DigitShapes shapes;
    for (Grid& grid : page.grids) {
      grid = join_parted_labels(page, std::move(grid), *recognizer_);
      out.layout.blocks.emplace_back(read_table(page, grid, options.page, *recognizer_, shapes));
    }
    std::stable_sort(out.layout.blocks.begin(), out.layout.blocks.end(),
                     [](const Block& a, const Block& b) { return top_of(a) < top_of(b); });
    return out;
  }

  Result<int> count_pages(const Input& input) override { return ocr::count_pages(input); }
  Result<Raster> decode(const Input& input, int index) override {
    return ocr::decode_page(input, index);
  }

 private:
  // The page as its text reads best, where its looks do not tell how it lies.
  ReadingPage make_upright(const Raster& raster) {
    const BasePicture base = make_base(ink_channel(raster), raster.dpi);
    ReadingPage page = make_reading_page(raster, base, 0);
    if (page.direction < kSureDirection && !page.grids.empty()) {
      // Narrow columns of labels set tight look as if their lines ran down the page.
      prefer(page, make_reading_page(raster, base, 1));
    } else if (page.direction < -kSureDirection) {
      page = make_reading_page(raster, base, 1);
    }
    if (!page.grids.empty() && page.upright < kSurelyUpright)
      prefer(page, make_reading_page(raster, base, page.quarter_turns + 2));
    return page;
  }

  // By how surely each is read. A bad copy is read about as surely turned: then its lines count,
  // and they alone where a table has no text in single lines to read.
  void prefer(ReadingPage& page, ReadingPage other) {
    constexpr double weight_of_lines = 0.1;
    constexpr double surely_more = 0.4;
    const double own = text_confidence(page, *recognizer_);
    const double others = text_confidence(other, *recognizer_);
    const double more_lines = other.direction - page.direction;
    const bool is_better = own > 0 && others > 0 ? others - own + weight_of_lines * more_lines > 0
                                                 : more_lines > surely_more;
    if (is_better) page = std::move(other);
  }

  static double top_of(const Block& block) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) return paragraph->box.y0;
    return std::get<Table>(block).cells.front().box.y0;
  }

  std::optional<Recognizer> recognizer_;
};

}  // namespace

std::unique_ptr<PictureReader> make_page_reader() { return std::make_unique<PageReader>(); }

}  // namespace gouji::ocr
