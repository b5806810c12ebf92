#include "schema/named_year.h"

#include <algorithm>
#include <array>
#include <string>
#include <variant>

#include "normalize/text.h"
#include "schema/source_cells.h"
#include "schema/stated_figure.h"
#include "schema/title_text.h"

namespace gouji {
namespace {

// What may stand behind the year.
constexpr std::array<std::u32string_view, 14> rests = {
    U"",       U"情况",   U"数据", U"数",   U"数量", U"件数", U"统计",
    U"情况表", U"统计表", U"计划", U"实际", U"完成", U"预计", U"目标"};

constexpr std::array<std::u32string_view, 5> this_year = {U"本年度", U"本年", U"今年", U"当年",
                                                          U"本期"};
constexpr std::array<std::u32string_view, 8> year_before = {
    U"上一年度", U"上一年", U"上年同期", U"去年同期", U"上年度", U"上年", U"去年", U"上期"};

bool is_rest(std::u32string_view text) {
  return std::find(rests.begin(), rests.end(), text) != rests.end();
}

template <std::size_t count>
bool names(std::u32string_view text, const std::array<std::u32string_view, count>& words) {
  return std::any_of(words.begin(), words.end(), [text](std::u32string_view word) {
    return text.starts_with(word) && is_rest(text.substr(word.size()));
  });
}

// The label cells over a row of figures, from the left.
std::vector<int> labels_beside(const SourceTable& table, const SourceRow& row) {
  std::vector<int> labels;
  for (const int index : cells_over(table, row.row)) {
    if (std::find(row.figures.begin(), row.figures.end(), index) != row.figures.end()) break;
    const int label = table.cell(index).label;
    if (label >= 0) labels.push_back(label);
  }
  return labels;
}

int year_of(int label, int report_year, const LabelBook& book) {
  return label < 0 ? 0 : named_year(book.text_of(label), report_year);
}

// By the label that is nearest to its figures.
int year_of_row(const SourceTable& table, const SourceRow& row, int report_year,
                const LabelBook& book) {
  int year = 0;
  for (const int label : labels_beside(table, row)) {
    const int named = year_of(label, report_year, book);
    if (named != 0) year = named;
  }
  return year;
}

bool has_later(const std::vector<int>& years, int report_year) {
  return std::any_of(years.begin(), years.end(),
                     [report_year](int year) { return year > report_year; });
}

// Whether each paragraph that names a year is right in front of a table.
bool are_in_front(const Document& document, int report_year) {
  const std::vector<Block>& blocks = document.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto* paragraph = std::get_if<Paragraph>(&blocks[i]);
    if (paragraph == nullptr || named_year(paragraph->text, report_year) == 0) continue;
    if (i + 1 == blocks.size() || !std::holds_alternative<Table>(blocks[i + 1])) return false;
  }
  return true;
}

}  // namespace

int named_year(std::string_view text, int report_year) {
  constexpr std::size_t longest = 12;
  constexpr std::size_t longest_spaced = 80;  // bytes
  // Most texts are told before they are folded.
  const bool may_name =
      text.find("年") != std::string_view::npos || text.find("期") != std::string_view::npos;
  if (!may_name || text.size() > longest_spaced) return 0;
  const SqueezedText squeezed = squeeze(text);
  std::u32string_view folded = squeezed.folded;
  if (!folded.empty() && folded.back() == ':') folded.remove_suffix(1);
  if (folded.size() > 2 && folded.front() == '(' && folded.back() == ')') {
    folded = folded.substr(1, folded.size() - 2);
  }
  if (folded.empty() || folded.size() > longest) return 0;
  if (names(folded, this_year)) return report_year;
  if (names(folded, year_before)) return report_year - 1;
  const std::vector<PrintedYear> years = find_years(folded);
  if (years.size() != 1) return 0;
  const PrintedYear& year = years.front();
  const bool is_year = year.begin == 0 && year.month == 0 && year.named && !year.range;
  return is_year && is_rest(folded.substr(year.end)) ? year.year : 0;
}

void settle_row_years(SourceTable& table, int report_year, const LabelBook& book) {
  if (report_year == 0 || table.is_sequence) return;
  for (SourceBlock& block : table.blocks) {
    std::vector<int> years;
    for (const SourceRow& row : block.rows) {
      years.push_back(year_of_row(table, row, report_year, book));
    }
    const bool is_told = !has_later(years, report_year) &&
                         std::find(years.begin(), years.end(), report_year) != years.end();
    for (std::size_t index = 0; index < years.size(); ++index) {
      SourceRow& row = block.rows[index];
      const bool is_other = years[index] != 0 && years[index] != report_year;
      row.is_other_year = is_other && is_told;
      row.is_doubtful = years[index] != 0 && !is_told;
      if (years[index] == 0 || year_of(row.label, report_year, book) == 0) continue;
      row.label = -1;
      for (const int label : labels_beside(table, row)) {
        if (year_of(label, report_year, book) == 0) row.label = label;
      }
    }
  }
}

void settle_table_years(std::vector<SourceTable>& tables, const Document& document, int report_year,
                        const LabelBook& book) {
  if (report_year == 0 || !are_in_front(document, report_year)) return;
  std::vector<int> years;
  years.reserve(tables.size());
  for (const SourceTable& table : tables) {
    years.push_back(year_of(table.caption, report_year, book));
  }
  if (std::find(years.begin(), years.end(), report_year) == years.end()) return;
  if (has_later(years, report_year)) return;
  for (std::size_t index = 0; index < tables.size(); ++index) {
    tables[index].is_other_year = years[index] != 0 && years[index] != report_year;
  }
}

void doubt_other_year(SourceTable& table, int report_year, const LabelBook& book) {
  if (report_year == 0 || table.caption < 0) return;
  const std::string& caption = book.text_of(table.caption);
  const int named = last_named_year(fold(caption), report_year);
  if (named == report_year || caption.find(std::to_string(report_year)) != std::string::npos)
    return;
  for (SourceBlock& block : table.blocks) {
    for (SourceRow& row : block.rows) row.is_doubtful = true;
  }
}

}  // namespace gouji
