#include "dataset/folder_lock.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "tests/scratch_folder.h"

using namespace gouji;

TEST_CASE("a second run is told who holds the folder") {
  const ScratchFolder folder;
  {
    const Result<FolderLock> held = FolderLock::take(folder.path());
    REQUIRE(held);
    const Result<FolderLock> second = FolderLock::take(folder.path());
    REQUIRE_FALSE(second);
    const std::string who = "process " + std::to_string(::getpid()) + " on ";
    CHECK(second.error().message.en.find("in use by another gouji (" + who) != std::string::npos);
    CHECK(second.error().message.zh.find("（" + who) != std::string::npos);
  }
  CHECK_FALSE(std::filesystem::exists(folder.path("gouji.lock")));
  CHECK(FolderLock::take(folder.path()));
}

TEST_CASE("the lock of a process that was killed is free, and its file no hindrance") {
  const ScratchFolder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    const Result<FolderLock> held = FolderLock::take(folder.path());
    ::_exit(held ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  CHECK(std::filesystem::exists(folder.path("gouji.lock")));
  CHECK(FolderLock::take(folder.path()));
}

TEST_CASE("a folder that cannot be written has no lock to take") {
  const Result<FolderLock> lock = FolderLock::take("/nowhere");
  REQUIRE_FALSE(lock);
  CHECK(lock.error().message.en.find("cannot write /nowhere/gouji.lock") != std::string::npos);
}
