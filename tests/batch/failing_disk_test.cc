// Runs on a disk that is full, a folder that cannot be written, a store that was damaged: a clear
// error or recovery, and the right dataset once there is room again.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "tests/batch/program_run.h"

using namespace gouji;

namespace {

const std::string samples = std::string(GOUJI_SOURCE_DIR) + "/samples/";

// Two small reports, enough for a store of half a megabyte.
const std::string inputs = samples + "taoxi-water-2022.txt " + samples + "taoxi-water-2022.html";

const std::string& expected_dataset() {
  static const std::string dataset = [] {
    const ScratchFolder folder;
    run_script("$gouji extract " + inputs + " --out " + folder.path("out") + " --quiet");
    return dataset_of(folder.path("out"));
  }();
  return dataset;
}

std::string extract(const ScratchFolder& folder) {
  return "$gouji extract " + inputs + " --out " + folder.path("out") + " --quiet";
}

// Whether mounts can be made that only the script sees.
bool can_mount() { return run_script("unshare -m sh -c 'mount -t tmpfs none /mnt'").status == 0; }

}  // namespace

TEST_CASE("files that may not grow are an error with a remedy, and a later run completes them") {
  const ScratchFolder folder;
  REQUIRE(expected_dataset().size() > 50'000);
  // Units of 512 bytes: a store that cannot be begun, one that ends in the middle, a CSV that does.
  for (const int blocks : {8, 16, 100, 300}) {
    CAPTURE(blocks);
    const ProgramEnd end =
        run_script("ulimit -f " + std::to_string(blocks) + "; " + extract(folder));
    CAPTURE(end.err);
    CHECK((end.status == 2 || end.status == 3));
    CHECK(end.err.find("cannot write") != std::string::npos);
    CHECK(end.err.find("ulimit -f") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path("out/cells.csv")));
  }
  const ProgramEnd end = run_script(extract(folder));
  CHECK(end.err == "");
  CHECK(dataset_of(folder.path("out")) == expected_dataset());
}

TEST_CASE("a full disk is an error with a remedy, and a later run completes the dataset") {
  if (!can_mount()) {
    WARN("no mounts can be made here");
    return;
  }
  const ScratchFolder folder;
  std::filesystem::create_directories(folder.path("out"));
  std::filesystem::create_directories(folder.path("kept"));
  const std::string out = folder.path("out");
  const ProgramEnd end = run_script("run() { " + extract(folder) +
                                    "; echo \"status $?\"; }\n"
                                    "export gouji; unshare -m sh -c '"
                                    "run() { $gouji extract " +
                                    inputs + " --out " + out +
                                    " --quiet; echo \"status $?\"; }\n"
                                    "mount -t tmpfs -o size=40k none " +
                                    out +
                                    " && run\n"
                                    "for size in 200k 320k; do mount -o remount,size=$size none " +
                                    out +
                                    " && run; done\n"
                                    "ls " +
                                    out +
                                    "/cells.csv\n"
                                    "mount -o remount,size=64m none " +
                                    out +
                                    " && run\n"
                                    "cp " +
                                    out + "/*.csv " + folder.path("kept") + "'");
  CAPTURE(end.out, end.err);
  CHECK(end.err.find("the disk is full; free some space and run again") != std::string::npos);
  CHECK(end.err.find("No such file") != std::string::npos);
  CHECK(end.out.substr(end.out.rfind("status")) == "status 0\n");
  CHECK(dataset_of(folder.path("kept")) == expected_dataset());
}

TEST_CASE("a folder that cannot be written is refused before anything is read") {
  if (!can_mount()) {
    WARN("no mounts can be made here");
    return;
  }
  const ScratchFolder folder;
  REQUIRE(run_script(extract(folder)).err == "");
  const std::string out = folder.path("out");
  const ProgramEnd end =
      run_script("export gouji; unshare -m sh -c 'mount --bind " + out + " " + out +
                 " && mount -o remount,bind,ro " + out + " && " + extract(folder) + "'");
  CHECK(end.status == 2);
  CHECK(end.err.find("cannot write " + out) != std::string::npos);
  CHECK(end.err.find("read-only") != std::string::npos);
  CHECK(dataset_of(out) == expected_dataset());
}

TEST_CASE("a store that was cut is refused, or recovers to the same dataset") {
  const ScratchFolder whole;
  // A run that is killed leaves its log beside the store: both may be cut.
  run_script(extract(whole) + "; rm " + whole.path("out") + "/*.csv; $gouji extract " + inputs +
             " " + samples + "beidu-education-2020.pdf --out " + whole.path("out") +
             " --quiet & sleep 0.2; kill -9 $!; wait; rm -f " + whole.path("out") + "/*.csv");
  for (const char* name : {"gouji.sqlite", "gouji.sqlite-wal"}) {
    const std::string bytes = whole.read(std::string("out/") + name);
    for (const std::size_t part : {0U, 1U, 3U, 5U, 7U}) {
      CAPTURE(name, part);
      const ScratchFolder folder;
      std::filesystem::copy(whole.path("out"), folder.path("out"));
      folder.write(std::string("out/") + name, bytes.substr(0, bytes.size() * part / 8));
      const ProgramEnd end = run_script(extract(folder));
      CAPTURE(end.err);
      if (end.err.empty()) {
        CHECK(dataset_of(folder.path("out")) == expected_dataset());
      } else {
        CHECK(end.err.find("damaged or no database; move it away") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(folder.path("out/cells.csv")));
      }
    }
  }
}
