#include "normalize/figure.h"

#include <algorithm>
#include <array>

#include "normalize/figure_text.h"
#include "normalize/numeral.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// Longest first among those that begin alike.
constexpr std::array<std::u32string_view, 35> units = {
    U"万元人民币", U"人民币元", U"亿元", U"万元", U"千元", U"百元", U"万件", U"万条", U"万",
    U"亿",         U"元",       U"人次", U"件次", U"条次", U"次",   U"件",   U"宗",   U"条",
    U"项",         U"个",       U"份",   U"起",   U"例",   U"家",   U"户",   U"批次", U"批",
    U"篇",         U"期",       U"笔",   U"种",   U"部",   U"场",   U"人",   U"%"};

// Units that multiply the number or change what it is: right to read, wrong to add up unseen.
constexpr std::array<std::u32string_view, 5> scaling_units = {U"万", U"亿", U"万件", U"万条", U"%"};

constexpr std::array<std::u32string_view, 16> nil_words = {
    U"无",     U"無",     U"没有",   U"暂无", U"无此项", U"此项无",     U"无数据",     U"未发生",
    U"无发生", U"不适用", U"不涉及", U"N/A",  U"n/a",    U"县级无此项", U"本级无此项", U"空白"};

constexpr std::array<std::u32string_view, 6> note_openings = {U"其中", U"含",   U"包括",
                                                              U"包含", U"另有", U"均"};

// What brackets behind a number may say without changing it. Others do: 3（减） is -3, 12（上年）
// is no figure of this year.
constexpr std::array<std::u32string_view, 12> plain_notes = {
    U"无",   U"无此项", U"暂无", U"本年", U"本年度", U"当年",
    U"全年", U"注",     U"备注", U"见注", U"见备注", U"见说明"};

std::u32string without_spaces(std::u32string_view text) {
  std::u32string out(text);
  out.erase(std::remove(out.begin(), out.end(), U' '), out.end());
  return out;
}

bool is_scaling(std::u32string_view unit) {
  return std::find(scaling_units.begin(), scaling_units.end(), unit) != scaling_units.end();
}

bool has_figure(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), [](char32_t character) {
    return is_digit(character) || is_numeral_character(character);
  });
}

bool starts_with(std::u32string_view text, std::u32string_view opening) {
  return text.substr(0, opening.size()) == opening;
}

// Walks over a FigureText once, from the left.
class FigureReader {
 public:
  explicit FigureReader(const FigureText& text) : text_(text) {}

  Figure read() {
    if (text_.empty()) return {};
    if (read_nil() || read_number() || read_spelt()) return figure_;
    Figure figure;
    figure.state = FigureState::text;
    figure.doubtful = looks_like_figure();
    return figure;
  }

 private:
  std::u32string_view rest() const { return std::u32string_view(text_.plain).substr(place_); }
  char32_t at(std::size_t place) const { return place < text_.size() ? text_.plain[place] : 0; }

  void skip_spaces() {
    while (at(place_) == U' ') ++place_;
  }

  std::size_t next_visible(std::size_t place) const {
    while (at(place) == U' ') ++place;
    return place;
  }

  void restart() {
    place_ = 0;
    figure_ = {};
  }

  bool read_nil() {
    restart();
    const std::u32string visible = without_spaces(text_.plain);
    if (std::all_of(visible.begin(), visible.end(), is_dash) ||
        std::all_of(visible.begin(), visible.end(), is_slash)) {
      figure_.state = FigureState::nil;
      return true;
    }
    // An underscore is a line to write on, 一一 most likely a broken dash.
    if (visible.find_first_not_of(U'_') == std::u32string::npos || visible == U"一一") {
      figure_.state = FigureState::nil;
      figure_.doubtful = true;
      return true;
    }
    for (const std::u32string_view word : nil_words) {
      if (!starts_with(rest(), word)) continue;
      place_ = word.size();
      skip_spaces();
      if (rest().empty() || rest() == U"。") {
        figure_.state = FigureState::nil;
        return true;
      }
      if (read_bracketed_note()) {
        figure_.state = FigureState::nil;
        return true;
      }
      restart();
    }
    return false;
  }

  // [lead] [sign] digits [unit] [note]
  bool read_number() {
    restart();
    for (const std::u32string_view lead : {U"共计", U"合计", U"共", U"约", U"计"}) {
      if (!starts_with(rest(), lead)) continue;
      place_ += lead.size();
      skip_spaces();
      figure_.doubtful = true;
      break;
    }
    // What a spreadsheet has in front of a number that is kept as text. Its typographic sisters may
    // be anything.
    if (at(place_) == U'\'' || at(place_) == U'’' || at(place_) == U'‘') {
      if (at(place_) != U'\'') figure_.doubtful = true;
      ++place_;
    }
    bool money = false;
    for (const std::u32string_view lead : {U"人民币", U"¥", U"￥", U"RMB"}) {
      if (!starts_with(rest(), lead)) continue;
      place_ += lead.size();
      skip_spaces();
      money = true;
    }
    std::string digits;
    if (!read_sign(digits) || !read_digits(digits)) return false;
    const std::optional<Decimal> value = Decimal::parse(digits);
    if (!value) return false;
    figure_.value = *value;
    if (!read_rest()) return false;
    if (money && figure_.unit.empty()) figure_.unit = "元";
    figure_.state = FigureState::number;
    return true;
  }

  bool read_sign(std::string& digits) {
    struct Word {
      std::u32string_view text;
      char sign;
    };
    for (const Word word : {Word{U"增加", '+'}, {U"减少", '-'}, {U"增", '+'}, {U"减", '-'}}) {
      if (!starts_with(rest(), word.text)) continue;
      place_ += word.text.size();
      digits += word.sign;
      figure_.doubtful = true;
      skip_spaces();
      return true;
    }
    const char32_t sign = at(place_);
    if (sign != '+' && !is_dash(sign)) return true;
    ++place_;
    digits += sign == '+' ? '+' : '-';
    // A long dash, or one that stands apart, may be a "none" beside a stray number.
    const bool long_dash = sign == U'—' || sign == U'―' || sign == U'─' || sign == U'━';
    if (long_dash || at(place_) == U' ') figure_.doubtful = true;
    skip_spaces();
    return is_ascii_digit(at(place_));
  }

  // Digits with separators and a fraction, written plainly into `digits`.
  bool read_digits(std::string& digits) {
    const std::size_t start = digits.size();
    std::size_t group = 0;  // digits since the last separator
    std::size_t separators = 0;
    bool point = false;
    bool grouping_broken = false;
    const auto close_group = [&] {
      if (separators > 0 ? group != 3 : group == 0 || group > 3) grouping_broken = true;
    };
    while (place_ < text_.size()) {
      const char32_t character = at(place_);
      const bool digit_next = is_ascii_digit(at(place_ + 1));
      const bool digit_follows = is_ascii_digit(at(next_visible(place_ + 1)));
      const bool begun = digits.size() > start;
      if (is_ascii_digit(character)) {
        digits += static_cast<char>(character);
        ++group;
      } else if (character == U' ') {
        const char32_t next = at(next_visible(place_));
        const bool joins = is_ascii_digit(next) || ((next == '.' || next == ',') &&
                                                    is_ascii_digit(at(next_visible(place_) + 1)));
        if (!joins) break;
        figure_.doubtful = true;
      } else if ((character == ',' || character == '\'' || character == U'’') && digit_follows &&
                 begun && !point) {
        close_group();
        ++separators;
        group = 0;
        if (!digit_next || character != ',') figure_.doubtful = true;
      } else if ((character == '.' || character == U'。' || character == U'·') && digit_follows) {
        if (point) return false;  // 1.2.3 is a number of a paragraph
        if (separators > 0) close_group();
        separators = 0;
        point = true;
        if (!digit_next || character != '.') figure_.doubtful = true;
        if (!begun) {
          digits += '0';
          figure_.doubtful = true;
        }
        digits += '.';
      } else {
        break;
      }
      ++place_;
    }
    if (separators > 0) close_group();
    if (digits.size() == start) return false;
    if (grouping_broken) figure_.doubtful = true;
    if (digits.size() > start + 1 && digits[start] == '0' && digits[start + 1] != '.') {
      figure_.doubtful = true;
    }
    return true;
  }

  bool read_spelt() {
    restart();
    std::size_t end = 0;
    while (end < text_.size() && (is_numeral_character(at(end)) || at(end) == U' ')) ++end;
    const std::u32string spelt = without_spaces(std::u32string_view(text_.plain).substr(0, end));
    // 万 and 亿 at the end may belong to the unit (三万元), the number is the same either way.
    const std::optional<Numeral> numeral = parse_numeral(spelt);
    if (!numeral) return false;
    figure_.value = Decimal(numeral->value);
    place_ = end;
    const bool broken = next_visible(0) < end &&
                        text_.plain.substr(0, end).find_last_not_of(U' ') + 1 != spelt.size();
    // A lone 一 is as likely a dash; digits in a row may be two cells run together.
    const bool lone = spelt == U"一" && end == text_.size();
    const char32_t last = spelt.back();
    const bool scaled = spelt.size() > 1 && (last == U'万' || last == U'亿' || last == U'千');
    figure_.doubtful = broken || lone || numeral->positional || scaled || spelt == U"○";
    if (!read_rest()) return false;
    figure_.state = FigureState::number;
    return true;
  }

  // What follows the number: nothing, a unit, a note. False when it is none of them.
  bool read_rest() {
    skip_spaces();
    read_unit();
    skip_spaces();
    const std::u32string_view left = rest();
    if (left.empty()) return true;
    if (read_bracketed_note()) {
      const std::u32string note = fold_to_utf32(figure_.note);
      if (!note.empty() &&
          std::find(plain_notes.begin(), plain_notes.end(), note) == plain_notes.end()) {
        figure_.doubtful = true;
      }
      return true;
    }
    if (left.size() == 1) {
      const char32_t last = left.front();
      const bool stop =
          last == U'。' || last == ';' || last == ',' || (last == U'、' && !figure_.unit.empty());
      if (stop) figure_.doubtful = true;
      if (stop) return true;
    }
    const bool opening =
        std::any_of(note_openings.begin(), note_openings.end(),
                    [left](std::u32string_view word) { return starts_with(left, word); });
    const bool punctuated =
        (left.front() == ',' || left.front() == ';') && left.size() > 1 && !is_ascii_digit(left[1]);
    if (opening || punctuated || is_footnote_mark(left.front())) {
      figure_.note = printed(place_ + (punctuated ? 1 : 0), text_.size());
      figure_.doubtful = true;
      return true;
    }
    return false;
  }

  void read_unit() {
    for (const std::u32string_view unit : units) {
      if (!starts_with(rest(), unit)) continue;
      figure_.unit = printed(place_, place_ + unit.size());
      if (is_scaling(unit)) figure_.doubtful = true;
      place_ += unit.size();
      return;
    }
  }

  // A bracket that reaches to the end of the cell. (万元) and （单位：万元） give the unit.
  bool read_bracketed_note() {
    const std::u32string_view left = rest();
    if (left.empty()) return false;
    const auto closing_of = [](char32_t opening) -> char32_t {
      switch (opening) {
        case '(':
          return ')';
        case '[':
          return ']';
        case U'〔':
          return U'〕';
        case U'【':
          return U'】';
        default:
          return 0;
      }
    };
    const char32_t closing = closing_of(left.front());
    if (closing == 0) return false;
    std::size_t end = text_.size();
    if (left.back() == closing) {
      --end;
    } else {
      figure_.doubtful = true;  // never closed, or something follows
    }
    std::u32string_view inside =
        std::u32string_view(text_.plain).substr(place_ + 1, end - place_ - 1);
    std::u32string_view unit = inside;
    for (const std::u32string_view opening : {U"单位:", U"单位"}) {
      if (starts_with(unit, opening)) unit.remove_prefix(opening.size());
    }
    if (figure_.unit.empty() && std::find(units.begin(), units.end(), unit) != units.end()) {
      figure_.unit = to_utf8(unit);
      if (is_scaling(unit)) figure_.doubtful = true;
      return true;
    }
    figure_.note = printed(place_ + 1, end);
    if (has_figure(inside)) figure_.doubtful = true;
    return true;
  }

  // Digits with letters that scanners and typists put for them: O 1l 2O.
  bool looks_like_figure() const {
    constexpr std::u32string_view letters = U"OoQDlI|!SsBZz";
    bool letter = false;
    for (const char32_t character : text_.plain) {
      const bool lookalike = letters.find(character) != std::u32string_view::npos;
      letter = letter || lookalike;
      if (!lookalike && !is_ascii_digit(character) && character != U' ') return false;
    }
    return letter && text_.size() <= 12;
  }

  std::string printed(std::size_t begin, std::size_t end) const {
    return std::string(
        trim(to_utf8(std::u32string_view(text_.printed).substr(begin, end - begin))));
  }

  const FigureText& text_;
  std::size_t place_ = 0;
  Figure figure_;
};

}  // namespace

Figure read_figure(std::string_view raw) {
  // Nearly all figures are a few plain digits, perhaps between spaces.
  std::string_view digits = raw;
  while (!digits.empty() && digits.front() == ' ') digits.remove_prefix(1);
  while (!digits.empty() && digits.back() == ' ') digits.remove_suffix(1);
  const bool plain =
      !digits.empty() && digits.size() <= 9 && (digits.front() != '0' || digits.size() == 1) &&
      std::all_of(digits.begin(), digits.end(),
                  [](char character) { return character >= '0' && character <= '9'; });
  if (plain) {
    std::int64_t value = 0;
    for (const char character : digits) value = value * 10 + (character - '0');
    Figure figure;
    figure.state = FigureState::number;
    figure.value = Decimal(value);
    return figure;
  }
  if (begins_like_text(raw)) {
    Figure figure;
    figure.state = FigureState::text;
    return figure;
  }
  const FigureText text = read_figure_text(raw);
  return FigureReader(text).read();
}

bool states_figure(std::string_view raw) {
  const FigureState state = read_figure(raw).state;
  return state == FigureState::number || state == FigureState::nil;
}

}  // namespace gouji
