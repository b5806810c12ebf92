#include "dataset/output_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "tests/scratch_folder.h"

using namespace gouji;
namespace fs = std::filesystem;

TEST_CASE("a file takes its name only when it is whole") {
  const ScratchFolder folder;
  folder.write("a.csv", "before");
  {
    OutputFile file = OutputFile::create(folder.path("a.csv")).value();
    file.write("after");
    CHECK(folder.read("a.csv") == "before");
    REQUIRE(file.finish());
    CHECK(folder.read("a.csv") == "before");
    CHECK(folder.read("a.csv.part") == "after");
    REQUIRE(file.commit());
  }
  CHECK(folder.read("a.csv") == "after");
  CHECK_FALSE(fs::exists(folder.path("a.csv.part")));
}

TEST_CASE("a file that is given up leaves nothing") {
  const ScratchFolder folder;
  {
    OutputFile file = OutputFile::create(folder.path("a.csv")).value();
    file.write("half");
    const OutputFile moved = std::move(file);
  }
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("what a killed run has left is written over") {
  const ScratchFolder folder;
  folder.write("a.csv.part", "much longer than what comes now");
  OutputFile file = OutputFile::create(folder.path("a.csv")).value();
  file.write("short");
  REQUIRE(file.commit());
  CHECK(folder.read("a.csv") == "short");
}

TEST_CASE("a full disk is told with the path and the remedy, and leaves the old file") {
  const ScratchFolder folder;
  folder.write("a.csv", "before");
  fs::create_symlink("/dev/full", folder.path("a.csv.part"));
  OutputFile file = OutputFile::create(folder.path("a.csv")).value();
  for (int i = 0; i < 100000; ++i) file.write("more than the buffer holds, ");
  const Result<void> result = file.commit();
  REQUIRE_FALSE(result);
  CHECK(result.error().message.en == "cannot write " + folder.path("a.csv") +
                                         ": the disk is full; free some space and run again");
  CHECK(result.error().message.zh ==
        "无法写入 " + folder.path("a.csv") + "：磁盘已满；请腾出空间后重新运行");
  CHECK(folder.read("a.csv") == "before");
}

TEST_CASE("a folder that is not there is told") {
  const ScratchFolder folder;
  const Result<OutputFile> file = OutputFile::create(folder.path("none/a.csv"));
  REQUIRE_FALSE(file);
  CHECK(file.error().message.en.find("none/a.csv.part: no such file or folder") !=
        std::string::npos);
}

TEST_CASE("a write of many buffers arrives whole") {
  const ScratchFolder folder;
  OutputFile file = OutputFile::create(folder.path("a.csv")).value();
  std::string expected;
  for (int i = 0; i < 50000; ++i) {
    const std::string line = std::to_string(i) + "\r\n";
    expected += line;
    file.write(line);
  }
  REQUIRE(file.commit());
  CHECK(folder.read("a.csv") == expected);
}
