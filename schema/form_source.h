// A TOML file read entry by entry: typed look-up that reports the first problem with file and line,
// and what to do about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/form_problems.h"
#include "schema/toml.h"

namespace gouji {

// One table of the file, [[table]] or { … }. Every look-up marks its key as known; `finish` reports
// the keys that nobody asked for, which are misspellings.
class FormEntry {
 public:
  FormEntry(const TomlNode& table, FormProblems& problems) : table_(&table), problems_(&problems) {}

  int line() const { return table_->line; }
  bool has(std::string_view key) const { return table_->find(key) != nullptr; }

  std::string required_text(std::string_view key);  // present and not empty
  std::optional<std::string> text(std::string_view key);
  std::vector<std::string> texts(std::string_view key);  // an array of non-empty strings
  std::vector<std::string> required_texts(std::string_view key);
  int integer(std::string_view key, int otherwise);
  bool flag(std::string_view key);

  // An array of tables; empty when the key is not there.
  std::vector<FormEntry> entries(std::string_view key);
  std::vector<FormEntry> required_entries(std::string_view key);

  void finish();
  void report(const std::string& zh, const std::string& en) { problems_->report(line(), zh, en); }

 private:
  const TomlNode* find(std::string_view key);
  void report_type(const TomlNode& node, std::string_view key, const std::string& zh,
                   const std::string& en);
  void report_missing(std::string_view key);

  const TomlNode* table_;
  FormProblems* problems_;
  std::vector<std::string_view> known_;  // the keys asked for, all of them literals
};

}  // namespace gouji
