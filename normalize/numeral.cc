#include "normalize/numeral.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::int64_t myriad = 10'000;
constexpr std::int64_t hundred_million = 100'000'000;

// 0 to 9 for digits, the power of ten for units, -1 for other characters.
std::int64_t weight_of(char32_t character) {
  switch (character) {
    case U'〇':
    case U'零':
    case U'○':
      return 0;
    case U'一':
    case U'壹':
    case U'弌':
      return 1;
    case U'二':
    case U'贰':
    case U'貳':
    case U'两':
    case U'兩':
      return 2;
    case U'三':
    case U'叁':
    case U'參':
    case U'叄':
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陆':
    case U'陸':
      return 6;
    case U'七':
    case U'柒':
      return 7;
    case U'八':
    case U'捌':
      return 8;
    case U'九':
    case U'玖':
      return 9;
    case U'十':
    case U'拾':
      return 10;
    case U'百':
    case U'佰':
      return 100;
    case U'千':
    case U'仟':
      return 1000;
    case U'万':
    case U'萬':
      return myriad;
    case U'亿':
    case U'億':
      return hundred_million;
    default:
      return -1;
  }
}

std::optional<Numeral> parse_positional(std::u32string_view text) {
  if (text.size() < 2 || text.size() > 12) return std::nullopt;
  Numeral numeral{0, true};
  for (const char32_t character : text) {
    const std::int64_t digit = weight_of(character);
    if (digit < 0 || digit > 9) return std::nullopt;
    numeral.value = numeral.value * 10 + digit;
  }
  return numeral;
}

}  // namespace

bool is_numeral_character(char32_t character) { return weight_of(character) >= 0; }

std::optional<Numeral> parse_numeral(std::u32string_view text) {
  if (text.empty()) return std::nullopt;
  if (text.size() == 1 && weight_of(text.front()) == 0) return Numeral{};
  if (const auto positional = parse_positional(text)) return positional;

  std::int64_t total = 0;                           // of the sections that 亿 and 万 closed
  std::int64_t section = 0;                         // below the next 万 or 亿
  std::int64_t digit = -1;                          // read and waiting for its unit
  std::int64_t last_unit = myriad;                  // units descend within a section
  std::int64_t last_myriad = hundred_million * 10;  // and 亿 comes before 万
  bool zero_before = false;  // 零 stands before the digit, so the digit counts ones
  for (const char32_t character : text) {
    const std::int64_t weight = weight_of(character);
    if (weight < 0) return std::nullopt;
    if (weight == 0) {
      if (digit >= 0 || zero_before || (section == 0 && total == 0)) return std::nullopt;
      zero_before = true;
    } else if (weight < 10) {
      if (digit >= 0) return std::nullopt;
      digit = weight;
    } else if (weight < myriad) {
      if (weight >= last_unit) return std::nullopt;
      if (digit < 0 && (weight != 10 || section != 0 || total != 0)) return std::nullopt;
      section += std::max<std::int64_t>(digit, 1) * weight;
      last_unit = weight;
      digit = -1;
      zero_before = false;
    } else {
      section += std::max<std::int64_t>(digit, 0);
      if (section == 0 || weight >= last_myriad) return std::nullopt;
      total += section * weight;
      section = 0;
      digit = -1;
      last_unit = myriad;
      last_myriad = weight;
      zero_before = false;
    }
  }
  if (digit >= 0) {
    const bool first = section == 0 && total == 0;
    if (!first && !zero_before && last_unit != 10) return std::nullopt;
    section += digit;
  } else if (zero_before) {
    return std::nullopt;
  }
  return Numeral{total + section, false};
}

}  // namespace gouji
