#include "extract/page_layout.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/chunk.h"
#include "extract/cut_off.h"
#include "extract/furniture.h"
#include "extract/gap_table.h"
#include "extract/grid.h"
#include "extract/paragraphs.h"
#include "extract/ruled_table.h"
#include "extract/unseen.h"
#include "extract/upright.h"
#include "normalize/figure.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// A page of so many rules is a drawing or a map; comparing each with each would take minutes.
constexpr std::size_t kMostRulings = 40000;

double median_size(const std::vector<const Glyph*>& glyphs) {
  if (glyphs.empty()) return 10;
  std::vector<double> sizes;
  sizes.reserve(glyphs.size());
  for (const Glyph* glyph : glyphs) sizes.push_back(glyph->size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

std::vector<const Glyph*> glyphs_of(const Page& page, bool hidden) {
  std::vector<const Glyph*> glyphs;
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.hidden == hidden && glyph.rotation >= 0) glyphs.push_back(&glyph);
  }
  return glyphs;
}

double top_of(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) return paragraph->box.y0;
  const Table& table = std::get<Table>(block);
  double top = table.cells.empty() ? 0 : table.cells.front().box.y0;
  for (const Cell& cell : table.cells) top = std::min(top, cell.box.y0);
  return top;
}

bool has_text(const Table& table) {
  return std::any_of(table.cells.begin(), table.cells.end(),
                     [](const Cell& cell) { return !cell.text.empty(); });
}

// Only the figures of a table have rules, and its labels stand to their left: a table of gaps.
bool is_unlabelled(const Table& table, const Box& box, const std::vector<const Glyph*>& outside) {
  constexpr std::ptrdiff_t some = 3;  // characters of a label
  const bool figures = std::all_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) {
    return cell.text.empty() || states_figure(cell.text);
  });
  if (!figures) return false;
  return some <= std::count_if(outside.begin(), outside.end(), [&box](const Glyph* glyph) {
           return glyph->box.centre_x() < box.x0 && glyph->box.centre_y() > box.y0 &&
                  glyph->box.centre_y() < box.y1 && !is_space(glyph->character);
         });
}

void doubt(PageLayout& layout) {
  for (Block& block : layout.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      paragraph->doubtful = true;
    } else {
      for (Cell& cell : std::get<Table>(block).cells) cell.doubtful = true;
    }
  }
}

}  // namespace

PageLayout lay_out(const Page& displayed) {
  const int rotation = writing_rotation(displayed);
  Page turned;
  if (rotation != 0) turned = turned_upright(displayed, rotation);
  const Page& page = rotation == 0 ? displayed : turned;
  PageLayout layout;
  layout.number = page.number;
  layout.width = displayed.width;
  layout.height = displayed.height;
  layout.x = displayed.x;
  layout.y = displayed.y;
  layout.rotation = rotation;

  std::vector<const Glyph*> glyphs = glyphs_of(page, false);
  std::vector<const Glyph*> leftovers = glyphs_of(page, true);
  const bool hidden = glyphs.empty();
  if (hidden) glyphs.swap(leftovers);
  const double size = median_size(glyphs);
  std::vector<Grid> grids;
  RuleLines lines;
  if (page.rulings.size() <= kMostRulings) {
    // Less than half the text's size parts double rules (1-3 points), and the frames of cells that
    // a web page sets apart (3 points and a border), from rows (above one size).
    const double tolerance = std::clamp(0.42 * size, 1.0, 5.0);
    lines = merge_rulings(page.rulings, tolerance, 0.5 * size);
    grids = find_grids(lines, tolerance);
  }

  // A chunk belongs to the smallest grid around its middle: grids come largest first.
  std::vector<std::vector<Chunk>> in_grid(grids.size());
  std::vector<const Glyph*> outside;
  for (Chunk& chunk : chunks_of(glyphs)) {
    std::size_t found = grids.size();
    for (std::size_t i = grids.size(); i > 0 && found == grids.size(); --i) {
      if (grids[i - 1].box().contains(chunk.box.centre_x(), chunk.box.centre_y())) found = i - 1;
    }
    if (found < grids.size()) {
      in_grid[found].push_back(std::move(chunk));
    } else {
      outside.insert(outside.end(), chunk.glyphs.begin(), chunk.glyphs.end());
    }
  }
  const Unseen unseen = unseen_of(page, std::move(leftovers), size);
  for (std::size_t i = 0; i < grids.size(); ++i) {
    if (in_grid[i].empty()) continue;
    Table table = read_table(grids[i], in_grid[i], page.number);
    if (!has_text(table)) continue;
    if (is_unlabelled(table, grids[i].box(), outside)) {
      for (Chunk& chunk : in_grid[i]) {
        outside.insert(outside.end(), chunk.glyphs.begin(), chunk.glyphs.end());
      }
      continue;
    }
    doubt_unseen(unseen, table);
    doubt_page_number(page, table);
    doubt_cut_off(page, table);
    layout.blocks.emplace_back(std::move(table));
  }
  const double head = page.number > 1 ? kFurnitureMargin * page.height : -1;
  GapTables gaps =
      find_gap_tables(text_lines(std::move(outside)), lines.horizontal, page.number, head);
  for (GapTable& found : gaps.tables) layout.blocks.emplace_back(std::move(found.table));
  for (Paragraph& paragraph : paragraphs_of(gaps.rest, page.number)) {
    layout.blocks.emplace_back(std::move(paragraph));
  }
  if (hidden) doubt(layout);
  std::stable_sort(layout.blocks.begin(), layout.blocks.end(),
                   [](const Block& a, const Block& b) { return top_of(a) < top_of(b); });
  return layout;
}

}  // namespace gouji
