// One table in every encoding that pages come in, through the door that all documents take.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "extract/page_layout.h"
#include "extract/pdf_file.h"
#include "extract/reader.h"
#include "normalize/figure.h"
#include "tests/ocr/picture_encodings.h"

namespace gouji::ocr {
namespace {

struct Printed {
  Raster raster;                     // gray, 200 dpi
  std::vector<const Cell*> figures;  // of `layout`
  PageLayout layout;
};

// A page of A4 with nothing but the last table of a sample. What says no resolution is taken for
// one.
Printed printed_table() {
  std::ifstream in(GOUJI_SOURCE_DIR "/samples/minghu-office-2023.pdf", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const Result<PdfFile> file = PdfFile::open(bytes, "");
  REQUIRE(file);
  Printed printed;
  for (int number = file->pages(); number > 0 && printed.figures.empty(); --number) {
    printed.layout = lay_out(file->page(number));
    Box box;
    for (const Block& block : printed.layout.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table == nullptr) continue;
      printed.figures.clear();
      box = box_of(*table);
      for (const Cell& cell : table->cells) {
        if (read_figure(cell.text).state == FigureState::number) printed.figures.push_back(&cell);
      }
    }
    if (printed.figures.empty()) continue;
    const Result<Raster> page = file->render(number, 200, true);
    REQUIRE(page);
    printed.raster = *page;
    for (std::size_t i = 0; i < page->pixels.size(); ++i) {
      const auto width = static_cast<std::size_t>(page->width);
      const double x = static_cast<double>(i % width) * 72 / 200;
      const double y = static_cast<double>(i / width) * 72 / 200;
      const bool is_table = x > box.x0 - 5 && x < box.x1 + 5 && y > box.y0 - 5 && y < box.y1 + 5;
      if (!is_table) printed.raster.pixels[i] = 255;
    }
  }
  return printed;
}

struct Score {
  int right = 0;
  int silent = 0;
};

// `scale`: points of the page that was read for each of the printed one's.
Score compare(const Printed& printed, const Document& read, double scale = 1) {
  Score score;
  for (const Cell* figure : printed.figures) {
    const double x = figure->text_box.centre_x() * scale;
    const double y = figure->text_box.centre_y() * scale;
    for (const Block& block : read.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table == nullptr) continue;
      for (const Cell& cell : table->cells) {
        if (!cell.box.contains(x, y)) continue;
        const bool is_right = cell.text == figure->text;
        score.right += is_right ? 1 : 0;
        score.silent += !is_right && !cell.doubtful && states_figure(cell.text) ? 1 : 0;
      }
    }
  }
  return score;
}

const std::string gray = "/ColorSpace /DeviceGray /BitsPerComponent ";

TEST_CASE("a table says the same in every encoding") {
  const Printed printed = printed_table();
  const Raster& raster = printed.raster;
  REQUIRE(printed.figures.size() >= 15);
  const auto size = std::to_string(raster.width);
  const std::pair<const char*, std::string> files[] = {
      {"PNG of 16 bits", file_of(raster, 16, IFF_PNG)},
      {"TIFF of 16 bits", file_of(raster, 16, IFF_TIFF_LZW)},
      {"TIFF in CMYK", cmyk_tiff_of(raster)},
      {"fax TIFF", file_of(raster, 1, IFF_TIFF_G4)},
      {"TIFF of half as many lines", tiff_of_oblong_pixels(raster, true)},
      {"TIFF of half as many columns", tiff_of_oblong_pixels(raster, false)},
      {"JPEG 2000", jpeg_2000_of(raster)},
      {"PDF of JPEG",
       pdf_of_picture(raster, gray + "8 /Filter /DCTDecode", file_of(raster, 8, IFF_JFIF_JPEG))},
      {"PDF of JPEG 2000", pdf_of_picture(raster, "/Filter /JPXDecode", jpeg_2000_of(raster))},
      {"PDF of JBIG2", pdf_of_picture(raster, gray + "1 /Filter /JBIG2Decode", jbig2_of(raster))},
      {"PDF of a fax",
       pdf_of_picture(
           raster,
           gray + "1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns " + size + " >>",
           t6_of(raster))},
      {"PDF of 16 bits", pdf_of_picture(raster, gray + "16", samples_of(raster, 2))},
      {"PDF in CMYK",
       pdf_of_picture(raster, "/ColorSpace /DeviceCMYK /BitsPerComponent 8", cmyk_samples(raster))},
  };
  for (const auto& [name, bytes] : files) {
    INFO(name);
    const Result<Document> read = read_document({"page", bytes}, {});
    CHECK(read);
    if (!read) continue;
    CHECK(read->pages == 1);
    const Score score = compare(printed, *read);
    CHECK(score.silent == 0);
    CHECK(score.right >= 0.9 * static_cast<double>(printed.figures.size()));
  }
}

TEST_CASE("a page whose pixels were taken for points is read as the sheet that it is") {
  Printed printed = printed_table();
  printed.raster.dpi = 72;
  const std::string bytes =
      pdf_of_picture(printed.raster, gray + "1 /Filter /JBIG2Decode", jbig2_of(printed.raster));
  const Result<Document> read = read_document({"page", bytes}, {});
  REQUIRE(read);
  const Score score = compare(printed, *read, 200 / 72.0);
  CHECK(score.silent == 0);
  CHECK(score.right >= 0.9 * static_cast<double>(printed.figures.size()));
}

TEST_CASE("a picture whose data end early has no figures that nobody printed") {
  const Printed printed = printed_table();
  const Raster& raster = printed.raster;
  const auto half = [](std::string bytes) { return bytes.substr(0, bytes.size() / 2); };
  const std::string files[] = {
      file_of(raster, 8, IFF_PNG).substr(0, 400),
      half(file_of(raster, 8, IFF_PNG)),
      half(file_of(raster, 1, IFF_TIFF_G4)),
      half(jpeg_2000_of(raster)),
      pdf_of_picture(raster, gray + "1 /Filter /JBIG2Decode", half(jbig2_of(raster))),
      pdf_of_picture(raster, "/Filter /JPXDecode", half(jpeg_2000_of(raster))),
      pdf_of_picture(raster, gray + "16", half(samples_of(raster, 2))),
  };
  for (const std::string& bytes : files) {
    const Result<Document> read = read_document({"page", bytes}, {});
    if (read) {
      CHECK(compare(printed, *read).silent == 0);
    } else {
      CHECK_FALSE(read.error().message.en.empty());
    }
  }
}

}  // namespace
}  // namespace gouji::ocr
