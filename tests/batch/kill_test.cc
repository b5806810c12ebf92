// kill -9 at random moments, many times, then a run to the end: the dataset is that of one
// undisturbed run. GOUJI_KILLS is how many (100 by default; thousands in the long test).
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/batch/program_run.h"

using namespace gouji;

namespace {

int kills() {
  const char* wanted = std::getenv("GOUJI_KILLS");
  return wanted == nullptr ? 100 : std::atoi(wanted);
}

}  // namespace

TEST_CASE("a run that is killed at any moment loses nothing and leaves nothing wrong") {
  const ScratchFolder folder;
  // Reports, pages that are none, and a file that fails, under enough names for a run of a while.
  const std::string samples = std::string(GOUJI_SOURCE_DIR) + "/samples";
  for (const char* name : {"taoxi-water-2022.txt", "taoxi-water-2022.html",
                           "nantang-statistics-2023.txt", "beidu-education-2020.pdf"}) {
    std::filesystem::create_directories(folder.path("in"));
    std::filesystem::copy(samples + "/" + name, folder.path("in"));
  }
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    folder.write("in/page" + number + ".html", "<html><p>page " + number + "</p></html>");
    folder.write("in/junk" + number + ".bin", std::string(3, '\x01') + number);
  }
  const std::vector<std::string> clean = {
      "extract", folder.path("in"), "--out", folder.path("clean"), "--jobs", "2", "--quiet"};
  const auto begun = std::chrono::steady_clock::now();
  run_program(clean);
  const std::chrono::duration<double> duration = std::chrono::steady_clock::now() - begun;
  const std::string expected = dataset_of(folder.path("clean"));
  REQUIRE(expected.size() > 50'000);

  std::vector<std::string> again = clean;
  again[3] = folder.path("out");
  std::mt19937 random(20260131);
  std::uniform_real_distribution<double> moment(0, 1.1 * duration.count());
  int killed = 0;
  int completed = 0;
  while (killed < kills()) {
    const int child = start_program(again);
    ::usleep(static_cast<useconds_t>(1e6 * moment(random)));
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    if (WIFSIGNALED(status)) {
      ++killed;
    } else {
      // It was done before: what it has made is right, and the next one begins anew.
      ++completed;
      REQUIRE(WEXITSTATUS(status) == 3);
      REQUIRE(dataset_of(folder.path("out")) == expected);
      std::filesystem::remove_all(folder.path("out"));
    }
  }
  CAPTURE(killed, completed);
  CHECK(run_program(again).status == 3);
  CHECK(dataset_of(folder.path("out")) == expected);
  CHECK_FALSE(std::filesystem::exists(folder.path("out/gouji.lock")));
  for (const auto& entry : std::filesystem::directory_iterator(folder.path("out"))) {
    CHECK(entry.path().extension() != ".part");
  }
}
