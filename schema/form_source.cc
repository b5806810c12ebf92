#include "schema/form_source.h"

#include <algorithm>

namespace gouji {
namespace {

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

std::string quoted(std::string_view key) { return "\"" + std::string(key) + "\""; }

}  // namespace

void FormProblems::report(int line, const std::string& zh, const std::string& en) {
  if (first_) return;
  const std::string place = name_ + ":" + std::to_string(line) + ": ";
  first_ = Error{{place + zh, place + en}};
}

FormEntry::FormEntry(const toml::table& table, FormProblems& problems)
    : table_(&table), problems_(&problems), line_(line_of(table)) {}

bool FormEntry::has(std::string_view key) const { return table_->contains(key); }

const toml::node* FormEntry::find(std::string_view key) {
  known_.emplace_back(key);
  return table_->get(key);
}

void FormEntry::report_type(const toml::node& node, std::string_view key, const std::string& zh,
                            const std::string& en) {
  problems_->report(line_of(node), quoted(key) + " 应为" + zh, quoted(key) + " must be " + en);
}

void FormEntry::report_missing(std::string_view key) {
  report("缺少 " + quoted(key) + "，请补上", "missing " + quoted(key) + "; add it");
}

std::string FormEntry::required_text(std::string_view key) {
  const std::optional<std::string> value = text(key);
  if (!value || value->empty()) report_missing(key);
  return value.value_or(std::string());
}

std::optional<std::string> FormEntry::text(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  std::optional<std::string> value = node->value_exact<std::string>();
  if (!value) report_type(*node, key, "带引号的文字", "a text in quotes");
  return value;
}

std::vector<std::string> FormEntry::texts(std::string_view key) {
  std::vector<std::string> values;
  const toml::node* node = find(key);
  if (node == nullptr) return values;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    report_type(*node, key, "文字数组，如 [\"甲\", \"乙\"]", "an array of texts, [\"a\", \"b\"]");
    return values;
  }
  for (const toml::node& item : *array) {
    const std::optional<std::string> value = item.value_exact<std::string>();
    if (value && !value->empty()) {
      values.push_back(*value);
    } else {
      report_type(item, key, "非空文字的数组", "an array of texts that are not empty");
    }
  }
  return values;
}

std::vector<std::string> FormEntry::required_texts(std::string_view key) {
  std::vector<std::string> values = texts(key);
  if (values.empty()) report_missing(key);
  return values;
}

int FormEntry::integer(std::string_view key, int otherwise) {
  const toml::node* node = find(key);
  if (node == nullptr) return otherwise;
  const std::optional<std::int64_t> value = node->value_exact<std::int64_t>();
  if (value && *value >= 0 && *value <= 9999) return static_cast<int>(*value);
  report_type(*node, key, " 0 到 9999 的整数", "a whole number from 0 to 9999");
  return otherwise;
}

bool FormEntry::flag(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return false;
  const std::optional<bool> value = node->value_exact<bool>();
  if (!value) report_type(*node, key, " true 或 false", "true or false");
  return value.value_or(false);
}

std::vector<FormEntry> FormEntry::entries(std::string_view key) {
  std::vector<FormEntry> found;
  const toml::node* node = find(key);
  if (node == nullptr) return found;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    report_type(*node, key, "数组，每项写作 { … } 或 [[…]]", "an array of { … } or [[…]]");
    return found;
  }
  for (const toml::node& item : *array) {
    if (const toml::table* table = item.as_table()) {
      found.emplace_back(*table, *problems_);
    } else {
      report_type(item, key, " { … } 的数组", "an array of { … }");
    }
  }
  return found;
}

std::vector<FormEntry> FormEntry::required_entries(std::string_view key) {
  std::vector<FormEntry> found = entries(key);
  if (found.empty()) report_missing(key);
  return found;
}

void FormEntry::finish() {
  for (const auto& [key, node] : *table_) {
    if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
    std::string names;
    for (const std::string& known : known_) names += (names.empty() ? "" : ", ") + known;
    problems_->report(static_cast<int>(key.source().begin.line),
                      "此处不认识 " + quoted(key.str()) + "；可用的键：" + names,
                      "unknown key " + quoted(key.str()) + "; the keys known here are " + names);
    return;
  }
}

}  // namespace gouji
