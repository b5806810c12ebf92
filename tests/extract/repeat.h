// Long input for tests that hurt.
#pragma once

#include <string>

namespace gouji {

inline std::string repeat(const std::string& text, int count) {
  std::string out;
  out.reserve(text.size() * static_cast<std::size_t>(count));
  for (int at = 0; at < count; ++at) out += text;
  return out;
}

}  // namespace gouji
