// Reading CSV that others have written: RFC 4180, with line ends of any kind, a byte order mark,
// and the encodings that spreadsheets save in (UTF-8, GB18030, UTF-16).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/result.h"

namespace gouji {

struct CsvRow {
  int line = 0;  // where it begins, from 1
  std::vector<std::string> values;
};

// All rows, the header among them; empty lines are left out. Fails on a quote that is never closed,
// with its line; `name` is for the message. Values that were defused (safe_text.h) are as they were
// before.
Result<std::vector<CsvRow>> read_csv(std::string_view bytes, const std::string& name);

}  // namespace gouji
