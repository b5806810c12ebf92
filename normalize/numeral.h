// Numbers spelt in Chinese: 十二, 一百零三, 二〇二一, and the formal 壹贰叁 of accounts.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gouji {

struct Numeral {
  std::int64_t value = 0;
  bool positional = false;  // digits in a row with no 十 or 百, as years are written: 二〇二一
};

// 〇零○ 一..九 两 十百千万亿, traditional and formal forms.
bool is_numeral_character(char32_t character);

// The number that the whole of `text` spells. Nothing for text that is no numeral, breaks the
// grammar of numerals (十百, 二十十), is colloquial (一百二) or exceeds 9999 亿.
std::optional<Numeral> parse_numeral(std::u32string_view text);

}  // namespace gouji
