#include "extract/text_paragraphs.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "normalize/label.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr int narrowest_full_line = 40;  // display columns: shorter lines are titles and items
constexpr int widest_line = 400;
constexpr std::size_t longest_judged = 400;  // bytes of a line that may begin with a number

char32_t last_of(std::string_view text) {
  const std::size_t keep = std::min<std::size_t>(text.size(), 8);
  const std::u32string tail = to_utf32(text.substr(text.size() - keep));
  return tail.empty() ? 0 : tail.back();
}

char32_t first_of(std::string_view text) {
  const std::u32string head = to_utf32(text.substr(0, 4));
  return head.empty() ? 0 : head.front();
}

bool ends_sentence(std::string_view text) {
  constexpr std::u32string_view ends = U"。！？；：.!?;:”）";
  return ends.find(last_of(text)) != std::u32string_view::npos;
}

// Titles and headings, however long, have no sign that parts clauses.
bool has_clauses(std::string_view text) {
  constexpr std::u32string_view signs = U"，。；：,;:";
  return to_utf32(text).find_first_of(signs) != std::u32string::npos;
}

bool begins_item(std::string_view text) {
  return !parse_label(text.substr(0, longest_judged)).number.empty();
}

// One line with what decides whether it goes on.
struct Line {
  std::string_view text;  // without the spaces around it
  int width = 0;          // display columns, indent included; no more than widest_judged
  int indent = 0;         // display columns of space in front
};

Line measure(std::string_view raw) {
  Line line;
  line.text = trim(raw);
  if (line.text.empty()) return line;
  const auto indent = static_cast<std::size_t>(line.text.data() - raw.data());
  line.indent = indent == 0 ? 0 : display_width(raw.substr(0, indent));
  // What is longer than any page is wide was never wrapped.
  line.width =
      line.text.size() > widest_line ? widest_line : line.indent + display_width(line.text);
  return line;
}

// The width of full lines: what the widest tenth of the longer lines reaches.
int full_width(const std::vector<Line>& lines) {
  std::vector<int> widths;
  for (const Line& line : lines) {
    if (line.width >= narrowest_full_line && line.width < widest_line) widths.push_back(line.width);
  }
  if (widths.size() < 3) return 0;
  const auto place = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
  std::nth_element(widths.begin(), place, widths.end());
  return *place;
}

void append(std::string& text, std::string_view more) {
  const char32_t last = last_of(text);
  const char32_t first = first_of(more);
  if (last < 0x80 && first < 0x80 && last != 0) text += ' ';
  text += more;
}

}  // namespace

std::vector<Paragraph> join_lines(std::vector<Paragraph> lines) {
  std::vector<Line> measured;
  measured.reserve(lines.size());
  for (const Paragraph& line : lines) measured.push_back(measure(line.text));
  const int full = full_width(measured);
  std::vector<Paragraph> paragraphs;
  const Line* before = nullptr;
  bool blank_between = false;
  int body_indent = -1;  // of the lines of the paragraph behind its first
  for (std::size_t index = 0; index < lines.size(); ++index) {
    const Line& line = measured[index];
    if (line.text.empty()) {
      blank_between = true;
      continue;
    }
    bool joined = false;
    if (before != nullptr && !ends_sentence(before->text) && !begins_item(line.text)) {
      if (blank_between) {
        // Wrapped or not, a sentence cut in the middle goes on, if it is one.
        const bool is_full = full > 0 && before->width >= full - 6;
        joined = before->width >= narrowest_full_line && line.indent <= before->indent &&
                 (is_full || has_clauses(before->text)) && ends_sentence(line.text);
      } else {
        // Uniformly wrapped lines differ by a few characters.
        joined = full > 0 && before->width >= full - 6 && before->width <= full + 6 &&
                 line.indent <= (body_indent < 0 ? before->indent : body_indent);
      }
    }
    if (joined) {
      append(paragraphs.back().text, line.text);
      paragraphs.back().doubtful = paragraphs.back().doubtful || lines[index].doubtful;
      body_indent = line.indent;
    } else {
      paragraphs.push_back(lines[index]);
      paragraphs.back().text = std::string(line.text);
      body_indent = -1;
    }
    before = &line;
    blank_between = false;
  }
  return paragraphs;
}

}  // namespace gouji
