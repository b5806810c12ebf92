// fold(): one pass over the characters with a table for each script that reports are printed in.
// ICU's NFKC is asked only when a character outside them turns up, about one label in a thousand.
#include "normalize/icu_library.h"
#include "normalize/radical.h"
#include "normalize/simplified.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// Unifies punctuation that NFKC leaves apart (or that needs no NFKC because it ends here); 0 for
// characters that are no such punctuation.
char unified_punctuation(char32_t character) {
  switch (character) {
    case U'‐':
    case U'‑':
    case U'‒':
    case U'–':
    case U'—':
    case U'―':
    case U'−':
    case U'⁃':
    case U'─':
    case U'━':
    case U'ー':
    case U'－':
    case U'ｰ':
    case U'﹣':
    case U'﹘':
    case U'⸺':
    case U'⸻':
    case U'﹉':
      return '-';
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'″':
    case U'「':
    case U'」':
    case U'『':
    case U'』':
    case U'〝':
    case U'〞':
    case U'〟':
    case U'＂':
    case U'«':
    case U'»':
      return '"';
    case U'‘':
    case U'’':
    case U'‚':
    case U'‛':
    case U'′':
    case U'＇':
      return '\'';
    case U'[':
    case U'{':
    case U'（':
    case U'〔':
    case U'【':
    case U'［':
    case U'｛':
    case U'〖':
    case U'〘':
    case U'﹙':
    case U'﹝':
      return '(';
    case U']':
    case U'}':
    case U'）':
    case U'〕':
    case U'】':
    case U'］':
    case U'｝':
    case U'〗':
    case U'〙':
    case U'﹚':
    case U'﹞':
      return ')';
    case U'〈':
    case U'《':
    case U'‹':
    case U'＜':
      return '<';
    case U'〉':
    case U'》':
    case U'›':
    case U'＞':
      return '>';
    default:
      return 0;
  }
}

// Appends what becomes of a character of Latin-1, of which titles in a wrong encoding are full.
// False for those that are not of it.
bool append_latin(char32_t character, std::u32string& out) {
  if (character < 0xA1 || character > 0xFF) return false;
  switch (character) {
    case 0xA8:
      out += char32_t{0x308};  // what stands for a mark alone is a space and the mark
      break;
    case 0xAF:
      out += char32_t{0x304};
      break;
    case 0xB4:
      out += char32_t{0x301};
      break;
    case 0xB8:
      out += char32_t{0x327};
      break;
    case 0xAA:
      out += U'a';
      break;
    case 0xBA:
      out += U'o';
      break;
    case 0xB2:
      out += U'2';
      break;
    case 0xB3:
      out += U'3';
      break;
    case 0xB9:
      out += U'1';
      break;
    case 0xB5:
      out += char32_t{0x3BC};
      break;
    case 0xBC:
      out += U"1\u20444";
      break;
    case 0xBD:
      out += U"1\u20442";
      break;
    case 0xBE:
      out += U"3\u20444";
      break;
    default:
      out += character >= 0xC0 && character <= 0xDE && character != 0xD7 ? character + 0x20
                                                                         : character;
  }
  return true;
}

// Whether NFKC leaves the character alone wherever it stands, so that it may be appended as it is.
bool is_stable(char32_t character) {
  return character == U'、' || character == U'。' || character == U'·' || character == U'•' ||
         character == U'〇' || character == U'○' || character == U'×' || character == 0xFFFD;
}

// Appends the folded text to `out`. False, with `out` unfinished, when `text` holds a character
// that only NFKC can tell; never false for a text that is `composed` (NFKC already).
bool append_folded(std::u32string_view text, bool composed, std::u32string& out) {
  for (char32_t character : text) {
    if (character >= 0xFF01 && character <= 0xFF5E) character -= 0xFEE0;
    character = without_radical(character);
    if (character >= 0x3400 && character <= 0x9FFF) {
      out += simplified(character);
    } else if (is_space(character) || is_invisible(character)) {
      continue;
    } else if (const char unified = unified_punctuation(character); unified != 0) {
      out += static_cast<char32_t>(unified);
    } else if (character < 0x80) {
      out += character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    } else if (composed) {
      out += static_cast<char32_t>(icu_library().to_lower(static_cast<UChar32>(character)));
    } else if (is_stable(character)) {
      out += character;
    } else if (!append_latin(character, out)) {
      return false;
    }
  }
  return true;
}

std::u16string to_utf16(std::u32string_view text) {
  std::u16string out;
  for (char32_t character : text) {
    if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) character = 0xFFFD;
    if (character >= 0x10000) {
      out += static_cast<char16_t>(0xD7C0 + (character >> 10));
      out += static_cast<char16_t>(0xDC00 + (character & 0x3FF));
    } else {
      out += static_cast<char16_t>(character);
    }
  }
  return out;
}

std::u32string to_utf32(std::u16string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char32_t character = text[at];
    if (character >= 0xD800 && character <= 0xDBFF && at + 1 < text.size()) {
      character = 0x10000 + ((character - 0xD800) << 10) + (text[++at] - 0xDC00U);
    }
    out += character;
  }
  return out;
}

std::u32string nfkc(const std::u32string& text) {
  const IcuLibrary& icu = icu_library();
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const normalizer = icu.nfkc_instance(&status);
  if (U_FAILURE(status)) return text;
  const std::u16string units = to_utf16(text);
  std::u16string out(2 * units.size() + 16, u'\0');
  const auto normalize = [&] {
    status = U_ZERO_ERROR;
    const std::int32_t size =
        icu.normalize(normalizer, units.data(), static_cast<std::int32_t>(units.size()), out.data(),
                      static_cast<std::int32_t>(out.size()), &status);
    out.resize(static_cast<std::size_t>(size));
  };
  normalize();
  if (status == U_BUFFER_OVERFLOW_ERROR) normalize();
  return U_FAILURE(status) ? text : to_utf32(out);
}

}  // namespace

std::u32string fold_to_utf32(std::string_view text) {
  const std::u32string characters = to_utf32(text);
  std::u32string out;
  out.reserve(characters.size());
  if (append_folded(characters, false, out)) return out;
  out.clear();
  append_folded(nfkc(characters), true, out);
  return out;
}

std::string fold(std::string_view text) { return to_utf8(fold_to_utf32(text)); }

}  // namespace gouji
