// The whole program on samples: what it writes is what datapackage.json says, and the same however
// the work is divided.
#include <stdlib.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

#include "tests/dataset/package_check.h"
#include "tests/scratch_folder.h"

using gouji::PackageCheck;
using gouji::ScratchFolder;

namespace {

// The exit status of `gouji ARGUMENTS`, run in the folder.
int run(const ScratchFolder& folder, const std::string& arguments) {
  const std::string program = GOUJI_PROGRAM;
  const int status = std::system(
      ("cd '" + folder.path() + "' && '" + program + "' " + arguments + " --lang en >log 2>&1")
          .c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

constexpr const char* files[] = {"reports.csv",  "cells.csv",    "records.csv",     "findings.csv",
                                 "unmapped.csv", "codebook.csv", "datapackage.json"};

}  // namespace

TEST_CASE("a dataset is what its datapackage.json says, however the work was divided") {
  const ScratchFolder folder;
  const std::string samples = std::string(GOUJI_SOURCE_DIR) + "/samples/";
  std::string inputs;
  for (const char* name :
       {"taoxi-water-2022.txt", "taoxi-water-2022.html", "taoxi-water-2022.docx",
        "songling-health-2019.html", "nantang-statistics-2023.txt", "README.md", "nowhere.pdf"}) {
    inputs += " '" + samples + name + "'";
  }
  CHECK(run(folder, "extract" + inputs + " --out one --jobs 1 --quiet") == 3);
  CHECK(PackageCheck(folder.path("one")).run() == "");
  CHECK(folder.read("one/cells.csv").size() > 100000);
  // The part that is corrected stays so through shards and merging.
  folder.write("corrections.csv", "source,field,value,by\n" + samples +
                                      "taoxi-water-2022.txt,proactive.fees.amount,40.65,W\n");
  const std::string read = folder.read("one/cells.csv");
  inputs += " --corrections corrections.csv";
  CHECK(run(folder, "extract" + inputs + " --out one --jobs 1") == 3);
  CHECK(folder.read("log").find("cells corrected: 1; ") != std::string::npos);
  CHECK(folder.read("log").find("not read again") != std::string::npos);
  CHECK((folder.read("one/cells.csv") != read));
  CHECK(folder.read("one/cells.csv").find(",40.65,number,40.64,") != std::string::npos);
  CHECK(PackageCheck(folder.path("one")).run() == "");
  CHECK(run(folder, "extract" + inputs + " --out two --jobs 2 --quiet") == 3);
  for (const char* shard : {"1/2", "2/2"}) {
    const std::string out = std::string(" --out part") + shard[0];
    const int status = run(folder, "extract" + inputs + out + " --quiet --shard " + shard);
    CHECK((status == 0 || status == 1 || status == 3));
  }
  CHECK(run(folder, "merge whole part1 part2") == 0);
  for (const char* file : files) {
    INFO(file);
    const std::string expected = folder.read(std::string("one/") + file);
    CHECK((folder.read(std::string("two/") + file) == expected));
    CHECK((folder.read(std::string("whole/") + file) == expected));
  }
  // The next run in the merged folder does not take the corrections back, and a file that was put
  // there before stands in their place.
  const std::string kept = folder.read("whole/corrections.csv");
  CHECK(kept.find("taoxi-water-2022.txt,") != std::string::npos);
  CHECK(kept.find(",proactive.fees.amount,40.65,W,,\r\n") != std::string::npos);
  folder.write("again/corrections.csv", kept);
  CHECK(run(folder, "merge again part1 part2") == 0);
  CHECK((folder.read("again/cells.csv") == folder.read("whole/cells.csv")));
  folder.write("other/corrections.csv", "source,field,value,by\n");
  CHECK(run(folder, "merge other part1 part2") == 0);
  CHECK((folder.read("other/cells.csv") == read));
  folder.write("wrong/corrections.csv", "source,field,value,by\n" + samples +
                                            "taoxi-water-2022.txt,statistics.received.count,5,W\n");
  CHECK(run(folder, "merge wrong part1 part2") == 3);
  CHECK(folder.read("log").find("corrections.csv:2: the form of") != std::string::npos);
  // Of one source that two parts correct differently neither is right.
  CHECK(run(folder, "extract '" + samples + "taoxi-water-2022.txt' --out plain --quiet") == 0);
  CHECK(run(folder, "merge both whole plain") == 2);
  CHECK(folder.read("log").find("is corrected otherwise than in another part") !=
        std::string::npos);
}
