#include "schema/title_lines.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "normalize/text.h"

namespace gouji {
namespace {

using View = std::u32string_view;

// Where no heading ends the front matter.
constexpr std::size_t most_front_lines = 60;
constexpr std::size_t most_prose_lines = 12;

bool starts_with(View text, View start) { return text.substr(0, start.size()) == start; }

// 一、总体情况: where the front matter ends.
bool is_first_heading(View folded) {
  constexpr std::size_t longest_heading = 30;
  return folded.size() <= longest_heading &&
         (starts_with(folded, U"一、") || starts_with(folded, U"一.") ||
          starts_with(folded, U"(一)") || starts_with(folded, U"第一部分") ||
          folded == U"总体情况" || folded == U"概述");
}

void add_cells(const Table& table, TitleLines& lines) {
  // A table in front of the report describes the page: 名称 | …, 发布机构 | ….
  constexpr std::size_t most_cells = 40;
  if (table.cells.size() > most_cells) return;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    SqueezedText text = squeeze(cell.text);
    const bool names_publisher = text.folded == U"发布机构" || text.folded == U"发布机构:" ||
                                 text.folded == U"发文机关" || text.folded == U"发布单位";
    if (names_publisher && i + 1 < table.cells.size() && lines.publisher.empty()) {
      lines.publisher = to_utf8(squeeze(table.cells[i + 1].text).printed);
    }
    if (text.size() <= longest_title_line) {
      lines.front.push_back({std::move(text), 0, cell.page, true, true});
    }
  }
}

bool has_sentence(View folded) { return folded.find_first_of(U"。,") != View::npos; }

// The size of the running text: that of most characters.
double body_size(const std::vector<TitleLine>& prose) {
  std::vector<std::pair<double, std::size_t>> sizes;
  std::size_t characters = 0;
  for (const TitleLine& line : prose) {
    if (line.size <= 0) continue;
    sizes.emplace_back(line.size, line.text.size());
    characters += line.text.size();
  }
  std::sort(sizes.begin(), sizes.end());
  std::size_t seen = 0;
  for (const auto& [size, count] : sizes) {
    seen += count;
    if (seen * 2 >= characters) return size;
  }
  return 0;
}

}  // namespace

TitleLines title_lines(const Document& document) {
  TitleLines lines;
  bool in_front = true;
  for (const Block& block : document.blocks) {
    in_front = in_front && lines.front.size() < most_front_lines;
    if (!in_front && lines.prose.size() >= most_prose_lines) break;
    if (const Table* table = std::get_if<Table>(&block)) {
      if (in_front) add_cells(*table, lines);
      continue;
    }
    const Paragraph& paragraph = std::get<Paragraph>(block);
    TitleLine line{squeeze(paragraph.text), paragraph.size, paragraph.page, in_front, false};
    if (line.text.empty()) continue;
    if (is_first_heading(line.text.folded)) in_front = line.in_front = false;
    if (has_sentence(line.text.folded) && lines.prose.size() < most_prose_lines) {
      lines.prose.push_back(line);
    }
    if (in_front) lines.front.push_back(std::move(line));
  }
  constexpr std::size_t most_end_lines = 4;
  for (auto block = document.blocks.rbegin();
       block != document.blocks.rend() && lines.end.size() < most_end_lines; ++block) {
    const Paragraph* paragraph = std::get_if<Paragraph>(&*block);
    if (paragraph == nullptr) break;
    lines.end.push_back({squeeze(paragraph->text), paragraph->size, paragraph->page, false, false});
  }
  lines.body_size = body_size(lines.prose);
  return lines;
}

}  // namespace gouji
