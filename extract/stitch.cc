#include "extract/stitch.h"

#include <algorithm>
#include <iterator>

#include "extract/furniture.h"
#include "extract/gap_table.h"
#include "extract/table_join.h"
#include "extract/upright.h"
#include "normalize/label.h"
#include "normalize/text.h"

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

constexpr double kLargestGap = 6;  // between lines of overflow, sizes of their text

// Whether the paragraph may be what ran out of a label's cell: a group's label is longer than the
// part of its cell on this page and goes on beyond the table, often one character a line. Figures
// stand in the right half.
bool may_be_overflow(const Block& block, const Box& table) {
  constexpr std::size_t longest = 12;  // characters
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr && paragraph->box.x0 >= table.x0 &&
         paragraph->box.x1 <= table.centre_x() && to_utf32(paragraph->text).size() <= longest &&
         !is_outline_heading(parse_label(paragraph->text));
}

// Whether all blocks of [first, last), from the table's edge outward, ran out of it: line by line
// without a gap.
template <typename Iterator>
bool ran_out(Iterator first, Iterator last, const Box& table) {
  Box reached = table;
  return std::all_of(first, last, [&](const Block& block) {
    if (!may_be_overflow(block, table)) return false;
    const auto& paragraph = std::get<Paragraph>(block);
    const double gap = std::max(paragraph.box.y0 - reached.y1, reached.y0 - paragraph.box.y1);
    reached = paragraph.box;
    return gap <= kLargestGap * paragraph.size;
  });
}

// Takes out the overflow between the table that ended the page above and the one that begins page
// `number`, when nothing else is between them.
std::vector<Block> take_overflow(std::vector<Block>& blocks, std::vector<Block>& page, int number) {
  std::vector<Block> overflow;
  const auto is_table = [](const Block& block) { return std::holds_alternative<Table>(block); };
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), is_table);
  const auto first = std::find_if(page.begin(), page.end(), is_table);
  if (last == blocks.rend() || first == page.end()) return overflow;
  const auto tail = last.base();  // behind the table
  if (!ran_out(tail, blocks.end(), box_of(std::get<Table>(*last), number - 1)) ||
      !ran_out(std::make_reverse_iterator(first), page.rend(),
               box_of(std::get<Table>(*first), number))) {
    return overflow;
  }
  std::move(tail, blocks.end(), std::back_inserter(overflow));
  std::move(page.begin(), first, std::back_inserter(overflow));
  blocks.erase(tail, blocks.end());
  page.erase(page.begin(), first);
  return overflow;
}

std::vector<Box*> boxes_of(Paragraph& paragraph) { return {&paragraph.box}; }
std::vector<Box*> boxes_of(Cell& cell) { return {&cell.box, &cell.text_box}; }

// A row that stands alone at the head of a page and goes on no table: a line of text.
void make_text(Block& block) {
  const auto* table = std::get_if<Table>(&block);
  if (table == nullptr || !is_lone_row(*table)) return;
  Paragraph paragraph;
  for (const Cell& cell : table->cells) {
    if (cell.text.empty()) continue;
    if (!paragraph.text.empty()) paragraph.text += ' ';
    paragraph.text += cell.text;
    paragraph.box = join(paragraph.box, cell.text_box);
    paragraph.doubtful = paragraph.doubtful || cell.doubtful;
  }
  paragraph.page = table->cells.front().page;
  paragraph.size = paragraph.box.height();
  block = std::move(paragraph);
}

// Until the end of stitching, a block's page is the place of its layout, from 1: a sheet of two
// pages has two layouts of one number.
void number_by_layout(std::vector<PageLayout>& pages) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const int place = static_cast<int>(i) + 1;
    for (Block& block : pages[i].blocks) {
      if (auto* paragraph = std::get_if<Paragraph>(&block)) {
        paragraph->page = place;
      } else {
        for (Cell& cell : std::get<Table>(block).cells) cell.page = place;
      }
    }
  }
}

}  // namespace

std::vector<Block> stitch_pages(std::vector<PageLayout> pages) {
  remove_furniture(pages);
  number_by_layout(pages);
  std::vector<Block> blocks;
  const PageLayout* previous = nullptr;
  for (PageLayout& page : pages) {
    const int place = static_cast<int>(&page - pages.data()) + 1;
    const bool follows = !blocks.empty() && previous != nullptr && previous + 1 == &page &&
                         page.number - previous->number <= 1 && previous->rotation == page.rotation;
    std::vector<Block> overflow;
    if (follows) overflow = take_overflow(blocks, page.blocks, place);
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
      Block& block = page.blocks[i];
      if (i == 0 && follows) {
        auto* table = std::get_if<Table>(&block);
        auto* above = std::get_if<Table>(&blocks.back());
        if (table != nullptr && above != nullptr && can_join(*above, *table)) {
          *above = join_tables(std::move(*above), std::move(*table));
          std::move(overflow.begin(), overflow.end(), std::back_inserter(blocks));
          continue;
        }
        if (above != nullptr && overflow.empty()) doubt_remains(*above, block);
        std::move(overflow.begin(), overflow.end(), std::back_inserter(blocks));
        auto* text = std::get_if<Paragraph>(&block);
        auto* text_above = std::get_if<Paragraph>(&blocks.back());
        if (text != nullptr && text_above != nullptr && goes_on(*text_above, *text, page)) {
          text_above->text += text->text;
          text_above->doubtful = text_above->doubtful || text->doubtful;
          continue;
        }
      }
      make_text(block);
      blocks.push_back(std::move(block));
    }
    if (!page.blocks.empty()) previous = &page;
  }

  const auto turn = [&pages](auto& part) {
    const PageLayout& layout = pages[static_cast<std::size_t>(part.page) - 1];
    part.page = layout.number;
    turn_back(part, layout.rotation, layout.width, layout.height);
    const bool is_shifted = layout.x != 0 || layout.y != 0;
    if (layout.to_page == PageTransform{} && !is_shifted) return;
    const Box whole = {0, 0, layout.width, layout.height};
    for (Box* box : boxes_of(part)) {
      if (*box == Box{}) continue;
      const Box on_page = intersect(layout.to_page.apply(*box), whole);
      *box = {on_page.x0 + layout.x, on_page.y0 + layout.y, on_page.x1 + layout.x,
              on_page.y1 + layout.y};
    }
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
