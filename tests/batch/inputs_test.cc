#include "batch/inputs.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/scratch_folder.h"

using namespace gouji;
namespace fs = std::filesystem;

namespace {

// Sources below the scratch folder, one a line, "!" behind those with a problem.
std::string listed(const ScratchFolder& folder, const std::vector<std::string>& paths,
                   const std::string& left_out = {}) {
  InputRequest request;
  request.paths = paths;
  request.left_out = left_out;
  std::string out;
  for (const InputFile& input : list_inputs(request)) {
    out += input.source().substr(folder.path().size() + 1) + (input.problem ? "!\n" : "\n");
  }
  return out;
}

}  // namespace

TEST_CASE("a folder stands for all files below it, sorted") {
  const ScratchFolder folder;
  for (const char* name : {"in/b.pdf", "in/a.txt", "in/sub/c.pdf", "in/.hidden", "in/B.pdf"}) {
    folder.write(name, "x");
  }
  fs::create_directory(folder.path("in/empty"));
  CHECK(listed(folder, {folder.path("in")}) ==
        "in/.hidden\nin/B.pdf\nin/a.txt\nin/b.pdf\nin/sub/c.pdf\n");
  CHECK(listed(folder, {folder.path("in/")}) ==
        "in/.hidden\nin/B.pdf\nin/a.txt\nin/b.pdf\nin/sub/c.pdf\n");
}

TEST_CASE("the path is kept as given and each source is listed once") {
  const ScratchFolder folder;
  folder.write("in/a.pdf", "x");
  const std::string twice = folder.path("in/a.pdf");
  CHECK(listed(folder, {twice, folder.path("in"), twice}) == "in/a.pdf\n");
  InputRequest request;
  request.paths = {folder.path("in/../in")};
  CHECK(list_inputs(request).front().source() == folder.path("in/../in/a.pdf"));
}

TEST_CASE("what cannot be read is listed with the reason") {
  const ScratchFolder folder;
  ::mkfifo(folder.path("pipe").c_str(), 0600);
  fs::create_symlink("nowhere", folder.path("dangling"));
  CHECK(listed(folder, {folder.path(), folder.path("missing.pdf")}) ==
        "dangling!\nmissing.pdf!\npipe!\n");
  InputRequest request;
  request.paths = {folder.path("missing.pdf")};
  const auto inputs = list_inputs(request);
  CHECK(inputs.front().problem->message.en ==
        "cannot read " + folder.path("missing.pdf") + ": no such file or folder; check the path");
}

TEST_CASE("symbolic links are followed, but not in a circle") {
  const ScratchFolder folder;
  folder.write("in/a.pdf", "x");
  folder.write("other/b.pdf", "x");
  fs::create_symlink("../other", folder.path("in/link"));
  fs::create_symlink("..", folder.path("other/up"));
  fs::create_symlink("self", folder.path("in/self"));
  CHECK(listed(folder, {folder.path("in")}) ==
        "in/a.pdf\nin/link/b.pdf\nin/link/up/in!\nin/link/up/other!\nin/self!\n");
}

TEST_CASE("the output folder is not among the inputs") {
  const ScratchFolder folder;
  folder.write("a.pdf", "x");
  folder.write("out/cells.csv", "x");
  CHECK(listed(folder, {folder.path()}, folder.path("out")) == "a.pdf\n");
}

TEST_CASE("names that are no UTF-8 are told apart") {
  const ScratchFolder folder;
  folder.write("\xB9\xAB.pdf", "x");
  folder.write("\xB9\xAC.pdf", "x");
  CHECK(listed(folder, {folder.path()}) == "\\xB9\\xAB.pdf\n\\xB9\\xAC.pdf\n");
}

TEST_CASE("a file is read whole") {
  const ScratchFolder folder;
  const std::string bytes = std::string("a\0b", 3) + std::string(100000, 'x');
  folder.write("a", bytes);
  folder.write("empty", "");
  CHECK(read_input(folder.path("a")).value() == bytes);
  CHECK(read_input(folder.path("empty")).value().empty());
}

TEST_CASE("a file that cannot be read is told with the remedy") {
  const ScratchFolder folder;
  CHECK(read_input(folder.path("none")).error().message.en.find("no such file") !=
        std::string::npos);
  CHECK(read_input(folder.path()).error().message.en.find("it is a folder") != std::string::npos);
  folder.write("huge", "");
  fs::resize_file(folder.path("huge"), largest_input + 1);
  CHECK(read_input(folder.path("huge")).error().message.en.find("larger than 512 MB") !=
        std::string::npos);
}
