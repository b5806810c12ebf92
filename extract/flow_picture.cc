#include "extract/flow_picture.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gouji {
namespace {

constexpr std::size_t most_caption_bytes = 120;  // 该部分以表格形式报告。表格如下：
constexpr std::size_t most_heading_bytes = 150;
constexpr std::size_t most_notes = 20;
constexpr std::string_view enumeration_comma = "、";

bool is_section_heading(const Block& block) {
  static constexpr std::array<std::string_view, 10> numerals = {"一", "二", "三", "四", "五",
                                                                "六", "七", "八", "九", "十"};
  const auto* paragraph = std::get_if<Paragraph>(&block);
  if (paragraph == nullptr || paragraph->text.size() > most_heading_bytes) return false;
  const std::string_view text = paragraph->text;
  return std::any_of(numerals.begin(), numerals.end(), [text](std::string_view numeral) {
    return text.starts_with(numeral) && text.substr(numeral.size()).starts_with(enumeration_comma);
  });
}

bool holds_text(const Block& block) {
  if (std::holds_alternative<Table>(block)) return true;
  return std::get<Paragraph>(block).text.size() > most_caption_bytes;
}

ReaderNote note_about(const std::string& picture, const std::string& section) {
  const std::string of_zh = section.empty() ? "" : "“" + section + "”";
  const std::string of_en = section.empty() ? "a table" : "the table of “" + section + "”";
  return {"table-is-picture",
          0,
          {of_zh + "的表格是图片（" + picture + "），请下载该图片后单独读取",
           of_en + " is a picture (" + picture + "); save the picture and read it by itself"}};
}

}  // namespace

void note_table_pictures(const std::vector<Block>& blocks,
                         const std::vector<PlacedPicture>& pictures,
                         std::vector<ReaderNote>& notes) {
  const bool any_heading = std::any_of(blocks.begin(), blocks.end(), is_section_heading);
  std::size_t noted = 0;
  for (const PlacedPicture& picture : pictures) {
    std::size_t begin = std::min(picture.before, blocks.size());
    while (begin > 0 && !is_section_heading(blocks[begin - 1])) --begin;
    if (any_heading && begin == 0) continue;  // in front of the first section
    std::size_t end = std::min(picture.before, blocks.size());
    while (end < blocks.size() && !is_section_heading(blocks[end])) ++end;
    const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = blocks.begin() + static_cast<std::ptrdiff_t>(end);
    const bool has_text = any_heading ? std::any_of(first, last, holds_text)
                                      : std::any_of(first, last, [](const Block& block) {
                                          return std::holds_alternative<Table>(block);
                                        });
    if (has_text) continue;
    notes.push_back(
        note_about(picture.name, begin > 0 ? std::get<Paragraph>(blocks[begin - 1]).text : ""));
    if (++noted == most_notes) return;
  }
}

}  // namespace gouji
