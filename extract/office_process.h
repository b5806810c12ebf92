// Running a program to its end, within limits.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "normalize/result.h"

namespace gouji {

struct ProcessLimits {
  std::chrono::seconds time{60};
  std::size_t most_file_bytes = std::size_t{256} * 1024 * 1024;
};

enum class ProcessEnd { success, failure, timeout };

// Runs `arguments` (the first is the program's path) in `folder`, with that as HOME and TMPDIR and
// with nothing on its standard streams. The program and all that it has started are killed when it
// ends or the time is over. Fails when it cannot be started.
Result<ProcessEnd> run_process(const std::vector<std::string>& arguments, const std::string& folder,
                               const ProcessLimits& limits);

}  // namespace gouji
