// Web pages of reports, from bytes to Document, and the parser alone.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

#include "extract/html_source.h"
#include "extract/html_tree.h"
#include "extract/reader.h"

namespace gouji {
namespace {

std::string sample(const char* name) {
  std::ifstream stream(std::string(GOUJI_SOURCE_DIR "/samples/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void read(benchmark::State& state, const char* name) {
  const std::string page = sample(name);
  for (auto _ : state) benchmark::DoNotOptimize(read_document({name, page}, {}));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(page.size()));
}

void parse(benchmark::State& state, const char* name) {
  const std::string page = sample(name);
  for (auto _ : state) benchmark::DoNotOptimize(*parse_html(clean_html_source(page)));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(page.size()));
}

BENCHMARK_CAPTURE(read, html_utf8, "taoxi-water-2022.html")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read, html_2019, "songling-health-2019.html")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(parse, html_utf8, "taoxi-water-2022.html")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gouji
