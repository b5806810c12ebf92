#include "review/text_table.h"

#include <algorithm>
#include <utility>

#include "normalize/text.h"

namespace gouji {
namespace {

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

// The first characters of `text` that fit into `width` columns; at least one.
std::u32string fitting(const std::u32string& text, int width) {
  std::size_t length = 0;
  int used = 0;
  for (; length < text.size(); ++length) {
    used += display_width(to_utf8(text[length]));
    if (used > width) break;
  }
  return text.substr(0, std::max<std::size_t>(length, 1));
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    if (end > start) words.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

}  // namespace

std::string cut(const std::string& text, int width) {
  if (display_width(text) <= width) return text;
  return to_utf8(fitting(to_utf32(text), width - 1)) + "…";
}

std::vector<std::string> wrap(const std::string& text, int width) {
  std::vector<std::string> lines;
  std::string line;
  for (const std::string& word : words_of(text)) {
    const int room = width - display_width(line) - (line.empty() ? 0 : 1);
    if (!line.empty() && display_width(word) <= room) {
      line += " " + word;
      continue;
    }
    if (!line.empty()) lines.push_back(line);
    std::u32string rest = to_utf32(word);
    while (display_width(to_utf8(rest)) > width) {
      const std::u32string part = fitting(rest, width);
      lines.push_back(to_utf8(part));
      rest.erase(0, part.size());
      if (rest.empty()) break;
    }
    line = to_utf8(rest);
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

TextTable::TextTable(const std::vector<std::string>& header, int header_width, int label_width)
    : label_width_(label_width) {
  for (const std::string& name : header) header_.push_back(wrap(name, header_width));
}

void TextTable::add_heading(const std::string& label, int indent) { add_row(label, indent, {}); }

void TextTable::add_row(const std::string& label, int indent, std::vector<TextCell> values) {
  const std::string indented = spaces(2 * indent) + label;
  // A heading may run on over the columns of values.
  rows_.push_back({values.empty() ? indented : cut(indented, label_width_), std::move(values)});
}

std::string TextTable::render(bool colour) const {
  int label_width = 0;
  std::vector<int> widths(header_.size(), 1);
  std::size_t header_lines = 0;
  for (std::size_t column = 0; column < header_.size(); ++column) {
    header_lines = std::max(header_lines, header_[column].size());
    for (const std::string& line : header_[column]) {
      widths[column] = std::max(widths[column], display_width(line));
    }
  }
  for (const Row& row : rows_) {
    if (!row.values.empty()) label_width = std::max(label_width, display_width(row.label));
    for (std::size_t column = 0; column < row.values.size() && column < widths.size(); ++column) {
      widths[column] = std::max(widths[column], display_width(row.values[column].text));
    }
  }

  std::string out;
  const auto put_right = [&](const std::string& text, Paint paint, int width) {
    out += spaces(2 + width - display_width(text)) + painted(text, paint, colour);
  };
  for (std::size_t line = 0; line < header_lines; ++line) {
    out += spaces(label_width);
    for (std::size_t column = 0; column < header_.size(); ++column) {
      const std::size_t above = header_lines - header_[column].size();
      put_right(line < above ? std::string() : header_[column][line - above], Paint::faint,
                widths[column]);
    }
    out += '\n';
  }
  for (const Row& row : rows_) {
    out += row.label;
    if (!row.values.empty()) out += spaces(label_width - display_width(row.label));
    for (std::size_t column = 0; column < row.values.size() && column < widths.size(); ++column) {
      put_right(row.values[column].text, row.values[column].paint, widths[column]);
    }
    out += '\n';
  }
  return out;
}

}  // namespace gouji
