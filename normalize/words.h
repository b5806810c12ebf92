// Words of running text, by ICU's dictionary for Chinese.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gouji {

struct Word {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

// In order; spaces and punctuation belong to no word.
std::vector<Word> words_of(std::string_view utf8);

}  // namespace gouji
