#include "dataset/json_writer.h"

#include <cstddef>

namespace gouji {
namespace {

constexpr std::size_t piece = 4096;  // bytes

}  // namespace

void JsonWriter::begin(char bracket) {
  begin_value();
  out_ += bracket;
  levels_.push_back({bracket, true});
}

void JsonWriter::end() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.is_empty) new_line();
  out_ += level.bracket == '{' ? '}' : ']';
}

JsonWriter& JsonWriter::key(std::string_view name) {
  begin_value();
  quote(name);
  out_ += ": ";
  has_key_ = true;
  return *this;
}

void JsonWriter::value(std::string_view text) {
  begin_value();
  quote(text);
}

void JsonWriter::value(bool flag) {
  begin_value();
  out_ += flag ? "true" : "false";
}

void JsonWriter::value(std::int64_t number) {
  begin_value();
  out_ += std::to_string(number);
}

// What stands between a value, or its name, and what is before it.
void JsonWriter::begin_value() {
  if (has_key_ || levels_.empty()) {
    has_key_ = false;
    return;
  }
  if (!levels_.back().is_empty) out_ += ',';
  levels_.back().is_empty = false;
  new_line();
}

void JsonWriter::new_line() {
  if (out_.size() >= piece) {
    sink_(out_);
    out_.clear();
  }
  out_ += '\n';
  out_.append(2 * levels_.size(), ' ');
}

void JsonWriter::finish() {
  out_ += '\n';
  sink_(out_);
  out_.clear();
}

void JsonWriter::quote(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  constexpr std::string_view named = "\"\\\b\f\n\r\t";
  constexpr std::string_view names = "\"\\bfnrt";
  out_ += '"';
  std::size_t kept = 0;  // up to here it is written
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    const auto code = static_cast<unsigned char>(byte);
    if (code >= 0x20 && byte != '"' && byte != '\\') continue;
    out_ += text.substr(kept, at - kept);
    kept = at + 1;
    if (const std::size_t place = named.find(byte); place != std::string_view::npos) {
      out_ += '\\';
      out_ += names[place];
    } else {
      out_ += "\\u00";
      out_ += digits[code >> 4];
      out_ += digits[code & 15];
    }
  }
  out_ += text.substr(kept);
  out_ += '"';
}

}  // namespace gouji
