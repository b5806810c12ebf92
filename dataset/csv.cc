#include "dataset/csv.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>

#include "dataset/safe_text.h"

namespace gouji {
namespace {

bool has_separator(std::string_view value) {
  // All of them lie below the letters and digits of any text.
  return std::any_of(value.begin(), value.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ',' && (c == ',' || c == '"' || c == '\r' || c == '\n');
  });
}

}  // namespace

CsvWriter::CsvWriter(ByteSink& sink, std::span<const std::string_view> header) : sink_(sink) {
  for (const std::string_view name : header) text(name);
  columns_ = column_;
  end_row();
}

CsvWriter& CsvWriter::text(std::string_view value) {
  is_harmless(value) ? put(value) : put(defused(file_text(value)));
  return *this;
}

CsvWriter& CsvWriter::plain(std::string_view value) {
  put(value);
  return *this;
}

CsvWriter& CsvWriter::number(long long value) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  put({digits.data(), static_cast<std::size_t>(end - digits.data())});
  return *this;
}

CsvWriter& CsvWriter::number_or_empty(long long value) {
  return value == 0 ? plain({}) : number(value);
}

void CsvWriter::end_row() {
  assert(column_ == columns_);
  row_ += "\r\n";
  sink_.write(row_);
  row_.clear();
  column_ = 0;
}

void CsvWriter::put(std::string_view value) {
  if (column_ > 0) row_ += ',';
  ++column_;
  // Spaces at the ends are kept by the standard, but some readers strip them unless quoted.
  const bool quoted =
      has_separator(value) ||
      (!value.empty() && (value.front() == ' ' || value.back() == ' ' || value.front() == '\t'));
  if (!quoted) {
    row_ += value;
    return;
  }
  row_ += '"';
  while (!value.empty()) {
    const std::size_t quote = value.find('"');
    row_ += value.substr(0, quote);
    if (quote == std::string_view::npos) break;
    row_ += "\"\"";
    value.remove_prefix(quote + 1);
  }
  row_ += '"';
}

}  // namespace gouji
