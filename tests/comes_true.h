// Waiting for what another process does.
#pragma once

#include <chrono>
#include <thread>

namespace gouji {

// Whether the condition comes true within 20 seconds.
template <typename Condition>
bool comes_true(const Condition& condition) {
  using namespace std::chrono_literals;
  const auto deadline = std::chrono::steady_clock::now() + 20s;
  while (!condition() && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(10ms);
  }
  return condition();
}

}  // namespace gouji
