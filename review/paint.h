// Colours by meaning, so that what is not a terminal gets the same text without them.
#pragma once

#include <string>

namespace gouji {

enum class Paint { plain, title, faint, doubtful, failing };

inline std::string painted(const std::string& text, Paint paint, bool colour) {
  if (!colour || paint == Paint::plain || text.empty()) return text;
  const char* code = paint == Paint::title      ? "\x1B[1m"
                     : paint == Paint::faint    ? "\x1B[2m"
                     : paint == Paint::doubtful ? "\x1B[33m"
                                                : "\x1B[31;1m";
  return code + text + "\x1B[0m";
}

}  // namespace gouji
