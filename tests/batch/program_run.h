// Running the program itself, for tests of whole runs.
#pragma once

#include <string>
#include <vector>

#include "tests/scratch_folder.h"

namespace gouji {

struct ProgramEnd {
  int status = -1;  // exit status; 128 + signal when killed, as shells have it
  std::string out;  // of stdout
  std::string err;  // of stderr
};

// `arguments` without the program's name. `input` is what it finds on stdin.
ProgramEnd run_program(const std::vector<std::string>& arguments, const std::string& input = {});

// What a shell makes of `script`, in which $gouji is the program.
ProgramEnd run_script(const std::string& script);

// Starts it with its output thrown away, and returns the process.
int start_program(const std::vector<std::string>& arguments);

// The CSV files of a folder, one after the other, each behind its name.
std::string dataset_of(const std::string& folder);

}  // namespace gouji
