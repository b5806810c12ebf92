// The store and the exports: what a document costs beyond its reading.
#include <benchmark/benchmark.h>
#include <stdlib.h>
#include <sys/resource.h>

#include <filesystem>
#include <string>

#include "dataset/audit.h"
#include "dataset/export.h"
#include "dataset/overview.h"
#include "dataset/store.h"
#include "tests/dataset/made_series.h"
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

// Four years of each body. The peak is that of the whole process.
void audit_reports(benchmark::State& state) {
  const ScratchFolder folder;
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  if (!store.begin_run({"bench"}, built_in_forms())) std::abort();
  for (int number = 0; number < state.range(0); ++number) {
    if (!store.put(made_report(number / 4, 2021 + number % 4))) std::abort();
  }
  if (!store.finish_run()) std::abort();
  for (auto _ : state) {
    const Result<Audit> audit = run_audit(store, {}, built_in_forms());
    if (!audit || !audit->findings.empty()) std::abort();
    if (!load_overview(store, *audit, Language::en)) std::abort();
  }
  rusage used = {};
  ::getrusage(RUSAGE_SELF, &used);
  state.counters["peak MB"] = static_cast<double>(used.ru_maxrss) / 1024;
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(audit_reports)->Arg(100)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace
