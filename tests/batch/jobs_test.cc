// The program with one worker and with several.
#include <catch2/catch.hpp>
#include <string>

#include "tests/batch/program_run.h"

using namespace gouji;

TEST_CASE("the dataset is the same for any number of workers") {
  const ScratchFolder folder;
  const std::string samples = std::string(GOUJI_SOURCE_DIR) + "/samples";
  const ProgramEnd one =
      run_program({"extract", samples, "--out", folder.path("1"), "--jobs", "1"});
  const std::string expected = dataset_of(folder.path("1"));
  REQUIRE((one.status == 1 || one.status == 3));
  REQUIRE(expected.size() > 100'000);
  for (const char* jobs : {"2", "7"}) {
    const ProgramEnd more =
        run_program({"extract", samples, "--out", folder.path(jobs), "--jobs", jobs});
    CHECK(more.status == one.status);
    CHECK(dataset_of(folder.path(jobs)) == expected);
  }
}
