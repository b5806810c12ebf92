// The program with one worker and with several.
#include <catch2/catch.hpp>
#include <string>

#include "tests/batch/program_run.h"

using namespace gouji;

TEST_CASE("the dataset is the same for any number of workers") {
  const ScratchFolder folder;
  const std::string samples = std::string(GOUJI_SOURCE_DIR) + "/samples";
  // An instrumented build reads the scan among them in minutes, seven workers on two cores.
  const auto extract = [&](const std::string& jobs) {
    return run_program(
        {"extract", samples, "--out", folder.path(jobs), "--jobs", jobs, "--timeout", "600"});
  };
  const ProgramEnd one = extract("1");
  const std::string expected = dataset_of(folder.path("1"));
  REQUIRE((one.status == 1 || one.status == 3));
  REQUIRE(expected.size() > 100'000);
  for (const char* jobs : {"2", "7"}) {
    const ProgramEnd more = extract(jobs);
    CHECK(more.status == one.status);
    CHECK(dataset_of(folder.path(jobs)) == expected);
  }
}
