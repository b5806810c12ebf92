#include <span>

#include "cli/command_line.h"

int main(int count, char** arguments) {
  return gouji::run_command_line(
      std::span<const char* const>(arguments, static_cast<std::size_t>(count)));
}
