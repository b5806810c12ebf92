#include "normalize/words.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>

namespace gouji {

std::vector<Word> words_of(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  // Opening one reads a dictionary of 1.5 MB; each thread keeps its own.
  thread_local const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getChinese(), status));
  if (breaks == nullptr) return {};
  status = U_ZERO_ERROR;
  UText* const text =
      utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  if (U_FAILURE(status)) return {};
  breaks->setText(text, status);
  std::vector<Word> words;
  std::int32_t begin = breaks->first();
  for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
    if (breaks->getRuleStatus() != UBRK_WORD_NONE) {
      words.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
    }
    begin = end;
  }
  utext_close(text);
  return words;
}

}  // namespace gouji
