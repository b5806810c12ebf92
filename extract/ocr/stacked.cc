#include "extract/ocr/stacked.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/ocr/fit.h"
#include "extract/ocr/median.h"

namespace gouji::ocr {
namespace {

// Pixels at 300 dpi.
constexpr double kSmallestGap = 13;  // between two tables
constexpr double kLargestGap = 330;  // more, and nothing would have linked them
constexpr double kSameLine = 7;      // pieces of one vertical differ by less
constexpr double kOverhang = 40;     // a vertical runs this far past the rows it belongs to
// Coverage that text gives to the place of a vertical, at the sides of a table and inside, where
// the strokes of a title may stand, of what verticals usually have there; and what all verticals of
// a row together must have beyond it.
constexpr double kStray = 0.25;
constexpr double kStrayInside = 0.6;
constexpr double kLeast = 0.5;
constexpr double kSide = 0.5;      // coverage of a side that bounds a row
constexpr double kReaching = 0.8;  // and of a vertical inside
constexpr double kSeen = 0.25;     // of an outermost line that strokes of one line of text cover

// How much of a vertical is usually seen where one is: 1 on a clean page.
double usual_upright(const Edges& seen) {
  std::vector<double> there;
  std::copy_if(seen.vertical.begin(), seen.vertical.end(), std::back_inserter(there),
               [](double edge) { return edge > kStray; });
  return there.empty() ? 1 : median(std::move(there));
}

// How much of the verticals runs through a row.
double uprights(const Edges& seen, int row, double usual) {
  const double inside = std::max(kStray, kStrayInside + usual - 1);
  double sum = 0;
  for (int line = 0; line <= seen.columns; ++line) {
    const bool is_side = line == 0 || line == seen.columns;
    sum += std::max(0.0, seen.left_of(row, line) - (is_side ? kStray : inside));
  }
  return sum;
}

// Whether some vertical runs through a row, on a line of the lattice or not: a small table that is
// open at its sides may have its only one a little beside one of the next table.
bool is_crossed(const Rules& rules, double top, double bottom, double dpi) {
  std::vector<std::pair<double, double>> pieces;  // place across, length within the row
  for (const Segment& piece : rules.vertical) {
    const double length = std::min(piece.end, bottom) - std::max(piece.begin, top);
    if (length > 0) pieces.emplace_back(piece.across, length);
  }
  std::sort(pieces.begin(), pieces.end());
  const double same_line = kSameLine * dpi / 300;
  double covered = 0;
  for (std::size_t begin = 0, end = 0; end < pieces.size(); ++end) {
    covered += pieces[end].second;
    for (; pieces[end].first - pieces[begin].first > same_line; ++begin) {
      covered -= pieces[begin].second;
    }
    if (covered >= kReaching * (bottom - top)) return true;
  }
  return false;
}

// Text above or below a table may have given it a line, or ends to close: the outermost line must
// be seen, or the sides of the table must reach it.
bool is_loose(const Lattice& lattice, const Edges& seen, int line, int row) {
  if (seen.left_of(row, 0) >= kSide || seen.left_of(row, seen.columns) >= kSide) return false;
  // A table may be open at its sides, and what cuts it at a page break leaves a row of verticals.
  int reaching = 0;
  for (int column = 1; column < seen.columns; ++column) {
    if (seen.left_of(row, column) >= kReaching) ++reaching;
  }
  if (reaching >= 2 && reaching * 2 >= seen.columns - 1) return false;
  const GridLine& rule = lattice.rows[static_cast<std::size_t>(line)];
  if (rule.assumed) return true;
  double covered = 0;
  double width = 0;
  for (int column = 0; column < seen.columns; ++column) {
    const auto i = static_cast<std::size_t>(column);
    const double length = lattice.columns[i + 1].across - lattice.columns[i].across;
    covered += length * seen.above(line, column);
    width += length;
  }
  return covered < kSide * width || rule.seen < kSeen * width;
}

void trim(Lattice& lattice, const Gray& picture, const Ridges& ridges, double dpi) {
  const Edges seen = measure_edges(picture, lattice, ridges, dpi, false);
  int first = 0;
  int last = seen.rows;
  while (first + 1 < last && is_loose(lattice, seen, first, first)) ++first;
  while (first + 1 < last && is_loose(lattice, seen, last, last - 1)) --last;
  lattice.rows.erase(lattice.rows.begin() + last + 1, lattice.rows.end());
  lattice.rows.erase(lattice.rows.begin(), lattice.rows.begin() + first);
}

// The part of the rules between two heights.
Rules clip(const Rules& rules, double top, double bottom) {
  Rules out;
  out.contrast = rules.contrast;
  for (const Segment& piece : rules.horizontal) {
    if (piece.across >= top && piece.across <= bottom) out.horizontal.push_back(piece);
  }
  for (Segment piece : rules.vertical) {
    const double begin = std::max(piece.begin, top);
    const double end = std::min(piece.end, bottom);
    if (begin >= end) continue;
    piece.across = piece.across_at((begin + end) / 2);
    piece.begin = begin;
    piece.end = end;
    out.vertical.push_back(piece);
  }
  return out;
}

}  // namespace

std::vector<Lattice> split_stacked(const Gray& picture, const Rules& rules, const Ridges& ridges,
                                   double dpi) {
  std::vector<Lattice> parts;
  std::optional<Lattice> stack = make_lattice(rules, dpi);
  if (!stack) return parts;
  // Lines that a title's strokes gave would cut the gap into slices that look like rows.
  *stack = settle(*stack, picture, ridges, dpi).lattice;
  const Edges seen = measure_edges(picture, *stack, ridges, dpi, false);
  const double usual = usual_upright(seen);
  const auto row_line = [&](int i) -> const GridLine& {
    return stack->rows[static_cast<std::size_t>(i)];
  };
  const auto add = [&](int first, int last) {  // lines first to last
    if (first >= last) return;
    if (first == 0 && last == seen.rows) {
      parts.push_back(*stack);
      return;
    }
    // Not so far as the next table.
    double above = kOverhang * dpi / 300;
    double below = above;
    if (first > 0)
      above = std::min(above, (row_line(first).across - row_line(first - 1).across) / 2);
    if (last < seen.rows) {
      below = std::min(below, (row_line(last + 1).across - row_line(last).across) / 2);
    }
    std::optional<Lattice> part = make_lattice(
        clip(rules, row_line(first).across - above, row_line(last).across + below), dpi);
    if (part) parts.push_back(*std::move(part));
  };
  int first = 0;
  for (int row = 0; row < seen.rows; ++row) {
    const double height = row_line(row + 1).across - row_line(row).across;
    if (height < kSmallestGap * dpi / 300 || height > kLargestGap * dpi / 300) continue;
    if (row_line(row).assumed || row_line(row + 1).assumed) continue;
    if (uprights(seen, row, usual) >= kLeast ||
        is_crossed(rules, row_line(row).across, row_line(row + 1).across, dpi)) {
      continue;
    }
    add(first, row);
    first = row + 1;
  }
  add(first, seen.rows);
  for (Lattice& part : parts) trim(part, picture, ridges, dpi);
  return parts;
}

}  // namespace gouji::ocr
