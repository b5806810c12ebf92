// fold(): one pass over the characters with a table for each script that reports are printed in.
// ICU's NFKC is asked only when a character outside them turns up, about one label in a thousand.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

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
      out += static_cast<char32_t>(u_tolower(static_cast<UChar32>(character)));
    } else if (is_stable(character)) {
      out += character;
    } else {
      return false;
    }
  }
  return true;
}

std::u32string nfkc(const std::u32string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return text;
  std::string bytes = to_utf8(text);
  const icu::UnicodeString normalised =
      normalizer->normalize(icu::UnicodeString::fromUTF8(bytes), status);
  if (U_FAILURE(status)) return text;
  bytes.clear();
  normalised.toUTF8String(bytes);
  return to_utf32(bytes);
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
