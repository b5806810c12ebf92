// The recognisers that were trained on spoilt print, on the figures and labels of a sample report,
// each cut out of its page by itself, spoilt as copiers and faxes spoil print.
#include "extract/ocr/recognizer.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "extract/ocr/contrast.h"
#include "extract/ocr/figure_lines.h"
#include "extract/ocr/image.h"
#include "extract/ocr/models/models.h"
#include "extract/page_layout.h"
#include "extract/pdf_file.h"
#include "normalize/figure.h"
#include "normalize/text.h"

namespace gouji::ocr {
namespace {

constexpr double kDpi = 300;

struct PrintedText {
  std::string text;
  PixelBox box;
};

struct Print {
  Gray page;
  std::vector<PrintedText> figures;
  std::vector<PrintedText> labels;      // of one line
  std::vector<PrintedText> paragraphs;  // outside tables
};

PixelBox in_pixels(const Box& box) {
  const auto pixel = [](double points) {
    return static_cast<int>(std::lround(points * kDpi / 72));
  };
  return {pixel(box.x0), pixel(box.y0), pixel(box.x1), pixel(box.y1)};
}

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
      if (const auto* paragraph = std::get_if<Paragraph>(&block))
        page.paragraphs.push_back({paragraph->text, in_pixels(paragraph->box)});
      const auto* table = std::get_if<Table>(&block);
      if (table == nullptr) continue;
      for (const Cell& cell : table->cells) {
        constexpr double one_line = 16;  // points
        const PrintedText text{cell.text, in_pixels(cell.text_box)};
        if (read_figure(cell.text).state == FigureState::number) {
          page.figures.push_back(text);
        } else if (!cell.text.empty() && cell.text_box.height() < one_line) {
          page.labels.push_back(text);
        }
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

// `height` pixels high, on white, and so many times as wide as it is.
Gray set_alone(const Gray& page, const PixelBox& ink, int height, int margin, int side,
               double stretch = 1) {
  const double scale = static_cast<double>(ink.height()) / height;
  const double across = scale / stretch;
  const int width = std::max(1, static_cast<int>(std::lround(ink.width() / across)));
  const Gray text =
      resample(page, {across, 0, ink.x0 + 0.5 * across - 0.5, 0, scale, ink.y0 + 0.5 * scale - 0.5},
               width, height);
  Gray out(width + 2 * side, height + 2 * margin);
  for (int y = 0; y < height; ++y) std::copy_n(text.row(y), width, out.row(y + margin) + side);
  return out;
}

Gray figure_alone(const Gray& page, const PixelBox& ink) { return set_alone(page, ink, 32, 8, 16); }

Gray label_alone(const Gray& page, const PixelBox& ink) {
  return set_alone(page, {ink.x0 - 2, ink.y0 - 1, ink.x1 + 2, ink.y1 + 1}, 30, 3, 3, 0.8);
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

struct Spoiling {
  const char* name;
  void (*apply)(Gray&);
  double figures;  // the least part of them that is read
  double labels;
};

constexpr std::array<Spoiling, 4> kSpoilings = {{
    {"whole", [](Gray&) {}, 0.98, 0.92},
    {"blurred", blur, 0.95, 0.9},
    {"a fax of 100 lines an inch", fax, 0.9, 0.65},
    {"specks", scatter_specks, 0.9, 0.75},
}};

// The part of the texts that `read` reads as they are printed.
template <typename Read>
double share_read(std::vector<Print> pages, void (*spoil)(Gray&),
                  std::vector<PrintedText> Print::*texts, int least_texts, Read read) {
  int all = 0;
  int right = 0;
  for (Print& page : pages) {
    spoil(page.page);
    for (const PrintedText& printed : page.*texts) {
      const PixelBox ink = ink_in(page.page, printed.box);
      if (ink.is_empty()) continue;
      ++all;
      right += fold(read(page.page, ink)) == fold(printed.text) ? 1 : 0;
    }
  }
  REQUIRE(all > least_texts);
  return static_cast<double>(right) / all;
}

TEST_CASE("figures and labels that stand alone are read, whole or spoilt") {
  Result<Recognizer> recognizer = Recognizer::open();
  REQUIRE(recognizer);
  const std::vector<Print> pages = pages_of_sample();
  const auto figure = [&](const Gray& page, const PixelBox& ink) {
    return recognizer->read_figure(figure_alone(page, ink)).text;
  };
  const auto label = [&](const Gray& page, const PixelBox& ink) {
    return recognizer->read_label(label_alone(page, ink)).text;
  };
  for (const Spoiling& spoiling : kSpoilings) {
    INFO(spoiling.name);
    CHECK(share_read(pages, spoiling.apply, &Print::figures, 100, figure) >= spoiling.figures);
    CHECK(share_read(pages, spoiling.apply, &Print::labels, 20, label) >= spoiling.labels);
  }
}

// Resampling leaves ripples on paper; among them stands one stroke of a lone digit.
TEST_CASE("ripples of the paper change no figure") {
  Result<Recognizer> recognizer = Recognizer::open();
  REQUIRE(recognizer);
  std::size_t count = 0;
  for (const Print& print : pages_of_sample()) {
    ReadingPage page;
    page.work.picture = print.page;
    for (int y = 0; y < print.page.height; ++y) {
      for (int x = 0; x < print.page.width; x += 2)
        page.work.picture.row(y)[x] = std::min<std::uint8_t>(page.work.picture.at(x, y), 251);
    }
    page.base.picture = page.work.picture;
    std::vector<DigitBox> boxes;
    std::vector<std::string> texts;
    for (const PrintedText& figure : print.figures) {
      const PixelBox ink = ink_in(print.page, figure.box);
      if (figure.text.size() > 2 || ink.is_empty()) continue;
      boxes.push_back({ink, static_cast<int>(figure.text.size())});
      texts.push_back(figure.text);
    }
    const std::vector<FigureReading> readings = read_boxes(page, boxes, kSecond, *recognizer);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      INFO(i);
      CHECK(readings[i].text == texts[i]);
    }
    count += texts.size();
  }
  CHECK(count > 100);
}

TEST_CASE("characters that no label has are said to be unknown") {
  Result<Recognizer> recognizer = Recognizer::open();
  REQUIRE(recognizer);
  const Print first = pages_of_sample().front();
  const auto title = std::find_if(
      first.paragraphs.begin(), first.paragraphs.end(),
      [](const PrintedText& text) { return text.text.find("湖") != std::string::npos; });
  REQUIRE(title != first.paragraphs.end());
  const std::string read =
      recognizer->read_label(label_alone(first.page, ink_in(first.page, title->box))).text;
  INFO(title->text << " as " << read);
  CHECK(read.find(kUnknownCharacter) != std::string::npos);
}

TEST_CASE("an empty picture has no text") {
  Result<Recognizer> recognizer = Recognizer::open();
  REQUIRE(recognizer);
  CHECK(recognizer->read_figure(Gray()).text.empty());
  CHECK(recognizer->read_label(Gray()).text.empty());
}

}  // namespace
}  // namespace gouji::ocr
