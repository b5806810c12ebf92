// Old word processor files, with the real LibreOffice where it is installed and with stand-ins for
// what goes wrong.
#include "extract/office_convert.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "extract/docx_reader.h"
#include "extract/folder_guard.h"
#include "extract/office_process.h"
#include "extract/office_socket.h"
#include "tests/comes_true.h"
#include "tests/environment.h"
#include "tests/extract/block_dump.h"
#include "tests/extract/docx_writer.h"
#include "tests/extract/report_tables.h"
#include "tests/extract/zip_builder.h"
#include "tests/scratch_folder.h"

namespace {

using namespace gouji;
namespace fs = std::filesystem;

// A program in a folder of its own: a shell script with this body.
class Script {
 public:
  explicit Script(const std::string& body) {
    folder_.write("program", "#!/bin/sh\n" + body + "\n");
    ::chmod(path().c_str(), 0700);
  }
  std::string path() const { return folder_.path("program"); }
  std::string folder() const { return folder_.path(); }

 private:
  ScratchFolder folder_;
};

std::string error_of(const Result<std::string>& result) {
  return result ? "converted" : result.error().message.en;
}

const std::string rtf = R"({\rtf1\ansi\ansicpg936\uc0 {\b \u24180\u25253 2021}\par
\trowd\cellx2000\cellx4000\cellx6000 \intbl \u35268\u31456\cell 12\cell 3\cell\row
\trowd\cellx2000\cellx4000\cellx6000 \intbl \u25991\u20214\cell 4\cell -\cell\row
\pard \u23436\par})";

// The package as LibreOffice saves it in another format; made once for each.
const std::string& saved_as(const std::string& package, const std::string& extension) {
  static std::map<std::string, std::string> saved;
  if (const auto known = saved.find(extension); known != saved.end()) return known->second;
  const ScratchFolder folder;
  folder.write("a.docx", package);
  const Result<ProcessEnd> end = run_process(
      {*find_office_program(), "-env:UserInstallation=file://" + folder.path("profile"),
       "--headless", "--convert-to", extension, "--outdir", folder.path(), folder.path("a.docx")},
      folder.path(), {std::chrono::seconds(120), 100'000'000});
  REQUIRE(end.has_value());
  return saved[extension] = folder.read("a." + extension);
}

}  // namespace

TEST_CASE("a converter's output is taken, and nothing is left behind") {
  // The last argument is the input, the one before it the folder for the output.
  const Script script(R"(while [ $# -gt 2 ]; do shift; done
mkdir -p "$1"; test "$HOME" = "$PWD" && cat "$2" > "$1/report.docx")");
  // A folder of its own for what it leaves: other tests convert at the same time.
  const ScratchFolder temporary;
  const Environment place("TMPDIR", temporary.path());
  OfficeOptions options;
  options.program = script.path();
  const Result<std::string> converted = convert_to_docx("bytes", Format::ole, options);
  REQUIRE(converted.has_value());
  CHECK(*converted == "bytes");
  CHECK(fs::is_empty(temporary.path()));
}

TEST_CASE("a converter that fails is told apart from one that hangs") {
  OfficeOptions options;
  const Script refuses("exit 0");
  options.program = refuses.path();
  CHECK(error_of(convert_to_docx("x", Format::rtf, options)).find("could not read") !=
        std::string::npos);

  const Script hangs("sleep 60 & sleep 60");
  options.program = hangs.path();
  options.time_limit = std::chrono::seconds(1);
  CHECK(error_of(convert_to_docx("x", Format::rtf, options)).find("more than 1 s") !=
        std::string::npos);

  options.program = "/nowhere/soffice";
  CHECK(error_of(convert_to_docx("x", Format::rtf, options)).find("cannot start") !=
        std::string::npos);

  options.most_bytes = 10;
  CHECK(error_of(convert_to_docx("twelve bytes", Format::rtf, options)).find("too large") !=
        std::string::npos);
}

TEST_CASE("what a converter started dies with it") {
  const Script script(R"(sh -c 'sleep 1; touch "$0"' ")"
                      "$PWD/late\" &");
  const Result<ProcessEnd> end =
      run_process({script.path()}, script.folder(), {std::chrono::seconds(10), 1'000'000});
  REQUIRE(end.has_value());
  CHECK(*end == ProcessEnd::success);
  ::usleep(1'300'000);
  CHECK(!fs::exists(script.folder() + "/late"));
}

TEST_CASE("a killed LibreOffice leaves no socket behind") {
  const Result<std::string> program = find_office_program();
  if (!program) {
    WARN("LibreOffice is not installed: not tested");
    return;
  }
  const ScratchFolder folder;
  // As a worker's folder that holds the folder of a conversion.
  const std::string inner = folder.path("conversion");
  fs::create_directory(inner);
  const pid_t office = ::fork();
  if (office == 0) {
    (void)run_process({*program, "-env:UserInstallation=" + office_profile(inner), "--headless"},
                      inner, {std::chrono::seconds(60), 100'000'000});
    ::_exit(0);
  }
  const std::string socket = office_socket(inner);
  CAPTURE(socket);
  CHECK(comes_true([&] { return fs::exists(socket); }));
  while (kill_users_of(inner)) ::usleep(10'000);
  ::waitpid(office, nullptr, 0);
  CHECK(fs::exists(socket));
  remove_folder(folder.path());
  CHECK(!fs::exists(socket));
}

TEST_CASE("without LibreOffice the package to install is named") {
  const Environment path("PATH", "/nowhere:relative");
  const Result<std::string> program = find_office_program();
  if (program) {
    CHECK(program->find("libreoffice") != std::string::npos);  // where Debian puts it
  } else {
    CHECK(program.error().message.zh.find("apt install libreoffice-writer") != std::string::npos);
  }
}

TEST_CASE("LibreOffice reads RTF as other programs write it") {
  if (!find_office_program()) {
    WARN("LibreOffice is not installed: not tested");
    return;
  }
  const Result<Document> document = read_office({"a.rtf", rtf}, Format::rtf);
  REQUIRE(document.has_value());
  CHECK(dump_blocks(*document) ==
        "年报2021\n0: [0] 规章 [1] 12 [2] 3\n1: [0] 文件 [1] 4 [2] -\n完\n");
}

TEST_CASE("DOC, WPS, RTF and ODT of a report give what its DOCX gives") {
  if (!find_office_program()) {
    WARN("LibreOffice is not installed: not tested");
    return;
  }
  Random random(7);
  DocxWriterStyle style;
  style.split_runs = true;
  // A document ends in a paragraph, or LibreOffice takes the last table's cells for one.
  const std::string body = write_docx(make_report_tables(random), style, random) + "<w:p/>";
  const std::string package =
      make_docx(body, {{"word/_rels/document.xml.rels", "<Relationships/>"}});
  const Result<Document> docx = read_docx({"a.docx", package});
  REQUIRE(docx.has_value());
  const std::string expected = dump_blocks(*docx);

  struct Kind {
    const char* extension;
    const char* name;  // under which the file is read: Kingsoft's WPS files are DOC files
    Format format;
  };
  for (const Kind& kind :
       {Kind{"doc", "report.doc", Format::ole}, Kind{"doc", "report.wps", Format::ole},
        Kind{"rtf", "report.rtf", Format::rtf}, Kind{"odt", "report.odt", Format::odt}}) {
    INFO(kind.name);
    const std::string bytes = saved_as(package, kind.extension);
    REQUIRE(sniff({kind.name, bytes}) == kind.format);
    const Result<Document> document = read_document({kind.name, bytes}, {});
    REQUIRE(document.has_value());
    CHECK(dump_blocks(*document) == expected);
  }
}
