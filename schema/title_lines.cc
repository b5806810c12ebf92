#include "schema/title_lines.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "normalize/text.h"

namespace gouji {
namespace {

using View = std::u32string_view;

// Past the first heading too: a menu of a web page may look like one.
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

constexpr std::array<View, 9> publisher_keys = {U"发布机构", U"发文机关", U"发布单位",
                                                U"发文机构", U"编制单位", U"编制机关",
                                                U"报告单位", U"填报单位", U"公开主体"};

// What may follow a publisher in the same line of a page's description.
constexpr std::array<View, 12> other_keys = {U"发文日期", U"发布日期", U"公开日期", U"成文日期",
                                             U"生成日期", U"发布时间", U"索引号",   U"文号",
                                             U"信息名称", U"名称",     U"主题",     U"公开时间"};

// 索引号…发布机构：XX局发文日期…: the publisher that a line names.
void take_publisher(const SqueezedText& text, TitleLines& lines) {
  if (!lines.publisher.empty()) return;
  for (const View key : publisher_keys) {
    const std::size_t place = text.folded.find(key);
    if (place == View::npos) continue;
    std::size_t begin = place + key.size();
    if (begin >= text.size() || text.folded[begin] != ':') continue;
    SqueezedText rest = text.part(begin + 1, text.size());
    std::size_t end = rest.folded.find_first_of(U"。,;:|");
    for (const View other : other_keys) end = std::min(end, rest.folded.find(other));
    if (end != View::npos) rest = rest.part(0, end);
    if (is_body_name(rest.folded)) lines.publisher = to_utf8(rest.printed);
    return;
  }
}

void add_cells(const Table& table, TitleLines& lines) {
  // A table in front of the report describes the page: 名称 | …, 发布机构 | ….
  constexpr std::size_t most_cells = 40;
  if (table.cells.size() > most_cells) return;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    SqueezedText text = squeeze(cell.text);
    View key = text.folded;
    if (!key.empty() && key.back() == ':') key.remove_suffix(1);
    const bool is_key = std::count(publisher_keys.begin(), publisher_keys.end(), key) > 0;
    if (is_key && i + 1 < table.cells.size() && lines.publisher.empty()) {
      lines.publisher = to_utf8(squeeze(table.cells[i + 1].text).printed);
    }
    take_publisher(text, lines);
    if (text.size() <= longest_title_line) {
      lines.front.push_back({std::move(text), 0, cell.page, true, true, false});
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
    const bool more_lines = lines.front.size() < most_front_lines;
    if (!more_lines && lines.prose.size() >= most_prose_lines) break;
    if (const Table* table = std::get_if<Table>(&block)) {
      if (in_front && more_lines) add_cells(*table, lines);
      continue;
    }
    const Paragraph& paragraph = std::get<Paragraph>(block);
    TitleLine line{squeeze(paragraph.text), paragraph.size, paragraph.page, in_front, false,
                   paragraph.doubtful};
    if (line.text.empty()) continue;
    if (is_first_heading(line.text.folded)) in_front = line.in_front = false;
    if (in_front) take_publisher(line.text, lines);
    if (has_sentence(line.text.folded) && lines.prose.size() < most_prose_lines) {
      lines.prose.push_back(line);
    }
    if (more_lines) lines.front.push_back(std::move(line));
  }
  constexpr std::size_t most_end_lines = 4;
  for (auto block = document.blocks.rbegin();
       block != document.blocks.rend() && lines.end.size() < most_end_lines; ++block) {
    const Paragraph* paragraph = std::get_if<Paragraph>(&*block);
    if (paragraph == nullptr) break;
    lines.end.push_back({squeeze(paragraph->text), paragraph->size, paragraph->page, false, false,
                         paragraph->doubtful});
  }
  lines.body_size = body_size(lines.prose);
  return lines;
}

}  // namespace gouji
