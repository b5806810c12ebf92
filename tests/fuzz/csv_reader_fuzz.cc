// Any bytes as CSV: rows of valid text, or a refusal with its line.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dataset/csv_reader.h"
#include "normalize/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<std::vector<CsvRow>> rows = read_csv(text, "fuzz.csv");
  if (!rows) return rows.error().message.en.empty() ? (std::abort(), 0) : 0;
  int line = 0;
  for (const CsvRow& row : *rows) {
    if (row.line <= line || row.values.empty()) std::abort();
    line = row.line;
    for (const std::string& value : row.values) {
      if (!is_valid_utf8(value)) std::abort();
    }
  }
  return 0;
}
