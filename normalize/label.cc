#include "normalize/label.h"

#include <algorithm>
#include <array>

#include "normalize/numeral.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// Characters of a core that are compared: beyond it a cell is prose, and the cost is its square.
constexpr std::size_t longest_compared = 96;

bool is_ascii_digit(char32_t character) { return character >= '0' && character <= '9'; }

// All of `text` is one number of a list: 1 to 2 digits, or a spelt numeral up to 99.
bool is_list_number(std::u32string_view text) {
  if (text.empty() || text.size() > 3) return false;
  if (std::all_of(text.begin(), text.end(), is_ascii_digit)) return text.size() <= 2;
  return std::all_of(text.begin(), text.end(), is_numeral_character);
}

// The length of one numbering at the front of `text`, its stop included: "1." "(一)" "三," "四)"; 0
// when there is none. `number` gets it without a stop.
std::size_t numbering_length(std::u32string_view text, std::u32string& number) {
  const bool bracket = !text.empty() && text.front() == '(';
  std::size_t end = bracket ? 1 : 0;
  while (end < text.size() && (is_ascii_digit(text[end]) || is_numeral_character(text[end]))) ++end;
  const std::u32string_view inside = text.substr(bracket ? 1 : 0, end - (bracket ? 1 : 0));
  if (!is_list_number(inside)) return 0;
  const char32_t stop = end < text.size() ? text[end] : 0;
  if (stop == ')') {
    number = U"(" + std::u32string(inside) + U")";
    ++end;
    const bool more = end < text.size() && (text[end] == U'、' || text[end] == '.');
    return more ? end + 1 : end;
  }
  if (bracket) {
    // "(四无法提供": a bracket lost by the print.
    if (stop == 0) return 0;
    number = U"(" + std::u32string(inside) + U")";
    return end;
  }
  if (stop == '.' || stop == U'、' || stop == ',' || stop == ':' || stop == U'。' || stop == U'·') {
    if (end + 1 < text.size() && is_ascii_digit(text[end + 1])) return 0;  // 1.5, 2,000
    number = std::u32string(inside);
    return end + 1;
  }
  // "2其他…": the stop lost. Not before a counted thing (3件, 20年) and not for spelt numbers,
  // which begin words (一般, 三类).
  const bool digits = std::all_of(inside.begin(), inside.end(), is_ascii_digit);
  constexpr std::u32string_view counted = U"年月日件条项个次宗份人家户号元万亿类期";
  if (digits && is_han(stop) && counted.find(stop) == std::u32string_view::npos) {
    number = std::u32string(inside);
    return end;
  }
  return 0;
}

bool is_compared(char32_t character) {
  if (character < 0x80) {
    return (character >= 'a' && character <= 'z') || is_ascii_digit(character) ||
           character == '+' || character == '%';
  }
  return character != U'、' && character != U'。' && character != U'·' && character != U'•' &&
         character != U'…' && character != 0xFFFD;
}

// Without bracketed explanations and punctuation. A bracket that holds a number of a list is part
// of the name: 第二十条第(一)项.
std::u32string core_of(std::u32string_view whole) {
  std::u32string core;
  std::size_t place = 0;
  while (place < whole.size()) {
    if (whole[place] == '(') {
      std::size_t depth = 0;
      std::size_t end = place;
      for (; end < whole.size(); ++end) {
        if (whole[end] == '(') ++depth;
        if (whole[end] == ')' && --depth == 0) break;
      }
      const std::u32string_view inside = whole.substr(place + 1, end > place ? end - place - 1 : 0);
      if (!is_list_number(inside)) {
        place = end + 1;
        continue;
      }
    }
    if (is_compared(whole[place])) core += whole[place];
    ++place;
  }
  if (!core.empty()) return core;
  for (const char32_t character : whole) {
    if (is_compared(character)) core += character;
  }
  return core;
}

bool are_different_numbers(char32_t a, char32_t b) {
  const auto numeric = [](char32_t c) { return is_ascii_digit(c) || is_numeral_character(c); };
  return numeric(a) && numeric(b);
}

// Edits that turn a into b. A numeral for another numeral counts as two: 第五项 is not 第六项.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  std::array<std::size_t, longest_compared + 1> row{};
  for (std::size_t column = 0; column <= b.size(); ++column) row[column] = column;
  for (std::size_t line = 1; line <= a.size(); ++line) {
    std::size_t diagonal = row[0];
    row[0] = line;
    for (std::size_t column = 1; column <= b.size(); ++column) {
      std::size_t cost = 0;
      if (a[line - 1] != b[column - 1]) {
        cost = are_different_numbers(a[line - 1], b[column - 1]) ? 2 : 1;
      }
      const std::size_t replaced = diagonal + cost;
      diagonal = row[column];
      row[column] = std::min({replaced, row[column] + 1, row[column - 1] + 1});
    }
  }
  return row[b.size()];
}

bool is_subsequence(std::u32string_view part, std::u32string_view whole) {
  std::size_t place = 0;
  for (const char32_t character : whole) {
    if (place < part.size() && part[place] == character) ++place;
  }
  return place == part.size();
}

// Whether the two have any character in common, by a 64-bit sketch: quick and never wrongly no.
std::uint64_t sketch_of(std::u32string_view text) {
  std::uint64_t sketch = 0;
  for (const char32_t character : text) sketch |= std::uint64_t{1} << (character % 61);
  return sketch;
}

// Alikeness of the cores alone.
double core_similarity(std::u32string_view a, std::u32string_view b, bool numbers_equal) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.empty()) return b.empty() ? 1.0 : 0.0;
  if (a == b) return 1.0;
  if ((sketch_of(a) & sketch_of(b)) == 0) return 0.0;
  const double ratio = static_cast<double>(a.size()) / static_cast<double>(b.size());
  const std::u32string_view left = a.substr(0, longest_compared);
  const std::u32string_view right = b.substr(0, longest_compared);
  const auto cut = static_cast<double>((b.size() - right.size()) - (a.size() - left.size()));
  const double distance = static_cast<double>(edit_distance(left, right)) + std::max(cut, 0.0);
  double score = std::max(0.0, 1.0 - distance / static_cast<double>(b.size()));
  // A shortening keeps a stretch of the label (逾期不补正), or most of its characters in order
  // (其他法律行政止公开). Two characters alone say too little unless the numbering agrees.
  const bool within = b.find(a) != std::u32string_view::npos;
  if (within &&
      (a.size() >= 4 || (a.size() >= 2 && numbers_equal) || (a.size() >= 3 && ratio >= 0.5))) {
    score = std::max(score, 0.82 + 0.15 * ratio);
  } else if (a.size() >= 4 && ratio >= 0.6 && is_subsequence(a, b)) {
    score = std::max(score, 0.80 + 0.15 * ratio);
  }
  return score;
}

// How the numbering of two labels compares. Brackets do not count, （1） and 1. are one row printed
// by two hands; digits against spelt numbers are two levels of the outline.
enum class Numbering { unknown, equal, renumbered, other_level };

Numbering compare_numbering(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return Numbering::unknown;
  for (std::string_view* number : {&a, &b}) {
    if (number->front() == '(') *number = number->substr(1, number->size() - 2);
  }
  if (a == b) return Numbering::equal;
  const auto spelt = [](std::string_view number) {
    return number.front() < '0' || number.front() > '9';
  };
  return spelt(a) == spelt(b) ? Numbering::renumbered : Numbering::other_level;
}

}  // namespace

Label parse_label(std::string_view printed) {
  const std::u32string folded = to_utf32(fold(printed));
  std::u32string_view left = folded;
  std::u32string number;
  // "(四)1.本机关…": a row's number behind its group's; the last one is the row's own.
  for (int depth = 0; depth < 3; ++depth) {
    std::u32string found;
    const std::size_t length = numbering_length(left, found);
    if (length == 0) break;
    number = std::move(found);
    left.remove_prefix(length);
  }
  // "无法提供(四)": the number misplaced behind.
  if (number.empty() && left.size() > 3 && left.back() == ')') {
    const std::size_t open = left.rfind(U'(');
    if (open != std::u32string_view::npos && open > 0 &&
        is_list_number(left.substr(open + 1, left.size() - open - 2))) {
      number = std::u32string(left.substr(open));
      left = left.substr(0, open);
    }
  }
  Label label;
  label.number = to_utf8(number);
  label.whole = to_utf8(left);
  label.characters = core_of(left);
  label.core = to_utf8(label.characters);
  return label;
}

double label_similarity(const Label& a, const Label& b) {
  const Numbering numbering = compare_numbering(a.number, b.number);
  const double score = core_similarity(a.characters, b.characters, numbering == Numbering::equal);
  if (score >= 1.0) {
    const double equal = a.whole == b.whole ? 1.0 : 0.98;
    if (numbering == Numbering::renumbered) return equal - 0.05;
    if (numbering == Numbering::other_level) return equal - 0.15;
    return equal;
  }
  if (numbering == Numbering::equal) return std::min(0.97, score * 1.04);
  return numbering == Numbering::unknown ? score : score * 0.85;
}

}  // namespace gouji
