#include "dataset/safe_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "normalize/text.h"

namespace gouji {
namespace {

enum class Audience { terminal, file, name };

// Bytes of the well-formed UTF-8 character at the start of `bytes`, 0 when there is none.
std::size_t character_length(std::string_view bytes) {
  if (bytes.empty()) return 0;
  const auto first = static_cast<unsigned char>(bytes.front());
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  return length <= bytes.size() && is_valid_utf8(bytes.substr(0, length)) ? length : 0;
}

void append_byte(std::string& out, unsigned char byte) {
  constexpr char digits[] = "0123456789ABCDEF";
  out += "\\x";
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

void append_code(std::string& out, char32_t character) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string reversed;
  for (char32_t rest = character; rest != 0; rest >>= 4) reversed += digits[rest & 15];
  out += "\\u{" + std::string(reversed.rbegin(), reversed.rend()) + "}";
}

bool turns_direction(char32_t character) {
  return (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2066 && character <= 0x2069) || character == 0x200E || character == 0x200F;
}

void append_safe(std::string& out, std::string_view bytes, Audience audience) {
  const char32_t character = to_utf32(bytes).front();
  const bool is_break = character == '\n' || character == '\r' || character == '\t';
  const bool is_c1 = character >= 0x80 && character < 0xA0;
  if (character == 0x7F) {
    out += to_utf8(char32_t{0x2421});
  } else if (character < 0x20 && !(is_break && audience == Audience::file)) {
    out += to_utf8(char32_t{0x2400} + character);
  } else if (is_c1 || (audience == Audience::terminal && turns_direction(character))) {
    append_code(out, character);
  } else {
    out += bytes;
  }
}

// The bytes at the start that stay as they are for every audience, as far as that is quickly told:
// printable ASCII and nearly all of Chinese. E0 and ED begin sequences that are no UTF-8, E2 marks
// of direction.
std::size_t harmless_length(std::string_view text) {
  const auto byte = [text](std::size_t place) { return static_cast<unsigned char>(text[place]); };
  const auto continues = [&](std::size_t place) { return (byte(place) & 0xC0U) == 0x80U; };
  std::size_t at = 0;
  while (at < text.size()) {
    const unsigned char lead = byte(at);
    if (lead >= 0x20 && lead < 0x7F) {
      ++at;
    } else if (lead >= 0xE3 && lead <= 0xEF && lead != 0xED && at + 2 < text.size() &&
               continues(at + 1) && continues(at + 2)) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

std::string safe_text(std::string_view text, Audience audience) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const std::size_t harmless = harmless_length(text);
    out += text.substr(0, harmless);
    text.remove_prefix(harmless);
    if (text.empty()) return out;
    const std::size_t length = character_length(text);
    const auto first = static_cast<unsigned char>(text.front());
    if (length == 0) {
      append_byte(out, first);
    } else if (audience == Audience::name) {
      out += text.substr(0, length);
    } else {
      append_safe(out, text.substr(0, length), audience);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
}

bool take(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

template <std::size_t N>
bool take_any(std::string_view& text, const std::array<std::string_view, N>& prefixes) {
  for (const std::string_view prefix : prefixes) {
    if (take(text, prefix)) return true;
  }
  return false;
}

// A byte order mark, and the spaces that spreadsheets skip before they look for a formula.
constexpr std::array<std::string_view, 6> spaces = {" ",      "\u00A0", "\u3000",
                                                    "\u200B", "\u2060", "\uFEFF"};
constexpr std::array<std::string_view, 4> signs = {"+", "-", "\uFF0B", "\uFF0D"};
constexpr std::array<std::string_view, 4> starters = {"=", "@", "\uFF1D", "\uFF20"};
constexpr std::array<std::string_view, 3> breaks = {"\t", "\r", "\n"};

bool take_digits(std::string_view& text) {
  const std::size_t before = text.size();
  while (true) {
    if (!text.empty() && text.front() >= '0' && text.front() <= '9') {
      text.remove_prefix(1);
      continue;
    }
    // Full-width digits are EF BC 90 to EF BC 99.
    if (text.size() >= 3 && text.substr(0, 2) == "\xEF\xBC" && text[2] >= '\x90' &&
        text[2] <= '\x99') {
      text.remove_prefix(3);
      continue;
    }
    return text.size() != before;
  }
}

// What stands behind a sign and makes it a plain number: digits, in groups, with a fraction.
bool is_unsigned_number(std::string_view text) {
  if (!take_digits(text)) return false;
  while (take(text, ",")) {
    if (!take_digits(text)) return false;
  }
  if (take(text, ".") && !take_digits(text)) return false;
  while (take_any(text, spaces)) {
  }
  return text.empty();
}

bool is_only_dashes(std::string_view text) {
  while (take(text, "-") || take(text, "\uFF0D") || take_any(text, spaces)) {
  }
  return text.empty();
}

// Whether what is hazardous can begin with this byte: all of ASCII above, and what begins the rest.
bool may_begin_hazard(char first) {
  return std::string_view("' \t\r\n=@+-\xC2\xE2\xE3\xEF").find(first) != std::string_view::npos;
}

// Apostrophes in front are looked through, so that text which looks defused counts too.
bool is_hazardous(std::string_view text) {
  if (text.empty() || !may_begin_hazard(text.front())) return false;
  while (take(text, "'")) {
  }
  std::string_view rest = text;
  if (take_any(rest, breaks)) return true;
  while (take_any(rest, spaces)) {
  }
  if (take_any(rest, breaks) || take_any(rest, starters)) return true;
  const std::string_view from_sign = rest;
  if (!take_any(rest, signs)) return false;
  return !is_unsigned_number(rest) && !is_only_dashes(from_sign);
}

constexpr std::size_t spreadsheet_digits = 15;

// 007, 2-1, 2023/5, 12:30, 1e5, and more digits than a spreadsheet has.
bool would_turn_into_number(std::string_view text) {
  while (take(text, "'")) {
  }
  while (take_any(text, spaces)) {
  }
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !is_digit(text.front())) return false;
  if (text.find_first_not_of("0123456789.,-/:eE ") != std::string_view::npos) return false;
  if (text.find_first_of("-/:eE") != std::string_view::npos) return true;
  const bool has_leading_zero = text.size() > 1 && text[0] == '0' && is_digit(text[1]);
  return has_leading_zero || static_cast<std::size_t>(std::count_if(text.begin(), text.end(),
                                                                    is_digit)) > spreadsheet_digits;
}

}  // namespace

std::string terminal_text(std::string_view text) { return safe_text(text, Audience::terminal); }

std::string file_text(std::string_view text) { return safe_text(text, Audience::file); }

std::string utf8_name(std::string_view bytes) { return safe_text(bytes, Audience::name); }

std::string defused(std::string_view text) {
  std::string out(text);
  if (is_hazardous(text)) out.insert(out.begin(), '\'');
  return out;
}

bool is_harmless(std::string_view text) {
  return harmless_length(text) == text.size() && !is_hazardous(text);
}

std::string undefused(std::string_view text) {
  std::string_view rest = text;
  if (take(rest, "'") && is_hazardous(rest)) return std::string(rest);
  return std::string(text);
}

std::string kept_as_text(std::string_view text) {
  return (would_turn_into_number(text) ? "'" : "") + std::string(text);
}

}  // namespace gouji
