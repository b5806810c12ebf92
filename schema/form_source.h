// A TOML file read entry by entry: typed look-up that reports the first problem with file and line,
// and what to do about it. Only the form loader uses it, so toml++ stays behind these two files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include "normalize/result.h"

namespace gouji {

// Keeps the first problem of a file: those behind it are mostly its consequences.
class FormProblems {
 public:
  explicit FormProblems(std::string name) : name_(std::move(name)) {}

  void report(int line, const std::string& zh, const std::string& en);
  const std::optional<Error>& first() const { return first_; }

 private:
  std::string name_;
  std::optional<Error> first_;
};

// One table of the file, [[table]] or { … }. Every look-up marks its key as known; `finish` reports
// the keys that nobody asked for, which are misspellings.
class FormEntry {
 public:
  FormEntry(const toml::table& table, FormProblems& problems);

  int line() const { return line_; }
  bool has(std::string_view key) const;

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
  void report(const std::string& zh, const std::string& en) { problems_->report(line_, zh, en); }

 private:
  const toml::node* find(std::string_view key);
  void report_type(const toml::node& node, std::string_view key, const std::string& zh,
                   const std::string& en);
  void report_missing(std::string_view key);

  const toml::table* table_;
  FormProblems* problems_;
  int line_;
  std::vector<std::string> known_;
};

}  // namespace gouji
