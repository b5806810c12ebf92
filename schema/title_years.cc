// Years in titles and prose, told from the years of dates, document numbers and file names.
#include "normalize/text.h"
#include "schema/title_text.h"

namespace gouji {
namespace {

using View = std::u32string_view;

// The value of a digit as years are written, 0 to 9: ASCII, 一, 〇 and what is printed for it; -1.
int year_digit(char32_t character) {
  if (character >= '0' && character <= '9') return static_cast<int>(character - '0');
  switch (character) {
    case U'〇':
    case U'○':
    case U'◯':
    case U'零':
    case U'o':  // letters set for 〇, folded: o, Greek omicron, Cyrillic o
    case U'\u03BF':
    case U'\u043E':
      return 0;
    case U'一':
      return 1;
    case U'二':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

bool is_ascii_digit(char32_t character) { return character >= '0' && character <= '9'; }

// Reads a folded text from a place.
class Cursor {
 public:
  Cursor(View text, std::size_t place) : text_(text), place_(place) {}

  std::size_t place() const { return place_; }
  char32_t next() const { return place_ < text_.size() ? text_[place_] : 0; }

  bool take(View word) {
    if (text_.substr(place_, word.size()) != word) return false;
    place_ += word.size();
    return true;
  }

  // Four digits of a year from 2000 to 2099, all of a run of digits; 0 and nothing taken otherwise.
  int take_year() {
    if (place_ + 4 > text_.size() || year_digit(text_[place_]) != 2) return 0;
    int year = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const int digit = year_digit(text_[place_ + i]);
      if (digit < 0) return 0;
      year = year * 10 + digit;
    }
    const bool runs_on = place_ + 4 < text_.size() && is_ascii_digit(text_[place_ + 4]);
    const bool runs_up = place_ > 0 && is_ascii_digit(text_[place_ - 1]);
    if (year > 2099 || runs_on || runs_up) return 0;
    place_ += 4;
    return year;
  }

  // One or two digits, or a spelt numeral to 三十一, from 1 to `most`; 0 and nothing taken
  // otherwise.
  int take_small_number(int most) {
    int value = 0;
    std::size_t end = place_;
    while (end < text_.size() && end < place_ + 3) {
      const char32_t character = text_[end];
      const int digit = year_digit(character);
      if (character == U'十') {
        value = value == 0 ? 10 : value * 10;
      } else if (digit >= 0) {
        value = value >= 10 && !is_ascii_digit(character) ? value + digit : value * 10 + digit;
      } else {
        break;
      }
      ++end;
    }
    if (value < 1 || value > most) return 0;
    place_ = end;
    return value;
  }

 private:
  View text_;
  std::size_t place_;
};

// 年1月20日 or -01-20 behind a year: month and day, as far as they are there.
void take_date(Cursor& cursor, PrintedYear& year) {
  const char32_t separator = cursor.next();
  if (separator == '-' || separator == '.' || separator == '/') {
    Cursor ahead = cursor;
    ahead.take(View(&separator, 1));
    year.month = ahead.take_small_number(12);
    if (year.month == 0 || is_ascii_digit(ahead.next())) {
      year.month = 0;
      return;
    }
    if (ahead.take(View(&separator, 1))) year.day = ahead.take_small_number(31);
    cursor = ahead;
    return;
  }
  Cursor ahead = cursor;
  const int month = ahead.take_small_number(12);
  if (month == 0 || !ahead.take(U"月")) return;
  year.month = month;
  cursor = ahead;
  const int day = ahead.take_small_number(31);
  if (day == 0 || !(ahead.take(U"日") || ahead.take(U"号"))) return;
  year.day = day;
  cursor = ahead;
}

}  // namespace

std::vector<PrintedYear> find_years(View folded) {
  std::vector<PrintedYear> years;
  for (std::size_t place = 0; place + 4 <= folded.size(); ++place) {
    Cursor cursor(folded, place);
    PrintedYear year;
    year.begin = place;
    year.year = cursor.take_year();
    if (year.year == 0) continue;
    const bool spelt = !is_ascii_digit(folded[place + 1]) || !is_ascii_digit(folded[place + 3]);
    Cursor second = cursor;
    if (second.take(U"-") || second.take(U"至") || second.take(U"~")) {
      const int last = second.take_year();
      if (last == year.year + 1 && (second.next() == U'年' || second.next() == U'学')) {
        year.year = last;
        year.range = true;
        cursor = second;
      }
    }
    if (cursor.take(U"学年") || cursor.take(U"年")) {
      year.named = true;
      if (!cursor.take(U"度")) take_date(cursor, year);
    } else {
      take_date(cursor, year);
    }
    // A bare 2021 among digits and strokes is a number of some other kind: 014416332/2021-01442.
    const char32_t before = place > 0 ? folded[place - 1] : 0;
    const char32_t after = cursor.next();
    const bool runs_up = (before == '/' || before == '-' || before == '.') && place > 1 &&
                         is_ascii_digit(folded[place - 2]);
    const bool part_of_number = runs_up || after == '-' || after == '/' || after == U'号';
    const bool bare = !year.named && year.month == 0;
    if (bare && (spelt || part_of_number)) continue;
    year.end = cursor.place();
    years.push_back(year);
    place = year.end - 1;
  }
  return years;
}

}  // namespace gouji
