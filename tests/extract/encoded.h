// Text in other encodings than UTF-8, as the C library writes them.
#pragma once

#include <iconv.h>

#include <stdexcept>
#include <string>

namespace gouji {

// Throws where the encoding is unknown or lacks a character: a test's own mistake.
inline std::string encoded(const std::string& utf8, const char* charset) {
  iconv_t converter = ::iconv_open(charset, "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error("no such encoding");
  std::string in = utf8;
  std::string out(utf8.size() * 4 + 16, '\0');
  char* source = in.data();
  char* target = out.data();
  std::size_t source_left = in.size();
  std::size_t target_left = out.size();
  const std::size_t status = ::iconv(converter, &source, &source_left, &target, &target_left);
  ::iconv_close(converter);
  if (status == static_cast<std::size_t>(-1)) throw std::runtime_error("cannot be encoded");
  out.resize(out.size() - target_left);
  return out;
}

}  // namespace gouji
