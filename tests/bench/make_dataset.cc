// make_dataset FOLDER REPORTS: a store of made reports, ten years a body, to measure exports and
// audits on.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "dataset/store.h"
#include "tests/dataset/made_series.h"

namespace {

using namespace gouji;

constexpr int kYears = 10;

// A figure in doubt in every third report, as reading leaves some.
Report report_of(int number) {
  Report report = made_report(number / kYears, 2014 + number % kYears);
  if (number % 3 == 0) field_of(report, "requests.granted.total").review = true;
  return report;
}

Result<void> make(const std::string& folder, int reports) {
  Result<Store> store = Store::open(folder + "/gouji.sqlite");
  if (!store) return tl::unexpected(store.error());
  if (Result<void> begun = store->begin_run({"make_dataset"}, built_in_forms()); !begun) {
    return begun;
  }
  for (int number = 0; number < reports; ++number) {
    if (Result<void> put = store->put(report_of(number)); !put) return put;
  }
  return store->finish_run();
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fputs("usage: make_dataset FOLDER REPORTS\n", stderr);
    return 2;
  }
  std::filesystem::create_directories(words[1]);
  const Result<void> made = make(words[1], std::atoi(words[2]));
  if (!made) std::fprintf(stderr, "make_dataset: %s\n", made.error().message.en.c_str());
  return made ? 0 : 3;
}
