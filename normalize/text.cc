#include "normalize/text.h"

#include "normalize/icu_library.h"

namespace gouji {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Decoded {
  char32_t character = 0;
  std::size_t length = 1;  // bytes consumed
  bool well_formed = true;
};

// One character from the front of `bytes`, which is not empty. An ill-formed sequence consumes its
// longest prefix that could have begun a character, at least one byte, as browsers do.
Decoded decode_front(std::string_view bytes) {
  const auto byte = [bytes](std::size_t place) { return static_cast<unsigned char>(bytes[place]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  char32_t character = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    character = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    character = lead & 0x0FU;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    character = lead & 0x07U;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {replacement, 1, false};
  }
  for (std::size_t place = 1; place < length; ++place) {
    if (place >= bytes.size() || byte(place) < low || byte(place) > high) {
      return {replacement, place, false};
    }
    character = (character << 6) | (byte(place) & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {character, length, true};
}

bool is_blank(char32_t character) { return is_space(character) || is_invisible(character); }

}  // namespace

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size() / 2);
  while (!utf8.empty()) {
    const Decoded next = decode_front(utf8);
    out += next.character;
    utf8.remove_prefix(next.length);
  }
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t character : text) append_utf8(out, character);
  return out;
}

std::string to_utf8(char32_t character) {
  std::string out;
  append_utf8(out, character);
  return out;
}

void append_utf8(std::string& out, char32_t character) {
  if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) character = replacement;
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0 | (character >> 6));
    put(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    put(0xE0 | (character >> 12));
    put(0x80 | ((character >> 6) & 0x3F));
    put(0x80 | (character & 0x3F));
  } else {
    put(0xF0 | (character >> 18));
    put(0x80 | ((character >> 12) & 0x3F));
    put(0x80 | ((character >> 6) & 0x3F));
    put(0x80 | (character & 0x3F));
  }
}

bool is_valid_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const Decoded next = decode_front(bytes);
    if (!next.well_formed) return false;
    bytes.remove_prefix(next.length);
  }
  return true;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const Decoded next = decode_front(text);
    if (!next.well_formed || !is_blank(next.character)) break;
    text.remove_prefix(next.length);
  }
  while (!text.empty()) {
    // Step back over at most three continuation bytes to the last character.
    std::size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 &&
           (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) {
      --start;
    }
    const Decoded last = decode_front(text.substr(start));
    if (!last.well_formed || start + last.length != text.size() || !is_blank(last.character)) break;
    text.remove_suffix(last.length);
  }
  return text;
}

std::string squeeze_spaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space_before = false;
  while (!text.empty()) {
    const Decoded next = decode_front(text);
    if (is_space(next.character)) {
      space_before = true;
    } else if (!is_invisible(next.character)) {
      if (space_before && !out.empty()) out += ' ';
      space_before = false;
      if (next.well_formed) {
        out.append(text.substr(0, next.length));
      } else {
        append_utf8(out, replacement);
      }
    }
    text.remove_prefix(next.length);
  }
  return out;
}

int display_width(char32_t character) {
  if (character < 0x7F) return character < 0x20 ? 0 : 1;
  if (is_invisible(character)) return 0;
  if (is_han(character)) return 2;
  const auto code = static_cast<UChar32>(character);
  switch (icu_library().char_type(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = icu_library().int_property(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Decoded next = decode_front(text);
    width += display_width(next.character);
    text.remove_prefix(next.length);
  }
  return width;
}

bool is_space(char32_t character) {
  if (character < 0x80) return character == ' ' || (character >= 0x09 && character <= 0x0D);
  return character == 0x85 || character == 0xA0 || character == 0x1680 ||
         (character >= 0x2000 && character <= 0x200A) || character == 0x2028 ||
         character == 0x2029 || character == 0x202F || character == 0x205F || character == 0x3000;
}

bool is_invisible(char32_t character) {
  if (character < 0x20) return character < 0x09 || character > 0x0D;
  if (character < 0x7F) return false;
  return character <= 0x9F
             ? character != 0x85
             : character == 0xAD || character == 0x180E ||
                   (character >= 0x200B && character <= 0x200F) ||
                   (character >= 0x202A && character <= 0x202E) ||
                   (character >= 0x2060 && character <= 0x206F) ||
                   (character >= 0xFE00 && character <= 0xFE0F) || character == 0xFEFF;
}

bool is_han(char32_t character) {
  return (character >= 0x4E00 && character <= 0x9FFF) ||
         (character >= 0x3400 && character <= 0x4DBF) || character == 0x3005 ||
         character == 0x3007 || (character >= 0xF900 && character <= 0xFAFF) ||
         (character >= 0x20000 && character <= 0x3FFFF) ||
         (character >= 0x2E80 && character <= 0x2FDF);
}

bool is_digit(char32_t character) {
  return (character >= '0' && character <= '9') || (character >= 0xFF10 && character <= 0xFF19);
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& byte : lower)
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  return lower;
}

}  // namespace gouji
