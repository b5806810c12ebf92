// Pictures of pages kept beside a dataset: which, under what names, and that neither processes side
// by side nor a kill, a full disk or a merge makes a difference.
#include "batch/kept_pages.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include "dataset/store.h"
#include "tests/batch/archive_writer.h"
#include "tests/batch/program_run.h"
#include "tests/dataset/csv_table.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

const std::string samples = std::string(GOUJI_SOURCE_DIR) + "/samples/";

// Reports with findings, and with figures under review, on pages of text.
const std::vector<std::string> reports = {"luming-civil-affairs-2024.pdf", "qingxi-water-2011.pdf"};

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void copy_reports(const ScratchFolder& folder) {
  for (const std::string& name : reports) folder.write("in/" + name, bytes_of(samples + name));
}

std::vector<std::string> extraction(const ScratchFolder& folder, const std::string& out,
                                    const std::string& jobs = "2") {
  return {"extract", folder.path("in"), "--out",  folder.path(out), "--jobs",
          jobs,      "--keep-pages",    "--quiet"};
}

// Every file below pages/, by name.
std::map<std::string, std::string> pages_in(const std::string& folder) {
  std::map<std::string, std::string> files;
  if (!fs::exists(folder + "/pages")) return files;
  for (const auto& entry : fs::directory_iterator(folder + "/pages")) {
    files[entry.path().filename().string()] = bytes_of(entry.path().string());
  }
  return files;
}

unsigned number_at(const std::string& bytes, std::size_t at) {
  unsigned value = 0;
  for (std::size_t i = at; i < at + 4; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes.at(i));
  return value;
}

KeptPages keep(const std::string& folder, const KeepOptions& options = {}) {
  Result<Store> store = Store::open(folder + "/gouji.sqlite");
  REQUIRE(store);
  const Result<KeptPages> kept = keep_pages(*store, folder, options);
  REQUIRE(kept);
  return *kept;
}

}  // namespace

TEST_CASE("the page of every figure under review is kept, and pages.csv says where on it to look") {
  const ScratchFolder folder;
  copy_reports(folder);
  const ProgramEnd end = run_program(extraction(folder, "out"));
  CHECK(end.err == "");
  const auto files = pages_in(folder.path("out"));
  std::map<std::pair<std::string, std::string>, std::map<std::string, std::string>> rows;
  for (const auto& row : parse_csv_table(folder.read("out/pages/pages.csv"))) {
    rows[{row.at("source"), row.at("page")}] = row;
    REQUIRE(files.count(row.at("picture")) == 1);
    const std::string& png = files.at(row.at("picture"));
    CHECK(row.at("picture") == row.at("sha256").substr(0, 20) + "-" + row.at("page") + ".png");
    CHECK(std::to_string(number_at(png, 16)) == row.at("width"));
    CHECK(std::to_string(number_at(png, 20)) == row.at("height"));
    CHECK(row.at("pixels_per_point") == "2.000");
    CHECK(number_at(png, 16) / 2.0 == Approx(595).margin(1));
  }
  CHECK(files.size() == rows.size() + 1);
  int reviewed = 0;
  for (const auto& cell : parse_csv_table(folder.read("out/cells.csv"))) {
    if (cell.at("review") != "1" || cell.at("page").empty()) continue;
    ++reviewed;
    CHECK(rows.count({cell.at("source"), cell.at("page")}) == 1);
  }
  CHECK(reviewed > 0);
  for (const auto& finding : parse_csv_table(folder.read("out/findings.csv"))) {
    if (finding.at("page").empty()) continue;
    CHECK(rows.count({finding.at("source"), finding.at("page")}) == 1);
  }
}

TEST_CASE("kept pages are the same files for any number of processes, and from archives") {
  const ScratchFolder folder;
  copy_reports(folder);
  REQUIRE(run_program(extraction(folder, "one", "1")).err == "");
  const auto expected = pages_in(folder.path("one"));
  REQUIRE(expected.size() > 2);
  for (const char* jobs : {"2", "7"}) {
    CHECK(run_program(extraction(folder, "many", jobs)).err == "");
    CHECK(pages_in(folder.path("many")) == expected);
    fs::remove_all(folder.path("many"));
  }
  // The same bytes in an archive, under two names: other rows, the same pictures.
  ArchiveMembers members;
  for (const std::string& name : reports) {
    members.emplace_back("a/" + name, bytes_of(samples + name));
    members.emplace_back("b/" + name, bytes_of(samples + name));
  }
  folder.write("in/all.zip", make_archive(members));
  for (const std::string& name : reports) fs::remove(folder.path("in/" + name));
  CHECK(run_program(extraction(folder, "archive")).err == "");
  auto archived = pages_in(folder.path("archive"));
  CHECK(parse_csv_table(archived["pages.csv"]).size() ==
        2 * parse_csv_table(expected.at("pages.csv")).size());
  archived["pages.csv"] = expected.at("pages.csv");
  CHECK(archived == expected);
}

TEST_CASE("a page that is kept is not drawn again, what is none is cleaned away") {
  const ScratchFolder folder;
  copy_reports(folder);
  REQUIRE(run_program(extraction(folder, "out")).err == "");
  const std::string out = folder.path("out");
  const auto expected = pages_in(out);
  const std::string first = expected.begin()->first;
  const std::string mark = "not drawn again";
  folder.write("out/pages/" + first, expected.at(first).substr(0, 60) + mark);
  folder.write("out/pages/" + std::next(expected.begin())->first + ".part", "half");
  folder.write("out/pages/" + std::string(20, 'c') + "-1.png", "of a document that is gone");
  folder.write("out/pages/mine.png", "a picture of the user's");
  REQUIRE(run_program(extraction(folder, "out")).err == "");
  auto files = pages_in(out);
  CHECK(files.at(first).substr(60) == mark);
  CHECK(files.count("mine.png") == 1);
  CHECK(files.size() == expected.size() + 1);

  // A document that is no longer named takes its pictures along.
  fs::remove(folder.path("in/" + reports[0]));
  REQUIRE(run_program(extraction(folder, "out")).err == "");
  std::set<std::string> prefixes;
  for (const auto& [name, bytes] : pages_in(out)) {
    if (name != "mine.png" && name != "pages.csv") prefixes.insert(name.substr(0, 20));
  }
  CHECK(prefixes.size() == 1);
  for (const auto& row : parse_csv_table(folder.read("out/pages/pages.csv"))) {
    CHECK(row.at("source") == folder.path("in/" + reports[1]));
  }
  // Without the option nothing there is touched.
  const auto before = pages_in(out);
  run_program({"extract", samples + "taoxi-water-2022.txt", "--out", out, "--quiet"});
  CHECK(pages_in(out) == before);
}

TEST_CASE("a page whose source has changed has a row without a picture") {
  const ScratchFolder folder;
  copy_reports(folder);
  const std::string out = folder.path("out");
  REQUIRE(run_program({"extract", folder.path("in"), "--out", out, "--quiet"}).err == "");
  folder.write("in/" + reports[0], "%PDF-1.7\nanother");
  const KeptPages kept = keep(out);
  CHECK(kept.is_complete);
  CHECK(kept.without > 0);
  CHECK(kept.without < kept.pages);
  for (const auto& row : parse_csv_table(folder.read("out/pages/pages.csv"))) {
    CHECK(row.at("picture").empty() == (row.at("source") == folder.path("in/" + reports[0])));
  }
}

TEST_CASE("keeping pages can be stopped, and goes on") {
  const ScratchFolder folder;
  copy_reports(folder);
  REQUIRE(run_program(extraction(folder, "whole")).err == "");
  const std::string out = folder.path("out");
  REQUIRE(run_program({"extract", folder.path("in"), "--out", out, "--quiet"}).err == "");
  int drawn = 0;
  KeepOptions options;
  options.stopped = [&drawn] { return drawn > 0; };
  options.on_picture = [&drawn](int count) { drawn = count; };
  CHECK_FALSE(keep(out, options).is_complete);
  CHECK(drawn == 1);
  CHECK(pages_in(out).size() == 1);
  CHECK(keep(out).is_complete);
  CHECK(pages_in(out) == pages_in(folder.path("whole")));
}

TEST_CASE("a kill while pages are kept leaves no half picture") {
  const ScratchFolder folder;
  copy_reports(folder);
  REQUIRE(run_program(extraction(folder, "whole")).err == "");
  const auto expected = pages_in(folder.path("whole"));
  std::mt19937 random(20261129);
  std::uniform_int_distribution<int> moment(0, 600'000);  // microseconds
  for (int kills = 0; kills < 12; ++kills) {
    const int child = start_program(extraction(folder, "out"));
    ::usleep(static_cast<useconds_t>(moment(random)));
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    for (const auto& [name, bytes] : pages_in(folder.path("out"))) {
      if (!name.ends_with(".part")) CHECK(expected.at(name) == bytes);
    }
    if (!WIFSIGNALED(status)) fs::remove_all(folder.path("out"));
  }
  REQUIRE(run_program(extraction(folder, "out")).err == "");
  CHECK(pages_in(folder.path("out")) == expected);
}

TEST_CASE("a picture that cannot be written is an error, behind CSV files that are whole") {
  const ScratchFolder folder;
  copy_reports(folder);
  REQUIRE(run_program(extraction(folder, "whole")).err == "");
  const auto expected = pages_in(folder.path("whole"));
  // The first picture has nowhere to go: its part is a device that is always full.
  std::string first;
  for (const auto& [name, bytes] : expected) {
    if (name != "pages.csv") first = name;
  }
  fs::create_directories(folder.path("out/pages"));
  fs::create_symlink("/dev/full", folder.path("out/pages/" + first + ".part"));
  const ProgramEnd full = run_program(extraction(folder, "out"));
  CHECK(full.status == 3);
  CHECK(full.err.find("the disk is full; free some space and run again") != std::string::npos);
  CHECK(folder.read("out/cells.csv") == folder.read("whole/cells.csv"));
  CHECK_FALSE(fs::exists(folder.path("out/pages/pages.csv")));
  fs::remove(folder.path("out/pages/" + first + ".part"));
  CHECK(run_program(extraction(folder, "out")).err == "");
  CHECK(pages_in(folder.path("out")) == expected);

  folder.write("blocked/pages", "a file");
  const ProgramEnd blocked = run_program(extraction(folder, "blocked"));
  CHECK(blocked.status == 3);
  CHECK(blocked.err.find("cannot create the folder") != std::string::npos);
}

TEST_CASE("a merged dataset has the kept pages of its parts") {
  const ScratchFolder folder;
  copy_reports(folder);
  REQUIRE(run_program(extraction(folder, "whole")).err == "");
  for (const char* shard : {"1/2", "2/2"}) {
    std::vector<std::string> arguments = extraction(folder, std::string("part") + shard[0]);
    arguments.insert(arguments.end(), {"--shard", shard});
    CHECK(run_program(arguments).err == "");
  }
  const std::vector<std::string> merge = {"merge", folder.path("out"), folder.path("part1"),
                                          folder.path("part2")};
  CHECK(run_program(merge).err == "");
  CHECK(pages_in(folder.path("out")) == pages_in(folder.path("whole")));
  // Where no part has any, there is no folder.
  fs::remove_all(folder.path("part1/pages"));
  fs::remove_all(folder.path("part2/pages"));
  fs::remove_all(folder.path("out"));
  CHECK(run_program(merge).err == "");
  CHECK_FALSE(fs::exists(folder.path("out/pages")));
}

}  // namespace gouji
