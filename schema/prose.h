// The sentences of a report's prose, for what they claim.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"

namespace gouji {

// What a sentence has of one paragraph.
struct SentencePart {
  const Paragraph* paragraph = nullptr;  // of the document
  std::string printed;                   // spaces squeezed
  std::size_t folded_end = 0;            // where it ends in Sentence::folded
};

struct Sentence {
  std::string printed;  // spaces squeezed; a sentence over several paragraphs is joined
  std::string folded;   // for matching
  int page = 0;         // where it begins; 0 where the source has no pages
  bool doubtful = false;
  std::vector<SentencePart> parts;  // in order; the document must outlive them
};

// Sentences end at 。；！？ and where a table stands; a paragraph that ends with a character that
// ends none runs on into the next one.
std::vector<Sentence> sentences_of(const Document& document);

}  // namespace gouji
