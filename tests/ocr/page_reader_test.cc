// Pages of the sample reports, drawn and read from their pictures, against what the same pages' own
// text says.
#include "extract/ocr/page_reader.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <random>

#include "extract/page_layout.h"
#include "extract/pdf_file.h"
#include "normalize/figure.h"

namespace gouji::ocr {
namespace {

std::string sample(const std::string& name) {
  std::ifstream in(GOUJI_SOURCE_DIR "/samples/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<const Cell*> figures_of(const PageLayout& layout) {
  std::vector<const Cell*> figures;
  for (const Block& block : layout.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (const Cell& cell : table->cells) {
      if (read_figure(cell.text).state == FigureState::number) figures.push_back(&cell);
    }
  }
  return figures;
}

const Cell* cell_at(const PageLayout& layout, double x, double y) {
  for (const Block& block : layout.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (const Cell& cell : table->cells) {
      if (cell.box.contains(x, y)) return &cell;
    }
  }
  return nullptr;
}

struct Score {
  int all = 0;
  int right = 0;
  int silent = 0;   // wrong or not there, and nobody is told
  int doubted = 0;  // right, and a person is asked all the same
};

Score compare(const PageLayout& truth, const PageLayout& read) {
  Score score;
  for (const Cell* cell : figures_of(truth)) {
    ++score.all;
    const Cell* found = cell_at(read, cell->text_box.centre_x(), cell->text_box.centre_y());
    if (found != nullptr && read_figure(found->text).state == FigureState::number &&
        read_figure(found->text).value.compare(read_figure(cell->text).value) == 0) {
      ++score.right;
      score.doubted += found->doubtful ? 1 : 0;
    } else if (found != nullptr && !found->doubtful && states_figure(found->text)) {
      ++score.silent;
      WARN("silent: printed " << cell->text << ", read " << found->text << " at row " << found->row
                              << ", column " << found->column);
    }
  }
  return score;
}

void turn_upside_down(Raster& raster) {
  const auto channels = static_cast<std::ptrdiff_t>(raster.channels);
  std::vector<unsigned char> turned(raster.pixels.size());
  const auto pixels = static_cast<std::ptrdiff_t>(raster.pixels.size()) / channels;
  for (std::ptrdiff_t i = 0; i < pixels; ++i) {
    std::copy_n(raster.pixels.begin() + i * channels, channels,
                turned.begin() + (pixels - 1 - i) * channels);
  }
  raster.pixels = std::move(turned);
}

// Reads the pages of a sample that have figures from their pictures, after `change`.
template <typename Change>
Score read_pictures(const std::string& name, Change change) {
  const std::string bytes = sample(name);
  const Result<PdfFile> file = PdfFile::open(bytes, "");
  REQUIRE(file);
  const std::unique_ptr<PictureReader> reader = make_page_reader();
  Score total;
  for (int number = 1; number <= file->pages(); ++number) {
    const PageLayout truth = lay_out(file->page(number));
    if (figures_of(truth).empty()) continue;
    Result<Raster> raster = file->render(number, 200);
    REQUIRE(raster);
    change(*raster);
    const Result<PictureLayout> read = reader->read(*raster, {number, false, false});
    REQUIRE(read);
    const Score score = compare(truth, read->layout);
    total.all += score.all;
    total.right += score.right;
    total.silent += score.silent;
    total.doubted += score.doubted;
  }
  return total;
}

// Black and white with nothing between, thin strokes lost in part, as a fax sends a page.
void fax(Raster& raster) {
  std::minstd_rand random(3);
  for (unsigned char& value : raster.pixels) {
    const bool is_lost = random() % 100 < 30;
    value = value < 110 && !(is_lost && value > 40) ? 0 : 255;
  }
}

TEST_CASE("a page read from its picture states what its text states") {
  const Score total = read_pictures("minghu-office-2023.pdf", [](Raster&) {});
  INFO(total.right << " of " << total.all << " right, silent " << total.silent);
  REQUIRE(total.all > 100);
  CHECK(total.silent == 0);
  CHECK(total.right >= 0.97 * total.all);
}

// The tables of a page: "18 x 10 4 x 15".
std::string shapes_of(const PageLayout& layout) {
  std::string text;
  for (const Block& block : layout.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    text += (text.empty() ? "" : " ") + std::to_string(table->rows) + " x " +
            std::to_string(table->columns);
  }
  return text;
}

// Rows as high as their text, labels of many lines, one stroke of a character above another.
TEST_CASE("a table without space around its text is read as well") {
  const std::string name = "fengdeng-audit-2022.pdf";
  const Score total = read_pictures(name, [](Raster&) {});
  INFO(total.right << " of " << total.all << " right, silent " << total.silent << ", doubted "
                   << total.doubted);
  REQUIRE(total.all > 150);
  CHECK(total.silent == 0);
  CHECK(total.right >= 0.99 * total.all);
  CHECK(total.doubted <= 0.02 * total.all);
  // No text around a table becomes a row of it, no stroke parts a column.
  const std::string bytes = sample(name);
  const Result<PdfFile> file = PdfFile::open(bytes, "");
  REQUIRE(file);
  for (int number = 1; number <= file->pages(); ++number) {
    const Result<Raster> raster = file->render(number, 200);
    REQUIRE(raster);
    const Result<PictureLayout> read = make_page_reader()->read(*raster, {number, false, false});
    REQUIRE(read);
    CHECK(shapes_of(read->layout) == shapes_of(lay_out(file->page(number))));
  }
}

TEST_CASE("white print on black is read as well") {
  const Score total = read_pictures("minghu-office-2023.pdf", [](Raster& raster) {
    for (unsigned char& value : raster.pixels) value = static_cast<unsigned char>(255 - value);
  });
  INFO(total.right << " of " << total.all << " right, silent " << total.silent);
  CHECK(total.silent == 0);
  CHECK(total.right >= 0.97 * total.all);
}

TEST_CASE("of a page that a fax broke most is read, and nothing wrong in silence") {
  const Score total = read_pictures("minghu-office-2023.pdf", fax);
  INFO(total.right << " of " << total.all << " right, silent " << total.silent);
  CHECK(total.silent == 0);
  CHECK(total.right >= 0.95 * total.all);
}

// A mean over so many pixels, twice: digits run together.
void blur(Raster& raster) {
  constexpr std::size_t reach = 2;
  const auto channels = static_cast<std::size_t>(raster.channels);
  const auto smooth = [&](std::size_t step) {
    const std::vector<unsigned char> from = raster.pixels;
    for (std::size_t i = reach * step; i < from.size() - reach * step; ++i) {
      unsigned sum = 0;
      for (std::size_t k = 0; k <= 2 * reach; ++k) sum += from[i + k * step - reach * step];
      raster.pixels[i] = static_cast<unsigned char>(sum / (2 * reach + 1));
    }
  };
  for (const std::size_t step : {channels, channels * static_cast<std::size_t>(raster.width)})
    smooth(step);
}

// Grains of a copier's glass, some as large as points.
void soil(Raster& raster) {
  std::minstd_rand random(7);
  const auto below = [&random](int end) {
    return static_cast<int>(random() % static_cast<unsigned>(end));
  };
  for (int grain = 0; grain < raster.width * raster.height / 4000; ++grain) {
    const int size = 1 + below(4);
    const int x0 = below(raster.width - size);
    const int y0 = below(raster.height - size);
    for (int y = y0; y < y0 + size; ++y) {
      const std::ptrdiff_t begin = (std::ptrdiff_t{y} * raster.width + x0) * raster.channels;
      std::fill_n(raster.pixels.begin() + begin, std::ptrdiff_t{size} * raster.channels,
                  static_cast<unsigned char>(30));
    }
  }
}

TEST_CASE("few figures of a blurred or a dirty page are left to a person") {
  struct Case {
    const char* name;
    void (*spoil)(Raster&);
    double doubted;
  };
  for (const Case& given : {Case{"blurred", blur, 0.12}, Case{"dirty", soil, 0.12}}) {
    const Score total = read_pictures("minghu-office-2023.pdf", given.spoil);
    INFO(given.name << ": " << total.right << " of " << total.all << " right, silent "
                    << total.silent << ", in doubt " << total.doubted);
    CHECK(total.silent == 0);
    CHECK(total.right >= 0.97 * total.all);
    CHECK(total.doubted <= given.doubted * total.all);
  }
}

// A seal that a copier turned gray, ring, core and strokes of characters, over the middle of a
// page.
void stamp(Raster& raster) {
  const int unit = raster.width / 100;
  for (int y = -13 * unit; y <= 13 * unit; ++y) {
    for (int x = -13 * unit; x <= 13 * unit; ++x) {
      const double radius = std::hypot(x, y);
      const bool is_ring = radius > 12.4 * unit && radius < 13 * unit;
      const bool is_core = radius < 2.5 * unit;
      const bool is_character = radius > 7 * unit && radius < 11 * unit &&
                                (x % (2 * unit) < unit / 4 || y % (3 * unit) < unit / 4);
      if (!is_ring && !is_core && !is_character) continue;
      const std::ptrdiff_t at =
          (std::ptrdiff_t{raster.height / 2 + y} * raster.width + raster.width / 2 + x) *
          raster.channels;
      for (int channel = 0; channel < raster.channels; ++channel) {
        unsigned char& value = raster.pixels[static_cast<std::size_t>(at + channel)];
        value = static_cast<unsigned char>(value * 100 / 255);
      }
    }
  }
}

TEST_CASE("figures under a seal in gray are read, or left to a person") {
  const Score total = read_pictures("minghu-office-2023.pdf", stamp);
  INFO(total.right << " of " << total.all << " right, silent " << total.silent << ", in doubt "
                   << total.doubted);
  CHECK(total.silent == 0);
  CHECK(total.right >= 0.97 * total.all);
  CHECK(total.doubted <= 0.12 * total.all);
}

TEST_CASE("the title of a page with black edges is read") {
  const std::string bytes = sample("minghu-office-2023.pdf");
  const Result<PdfFile> file = PdfFile::open(bytes, "");
  REQUIRE(file);
  Result<Raster> raster = file->render(1, 150);
  REQUIRE(raster);
  for (std::size_t i = 0; i < raster->pixels.size(); ++i) {
    const int x = static_cast<int>(i) / raster->channels % raster->width;
    if (x < raster->width / 30 || x > raster->width - raster->width / 25) raster->pixels[i] = 12;
  }
  const Result<PictureLayout> read = make_page_reader()->read(*raster, {1, true, false});
  REQUIRE(read);
  std::string text;
  for (const Block& block : read->layout.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph != nullptr) text += paragraph->text;
  }
  CHECK(text.find("年度报告") != std::string::npos);
}

TEST_CASE("a page that lies upside down is turned, and its boxes are true") {
  const std::string bytes = sample("minghu-office-2023.pdf");
  const Result<PdfFile> file = PdfFile::open(bytes, "");
  REQUIRE(file);
  int number = 1;
  while (number < file->pages() && figures_of(lay_out(file->page(number))).size() < 40) ++number;
  const PageLayout truth = lay_out(file->page(number));
  Result<Raster> raster = file->render(number, 150);
  REQUIRE(raster);
  turn_upside_down(*raster);
  const Result<PictureLayout> read = make_page_reader()->read(*raster, {number, false, false});
  REQUIRE(read);
  int right = 0;
  const PageTransform& to_page = read->layout.to_page;
  for (const Cell* cell : figures_of(read->layout)) {
    const Box box = to_page.apply(cell->box);
    const Cell* printed =
        cell_at(truth, truth.width - box.centre_x(), truth.height - box.centre_y());
    right += printed != nullptr && printed->text == cell->text ? 1 : 0;
  }
  CHECK(right >= 0.9 * static_cast<double>(figures_of(truth).size()));
}

// A page of the sample with many figures, and its picture.
struct DrawnSample {
  PageLayout printed;
  Raster raster;
  int number = 1;
};

DrawnSample page_of_figures() {
  const std::string bytes = sample("minghu-office-2023.pdf");
  const Result<PdfFile> file = PdfFile::open(bytes, "");
  REQUIRE(file);
  DrawnSample page;
  while (page.number < file->pages() && figures_of(lay_out(file->page(page.number))).size() < 40)
    ++page.number;
  page.printed = lay_out(file->page(page.number));
  Result<Raster> raster = file->render(page.number, 150);
  REQUIRE(raster);
  page.raster = std::move(*raster);
  return page;
}

// `box` in points.
void fill(Raster& raster, const Box& box, std::uint8_t value) {
  const double pixels = raster.dpi / 72;
  const auto at = [&](double x) {
    return static_cast<std::ptrdiff_t>(x * pixels) * raster.channels;
  };
  for (int y = static_cast<int>(box.y0 * pixels); y < box.y1 * pixels; ++y) {
    const auto row = raster.pixels.begin() + std::ptrdiff_t{y} * raster.width * raster.channels;
    std::fill(row + at(box.x0), row + at(box.x1), value);
  }
}

TEST_CASE("that a scanned table has no figure at all is in doubt") {
  DrawnSample page = page_of_figures();
  for (const Cell* cell : figures_of(page.printed)) fill(page.raster, cell->text_box, 255);
  const Result<PictureLayout> read =
      make_page_reader()->read(page.raster, {page.number, false, false});
  REQUIRE(read);
  std::size_t blank = 0;
  for (const Block& block : read->layout.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (const Cell& cell : table->cells) {
      if (!cell.text.empty()) continue;
      ++blank;
      CHECK(cell.doubtful);
    }
  }
  CHECK(blank >= 40);
}

// What stands in `from` to the middle of `to`.
void copy(Raster& raster, const Box& from, const Box& to) {
  const double pixels = raster.dpi / 72;
  const auto width = static_cast<int>(from.width() * pixels);
  const auto height = static_cast<int>(from.height() * pixels);
  const auto at = [&](double x, double y, int row) {
    return raster.pixels.begin() +
           (std::ptrdiff_t{static_cast<int>(y * pixels) + row} * raster.width +
            static_cast<int>(x * pixels)) *
               raster.channels;
  };
  for (int row = 0; row < height; ++row) {
    std::copy_n(at(from.x0, from.y0, row), std::ptrdiff_t{width} * raster.channels,
                at(to.centre_x() - from.width() / 2, to.centre_y() - from.height() / 2, row));
  }
}

TEST_CASE("words that stand among figures are no figures") {
  DrawnSample page = page_of_figures();
  const std::vector<const Cell*> cells = figures_of(page.printed);
  const Cell* name = nullptr;
  for (const Block& block : page.printed.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (const Cell& cell : table->cells) {
      if (cell.text == "自然人") name = &cell;
    }
  }
  REQUIRE(name != nullptr);
  REQUIRE(cells.size() > 50);
  for (const std::size_t i : {10, 25, 40}) {
    fill(page.raster, cells[i]->text_box, 255);
    copy(page.raster, name->text_box, cells[i]->text_box);
  }
  const Result<PictureLayout> read =
      make_page_reader()->read(page.raster, {page.number, false, false});
  REQUIRE(read);
  for (const std::size_t i : {10, 25, 40}) {
    const Box& box = cells[i]->text_box;
    const Cell* found = cell_at(read->layout, box.centre_x(), box.centre_y());
    REQUIRE(found != nullptr);
    CHECK(found->text == name->text);
  }
}

TEST_CASE("a dash is doubted where it is the only one") {
  const std::size_t dashes = GENERATE(1, 6);
  DrawnSample page = page_of_figures();
  std::vector<const Cell*> cells = figures_of(page.printed);
  cells.resize(dashes);
  for (const Cell* cell : cells) {
    const Box box = cell->text_box;
    fill(page.raster, box, 255);
    const double x = box.centre_x();
    const double y = box.centre_y();
    fill(page.raster, {x - 3, y - 0.5, x + 3, y + 0.5}, 0);
  }
  const Result<PictureLayout> read =
      make_page_reader()->read(page.raster, {page.number, false, false});
  REQUIRE(read);
  for (const Cell* cell : cells) {
    const Cell* found = cell_at(read->layout, cell->text_box.centre_x(), cell->text_box.centre_y());
    REQUIRE(found != nullptr);
    CHECK(found->text == "—");
    CHECK(found->doubtful == (dashes == 1));
  }
}

// Paragraphs of a page, those as wide as running text apart.
std::pair<int, int> count_lines(const PageLayout& layout) {
  constexpr double full = 0.65;
  int wide = 0;
  int all = 0;
  for (const Block& block : layout.blocks) {
    const auto* line = std::get_if<Paragraph>(&block);
    if (line == nullptr) continue;
    ++all;
    wide += line->box.width() > full * layout.width ? 1 : 0;
  }
  return {wide, all};
}

TEST_CASE("of the running text around a title four lines are read, in one thread") {
  const std::string bytes = sample("minghu-office-2023.pdf");
  const Result<PdfFile> file = PdfFile::open(bytes, "");
  REQUIRE(file);
  const Result<Raster> raster = file->render(1, 200);
  REQUIRE(raster);
  const std::unique_ptr<PictureReader> reader = make_page_reader();
  const Result<PictureLayout> titles = reader->read(*raster, {1, true, false});
  REQUIRE(titles);
  const auto [wide, all] = count_lines(titles->layout);
  CHECK(wide == 4);
  CHECK(all > 4);
  const auto* first = std::get_if<Paragraph>(&titles->layout.blocks.front());
  REQUIRE(first != nullptr);
  CHECK(first->text.find("2023") != std::string::npos);
  const Result<PictureLayout> prose = reader->read(*raster, {1, true, true});
  REQUIRE(prose);
  CHECK(count_lines(prose->layout).first > 6);
  std::ifstream status("/proc/self/status");
  const std::string text{std::istreambuf_iterator<char>(status), {}};
  CHECK(text.find("Threads:\t1\n") != std::string::npos);
}

TEST_CASE("pictures without a table give none") {
  const std::unique_ptr<PictureReader> reader = make_page_reader();
  std::minstd_rand random(7);
  const auto read = [&](int width, int height, auto&& value) {
    Raster raster;
    raster.width = width;
    raster.height = height;
    raster.channels = 1;
    raster.dpi = 150;
    for (int i = 0; i < width * height; ++i) raster.pixels.push_back(value());
    const Result<PictureLayout> layout = reader->read(raster, {1, false, false});
    REQUIRE(layout);
    return layout->layout.blocks.size();
  };
  CHECK(read(1, 1, [] { return static_cast<unsigned char>(0); }) == 0);
  CHECK(read(1200, 1700, [] { return static_cast<unsigned char>(255); }) == 0);
  CHECK(read(1200, 1700, [] { return static_cast<unsigned char>(0); }) == 0);
  CHECK(read(1200, 1700, [&] { return static_cast<unsigned char>(random() % 256); }) == 0);
  CHECK(read(30, 9000, [&] { return static_cast<unsigned char>(random() % 256); }) == 0);
}

TEST_CASE("a file that is no picture is refused by name") {
  const std::unique_ptr<PictureReader> reader = make_page_reader();
  for (const std::string_view bytes :
       {std::string_view("\x89PNG\r\n\x1a\n"), std::string_view("II*\0\1\2\3\4", 8),
        std::string_view("\xff\xd8\xff\xe0 no more")}) {
    const Input input{"scan.png", bytes};
    const Result<Raster> raster = reader->decode(input, 0);
    REQUIRE_FALSE(raster);
    CHECK(raster.error().message.en.find("scan.png") != std::string::npos);
  }
}

}  // namespace
}  // namespace gouji::ocr
