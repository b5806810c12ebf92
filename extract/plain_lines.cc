#include "extract/plain_lines.h"

#include <algorithm>
#include <array>

#include "normalize/figure.h"
#include "normalize/label.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 6> bars = {"|", "｜", "│", "┃", "║", "︱"};

// The length of the bar that begins at `place`, 0 for none.
std::size_t bar_at(std::string_view text, std::size_t place) {
  const std::string_view rest = text.substr(place);
  for (const std::string_view bar : bars) {
    if (rest.substr(0, bar.size()) == bar) return bar.size();
  }
  return 0;
}

bool is_rule_character(char32_t character) {
  return character == '|' || character == '-' || character == '+' || character == '=' ||
         character == '_' || character == ':' || character == U'｜' || character == U'—' ||
         character == U'－' || character == U'︱' || (character >= 0x2500 && character <= 0x257F);
}

bool is_border(std::string_view line) {
  std::size_t rules = 0;
  std::size_t crossings = 0;
  for (const char32_t character : to_utf32(line)) {
    if (is_space(character) || is_invisible(character)) continue;
    if (!is_rule_character(character)) return false;
    ++rules;
    if (character == '|' || character == '+' || character >= 0x2500) ++crossings;
  }
  return rules >= 4 && crossings >= 1;
}

void cut_at_tabs(std::string_view line, std::vector<std::string_view>& fields) {
  std::size_t begin = 0;
  for (std::size_t tab = line.find('\t'); tab != std::string_view::npos;
       tab = line.find('\t', begin)) {
    fields.push_back(line.substr(begin, tab - begin));
    begin = tab + 1;
    if (fields.size() > most_fields) return;
  }
  fields.push_back(line.substr(begin));
}

// The length of the bar at the end of `text`, 0 for none.
std::size_t last_bar(std::string_view text) {
  for (const std::string_view bar : bars) {
    if (text.ends_with(bar)) return bar.size();
  }
  return 0;
}

bool has_bar(std::string_view line) {
  return std::any_of(bars.begin(), bars.end(), [line](std::string_view bar) {
    return line.find(bar) != std::string_view::npos;
  });
}

void cut_at_bars(std::string_view line, BarFrame frame, std::vector<std::string_view>& fields) {
  std::string_view left = trim(line);
  const std::size_t first = frame.left ? bar_at(left, 0) : 0;
  left.remove_prefix(first);
  std::size_t begin = 0;
  for (std::size_t place = 0; place < left.size();) {
    const std::size_t bar = bar_at(left, place);
    if (bar == 0) {
      ++place;
      continue;
    }
    fields.push_back(left.substr(begin, place - begin));
    place += bar;
    begin = place;
    if (fields.size() > most_fields) return;
  }
  if (begin < left.size() || !frame.right) fields.push_back(left.substr(begin));
}

// "一、<tab>总体情况": the tab behind the number of a list, not between cells.
bool is_numbered_paragraph(const std::vector<std::string_view>& fields) {
  std::array<std::string_view, 2> texts;
  std::size_t count = 0;
  for (const std::string_view field : fields) {
    if (trim(field).empty()) continue;
    if (count == texts.size()) return false;
    texts[count++] = field;
  }
  if (count != texts.size() || texts[0].size() > 24) return false;
  const Label first = parse_label(texts[0]);
  return !first.number.empty() && first.whole.empty() &&
         read_figure(texts[1]).state == FigureState::text;
}

}  // namespace

std::vector<PlainLine> split_lines(std::string_view text) {
  std::vector<PlainLine> lines;
  int number = 1;
  bool page_break = false;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of("\n\r\f", begin), text.size());
    const bool feed = end < text.size() && text[end] == '\f';
    // A feed at the front of a line belongs to the page that follows, and makes no line itself.
    if (!feed || end > begin) {
      lines.push_back({text.substr(begin, end - begin), number, page_break});
      page_break = false;
    }
    begin = end + 1;
    if (feed) {
      page_break = true;
      continue;
    }
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
    ++number;
  }
  return lines;
}

RowShape cut_fields(std::string_view line, std::vector<std::string_view>& fields, BarFrame frame) {
  fields.clear();
  if (is_border(line)) return RowShape::border;
  if (line.find('\t') != std::string_view::npos) {
    cut_at_tabs(line, fields);
  } else if (is_lone_bar(line)) {
    return RowShape::none;
  } else {
    if (!has_bar(line)) return RowShape::none;
    cut_at_bars(line, frame, fields);
  }
  if (fields.size() > most_fields) return RowShape::none;
  const auto texts = std::count_if(fields.begin(), fields.end(),
                                   [](std::string_view field) { return !trim(field).empty(); });
  if (texts < 2) return RowShape::weak;
  return is_numbered_paragraph(fields) ? RowShape::none : RowShape::row;
}

void narrow_frame(std::string_view line, BarFrame& frame) {
  const std::string_view text = trim(line);
  if (line.find('\t') != std::string_view::npos || !has_bar(text) || is_border(text)) return;
  if (bar_at(text, 0) == 0) frame.left = false;
  if (last_bar(text) == 0) frame.right = false;
}

bool is_lone_bar(std::string_view line) {
  const std::string_view text = trim(line);
  return !text.empty() && bar_at(text, 0) == text.size();
}

PageNumber page_number_of(std::string_view line) {
  constexpr std::size_t longest_number = 3;
  constexpr std::size_t longest_line = 160;  // bytes, most of them blanks
  if (line.size() > longest_line) return PageNumber::none;
  std::u32string text;
  for (const char32_t character : to_utf32(trim(line))) {
    if (!is_space(character)) text += character;
  }
  const auto is_dash = [](char32_t character) {
    return character == '-' || character == U'–' || character == U'—' || character == U'－';
  };
  const bool marked = text.size() > 2 && ((is_dash(text.front()) && is_dash(text.back())) ||
                                          (text.front() == U'第' && text.back() == U'页'));
  if (marked) text = text.substr(1, text.size() - 2);
  if (text.empty() || text.size() > longest_number || text.front() == U'0') return PageNumber::none;
  if (!std::all_of(text.begin(), text.end(), is_digit)) return PageNumber::none;
  return marked ? PageNumber::marked : PageNumber::number;
}

}  // namespace gouji
