// A scan by stage, each on one page in one thread: making it straight, its rules and cells, the
// figures, the labels, and all of it; and a page of text alone. The pages are those of a sample
// report, drawn at 200 dpi and made gray.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "extract/ocr/cell_ink.h"
#include "extract/ocr/figure_ink.h"
#include "extract/ocr/figures.h"
#include "extract/ocr/label_lines.h"
#include "extract/ocr/page_grids.h"
#include "extract/ocr/page_reader.h"
#include "extract/ocr/reading_page.h"
#include "extract/pdf_file.h"

namespace gouji::ocr {
namespace {

constexpr double dpi = 200;
constexpr int level = 150;  // darker is ink

Raster raster_of(Gray gray) { return {gray.width, gray.height, 1, dpi, std::move(gray.pixels)}; }

Raster sample_page(int number) {
  std::ifstream stream(GOUJI_SOURCE_DIR "/samples/minghu-office-2023.pdf", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  const Result<PdfFile> file = PdfFile::open(bytes, {});
  return raster_of(ink_channel(*file->render(number, dpi)));
}

const Raster& page_with_table() {
  static const Raster raster = sample_page(2);  // requests
  return raster;
}

const Raster& page_of_text() {
  static const Raster raster = sample_page(3);
  return raster;
}

ReadingPage ready_page() {
  return make_reading_page(page_with_table(), make_base(ink_channel(page_with_table()), dpi), 0);
}

// The cells of the page that hold figures, or those that do not.
std::vector<CellInk> inks_of(const ReadingPage& page, bool figures) {
  std::vector<CellInk> inks;
  for (const Grid& grid : page.grids) {
    for (const GridCell& cell : grid.cells) {
      CellInk ink = find_cell_ink(page.work.picture, cell.box, level, kWorkDpi);
      if (!ink.is_blank() && may_be_figures(ink, kWorkDpi) == figures)
        inks.push_back(std::move(ink));
    }
  }
  return inks;
}

// Opened once: the language data takes as long to load as a few pages to read.
Recognizer& recognizer() {
  static Result<Recognizer> opened = Recognizer::open();
  return *opened;
}

void open_recognizer(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Recognizer::open());
}

void prepare(benchmark::State& state) {
  const Raster& raster = page_with_table();
  for (auto _ : state) {
    const BasePicture base = make_base(ink_channel(raster), raster.dpi);
    benchmark::DoNotOptimize(straighten(base, find_skew(base)));
  }
}

void grids(benchmark::State& state) {
  const ReadingPage page = ready_page();
  for (auto _ : state) benchmark::DoNotOptimize(find_grids(page.work.picture, kWorkDpi));
}

void figures(benchmark::State& state) {
  const ReadingPage page = ready_page();
  const std::vector<CellInk> inks = inks_of(page, true);
  std::vector<const CellInk*> cells;
  cells.reserve(inks.size());
  for (const CellInk& ink : inks) cells.push_back(&ink);
  for (auto _ : state) {
    DigitShapes shapes;
    benchmark::DoNotOptimize(read_figures(page, cells, recognizer(), shapes));
  }
  state.counters["cells"] = static_cast<double>(cells.size());
}

void labels(benchmark::State& state) {
  const ReadingPage page = ready_page();
  const std::vector<CellInk> inks = inks_of(page, false);
  for (auto _ : state) {
    for (const CellInk& ink : inks)
      benchmark::DoNotOptimize(read_cell_text(page, ink, recognizer()));
  }
  state.counters["cells"] = static_cast<double>(inks.size());
}

// In a reader that has read a page before.
void read_page(benchmark::State& state, const Raster& raster, bool titles) {
  const std::unique_ptr<PictureReader> reader = make_page_reader();
  const PictureOptions options{1, titles, false};
  benchmark::DoNotOptimize(reader->read(raster, options));
  for (auto _ : state) benchmark::DoNotOptimize(reader->read(raster, options));
}

void whole_page(benchmark::State& state) { read_page(state, page_with_table(), false); }
void page_without_grid(benchmark::State& state) { read_page(state, page_of_text(), false); }
void first_page_without_grid(benchmark::State& state) { read_page(state, page_of_text(), true); }

BENCHMARK(open_recognizer)->Unit(benchmark::kMillisecond);
BENCHMARK(prepare)->Unit(benchmark::kMillisecond);
BENCHMARK(grids)->Unit(benchmark::kMillisecond);
BENCHMARK(figures)->Unit(benchmark::kMillisecond);
BENCHMARK(labels)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_page)->Unit(benchmark::kMillisecond);
BENCHMARK(page_without_grid)->Unit(benchmark::kMillisecond);
BENCHMARK(first_page_without_grid)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gouji::ocr
