// Reading CSV back, for tests: the grammar of RFC 4180, taken literally.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

inline std::vector<std::vector<std::string>> parse_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::size_t at = 0;
  while (at < text.size()) {
    std::string value;
    if (text[at] == '"') {
      for (++at; at < text.size(); ++at) {
        if (text[at] != '"') {
          value += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
          value += text[++at];
        } else {
          ++at;
          break;
        }
      }
    } else {
      const std::size_t end = std::min(text.find_first_of(",\r", at), text.size());
      value = text.substr(at, end - at);
      at = end;
    }
    row.push_back(value);
    if (text.substr(at, 1) == ",") {
      ++at;
      if (text.substr(at, 2) == "\r\n" || at == text.size()) row.emplace_back();
    }
    if (text.substr(at, 2) == "\r\n") {
      at += 2;
      rows.push_back(std::move(row));
      row.clear();
    }
  }
  return rows;
}

// Rows as name → value, by the header.
inline std::vector<std::map<std::string, std::string>> parse_csv_table(std::string_view text) {
  const auto rows = parse_csv(text);
  std::vector<std::map<std::string, std::string>> table;
  for (std::size_t row = 1; row < rows.size(); ++row) {
    auto& named = table.emplace_back();
    for (std::size_t column = 0; column < rows[0].size() && column < rows[row].size(); ++column) {
      named[rows[0][column]] = rows[row][column];
    }
  }
  return table;
}

}  // namespace gouji
