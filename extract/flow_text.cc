#include "extract/flow_text.h"

#include <utility>

namespace gouji {
namespace {

struct Decoded {
  char32_t character = 0;
  std::size_t length = 1;
};

// The input is UTF-8 that a decoder made; a stray byte is passed through as one character.
Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t offset) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + offset]));
  };
  const char32_t lead = byte(0);
  const std::size_t left = text.size() - at;
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xF0 && left >= 4) {
    return {((lead & 7) << 18) | ((byte(1) & 63) << 12) | ((byte(2) & 63) << 6) | (byte(3) & 63),
            4};
  }
  if (lead >= 0xE0 && lead < 0xF0 && left >= 3) {
    return {((lead & 15) << 12) | ((byte(1) & 63) << 6) | (byte(2) & 63), 3};
  }
  if (lead >= 0xC0 && lead < 0xE0 && left >= 2) return {((lead & 31) << 6) | (byte(1) & 63), 2};
  return {lead, 1};
}

bool is_hard_space(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

}  // namespace

bool is_wide_script(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFF0F && c != 0xFF0D) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
         (c >= 0xFF5B && c <= 0xFF65) || (c >= 0x2018 && c <= 0x201D) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

void FlowText::put(char32_t character, std::string_view bytes) {
  if (!text_.empty() && gap_ != 0) {
    const bool soft = (gap_ & hard_gap) == 0 && (gap_ & soft_gap) != 0;
    if ((gap_ & line_gap) != 0) {
      text_.append(breaks_, '\n');
    } else if (!soft || !is_wide_script(last_) || !is_wide_script(character)) {
      text_ += ' ';
    }
  }
  gap_ = 0;
  breaks_ = 0;
  last_ = character;
  text_ += bytes;
}

void FlowText::add(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded next = decode(utf8, at);
    const char32_t c = next.character;
    if (c == '\n' || c == '\r') {
      gap_ |= soft_gap;
    } else if (c <= 0x20 || c == 0x7F) {
      gap_ |= space_gap;
    } else if (is_hard_space(c)) {
      gap_ |= hard_gap;
    } else if (c == 0x2028 || c == 0x2029) {
      break_line();
    } else if (!is_invisible(c)) {
      put(c, utf8.substr(at, next.length));
    }
    at += next.length;
  }
}

std::string FlowText::take() {
  std::string text = std::move(text_);
  *this = {};
  return text;
}

std::string join_lines(std::string_view lines) {
  std::string joined;
  char32_t last = 0;
  bool pending = false;
  for (std::size_t at = 0; at < lines.size();) {
    const Decoded next = decode(lines, at);
    if (next.character == '\n') {
      pending = !joined.empty();
    } else {
      if (pending && !(is_wide_script(last) && is_wide_script(next.character))) joined += ' ';
      pending = false;
      joined += lines.substr(at, next.length);
      last = next.character;
    }
    at += next.length;
  }
  return joined;
}

}  // namespace gouji
