#include "extract/stitch.h"

#include <map>

#include "extract/furniture.h"
#include "extract/table_join.h"
#include "extract/upright.h"

namespace gouji {
namespace {

// A paragraph that a page break cut in the middle of a sentence goes on.
bool goes_on(const Paragraph& above, const Paragraph& below, const PageLayout& page) {
  if (above.size <= 0 || above.size != below.size || above.text.empty()) return false;
  const double width = page.rotation % 180 != 0 ? page.height : page.width;
  const bool was_full = above.box.x1 > width - 1.4 * (above.box.x0 + above.size);
  const bool is_indented = below.box.x0 > above.box.x0 + 1.2 * below.size;
  const bool ended = above.text.ends_with("。") || above.text.ends_with("：");
  return was_full && !is_indented && !ended;
}

}  // namespace

std::vector<Block> stitch_pages(std::vector<PageLayout> pages) {
  remove_furniture(pages);
  std::vector<Block> blocks;
  const PageLayout* previous = nullptr;
  for (PageLayout& page : pages) {
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
      Block& block = page.blocks[i];
      if (i == 0 && !blocks.empty() && previous != nullptr && previous->number + 1 == page.number &&
          previous->rotation == page.rotation) {
        auto* table = std::get_if<Table>(&block);
        auto* above = std::get_if<Table>(&blocks.back());
        if (table != nullptr && above != nullptr && can_join(*above, *table)) {
          *above = join_tables(std::move(*above), std::move(*table));
          continue;
        }
        auto* text = std::get_if<Paragraph>(&block);
        auto* text_above = std::get_if<Paragraph>(&blocks.back());
        if (text != nullptr && text_above != nullptr && goes_on(*text_above, *text, page)) {
          text_above->text += text->text;
          text_above->doubtful = text_above->doubtful || text->doubtful;
          continue;
        }
      }
      blocks.push_back(std::move(block));
    }
    if (!page.blocks.empty()) previous = &page;
  }

  std::map<int, const PageLayout*> by_number;
  for (const PageLayout& page : pages) by_number[page.number] = &page;
  const auto turn = [&by_number](auto& part) {
    const auto page = by_number.find(part.page);
    if (page == by_number.end()) return;
    turn_back(part, page->second->rotation, page->second->width, page->second->height);
  };
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      turn(*paragraph);
    } else {
      for (Cell& cell : std::get<Table>(block).cells) turn(cell);
    }
  }
  return blocks;
}

}  // namespace gouji
