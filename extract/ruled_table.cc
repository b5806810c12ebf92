#include "extract/ruled_table.h"

#include <algorithm>

#include "extract/cell_text.h"
#include "extract/column_gaps.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// Digits of one table are of one size, but for a heading or a note set apart by a step or two.
constexpr double kLargeDigit = 1.4;
constexpr double kAcross = 0.25;  // of the size of a digit, from its middle to a rule across it

// Finds the cell that covers a point.
class CellFinder {
 public:
  explicit CellFinder(const Grid& grid)
      : grid_(grid), columns_(grid.xs.size() - 1), places_(columns_ * (grid.ys.size() - 1), 0) {
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const GridCell& cell = grid.cells[i];
      for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
        for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
          places_[static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column)] = i;
        }
      }
    }
  }

  std::size_t at(double x, double y) const {
    return places_[place(grid_.ys, y) * columns_ + place(grid_.xs, x)];
  }

 private:
  static std::size_t place(const std::vector<double>& edges, double value) {
    const auto above = std::upper_bound(edges.begin() + 1, edges.end() - 1, value);
    return static_cast<std::size_t>(above - edges.begin()) - 1;
  }

  const Grid& grid_;
  std::size_t columns_;
  std::vector<std::size_t> places_;
};

// Whether a glyph's body, not only its side, lies beyond the cell of its centre.
bool is_cut(const Glyph& glyph, const Box& cell) {
  const double slack = 0.1 * glyph.box.width();
  return glyph.box.x0 + slack < cell.x0 || glyph.box.x1 - slack > cell.x1;
}

// The glyphs of each cell, and whether text of the cell ran over a rule.
struct Contents {
  std::vector<std::vector<const Glyph*>> glyphs;
  std::vector<bool> overrun;
};

Contents distribute(const Grid& grid, const std::vector<Chunk>& chunks) {
  Contents contents{std::vector<std::vector<const Glyph*>>(grid.cells.size()),
                    std::vector<bool>(grid.cells.size(), false)};
  const CellFinder finder(grid);
  for (const Chunk& chunk : chunks) {
    const double y = chunk.box.centre_y();
    const std::size_t whole = finder.at(chunk.box.centre_x(), y);
    const std::size_t left = finder.at(chunk.glyphs.front()->box.centre_x(), y);
    const std::size_t right = finder.at(chunk.glyphs.back()->box.centre_x(), y);
    bool torn = chunk.stacked;
    for (std::size_t i = 0; !torn && i < chunk.glyphs.size(); ++i) {
      const Glyph& glyph = *chunk.glyphs[i];
      torn = is_cut(glyph, grid.box_of(grid.cells[finder.at(glyph.box.centre_x(), y)]));
    }
    for (const Glyph* glyph : chunk.glyphs) {
      const std::size_t here =
          torn ? whole : finder.at(glyph->box.centre_x(), glyph->box.centre_y());
      contents.glyphs[here].push_back(glyph);
      // On a rule between two rows: nobody can tell whose figure it is.
      if (chunk.stacked || !is_digit(glyph->character)) continue;
      const double reach = kAcross * glyph->size;
      const double x = glyph->box.centre_x();
      const std::size_t above = finder.at(x, glyph->box.centre_y() - reach);
      const std::size_t below = finder.at(x, glyph->box.centre_y() + reach);
      const bool is_on_edge = glyph->box.centre_y() - reach < grid.ys.front() ||
                              glyph->box.centre_y() + reach > grid.ys.back();
      if (above != below || is_on_edge) contents.overrun[above] = contents.overrun[below] = true;
    }
    // Over a rule: one text too long for its cell, or two texts that touch. Nobody can tell.
    if (!chunk.stacked && left != right) {
      contents.overrun[whole] = true;
      for (const Glyph* glyph : chunk.glyphs) {
        contents.overrun[finder.at(glyph->box.centre_x(), y)] = true;
      }
    }
  }
  return contents;
}

bool may_be_of_figure(const Glyph& glyph) {
  return is_digit(glyph.character) || glyph.character == '-' || glyph.character == '.';
}

// Doubts the cells with digits much larger than the table's: a stamp or a watermark written over
// the table, of which a piece fell into the cell.
void doubt_large_digits(Grid& grid, const Contents& contents) {
  std::vector<double> sizes;
  for (const auto& glyphs : contents.glyphs) {
    for (const Glyph* glyph : glyphs) {
      if (may_be_of_figure(*glyph)) sizes.push_back(glyph->size);
    }
  }
  if (sizes.empty()) return;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  const double largest = kLargeDigit * *middle;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const auto& glyphs = contents.glyphs[i];
    if (std::any_of(glyphs.begin(), glyphs.end(), [largest](const Glyph* glyph) {
          return may_be_of_figure(*glyph) && glyph->size > largest;
        })) {
      grid.cells[i].doubtful = true;
    }
  }
}

// A space whose code has no character, directly before a digit: a minus sign may have been lost.
bool may_lack_sign(const std::vector<const Glyph*>& glyphs) {
  for (std::size_t i = 0; i + 1 < glyphs.size(); ++i) {
    if (is_space(glyphs[i]->character) && glyphs[i]->doubtful &&
        is_digit(glyphs[i + 1]->character) && (i == 0 || !may_be_of_figure(*glyphs[i - 1]))) {
      return true;
    }
  }
  return false;
}

// Doubts the figures that may lack their sign, unless most figures would: those are padded.
void doubt_lost_signs(Grid& grid, const Contents& contents) {
  std::size_t figures = 0;
  std::vector<std::size_t> doubtful;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const auto& glyphs = contents.glyphs[i];
    figures += std::any_of(glyphs.begin(), glyphs.end(),
                           [](const Glyph* glyph) { return is_digit(glyph->character); })
                   ? 1
                   : 0;
    if (may_lack_sign(glyphs)) doubtful.push_back(i);
  }
  if (2 * doubtful.size() > figures) return;
  for (std::size_t i : doubtful) grid.cells[i].doubtful = true;
}

}  // namespace

Table read_table(const Grid& found, const std::vector<Chunk>& chunks, int page) {
  Grid grid = found;
  Contents contents = distribute(grid, chunks);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (contents.overrun[i]) grid.cells[i].doubtful = true;
  }
  doubt_large_digits(grid, contents);
  doubt_lost_signs(grid, contents);

  Table table;
  table.method = split_by_gaps(grid, contents.glyphs) ? Method::gaps : Method::ruled;
  table.rows = static_cast<int>(grid.ys.size()) - 1;
  table.columns = static_cast<int>(grid.xs.size()) - 1;
  table.cells.reserve(grid.cells.size());
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridCell& place = grid.cells[i];
    Cell cell;
    cell.row = place.row;
    cell.column = place.column;
    cell.row_span = place.row_span;
    cell.column_span = place.column_span;
    cell.page = page;
    cell.box = grid.box_of(place);
    CellText text = read_cell(contents.glyphs[i], cell.box);
    cell.text = std::move(text.text);
    cell.text_box = text.box;
    cell.doubtful = text.doubtful || place.doubtful;
    table.cells.push_back(std::move(cell));
  }
  return table;
}

}  // namespace gouji
