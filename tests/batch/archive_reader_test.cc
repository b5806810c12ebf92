#include "batch/archive_reader.h"

#include <catch2/catch.hpp>
#include <clocale>
#include <string>

#include "batch/sealed_file.h"
#include "tests/batch/archive_writer.h"
#include "tests/extract/zip_builder.h"

using namespace gouji;

namespace {

// "path: bytes", "path! reason" and "! problem" lines.
std::string listed(const std::string& bytes, const ArchiveLimits& limits = {}) {
  std::string out;
  ArchiveVisitor visitor;
  visitor.on_member = [&out](const std::string& path, const std::string& content) {
    out += path + ": " + (content.size() > 20 ? std::to_string(content.size()) : content) + "\n";
    return true;
  };
  visitor.on_broken = [&out](const std::string& path, const Message& reason) {
    out += path + "! " + reason.en + "\n";
    return true;
  };
  std::setlocale(LC_CTYPE, "C.UTF-8");  // as in a worker
  const Descriptor file = seal_bytes(bytes).value();
  const ArchiveEnd end = read_archive(file.number(), "", limits, visitor);
  if (!end.problem.en.empty()) out += "! " + end.problem.en + "\n";
  return out;
}

}  // namespace

TEST_CASE("archives of all kinds yield their files, and nothing else") {
  const ArchiveMembers members = {{"b.txt", "two"}, {"a/", ""}, {"a/报告.txt", "one"}};
  struct Case {
    std::string format;
    std::string filter;
  };
  const auto [format, filter] = GENERATE(values<Case>({{"zip", "none"},
                                                       {"7zip", "none"},
                                                       {"ustar", "none"},
                                                       {"ustar", "gzip"},
                                                       {"ustar", "bzip2"},
                                                       {"ustar", "xz"}}));
  CAPTURE(format, filter);
  CHECK(listed(make_archive(members, format, filter)) == "b.txt: two\na/报告.txt: one\n");
}

TEST_CASE("RAR archives yield their files, and say where they are cut") {
  const auto make = GENERATE(make_rar4, make_rar5);
  const std::string whole = make({{"b.txt", "two"}, {"a/报告.txt", "one"}});
  CHECK(listed(whole) == "b.txt: two\na/报告.txt: one\n");
  CHECK(listed(whole.substr(0, whole.find("two") + 1)).find("! ") != std::string::npos);
}

TEST_CASE("names in the encoding of an old system are read") {
  CHECK(listed(make_zip({{"\xB1\xA8\xB8\xE6.txt", "x"}})) == "报告.txt: x\n");
  CHECK(listed(make_zip({{"../../etc/passwd", "x"}, {"/root", "y"}})) ==
        "../../etc/passwd: x\n/root: y\n");
}

TEST_CASE("two members of one name are told apart") {
  CHECK(listed(make_zip({{"a", "1"}, {"a", "2"}, {"a", "3"}})) == "a: 1\na (2): 2\na (3): 3\n");
}

TEST_CASE("an archive in an archive is taken apart, one in that is not") {
  const std::string innermost = make_zip({{"c.txt", "3"}});
  const std::string inner = make_zip({{"b.txt", "2"}, {"innermost.zip", innermost}});
  CHECK(listed(make_zip({{"a.txt", "1"}, {"inner.zip", inner}, {"z.txt", "9"}})) ==
        "a.txt: 1\ninner.zip!b.txt: 2\n"
        "inner.zip!innermost.zip! an archive in an archive in an archive; not read\nz.txt: 9\n");
}

TEST_CASE("a word processor's package is a document and no archive") {
  CHECK(listed(make_zip({{"a.docx", make_docx("<w:p/>")}})).substr(0, 8) == "a.docx: ");
}

TEST_CASE("what is damaged is told, and what stands before it is read") {
  const std::string whole = make_archive(
      {{"a.txt", std::string(50'000, 'x')}, {"b.txt", std::string(50'000, 'y')}}, "ustar");
  CHECK(listed(whole.substr(0, 60'000)).find("a.txt: 50000\nb.txt! the archive is damaged") == 0);
  CHECK(listed("PK\x03\x04 and no more").find("! the archive") == 0);
  CHECK(listed(make_zip({})).find("! the archive holds no files") == 0);
  CHECK(listed(make_zip({{"e.zip", make_zip({})}})) == "e.zip! the archive holds no files\n");
  CHECK(listed(make_zip({{"e.zip", "PK\x03\x04 no more"}})).find("e.zip! the archive is damaged") ==
        0);
  CHECK(listed(make_zip({{"", "x"}})) == "data: x\n");
  const std::string packed = make_archive({{"a", std::string(100'000, 'x')}}, "ustar", "gzip");
  CHECK(listed(packed.substr(0, packed.size() / 2)).find("damaged") != std::string::npos);
}

TEST_CASE("bombs are kept to the limits") {
  ArchiveLimits limits;
  limits.most_member_bytes = 1000;
  const ArchiveMembers members = {{"small", "x"}, {"large", std::string(5000, 'x')}, {"last", "y"}};
  CHECK(listed(make_archive(members), limits) ==
        "small: x\nlarge! unpacks to more than 0 MB; not read\nlast: y\n");
  limits = {};
  limits.most_members = 2;
  CHECK(listed(make_archive(members), limits) ==
        "small: x\nlarge: 5000\n! more than 2 members; the rest was not read\n");
  limits = {};
  limits.most_bytes_of_small = 6000;
  limits.most_ratio = 1;
  CHECK(listed(make_archive({{"a", std::string(5000, 'x')}, {"b", std::string(5000, 'x')}}),
               limits) == "a: 5000\n! unpacks to too much (a bomb?); the rest was not read\n");
}
