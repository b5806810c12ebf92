// Whole runs over archives, manifests, paths on stdin, and shards.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "tests/batch/archive_writer.h"
#include "tests/batch/program_run.h"
#include "tests/dataset/csv_table.h"

using namespace gouji;

namespace {

namespace fs = std::filesystem;

const std::string samples = std::string(GOUJI_SOURCE_DIR) + "/samples/";

std::string page(const std::string& text) { return "<html><p>" + text + "</p></html>"; }

// "source status" lines, sources without the folder.
std::string statuses(const ScratchFolder& folder, const std::string& out = "out") {
  std::string lines;
  for (const auto& row : parse_csv_table(folder.read(out + "/reports.csv"))) {
    std::string source = row.at("source");
    if (source.rfind(folder.path(), 0) == 0) source = source.substr(folder.path().size() + 1);
    lines += source + " " + row.at("status") + "\n";
  }
  return lines;
}

ProgramEnd extract(const ScratchFolder& folder, std::vector<std::string> arguments,
                   const std::string& input = {}) {
  arguments.insert(arguments.begin(), "extract");
  arguments.insert(arguments.end(), {"--quiet", "--out"});
  arguments.push_back(folder.path("out"));
  return run_program(arguments, input);
}

}  // namespace

TEST_CASE("members of archives are inputs, named by archive and path") {
  const ScratchFolder folder;
  const ScratchFolder samples_folder;
  fs::copy(samples + "taoxi-water-2022.txt", samples_folder.path("a.txt"));
  const std::string report = samples_folder.read("a.txt");
  folder.write("in/a.zip", make_archive({{"x/报告.txt", report}, {"page.html", page("1")}}));
  folder.write("in/b.tar.gz", make_archive({{"c.zip", make_archive({{"p.html", page("2")}})},
                                            {"bad.pdf", "%PDF-1.4"}},
                                           "ustar", "gzip"));
  folder.write("in/broken.zip", "PK\x03\x04 and no more");
  folder.write("in/plain.txt", report);
  CHECK(extract(folder, {folder.path("in"), "--jobs", "2"}).status == 3);
  CHECK(statuses(folder) ==
        "in/a.zip!page.html not_a_report\nin/a.zip!x/报告.txt ok\nin/b.tar.gz!bad.pdf failed\n"
        "in/b.tar.gz!c.zip!p.html not_a_report\nin/broken.zip failed\nin/plain.txt ok\n");
  const std::string first = dataset_of(folder.path("out"));
  CHECK(extract(folder, {folder.path("in"), "--jobs", "1"}).status == 3);
  CHECK(dataset_of(folder.path("out")) == first);
}

TEST_CASE("paths are taken from stdin") {
  const ScratchFolder folder;
  folder.write("a.html", page("1"));
  folder.write("sub/b.html", page("2"));
  const std::string lines = folder.path("a.html") + "\r\n\n" + folder.path("sub") + "\n";
  CHECK(extract(folder, {"-"}, lines).status == 0);
  CHECK(statuses(folder) == "a.html not_a_report\nsub/b.html not_a_report\n");
  const std::string names = folder.path("a.html") + std::string(1, '\0');
  CHECK(extract(folder, {"-"}, names).status == 0);
  CHECK(statuses(folder) == "a.html not_a_report\n");
}

TEST_CASE("a manifest gives agency and year, and its other columns are carried along") {
  const ScratchFolder folder;
  fs::copy(samples + "taoxi-water-2022.txt", folder.path("a.txt"));
  folder.write("b.zip", make_archive({{"p.html", page("1")}, {"q.html", page("2")}}));
  folder.write("list.csv",
               "path,agency,year,region,=url\na.txt,某县财政局,2022,R1,=cmd()\n"
               "b.zip,,,R2,\nb.zip!q.html,,,R3,u\ngone.pdf,某局,2020,R4,\n");
  CHECK(extract(folder, {"--manifest", folder.path("list.csv")}).status == 3);
  const std::string text = folder.read("out/reports.csv");
  std::string lines;
  for (const auto& row : parse_csv_table(text)) {
    lines += row.at("source").substr(folder.path().size() + 1) + " " + row.at("agency") + " " +
             row.at("year") + " " + row.at("region") + " " + row.at("'=url") + "\n";
  }
  CHECK(lines ==
        "a.txt 某县财政局 2022 R1 '=cmd()\nb.zip!p.html   R2 \nb.zip!q.html   R3 u\n"
        "gone.pdf 某局 2020 R4 \n");
  CHECK(folder.read("out/cells.csv").find(",某县财政局,2022,") != std::string::npos);
  CHECK(folder.read("out/findings.csv").find(",agency-given,warning,") != std::string::npos);
  // Another year is another reading; without a list all is as the report says.
  CHECK(extract(folder, {folder.path("a.txt")}).status <= 1);
  CHECK(folder.read("out/reports.csv").find("某县财政局") == std::string::npos);
  CHECK(folder.read("out/reports.csv").find("region") == std::string::npos);
}

TEST_CASE("the jail changes nothing about what is read") {
  const ScratchFolder folder;
  fs::create_directories(folder.path("in"));
  // One of each kind, a scan among them; the rest of the readers are behind these.
  for (const char* name :
       {"taoxi-water-2022.txt", "taoxi-water-2022.html", "taoxi-water-2022.docx",
        "beidu-education-2020.pdf", "qingxi-water-2011.pdf", "shigu-justice-2022.pdf"}) {
    fs::copy(samples + name, folder.path("in"));
  }
  folder.write("in/a.zip", make_archive({{"p.html", page("p")}, {"bad.pdf", "%PDF-1.4"}}));
  CHECK(extract(folder, {folder.path("in")}).status == 3);
  const std::string jailed = dataset_of(folder.path("out"));
  fs::remove_all(folder.path("out"));
  CHECK(extract(folder, {folder.path("in"), "--no-jail"}).status == 3);
  CHECK(dataset_of(folder.path("out")) == jailed);
}

TEST_CASE("shards, merged, are byte for byte one run") {
  const ScratchFolder folder;
  for (const char* name : {"taoxi-water-2022.txt", "taoxi-water-2022.html",
                           "nantang-statistics-2023.txt", "songling-health-2019.html"}) {
    fs::create_directories(folder.path("in"));
    fs::copy(samples + name, folder.path("in"));
  }
  for (int i = 0; i < 9; ++i) {
    folder.write("in/" + std::to_string(i) + ".html", page(std::to_string(i % 4)));
  }
  folder.write("in/a.zip", make_archive({{"p.html", page("p")}, {"bad.pdf", "%PDF"}}));
  run_program({"extract", folder.path("in"), "--out", folder.path("whole"), "--quiet"});
  const std::string expected = dataset_of(folder.path("whole"));
  const int shards = GENERATE(1, 3, 5);
  std::vector<std::string> merge = {"merge", folder.path("merged")};
  for (int shard = 1; shard <= shards; ++shard) {
    const std::string part = folder.path("part" + std::to_string(shard));
    const std::string name = std::to_string(shard) + "/" + std::to_string(shards);
    const ProgramEnd end =
        run_program({"extract", folder.path("in"), "--out", part, "--shard", name, "--quiet"});
    CHECK(end.status != 2);
    merge.push_back(part);
  }
  const ProgramEnd merged = run_program(merge);
  CAPTURE(merged.err);
  CHECK(merged.status == 0);
  CHECK(dataset_of(folder.path("merged")) == expected);

  if (shards < 3) return;
  // What is missing, twice, or already there is refused.
  const std::vector<std::string> some = {"merge", folder.path("new"), merge[2], merge[3]};
  const ProgramEnd missing = run_program(some);
  CHECK(missing.status == 2);
  CHECK(missing.err.find("these are missing:") != std::string::npos);
  CHECK(run_program({"merge", folder.path("new"), merge[2], merge[2]}).err.find("twice") !=
        std::string::npos);
  CHECK(run_program(merge).err.find("merge into a new folder") != std::string::npos);
  CHECK(run_program({"merge", folder.path("new"), folder.path("in")}).err.find("there is no") !=
        std::string::npos);
  CHECK(run_program({"extract", "x", "--out", folder.path("o"), "--shard", "4/3"}).status == 2);
}

TEST_CASE("the log tells what happens, a line of JSON each") {
  const ScratchFolder folder;
  folder.write("in/a\x1B[2J.html", page("1"));
  folder.write("in/b.pdf", "%PDF-1.4");
  CHECK(extract(folder, {folder.path("in"), "--log", folder.path("log"), "--jobs", "1"}).status ==
        3);
  CHECK(extract(folder, {folder.path("in"), "--log", folder.path("log")}).status == 3);
  const std::string log = folder.read("log");
  CHECK(std::count(log.begin(), log.end(), '\n') == 8);
  CHECK(log.find("\"event\":\"begin\",\"inputs\":2,\"jobs\":1}") != std::string::npos);
  CHECK(log.find("a␛[2J.html\",\"status\":\"not_a_report\",\"seconds\":") != std::string::npos);
  CHECK(log.find("\"status\":\"failed\"") != std::string::npos);
  CHECK(log.find("\"reused\":true") != std::string::npos);
  CHECK(log.find("\"event\":\"end\",\"complete\":true,\"inputs\":2,\"done\":2,\"reused\":2") !=
        std::string::npos);
}

TEST_CASE("an interrupted run finishes what it reads, and a later one goes on") {
  const ScratchFolder folder;
  for (int i = 0; i < 400; ++i) {
    folder.write("in/" + std::to_string(i) + ".html", page(std::to_string(i)));
  }
  const int child = start_program({"extract", folder.path("in"), "--out", folder.path("out"),
                                   "--log", folder.path("log"), "--jobs", "1"});
  while (folder.read("log").find("\"document\"") == std::string::npos) ::usleep(2000);
  ::kill(child, SIGINT);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  if (WEXITSTATUS(status) != 130) return;  // it was done before the signal came
  CHECK_FALSE(fs::exists(folder.path("out/reports.csv")));
  CHECK(folder.read("log").find("\"complete\":false") != std::string::npos);
  const ProgramEnd end = run_program({"extract", folder.path("in"), "--out", folder.path("out")});
  CHECK(end.status == 0);
  CHECK(end.out.find("were read before and not read again") != std::string::npos);
  CHECK(parse_csv(folder.read("out/reports.csv")).size() == 401);
}
