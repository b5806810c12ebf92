// The recogniser that was trained on spoilt digits, on the figures of a sample report, each cut out
// of its page by itself, spoilt as copiers and faxes spoil print.
#include "extract/ocr/recognizer.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "extract/ocr/contrast.h"
#include "extract/ocr/image.h"
#include "extract/page_layout.h"
#include "extract/pdf_file.h"
#include "normalize/figure.h"

namespace gouji::ocr {
namespace {

constexpr double kDpi = 300;

struct PrintedFigure {
  std::string text;
  PixelBox box;
};

struct Print {
  Gray page;
  std::vector<PrintedFigure> figures;
};

std::vector<Print> pages_of_sample() {
  std::ifstream in(GOUJI_SOURCE_DIR "/samples/minghu-office-2023.pdf", std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const Result<PdfFile> file = PdfFile::open(bytes, "");
  REQUIRE(file);
  std::vector<Print> pages;
  for (int number = 1; number <= file->pages(); ++number) {
    const Result<Raster> raster = file->render(number, kDpi);
    REQUIRE(raster);
    Print& page = pages.emplace_back();
    page.page = Gray(raster->width, raster->height);
    for (std::size_t i = 0; i < page.page.pixels.size(); ++i)
      page.page.pixels[i] = raster->pixels[i * static_cast<std::size_t>(raster->channels)];
    for (const Block& block : lay_out(file->page(number)).blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table == nullptr) continue;
      for (const Cell& cell : table->cells) {
        if (read_figure(cell.text).state != FigureState::number) continue;
        const auto pixel = [](double points) {
          return static_cast<int>(std::lround(points * kDpi / 72));
        };
        const Box& box = cell.text_box;
        page.figures.push_back(
            {cell.text, {pixel(box.x0), pixel(box.y0), pixel(box.x1), pixel(box.y1)}});
      }
    }
  }
  return pages;
}

// Of what the text box holds, the ink.
PixelBox ink_in(const Gray& page, const PixelBox& box) {
  PixelBox ink;
  for (int y = std::max(box.y0, 0); y < std::min(box.y1, page.height); ++y) {
    for (int x = std::max(box.x0, 0); x < std::min(box.x1, page.width); ++x) {
      if (page.at(x, y) < 128) ink = join(ink, {x, y, x + 1, y + 1});
    }
  }
  return ink;
}

Gray set_alone(const Gray& page, const PixelBox& ink) {
  constexpr int height = 32;
  constexpr int margin = 8;
  constexpr int side = 16;
  const double scale = static_cast<double>(ink.height()) / height;
  const int width = static_cast<int>(std::lround(ink.width() / scale));
  const Gray figure =
      resample(page, {scale, 0, ink.x0 + 0.5 * scale - 0.5, 0, scale, ink.y0 + 0.5 * scale - 0.5},
               width, height);
  Gray out(width + 2 * side, height + 2 * margin);
  for (int y = 0; y < height; ++y) std::copy_n(figure.row(y), width, out.row(y + margin) + side);
  return out;
}

void blur(Gray& page) {
  smooth(page);
  smooth(page);
}

// One line of three is sent, in black and white.
void fax(Gray& page) {
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) page.row(y)[x] = page.at(x, y - y % 3) < 140 ? 0 : 255;
  }
}

void scatter_specks(Gray& page) {
  std::minstd_rand random(5);
  for (std::uint8_t& pixel : page.pixels) {
    if (random() % 100 == 0) pixel = static_cast<std::uint8_t>(255 - pixel);
  }
}

TEST_CASE("figures that stand alone are read, whole or spoilt") {
  struct Spoiling {
    const char* name;
    void (*apply)(Gray&);
    double least;  // of the figures, right
  };
  Result<Recognizer> recognizer = Recognizer::open();
  REQUIRE(recognizer);
  const std::vector<Print> pages = pages_of_sample();
  for (const Spoiling& spoiling : {
           Spoiling{"whole", [](Gray&) {}, 0.98},
           Spoiling{"blurred", blur, 0.95},
           Spoiling{"a fax of 100 lines an inch", fax, 0.9},
           Spoiling{"specks", scatter_specks, 0.9},
       }) {
    int all = 0;
    int right = 0;
    for (Print page : pages) {
      spoiling.apply(page.page);
      for (const PrintedFigure& figure : page.figures) {
        const PixelBox ink = ink_in(page.page, figure.box);
        if (ink.is_empty()) continue;
        ++all;
        right += recognizer->read_figure(set_alone(page.page, ink)).text == figure.text ? 1 : 0;
      }
    }
    INFO(spoiling.name << ": " << right << " of " << all);
    REQUIRE(all > 100);
    CHECK(right >= spoiling.least * all);
  }
}

TEST_CASE("an empty picture has no figure") {
  Result<Recognizer> recognizer = Recognizer::open();
  REQUIRE(recognizer);
  CHECK(recognizer->read_figure(Gray()).text.empty());
}

}  // namespace
}  // namespace gouji::ocr
