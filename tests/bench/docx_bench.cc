// A DOCX report, from bytes to Document.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

#include "extract/docx_package.h"
#include "extract/reader.h"

namespace gouji {
namespace {

std::string sample(const char* name) {
  std::ifstream stream(std::string(GOUJI_SOURCE_DIR "/samples/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void read(benchmark::State& state) {
  const std::string package = sample("taoxi-water-2022.docx");
  for (auto _ : state) benchmark::DoNotOptimize(read_document({"a.docx", package}, {}));
}

void unpack(benchmark::State& state) {
  const std::string package = sample("taoxi-water-2022.docx");
  for (auto _ : state) benchmark::DoNotOptimize(open_docx(package));
}

BENCHMARK(read)->Name("docx")->Unit(benchmark::kMillisecond);
BENCHMARK(unpack)->Name("docx_unpack_alone")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gouji
