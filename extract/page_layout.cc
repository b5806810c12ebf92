#include "extract/page_layout.h"

#include <algorithm>
#include <vector>

#include "extract/chunk.h"
#include "extract/gap_table.h"
#include "extract/grid.h"
#include "extract/paragraphs.h"
#include "extract/ruled_table.h"
#include "extract/upright.h"

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

std::vector<const Glyph*> readable(const Page& page) {
  std::vector<const Glyph*> visible;
  for (const bool hidden : {false, true}) {
    for (const Glyph& glyph : page.glyphs) {
      if (glyph.hidden == hidden && glyph.rotation >= 0) visible.push_back(&glyph);
    }
    if (!visible.empty()) break;
  }
  return visible;
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
  layout.rotation = rotation;

  const std::vector<const Glyph*> glyphs = readable(page);
  const bool hidden = !glyphs.empty() && glyphs.front()->hidden;
  const double size = median_size(glyphs);
  std::vector<Grid> grids;
  RuleLines lines;
  if (page.rulings.size() <= kMostRulings) {
    // A third of the text's size parts double rules (1-3 points) from rows (above one size).
    const double tolerance = std::clamp(0.3 * size, 1.0, 4.0);
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
  for (std::size_t i = 0; i < grids.size(); ++i) {
    if (in_grid[i].empty()) continue;
    Table table = read_table(grids[i], in_grid[i], page.number);
    if (!has_text(table)) continue;
    layout.blocks.emplace_back(std::move(table));
  }
  GapTables gaps = find_gap_tables(text_lines(std::move(outside)), lines.horizontal, page.number);
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
