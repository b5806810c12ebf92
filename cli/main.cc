#include <unistd.h>

#include <span>

#include "cli/command_line.h"

int main(int count, char** arguments) {
  const int status = gouji::run_command_line(
      std::span<const char* const>(arguments, static_cast<std::size_t>(count)));
#ifdef NDEBUG
  // All is written and closed. Taking down what thirty libraries and the forms have built up took
  // 4 ms, and is left to the kernel; where tests look for leaks and coverage it is done.
  ::_exit(status);
#else
  return status;
#endif
}
