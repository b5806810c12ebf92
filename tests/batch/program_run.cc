#include "tests/batch/program_run.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

namespace gouji {
namespace {

// `texts` are the program and its arguments.
int start(std::vector<std::string> texts, const std::string& in, const std::string& out,
          const std::string& err) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child > 0) return child;
  ::setenv("LANG", "C", 1);
  ::unsetenv("LC_ALL");
  ::unsetenv("LC_MESSAGES");
  ::dup2(::open(in.c_str(), O_RDONLY), 0);
  ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 1);
  ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 2);
  ::execv(pointers.front(), pointers.data());
  ::_exit(127);
}

std::vector<std::string> with_program(const std::vector<std::string>& arguments) {
  std::vector<std::string> texts = {GOUJI_PROGRAM};
  texts.insert(texts.end(), arguments.begin(), arguments.end());
  return texts;
}

ProgramEnd run(const std::vector<std::string>& texts, const std::string& input) {
  const ScratchFolder folder;
  folder.write("in", input);
  const int child = start(texts, folder.path("in"), folder.path("out"), folder.path("err"));
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  ProgramEnd end;
  end.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  end.out = folder.read("out");
  end.err = folder.read("err");
  return end;
}

}  // namespace

ProgramEnd run_program(const std::vector<std::string>& arguments, const std::string& input) {
  return run(with_program(arguments), input);
}

ProgramEnd run_script(const std::string& script) {
  return run({"/bin/sh", "-c", "gouji='" GOUJI_PROGRAM "'\n" + script}, {});
}

int start_program(const std::vector<std::string>& arguments) {
  return start(with_program(arguments), "/dev/null", "/dev/null", "/dev/null");
}

std::string dataset_of(const std::string& folder) {
  std::string out;
  for (const char* name : {"reports", "cells", "records", "findings", "unmapped"}) {
    std::ifstream file(folder + "/" + name + ".csv", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    out += std::string("== ") + name + "\n" + bytes;
  }
  return out;
}

}  // namespace gouji
