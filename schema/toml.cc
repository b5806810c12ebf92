#include "schema/toml.h"

#include <algorithm>
#include <utility>

#include "normalize/text.h"

namespace gouji {
namespace {

using Kind = TomlNode::Kind;

// Deep enough for any form, and no danger to the stack.
constexpr int deepest_value = 20;

bool is_bare_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

TomlNode* find(TomlNode& table, const std::string& key) {
  const auto found = std::find(table.keys.begin(), table.keys.end(), key);
  if (found == table.keys.end()) return nullptr;
  return &table.items[static_cast<std::size_t>(found - table.keys.begin())];
}

TomlNode& add(TomlNode& table, std::string key, int line, TomlNode value) {
  table.keys.push_back(std::move(key));
  table.key_lines.push_back(line);
  table.items.push_back(std::move(value));
  return table.items.back();
}

// Parsing stops at the first problem: every step returns false from then on.
class Parser {
 public:
  Parser(std::string_view text, FormProblems& problems) : text_(text), problems_(problems) {
    root_.line = 1;
  }

  std::optional<TomlNode> parse() {
    take("\xEF\xBB\xBF");
    if (!is_valid_utf8(text_)) {
      fail("不是 UTF-8 编码，请另存为 UTF-8", "not UTF-8; save it as UTF-8");
      return std::nullopt;
    }
    TomlNode* table = &root_;  // that key = value lines belong to
    while (skip_blank_lines(), place_ < text_.size()) {
      if (next() == '[') {
        table = parse_header();
      } else if (!parse_pair(*table, 0)) {
        return std::nullopt;
      }
      if (table == nullptr || !end_line()) return std::nullopt;
    }
    return std::move(root_);
  }

 private:
  char next() const { return place_ < text_.size() ? text_[place_] : '\0'; }

  bool take(std::string_view word) {
    if (text_.substr(place_, word.size()) != word) return false;
    place_ += word.size();
    return true;
  }

  bool fail(const std::string& zh, const std::string& en) {
    problems_.report(line_, "不是合法的 TOML：" + zh, "not valid TOML: " + en);
    return false;
  }

  bool fail_expecting(const std::string& zh, const std::string& en) {
    return fail("此处应为" + zh, "expected " + en);
  }

  void skip_spaces() {
    while (next() == ' ' || next() == '\t') ++place_;
    if (next() != '#') return;
    while (place_ < text_.size() && next() != '\n') ++place_;
  }

  void skip_blank_lines() {
    for (skip_spaces(); next() == '\n' || next() == '\r'; skip_spaces()) {
      if (next() == '\n') ++line_;
      ++place_;
    }
  }

  bool end_line() {
    skip_spaces();
    take("\r");
    if (place_ == text_.size()) return true;
    if (next() == '\n') return true;
    return fail("行末有多余的内容", "something is left over at the end of the line");
  }

  bool parse_key(std::string& key) {
    if (next() == '"' || next() == '\'') return parse_string(key);
    const std::size_t begin = place_;
    while (is_bare_key_character(next())) ++place_;
    if (begin == place_) {
      return fail_expecting("键（字母、数字、_、-）", "a key of letters, digits, _ and -");
    }
    key = text_.substr(begin, place_ - begin);
    return true;
  }

  // [a.b] or [[a.b]]: the table that the lines below belong to; nullptr on failure.
  TomlNode* parse_header() {
    take("[");
    const bool is_array = take("[");
    TomlNode* table = &root_;
    while (true) {
      std::string key;
      skip_spaces();
      if (!parse_key(key)) return nullptr;
      skip_spaces();
      const bool is_last = !take(".");
      table = is_last && is_array ? add_to_array(*table, key) : enter(*table, key, is_last);
      if (table == nullptr || is_last) break;
    }
    if (table == nullptr) return nullptr;
    if (take(is_array ? "]]" : "]")) return table;
    fail_expecting(is_array ? "“]]”" : "“]”", is_array ? "\"]]\"" : "\"]\"");
    return nullptr;
  }

  // The table `key` of a table, or the last one of the array `key`, made where it is not there yet.
  TomlNode* enter(TomlNode& table, const std::string& key, bool is_last) {
    TomlNode* known = find(table, key);
    if (known == nullptr) {
      TomlNode made;
      made.line = line_;
      made.by_header = true;
      return &add(table, key, line_, std::move(made));
    }
    if (is_last || !known->by_header) return refuse_duplicate(key);
    return known->kind == Kind::array ? &known->items.back() : known;
  }

  TomlNode* add_to_array(TomlNode& table, const std::string& key) {
    TomlNode* array = find(table, key);
    if (array == nullptr) {
      TomlNode made;
      made.kind = Kind::array;
      made.line = line_;
      made.by_header = true;
      array = &add(table, key, line_, std::move(made));
    }
    if (array->kind != Kind::array || !array->by_header) return refuse_duplicate(key);
    TomlNode& item = array->items.emplace_back();
    item.line = line_;
    item.by_header = true;
    return &item;
  }

  TomlNode* refuse_duplicate(const std::string& key) {
    fail("\"" + key + "\" 已经有了", "\"" + key + "\" is there already");
    return nullptr;
  }

  bool parse_pair(TomlNode& table, int depth) {
    const int line = line_;
    std::string key;
    if (!parse_key(key)) return false;
    if (find(table, key) != nullptr) return refuse_duplicate(key) != nullptr;
    skip_spaces();
    if (!take("=")) return fail_expecting("键后的“=”", "\"=\" behind the key");
    skip_spaces();
    TomlNode value;
    if (!parse_value(value, depth)) return false;
    add(table, std::move(key), line, std::move(value));
    return true;
  }

  bool parse_value(TomlNode& value, int depth) {
    value.line = line_;
    if (depth > deepest_value) return fail("嵌套过深", "nested too deeply");
    switch (next()) {
      case '"':
      case '\'':
        value.kind = Kind::text;
        return parse_string(value.text);
      case '[':
        return parse_array(value, depth);
      case '{':
        return parse_inline_table(value, depth);
      default:
        return parse_word(value);
    }
  }

  // A whole number, true or false.
  bool parse_word(TomlNode& value) {
    const std::size_t begin = place_;
    while (is_bare_key_character(next()) || next() == '+' || next() == '.' || next() == ':') {
      ++place_;
    }
    const std::string_view word = text_.substr(begin, place_ - begin);
    if (word == "true" || word == "false") {
      value.kind = Kind::boolean;
      value.integer = word == "true" ? 1 : 0;
      return true;
    }
    constexpr std::size_t most_digits = 18;
    const bool is_number =
        !word.empty() && word.size() <= most_digits &&
        std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) {
      return fail_expecting("值：\"文字\"、整数、true、false、[ … ] 或 { … }",
                            "a value: \"text\", a whole number, true, false, [ … ] or { … }");
    }
    value.kind = Kind::integer;
    for (const char digit : word) value.integer = value.integer * 10 + (digit - '0');
    return true;
  }

  bool parse_array(TomlNode& value, int depth) {
    value.kind = Kind::array;
    take("[");
    while (skip_blank_lines(), !take("]")) {
      if (!parse_value(value.items.emplace_back(), depth + 1)) return false;
      skip_blank_lines();
      if (next() != ']' && !take(",")) {
        return fail_expecting("“,”或“]”", "\",\" or \"]\"");
      }
    }
    return true;
  }

  bool parse_inline_table(TomlNode& value, int depth) {
    value.kind = Kind::table;
    take("{");
    while (skip_blank_lines(), !take("}")) {
      if (!parse_pair(value, depth + 1)) return false;
      skip_blank_lines();
      if (next() != '}' && !take(",")) {
        return fail_expecting("“,”或“}”", "\",\" or \"}\"");
      }
    }
    return true;
  }

  // "text" with escapes, or 'text' without.
  bool parse_string(std::string& text) {
    const char quote = next();
    const std::string three(3, quote);
    if (take(three)) {
      return fail("不支持多行文字，请写在一行", "text over several lines; write it on one");
    }
    ++place_;
    while (next() != quote) {
      if (place_ == text_.size() || next() == '\n' || next() == '\r') {
        return fail("文字缺少后引号", "a text without its closing quote");
      }
      if (next() == '\\' && quote == '"') {
        if (!parse_escape(text)) return false;
      } else if (static_cast<unsigned char>(next()) < 0x20 && next() != '\t') {
        return fail("文字中有控制字符", "a control character in a text");
      } else {
        text += text_[place_++];
      }
    }
    ++place_;
    return true;
  }

  bool parse_escape(std::string& text) {
    ++place_;
    constexpr std::string_view names = "\"\\ntrbf";
    constexpr std::string_view characters = "\"\\\n\t\r\b\f";
    const char name = next();
    ++place_;
    if (const auto known = names.find(name); known != std::string_view::npos && name != '\0') {
      text += characters[known];
      return true;
    }
    const std::size_t digits = name == 'u' ? 4 : name == 'U' ? 8 : 0;
    std::uint32_t code = 0;
    for (std::size_t i = 0; i < digits; ++i, ++place_) {
      constexpr std::string_view hexadecimal = "0123456789abcdef";
      const char lower = next() >= 'A' && next() <= 'F' ? static_cast<char>(next() + 32) : next();
      const auto digit = hexadecimal.find(lower);
      if (digit == std::string_view::npos || lower == '\0') return fail_escape();
      code = code * 16 + static_cast<std::uint32_t>(digit);
    }
    if (digits == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return fail_escape();
    append_utf8(text, static_cast<char32_t>(code));
    return true;
  }

  bool fail_escape() {
    return fail("不认识的转义；反斜杠请写作 \\\\", "an unknown escape; write a backslash as \\\\");
  }

  std::string_view text_;
  FormProblems& problems_;
  std::size_t place_ = 0;
  int line_ = 1;
  TomlNode root_;
};

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

std::optional<TomlNode> parse_toml(std::string_view text, FormProblems& problems) {
  return Parser(text, problems).parse();
}

}  // namespace gouji
