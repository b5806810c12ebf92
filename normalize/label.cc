#include "normalize/label.h"

#include <algorithm>
#include <array>

#include "normalize/numeral.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// Characters of a core that are compared: beyond it a cell is prose. The bits of a word.
constexpr std::size_t longest_compared = 64;

bool is_ascii_digit(char32_t character) { return character >= '0' && character <= '9'; }

// All of `text` is one number of a list: 1 to 2 digits, or a spelt numeral up to 99.
bool is_list_number(std::u32string_view text) {
  if (text.empty() || text.size() > 3) return false;
  if (std::all_of(text.begin(), text.end(), is_ascii_digit)) return text.size() <= 2;
  return std::all_of(text.begin(), text.end(), is_numeral_character);
}

// As recognisers of pictures, and some writers, have brackets.
bool is_opening(char32_t character) {
  return std::u32string_view(U"(<《〈【[{").find(character) != std::u32string_view::npos;
}
bool is_closing(char32_t character) {
  return std::u32string_view(U")>》〉】]}").find(character) != std::u32string_view::npos;
}

// The length of one numbering at the front of `text`, its stop included: "1." "(一)" "三," "四)"; 0
// when there is none. `number` gets it without a stop.
std::size_t numbering_length(std::u32string_view text, std::u32string& number) {
  const bool bracket = !text.empty() && is_opening(text.front());
  std::size_t end = bracket ? 1 : 0;
  while (end < text.size() && (is_ascii_digit(text[end]) || is_numeral_character(text[end]))) ++end;
  const std::u32string_view inside = text.substr(bracket ? 1 : 0, end - (bracket ? 1 : 0));
  if (!is_list_number(inside)) return 0;
  const char32_t stop = end < text.size() ? text[end] : 0;
  if (is_closing(stop)) {
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

bool is_numeric(char32_t character) {
  return is_ascii_digit(character) || is_numeral_character(character);
}

// Whether the two name different numbers: 第五项, 第六项.
bool differ_in_numbers(std::u32string_view a, std::u32string_view b) {
  std::size_t left = 0;
  std::size_t right = 0;
  while (true) {
    while (left < a.size() && !is_numeric(a[left])) ++left;
    while (right < b.size() && !is_numeric(b[right])) ++right;
    if (left == a.size() || right == b.size()) return false;
    if (a[left++] != b[right++]) return true;
  }
}

// For each character of a text of at most 64, the places where it stands, as bits.
class CharacterPlaces {
 public:
  explicit CharacterPlaces(std::u32string_view text) {
    for (std::size_t place = 0; place < text.size(); ++place) {
      Slot& slot = slots_[find(text[place])];
      slot.character = text[place];
      slot.places |= std::uint64_t{1} << place;
    }
  }

  std::uint64_t places_of(char32_t character) const { return slots_[find(character)].places; }

 private:
  struct Slot {
    char32_t character = 0;
    std::uint64_t places = 0;
  };

  std::size_t find(char32_t character) const {
    std::size_t index = (character * 0x9E3779B1U) >> 25U;
    while (slots_[index].places != 0 && slots_[index].character != character) {
      index = (index + 1) % slots_.size();
    }
    return index;
  }

  std::array<Slot, 128> slots_{};
};

// Levenshtein distance, a column of the matrix at a time in the bits of a word (Myers 1999, in
// Hyyrö's form): 0.1 µs for two labels, a tenth of the matrix. `a` is at most 64 characters.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty() || b.empty()) return a.size() + b.size();
  const CharacterPlaces places(a);
  std::uint64_t rising = ~std::uint64_t{0};
  std::uint64_t falling = 0;
  const std::uint64_t last = std::uint64_t{1} << (a.size() - 1);
  std::size_t distance = a.size();
  for (const char32_t character : b) {
    const std::uint64_t equal = places.places_of(character);
    const std::uint64_t diagonal = (((equal & rising) + rising) ^ rising) | equal | falling;
    std::uint64_t increase = falling | ~(diagonal | rising);
    std::uint64_t decrease = rising & diagonal;
    if ((increase & last) != 0) ++distance;
    if ((decrease & last) != 0) --distance;
    increase = (increase << 1U) | 1U;
    decrease <<= 1U;
    rising = decrease | ~(diagonal | increase);
    falling = increase & diagonal;
  }
  return distance;
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
  for (const char32_t character : text) sketch |= std::uint64_t{1} << (character & 63U);
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
  const double distance = static_cast<double>(edit_distance(left, right)) + std::max(cut, 0.0) +
                          (differ_in_numbers(left, right) ? 1 : 0);
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
  const std::u32string folded = fold_to_utf32(printed);
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

bool is_outline_heading(const Label& label) {
  if (label.number.empty()) return false;
  const char first = label.number.front();
  return first != '(' && (first < '0' || first > '9');
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
