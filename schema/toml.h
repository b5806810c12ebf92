// The part of TOML that form files use: [tables], [[arrays of tables]], inline tables, arrays,
// one-line strings, whole numbers, true and false. A file with anything else (dates, fractions,
// dotted keys, strings over several lines) is refused, by line.
//
// Why not a library: toml++ 3.3 aborts at a header such as [[。table]] (an assertion; undefined
// behaviour in a release build), so that a slip of the hand would kill the program. Without it both
// forms parse in 0.9 ms in place of 1.4, which every start of the program pays.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/form_problems.h"

namespace gouji {

struct TomlNode {
  enum class Kind { text, integer, boolean, array, table };

  Kind kind = Kind::table;
  int line = 0;                   // from 1
  std::string text;               // of Kind::text
  std::int64_t integer = 0;       // of Kind::integer; 1 for true
  std::vector<TomlNode> items;    // of an array; the values of a table
  std::vector<std::string> keys;  // of a table, one for each item
  std::vector<int> key_lines;
  bool by_header = false;  // made by [name] or [[name]], so that headers may add to it

  const TomlNode* find(std::string_view key) const;  // of a table; nullptr when it is not there
};

// The table that a file is. Nothing, and a problem reported, when it is not valid.
std::optional<TomlNode> parse_toml(std::string_view text, FormProblems& problems);

}  // namespace gouji
