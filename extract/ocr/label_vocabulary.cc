#include "extract/ocr/label_vocabulary.h"

#include <cstddef>
#include <string>

#include "normalize/text.h"

namespace gouji::ocr {

bool LabelVocabulary::has(std::string_view text) const {
  const std::string folded = fold(text);
  return !folded.empty() && labels_.find(folded) != std::string::npos;
}

std::string behind_number(std::string_view text) {
  constexpr std::u32string_view of_numbers = U"0123456789一二三四五六七八九十().、, ";
  const std::u32string folded = fold_to_utf32(text);
  const std::size_t behind = folded.find_first_not_of(of_numbers);
  if (behind == std::u32string::npos || behind == 0) return {};
  return to_utf8(folded.substr(behind));
}

bool LabelVocabulary::has_numbered(std::string_view text) const {
  constexpr std::size_t fewest = 3;
  const std::string behind = behind_number(text);
  return to_utf32(behind).size() >= fewest && labels_.find(behind) != std::string::npos;
}

double LabelVocabulary::likeness(std::string_view text) const {
  const std::u32string folded = fold_to_utf32(text);
  if (folded.size() < 2) return 0;
  const std::size_t pairs = folded.size() - 1;
  std::size_t found = 0;
  for (std::size_t i = 0; i < pairs; ++i)
    found += labels_.find(to_utf8(folded.substr(i, 2))) != std::string::npos ? 1 : 0;
  return static_cast<double>(found) / static_cast<double>(pairs);
}

}  // namespace gouji::ocr
