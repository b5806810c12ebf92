#include "extract/figure_lines.h"

#include <algorithm>
#include <string>

#include "extract/figure_table.h"
#include "extract/table_headings.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t longest_label = 240;  // bytes of a line without figures

bool ends_sentence(std::string_view line) {
  const std::string_view text = trim(line);
  if (text.size() > longest_label) return true;
  return std::any_of(std::begin(U"。；！？"), std::end(U"。；！？") - 1,
                     [text](char32_t sign) { return text.ends_with(to_utf8(sign)); });
}

// Takes the numbers of pages out: lone numbers at either end of a page that are the page's own.
// Right below figures such a number may be what is left of one of them, unless other pages have
// theirs.
void drop_page_numbers(const std::vector<PlainLine>& lines, std::vector<LineWords>& rows) {
  std::vector<std::size_t> numbers;
  std::size_t page = 1;
  std::size_t first = rows.size();  // of the page, and last: rows that are not blank
  std::size_t last = rows.size();
  const auto consider = [&](std::size_t row) {
    if (row == rows.size() || !rows[row].labels.empty() || rows[row].figures.size() != 1) return;
    if (fold(rows[row].figures[0].text) == std::to_string(page)) numbers.push_back(row);
  };
  for (std::size_t row = 0; row <= rows.size(); ++row) {
    if (row == rows.size() || lines[row].page_break) {
      consider(first);
      if (last != first) consider(last);
      first = last = rows.size();
      ++page;
    }
    if (row == rows.size() || rows[row].is_blank()) continue;
    if (first == rows.size()) first = row;
    last = row;
  }
  for (const std::size_t row : numbers) {
    const bool below_figures = row > 0 && !rows[row - 1].figures.empty();
    if (numbers.size() >= 2 || !below_figures) rows[row].figures.clear();
  }
}

std::vector<bool> find_headings(const std::vector<LineWords>& rows) {
  std::vector<HeadingItem> items;
  items.reserve(rows.size());
  for (const LineWords& row : rows) {
    const bool alone = row.labels.size() == 1 && row.figures.empty();
    items.push_back(
        {alone ? row.labels[0].text : std::string_view(), row.labels.size(), !row.figures.empty()});
  }
  return find_table_headings(items);
}

}  // namespace

std::vector<std::string_view> cut_figure_line(std::string_view line) {
  const LineWords words = cut_words(line, 0, ColumnMetric::terminal);
  std::vector<std::string_view> cells;
  for (const Piece& label : words.labels) cells.push_back(label.text);
  for (const Piece& figure : words.figures) cells.push_back(figure.text);
  return cells;
}

std::vector<FigureLines> find_figure_lines(const std::vector<PlainLine>& lines) {
  const ColumnMetric metric = find_column_metric(lines);
  std::vector<LineWords> rows;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    rows.push_back(cut_words(lines[line].text, line, metric));
  }
  drop_page_numbers(lines, rows);
  const std::vector<bool> headings = find_headings(rows);
  std::vector<FigureLines> found;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin;
    const auto is_other = [&](std::size_t row) {
      return headings[row] || (rows[row].figures.empty() && ends_sentence(lines[row].text));
    };
    while (end < rows.size() && !is_other(end)) ++end;
    const FigureTable stretch(lines, {rows.begin() + static_cast<std::ptrdiff_t>(begin),
                                      rows.begin() + static_cast<std::ptrdiff_t>(end)});
    if (stretch.is_table()) {
      FigureLines& table = found.emplace_back();
      table.first = stretch.first();
      table.last = stretch.last();
      table.is_sure = stretch.is_even();
      table.is_whole = stretch.is_whole();
      table.doubtful = stretch.doubtful_lines();
      if (table.is_sure) table.table = stretch.make();
    }
    begin = end + 1;
  }
  return found;
}

}  // namespace gouji
