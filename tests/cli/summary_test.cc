#include "cli/summary.h"

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("a summary says how many there are of each, and only of those that there are") {
  Tally tally;
  tally.inputs = 12;
  tally.with_status[static_cast<int>(Status::ok)] = 10;
  tally.with_status[static_cast<int>(Status::failed)] = 2;
  tally.counts.cells = 2000;
  tally.counts.review = 3;
  tally.counts.errors = 1;
  CHECK(summary_text(tally, "out", Language::en) ==
        "Inputs: 12\n"
        "  10  complete\n"
        "   2  failed; reports.csv says why\n"
        "Fields found: 2000\n"
        "  3  need review (cells.csv, review)\n"
        "  1  do not tie out (findings.csv, error)\n"
        "Dataset in out: reports.csv cells.csv records.csv findings.csv unmapped.csv "
        "gouji.sqlite\n");
  CHECK(summary_text(tally, "o\x1B", Language::zh).find("数据在 o␛：") != std::string::npos);
}
