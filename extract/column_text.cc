#include "extract/column_text.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "extract/column_metric.h"
#include "extract/gap_table.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// A Han character is two columns wide and as high: an em. Lines of a table follow each other closer
// than two ems, a blank line between them is the padding of a row.
constexpr double kColumn = 5;
constexpr double kEm = 2 * kColumn;
constexpr double kPitch = 1.2 * kEm;
constexpr std::size_t kLongestLine = 2000;  // bytes; a longer line is prose or no text at all

// The visible characters of a line, placed by the columns a terminal gives them.
std::vector<Glyph> place(std::string_view line, std::size_t index, ColumnMetric metric) {
  std::vector<Glyph> glyphs;
  double x = 0;
  const double y = static_cast<double>(index) * kPitch;
  for (const char32_t character : to_utf32(line)) {
    const double width = kColumn * width_in(metric, character);
    if (!is_space(character)) {
      Glyph glyph;
      glyph.character = character;
      glyph.size = kEm;
      glyph.box = {x, y, x + std::max(width, 1.0), y + kEm};
      glyphs.push_back(glyph);
    }
    x += width;
  }
  return glyphs;
}

std::size_t line_at(double y) {
  return static_cast<std::size_t>(std::max(0.0, std::round((y - kEm / 2) / kPitch)));
}

}  // namespace

std::vector<ColumnTable> find_column_tables(const std::vector<PlainLine>& lines) {
  const ColumnMetric metric = find_column_metric(lines);
  std::deque<std::vector<Glyph>> glyphs;  // stays in place: lines of text point into it
  std::vector<TextLine> placed;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].text.size() > kLongestLine) continue;
    glyphs.push_back(place(lines[i].text, i, metric));
    if (glyphs.back().empty()) continue;
    TextLine line;
    line.size = kEm;
    for (const Glyph& glyph : glyphs.back()) {
      line.glyphs.push_back(&glyph);
      line.box = join(line.box, glyph.box);
    }
    placed.push_back(std::move(line));
  }
  std::vector<ColumnTable> found;
  for (GapTable& gap : find_gap_tables(std::move(placed), {}, 0).tables) {
    ColumnTable result;
    result.first = line_at(gap.extent.y0 + kEm / 2);
    result.last = line_at(gap.extent.y1 - kEm / 2);
    result.table = std::move(gap.table);
    result.table.method = Method::text;
    result.table.path = "line " + std::to_string(lines[result.first].number);
    for (Cell& cell : result.table.cells) cell.box = cell.text_box = {};
    found.push_back(std::move(result));
  }
  return found;
}

}  // namespace gouji
