#include "normalize/words.h"

#include <memory>

#include "normalize/icu_library.h"

namespace gouji {

std::vector<Word> words_of(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  // Opening one reads a dictionary of 1.5 MB; each thread keeps its own.
  const IcuLibrary& icu = icu_library();
  thread_local const std::unique_ptr<UBreakIterator, decltype(icu.breaks_close)> breaks(
      icu.breaks_open(UBRK_WORD, "zh", nullptr, 0, &status), icu.breaks_close);
  if (breaks == nullptr) return {};
  status = U_ZERO_ERROR;
  UText* const text =
      icu.text_open_utf8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  if (U_FAILURE(status)) return {};
  icu.breaks_set_text(breaks.get(), text, &status);
  std::vector<Word> words;
  std::int32_t begin = icu.breaks_first(breaks.get());
  for (std::int32_t end = icu.breaks_next(breaks.get()); end != UBRK_DONE;
       end = icu.breaks_next(breaks.get())) {
    if (icu.breaks_rule_status(breaks.get()) != UBRK_WORD_NONE) {
      words.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
    }
    begin = end;
  }
  icu.text_close(text);
  return words;
}

}  // namespace gouji
