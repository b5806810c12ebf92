// Golden transcripts: tests/cli/transcripts/*.txt are sessions of a shell. A line "$ command" is
// run (lines "> more" continue it) and what it prints, stderr and stdout together, must be the
// lines that follow, up to the next command; an exit status other than 0 stands last as "[3]".
// Every file starts in an empty folder, with `gouji` in the PATH, in a C locale and without a
// terminal. GOUJI_UPDATE_TRANSCRIPTS=1 writes what was printed into the files, to be read before it
// is kept.
#include <stdlib.h>
#include <sys/wait.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "tests/scratch_folder.h"

namespace {

namespace fs = std::filesystem;
using gouji::ScratchFolder;

struct Step {
  std::string command;  // lines joined by line breaks
  std::string output;
};

std::vector<Step> parse(const std::string& text) {
  std::vector<Step> steps;
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    if (line.rfind("$ ", 0) == 0) {
      steps.push_back({line.substr(2), ""});
    } else if (line.rfind("> ", 0) == 0 && !steps.empty() && steps.back().output.empty()) {
      steps.back().command += "\n" + line.substr(2);
    } else if (!steps.empty()) {
      steps.back().output += line + "\n";
    }
  }
  return steps;
}

std::string format(const std::vector<Step>& steps) {
  std::string out;
  for (const Step& step : steps) {
    std::istringstream lines(step.command);
    std::string line;
    for (bool first = true; std::getline(lines, line); first = false) {
      out += (first ? "$ " : "> ") + line + "\n";
    }
    out += step.output;
  }
  return out;
}

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

std::string run(const std::string& command, const ScratchFolder& folder) {
  const fs::path program = GOUJI_PROGRAM;
  const std::string script = "cd " + quoted(folder.path()) +
                             " && PATH=" + quoted(program.parent_path().string()) +
                             ":\"$PATH\" && { " + command + "\n} 2>&1 </dev/null";
  std::FILE* pipe = ::popen(script.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 4096> buffer;
  for (std::size_t size = 0; (size = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    output.append(buffer.data(), size);
  }
  const int status = ::pclose(pipe);
  if (!output.empty() && output.back() != '\n') output += "\n";
  if (WIFSIGNALED(status)) output += "[signal " + std::to_string(WTERMSIG(status)) + "]\n";
  if (WIFEXITED(status) && WEXITSTATUS(status) != 0) {
    output += "[" + std::to_string(WEXITSTATUS(status)) + "]\n";
  }
  return output;
}

void set_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "NO_COLOR", "TERM"}) ::unsetenv(name);
  ::setenv("LANG", "C", 1);
  ::setenv("SOURCES", GOUJI_SOURCE_DIR, 1);
}

}  // namespace

TEST_CASE("the program says what the transcripts say") {
  set_environment();
  const fs::path folder = fs::path(GOUJI_SOURCE_DIR) / "tests/cli/transcripts";
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    DYNAMIC_SECTION(entry.path().stem().string()) {
      std::ifstream stream(entry.path());
      const std::string expected(std::istreambuf_iterator<char>(stream), {});
      const ScratchFolder scratch;
      std::vector<Step> steps = parse(expected);
      REQUIRE_FALSE(steps.empty());
      for (Step& step : steps) step.output = run(step.command, scratch);
      const std::string actual = format(steps);
      if (std::getenv("GOUJI_UPDATE_TRANSCRIPTS") != nullptr) {
        std::ofstream(entry.path()) << actual;
      } else {
        CHECK(actual == expected);
      }
    }
  }
}
