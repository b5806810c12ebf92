// Folders for other programs, and what is left of them when this one dies.
#include "extract/temporary_folder.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/comes_true.h"
#include "tests/environment.h"
#include "tests/scratch_folder.h"

using namespace gouji;

namespace fs = std::filesystem;

namespace {

// Makes a folder in `parent`, starts a program that has it as its home and writes its process into
// it, and waits.
[[noreturn]] void own_folder() {
  const TemporaryFolder folder = TemporaryFolder::make();
  const std::string home = "HOME=" + folder.path();
  const std::string script = "echo $$ >" + folder.path() + "/new; mv " + folder.path() + "/new " +
                             folder.path() + "/process; exec sleep 600";
  if (::fork() == 0) {
    ::setsid();
    const char* const environment[] = {home.c_str(), nullptr};
    ::execle("/bin/sh", "sh", "-c", script.c_str(), nullptr, environment);
    ::_exit(127);
  }
  while (true) ::pause();
}

}  // namespace

TEST_CASE("what a killed owner has started is killed, and its folder is removed") {
  const ScratchFolder scratch;
  const Environment place("TMPDIR", scratch.path());
  const pid_t owner = ::fork();
  if (owner == 0) own_folder();
  std::string process;
  REQUIRE(comes_true([&] {
    for (const auto& entry : fs::directory_iterator(scratch.path())) {
      process = scratch.read(entry.path().filename().string() + "/process");
    }
    return !process.empty();
  }));
  REQUIRE(::kill(std::stoi(process), 0) == 0);
  ::kill(owner, SIGKILL);
  ::waitpid(owner, nullptr, 0);
  CHECK(comes_true([&] { return fs::is_empty(scratch.path()); }));
  // Gone, or dead and not yet collected by the system.
  CHECK(comes_true(
      [&] { return !fs::exists("/proc/" + std::to_string(std::stoi(process)) + "/exe"); }));
}

TEST_CASE("a folder that its owner and its guard have left is removed when the next is made") {
  const ScratchFolder scratch;
  const Environment place("TMPDIR", scratch.path());
  scratch.write("gouji-office-aBcDeF/profile/user/x", "left");
  scratch.write("gouji-other/x", "not ours to remove");
  const TemporaryFolder first = TemporaryFolder::make();
  REQUIRE_FALSE(first.path().empty());
  const TemporaryFolder second = TemporaryFolder::make();
  CHECK_FALSE(fs::exists(scratch.path("gouji-office-aBcDeF")));
  CHECK(fs::exists(first.path()));
  CHECK(fs::exists(scratch.path("gouji-other/x")));
}
