// Documents as text, for the expected values of reader tests.
#pragma once

#include <string>

#include "extract/document.h"

namespace gouji {

// Paragraphs as their text, tables as their dump, one block after another; " ?" behind a doubtful
// paragraph.
inline std::string dump_blocks(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += paragraph->text + (paragraph->doubtful ? " ?\n" : "\n");
    } else {
      out += std::get<Table>(block).dump();
    }
  }
  return out;
}

inline std::string note_codes(const Document& document) {
  std::string out;
  for (const ReaderNote& note : document.notes) out += (out.empty() ? "" : " ") + note.code;
  return out;
}

}  // namespace gouji
