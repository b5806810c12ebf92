// A PDF report by stage: Poppler's pass, the layout of pages, stitching, and all of it with mapping
// and checks.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extract/page_layout.h"
#include "extract/pdf_file.h"
#include "extract/stitch.h"
#include "schema/form.h"
#include "schema/report.h"

namespace gouji {
namespace {

constexpr const char* sample_name = "minghu-office-2024.pdf";

std::string sample() {
  std::ifstream stream(std::string(GOUJI_SOURCE_DIR "/samples/") + sample_name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<Page> pages_of(const std::string& bytes) {
  std::vector<Page> pages;
  Result<PdfFile> file = PdfFile::open(bytes, {});
  if (!file) return pages;
  for (int number = 1; number <= file->pages(); ++number) pages.push_back(file->page(number));
  return pages;
}

std::vector<PageLayout> layouts_of(const std::vector<Page>& pages) {
  std::vector<PageLayout> layouts;
  layouts.reserve(pages.size());
  for (const Page& page : pages) layouts.push_back(lay_out(page));
  return layouts;
}

void count_pages(benchmark::State& state, std::size_t pages) {
  state.counters["pages"] =
      benchmark::Counter(static_cast<double>(pages) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
}

void glyphs_and_rulings(benchmark::State& state) {
  const std::string bytes = sample();
  std::size_t pages = 0;
  for (auto _ : state) pages = pages_of(bytes).size();
  count_pages(state, pages);
}

void page_layout(benchmark::State& state) {
  const std::vector<Page> pages = pages_of(sample());
  for (auto _ : state) benchmark::DoNotOptimize(layouts_of(pages));
  count_pages(state, pages.size());
}

void stitching(benchmark::State& state) {
  const std::vector<PageLayout> layouts = layouts_of(pages_of(sample()));
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<PageLayout> copy = layouts;
    state.ResumeTiming();
    benchmark::DoNotOptimize(stitch_pages(std::move(copy)));
  }
  count_pages(state, layouts.size());
}

void whole_report(benchmark::State& state) {
  const std::string bytes = sample();
  const std::size_t pages = pages_of(bytes).size();
  for (auto _ : state) {
    benchmark::DoNotOptimize(make_report({sample_name, bytes}, {}, built_in_forms()));
  }
  count_pages(state, pages);
}

BENCHMARK(glyphs_and_rulings)->Unit(benchmark::kMillisecond);
BENCHMARK(page_layout)->Unit(benchmark::kMillisecond);
BENCHMARK(stitching)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_report)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gouji
