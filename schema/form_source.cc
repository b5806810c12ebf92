#include "schema/form_source.h"

#include <algorithm>

namespace gouji {
namespace {

using Kind = TomlNode::Kind;

std::string quoted(std::string_view key) { return "\"" + std::string(key) + "\""; }

}  // namespace

const TomlNode* FormEntry::find(std::string_view key) {
  known_.push_back(key);
  return table_->find(key);
}

void FormEntry::report_type(const TomlNode& node, std::string_view key, const std::string& zh,
                            const std::string& en) {
  problems_->report(node.line, quoted(key) + " 应为" + zh, quoted(key) + " must be " + en);
}

void FormEntry::report_missing(std::string_view key) {
  report("缺少 " + quoted(key) + "，请补上", "missing " + quoted(key) + "; add it");
}

std::string FormEntry::required_text(std::string_view key) {
  std::optional<std::string> value = text(key);
  if (!value || value->empty()) report_missing(key);
  return std::move(value).value_or(std::string());
}

std::optional<std::string> FormEntry::text(std::string_view key) {
  const TomlNode* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->kind == Kind::text) return node->text;
  report_type(*node, key, "带引号的文字", "a text in quotes");
  return std::nullopt;
}

std::vector<std::string> FormEntry::texts(std::string_view key) {
  std::vector<std::string> values;
  const TomlNode* node = find(key);
  if (node == nullptr) return values;
  if (node->kind != Kind::array) {
    report_type(*node, key, "文字数组，如 [\"甲\", \"乙\"]", "an array of texts, [\"a\", \"b\"]");
    return values;
  }
  for (const TomlNode& item : node->items) {
    if (item.kind == Kind::text && !item.text.empty()) {
      values.push_back(item.text);
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
  const TomlNode* node = find(key);
  if (node == nullptr) return otherwise;
  if (node->kind == Kind::integer && node->integer <= 9999) return static_cast<int>(node->integer);
  report_type(*node, key, " 0 到 9999 的整数", "a whole number from 0 to 9999");
  return otherwise;
}

bool FormEntry::flag(std::string_view key) {
  const TomlNode* node = find(key);
  if (node == nullptr) return false;
  if (node->kind != Kind::boolean) report_type(*node, key, " true 或 false", "true or false");
  return node->integer != 0;
}

std::vector<FormEntry> FormEntry::entries(std::string_view key) {
  std::vector<FormEntry> found;
  const TomlNode* node = find(key);
  if (node == nullptr) return found;
  if (node->kind != Kind::array) {
    report_type(*node, key, "数组，每项写作 { … } 或 [[…]]", "an array of { … } or [[…]]");
    return found;
  }
  found.reserve(node->items.size());
  for (const TomlNode& item : node->items) {
    if (item.kind == Kind::table) {
      found.emplace_back(item, *problems_);
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
  for (std::size_t i = 0; i < table_->keys.size(); ++i) {
    const std::string& key = table_->keys[i];
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    std::string names;
    for (const std::string_view known : known_) {
      names += (names.empty() ? "" : ", ") + std::string(known);
    }
    problems_->report(table_->key_lines[i], "此处不认识 " + quoted(key) + "；可用的键：" + names,
                      "unknown key " + quoted(key) + "; the keys known here are " + names);
  }
}

}  // namespace gouji
