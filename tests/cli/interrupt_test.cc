#include "cli/interrupt.h"

#include <catch2/catch.hpp>
#include <csignal>

TEST_CASE("the first interrupt is noted and the second is the system's") {
  gouji::catch_interrupts();
  CHECK_FALSE(gouji::interrupted());
  std::raise(SIGINT);
  CHECK(gouji::interrupted());
  // The handler has given the signal back; put the default of the test program in its place.
  CHECK(std::signal(SIGINT, SIG_DFL) == SIG_DFL);
}
