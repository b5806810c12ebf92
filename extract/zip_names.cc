#include "extract/zip_names.h"

#include <algorithm>
#include <cstddef>

namespace gouji {
namespace {

constexpr std::size_t end_record = 22;  // bytes, before a comment of at most 64 KB
constexpr std::size_t entry_record = 46;
constexpr std::size_t longest_comment = 65'535;

// A number of two or four bytes, the lowest first; `at` lies within.
std::size_t number(std::string_view bytes, std::size_t at, int size) {
  std::size_t value = 0;
  for (int i = size - 1; i >= 0; --i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  }
  return value;
}

}  // namespace

std::string zip_member_names(std::string_view bytes) {
  const std::size_t from = bytes.size() - std::min(bytes.size(), longest_comment + end_record);
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string_view::npos || end < from || end + end_record > bytes.size()) return {};
  const std::size_t size = number(bytes, end + 12, 4);
  if (size > end) return {};
  // Counted from the end: something may stand before the first member.
  std::string_view directory = bytes.substr(end - size, size);
  std::string names;
  while (!directory.empty()) {
    if (directory.size() < entry_record || !directory.starts_with("PK\x01\x02")) return {};
    const std::size_t name = number(directory, 28, 2);
    const std::size_t whole =
        entry_record + name + number(directory, 30, 2) + number(directory, 32, 2);
    if (whole > directory.size()) return {};
    names += directory.substr(entry_record, name);
    names += '\n';
    directory.remove_prefix(whole);
  }
  return names;
}

}  // namespace gouji
