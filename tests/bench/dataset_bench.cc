// The store and the exports: what a document costs beyond its reading.
#include <benchmark/benchmark.h>
#include <stdlib.h>

#include <filesystem>
#include <string>

#include "dataset/export.h"
#include "dataset/store.h"
#include "tests/dataset/sample_report.h"
#include "tests/scratch_folder.h"

namespace {

using namespace gouji;

std::string name(std::int64_t number) { return "reports/" + std::to_string(number) + ".pdf"; }

void put_report(benchmark::State& state) {
  const ScratchFolder folder;
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  if (!store.begin_run({"bench"}, built_in_forms())) std::abort();
  Report report = sample_report("");
  std::int64_t number = 0;
  for (auto _ : state) {
    report.source = name(number++);
    if (!store.put(report)) std::abort();
  }
  state.SetItemsProcessed(number);
}
BENCHMARK(put_report)->Unit(benchmark::kMicrosecond);

void export_reports(benchmark::State& state) {
  const ScratchFolder folder;
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  if (!store.begin_run({"bench"}, built_in_forms())) std::abort();
  Report report = sample_report("");
  for (std::int64_t number = 0; number < state.range(0); ++number) {
    report.source = name(number);
    if (!store.put(report)) std::abort();
  }
  if (!store.finish_run()) std::abort();
  for (auto _ : state) {
    if (!export_csv(store, folder.path(), Language::en)) std::abort();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(export_reports)->Arg(1)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
