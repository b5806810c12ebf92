#include "extract/furniture.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "normalize/text.h"

namespace gouji {
namespace {

// "- 3 -", "3", "第 3 页 共 5 页", "3/5", "—3—". Three numbers are figures.
bool is_page_number(const std::string& text) {
  int numbers = 0;
  bool was_digit = false;
  for (const char32_t character : to_utf32(text)) {
    const bool is_number = is_digit(character);
    numbers += is_number && !was_digit ? 1 : 0;
    was_digit = is_number;
    if (is_number) continue;
    constexpr std::u32string_view around = U" -—–－/第页共·.~()（）Pageofpag";
    if (around.find(character) == std::u32string_view::npos) return false;
  }
  return numbers > 0 && numbers <= 2 && text.size() < 40;
}

bool in_margin(const Box& box, const PageLayout& page) {
  const bool sideways = page.rotation % 180 != 0;
  const double height = sideways ? page.width : page.height;
  return stands_in_margin(box, height);
}

// "—  3  —" with wide spaces, which look like gaps between columns.
bool is_spread_page_number(const Block& block, const PageLayout& page) {
  const auto* table = std::get_if<Table>(&block);
  if (table == nullptr || table->method != Method::gaps || table->rows != 1) return false;
  std::string text;
  for (const Cell& cell : table->cells) text += cell.text + ' ';
  return is_page_number(text) && in_margin(box_of(*table), page);
}

// Text with digits masked, and the height it stands at: what recurs from page to page.
std::pair<std::string, int> recurring_key(const Paragraph& paragraph) {
  std::string text;
  for (const char32_t character : to_utf32(paragraph.text)) {
    text += is_digit(character) ? std::string("#") : to_utf8(character);
  }
  return {text, static_cast<int>(std::lround(paragraph.box.centre_y() / 8))};
}

}  // namespace

bool stands_in_margin(const Box& box, double height) {
  return box.y1 < kFurnitureMargin * height || box.y0 > (1 - kFurnitureMargin) * height;
}

void doubt_page_number(const Page& page, Table& table) {
  constexpr double foot = 72;   // points
  constexpr double aside = 30;  // from the middle of the page
  constexpr double apart = 2;   // from the lines of the row
  const std::string number = std::to_string(page.number);
  for (Cell& cell : table.cells) {
    const double y = cell.text_box.centre_y();
    if (cell.text != number || page.height - y > foot ||
        std::abs(cell.text_box.centre_x() - page.width / 2) > aside) {
      continue;
    }
    const bool is_in_line =
        std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& other) {
          return &other != &cell && other.row == cell.row && !other.text.empty() &&
                 std::abs(other.text_box.centre_y() - y) <= apart;
        });
    cell.doubtful = cell.doubtful || !is_in_line;
  }
}

void remove_furniture(std::vector<PageLayout>& pages) {
  std::map<std::pair<std::string, int>, int> seen;
  for (const PageLayout& page : pages) {
    for (const Block& block : page.blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      if (paragraph != nullptr && in_margin(paragraph->box, page))
        ++seen[recurring_key(*paragraph)];
    }
  }
  for (PageLayout& page : pages) {
    std::vector<Block>& blocks = page.blocks;
    std::vector<Block> kept;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const auto* paragraph = std::get_if<Paragraph>(&blocks[i]);
      // The first page keeps its first line: a title may recur as the running head.
      const bool is_title = &page == &pages.front() && i == 0;
      if (paragraph != nullptr && in_margin(paragraph->box, page) && !is_title &&
          (is_page_number(paragraph->text) || seen[recurring_key(*paragraph)] > 1)) {
        continue;
      }
      if (is_spread_page_number(blocks[i], page)) continue;
      kept.push_back(std::move(blocks[i]));
    }
    blocks = std::move(kept);
  }
}

}  // namespace gouji
