// Documents that LibreOffice must convert, with a script in its place for what goes wrong.
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "batch/worker.h"
#include "extract/office_convert.h"
#include "tests/batch/program_run.h"
#include "tests/comes_true.h"
#include "tests/environment.h"
#include "tests/extract/zip_builder.h"

using namespace gouji;

namespace {

namespace fs = std::filesystem;

bool has_landlock() {
  for (const Message& gap : find_jail_gaps(jail_rules(WorkerRole::office, {}))) {
    if (gap.en.find("landlock") != std::string::npos) return false;
  }
  return true;
}

// A folder with a report to convert and a script that stands in for LibreOffice.
class Office {
 public:
  explicit Office(const std::string& script) {
    folder_.write("soffice", "#!/bin/sh\n" + script);
    ::chmod(folder_.path("soffice").c_str(), 0755);
    folder_.write("in/report.rtf", "{\\rtf1 text}");
    fs::create_directory(folder_.path("tmp"));
  }
  const ScratchFolder& folder() const { return folder_; }
  std::vector<std::string> command() const {
    return {"extract", folder_.path("in"), "--out", folder_.path("out"), "--quiet"};
  }

 private:
  ScratchFolder folder_;
  Environment program_{"GOUJI_SOFFICE", folder_.path("soffice")};
  Environment temporary_{"TMPDIR", folder_.path("tmp")};
};

}  // namespace

TEST_CASE("LibreOffice runs in a jail of its own, which keeps it to its scratch folder") {
  // Tries to get out, then converts. The last argument is the input, the one before it the folder
  // of the output.
  const Office office(
      "echo gone >\"${0%soffice}escaped\"\n"
      "echo here >\"$HOME/inside\"\n"
      "docx=${0%soffice}report.docx\n"
      "while [ $# -gt 2 ]; do shift; done\n"
      "mkdir -p \"$1\" && cp \"$docx\" \"$1/report.docx\"\n");
  office.folder().write("report.docx", make_docx("<w:p><w:r><w:t>2023年政府信息公开工作年度报告"
                                                 "</w:t></w:r></w:p>"));
  const ProgramEnd end = run_program(office.command());
  CAPTURE(end.err);
  CHECK(end.status == 0);
  CHECK(office.folder().read("out/reports.csv").find(",docx,prose_only,") != std::string::npos);
  CHECK(fs::exists(office.folder().path("escaped")) != has_landlock());
  CHECK(fs::is_empty(office.folder().path("tmp")));
}

TEST_CASE("LibreOffice ends with a program that is killed or interrupted twice") {
  const Office office("sleep 600 &\necho $! >\"$HOME/child\"\nwait\n");
  const bool interrupted = GENERATE(false, true);
  const int program = start_program(office.command());
  std::string child;
  REQUIRE(comes_true([&] {
    std::error_code gone;
    for (fs::recursive_directory_iterator entry(office.folder().path("tmp"), gone), end;
         !gone && entry != end; entry.increment(gone)) {
      if (entry->path().filename() != "child") continue;
      child = office.folder().read(fs::relative(entry->path(), office.folder().path()).string());
    }
    return child.find('\n') != std::string::npos;
  }));
  child.pop_back();
  ::kill(program, interrupted ? SIGINT : SIGKILL);
  if (interrupted) {
    ::usleep(100'000);
    ::kill(program, SIGINT);
  }
  ::waitpid(program, nullptr, 0);
  CHECK(comes_true([&] { return fs::is_empty(office.folder().path("tmp")); }));
  // Gone, or dead and not yet collected by the system.
  CHECK(comes_true([&] { return !fs::exists("/proc/" + child + "/exe"); }));
}

TEST_CASE("the jail of LibreOffice leaves it what it needs") {
  if (!find_office_program()) {
    WARN("LibreOffice is not installed");
    return;
  }
  const ScratchFolder folder;
  folder.write("report.rtf", "{\\rtf1\\ansi A report of some kind.}");
  const ProgramEnd end =
      run_program({"extract", folder.path("report.rtf"), "--out", folder.path("out")});
  CAPTURE(end.err);
  CHECK(end.status == 0);
  CHECK(folder.read("out/reports.csv").find(",docx,not_a_report,") != std::string::npos);
}
