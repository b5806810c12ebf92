#include "extract/ocr/lattice.h"

#include <algorithm>
#include <cmath>

namespace gouji::ocr {
namespace {

// Lengths in pixels at 300 dpi; scaled by `dpi` where used.
constexpr double kSameLine = 7;         // pieces of one line differ by less across
constexpr double kClosest = 30;         // lines of a grid are further apart
constexpr double kClosestTables = 14;   // the last line of a table and the first of the next
constexpr double kLong = 0.6;           // share of the longest line that makes both lines of tables
constexpr double kOpenEnd = 30;         // verticals run this far past the last horizontal
constexpr double kShortestLine = 100;   // of a line, summed over its pieces
constexpr double kShortestBridge = 45;  // of a vertical in a single row
constexpr double kSureLine = 220;       // a shorter horizontal must be confirmed
constexpr double kFaintLine = 150;      // of a line seen only in weak pieces
constexpr std::size_t kMostCrossings = 4000;  // of a table; noise and hatching have more
constexpr double kWhole = 0.35;  // share of such a line that was seen, between its ends

// Pieces of one axis to lines, by their place across.
std::vector<GridLine> gather_lines(std::vector<Segment> pieces, double unit) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Segment& a, const Segment& b) { return a.across < b.across; });
  std::vector<GridLine> lines;
  for (std::size_t first = 0; first < pieces.size();) {
    // A line ends where the next piece is too far from the weighted mean so far.
    double weight = 0;
    double sum = 0;
    std::size_t next = first;
    while (next < pieces.size() &&
           (next == first || pieces[next].across - sum / weight < kSameLine * unit)) {
      weight += pieces[next].length();
      sum += pieces[next].length() * pieces[next].across;
      ++next;
    }
    GridLine line;
    line.begin = pieces[first].begin;
    line.end = pieces[first].end;
    line.seen = weight;
    double along = 0;
    for (std::size_t i = first; i < next; ++i) {
      line.begin = std::min(line.begin, pieces[i].begin);
      line.end = std::max(line.end, pieces[i].end);
      along += pieces[i].length() * pieces[i].middle() / weight;
    }
    double spread = 0;
    double together = 0;
    for (std::size_t i = first; i < next; ++i) {
      const double length = pieces[i].length();
      const double offset = pieces[i].middle() - along;
      spread += length * (offset * offset + length * length / 12);
      together += length * (offset * (pieces[i].across - sum / weight) +
                            pieces[i].slope * length * length / 12);
    }
    line.across = sum / weight;
    line.middle = along;
    line.slope = spread > 0 ? std::clamp(together / spread, -0.01, 0.01) : 0;
    lines.push_back(line);
    first = next;
  }
  return lines;
}

// Of lines that are too near each other to hold a row or column between them, the longer stays: the
// other is a stroke of a seal, half of a double rule, or a step of a fax.
void thin_out(std::vector<GridLine>& lines, double unit, double nearest = kClosest) {
  std::vector<GridLine> by_length = lines;
  std::stable_sort(by_length.begin(), by_length.end(),
                   [](const GridLine& a, const GridLine& b) { return a.seen > b.seen; });
  const double longest = by_length.empty() ? 0 : by_length.front().seen;
  lines.clear();
  for (const GridLine& line : by_length) {
    const bool is_free = std::none_of(lines.begin(), lines.end(), [&](const GridLine& other) {
      const bool both_long = std::min(line.seen, other.seen) > kLong * longest;
      return std::abs(other.across - line.across) < (both_long ? nearest : kClosest) * unit;
    });
    if (is_free) lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end(),
            [](const GridLine& a, const GridLine& b) { return a.across < b.across; });
}

// Verticals that run past the outermost horizontal bound a row that the page break left open.
void close_open_ends(std::vector<GridLine>& lines, const std::vector<GridLine>& crossing,
                     double unit) {
  std::vector<double> before;
  std::vector<double> after;
  for (const GridLine& line : crossing) {
    const double first = lines.front().across_at(line.across);
    const double last = lines.back().across_at(line.across);
    if (line.begin < first - kOpenEnd * unit) before.push_back(line.begin);
    if (line.end > last + kOpenEnd * unit) after.push_back(line.end);
  }
  const auto assume = [&](std::vector<double>& ends, bool in_front) {
    if (ends.size() < 2) return;
    std::sort(ends.begin(), ends.end());
    GridLine line;
    line.across = in_front ? ends.front() : ends.back();
    line.begin = crossing.front().across;
    line.end = crossing.back().across;
    line.middle = (line.begin + line.end) / 2;
    line.assumed = true;
    lines.insert(in_front ? lines.begin() : lines.end(), line);
  };
  assume(before, true);
  assume(after, false);
}

}  // namespace

PixelBox Lattice::box() const {
  if (rows.empty() || columns.empty()) return {};
  return {static_cast<int>(columns.front().across), static_cast<int>(rows.front().across),
          static_cast<int>(columns.back().across) + 1, static_cast<int>(rows.back().across) + 1};
}

std::optional<Lattice> make_lattice(const Rules& rules, double dpi) {
  const double unit = dpi / 300;
  Lattice lattice;
  lattice.contrast = rules.contrast;
  lattice.rows = gather_lines(rules.horizontal, unit);
  lattice.columns = gather_lines(rules.vertical, unit);
  const auto is_short = [&](const GridLine& line) { return line.seen < kShortestLine * unit; };
  std::erase_if(lattice.rows, is_short);
  if (lattice.rows.size() > 1) {
    const double height = lattice.rows.back().across - lattice.rows.front().across;
    const double least = std::min(kShortestBridge * unit, 0.7 * height);
    std::erase_if(lattice.columns, [&](const GridLine& line) { return line.seen < least; });
  } else {
    std::erase_if(lattice.columns, is_short);
  }
  thin_out(lattice.rows, unit, kClosestTables);
  thin_out(lattice.columns, unit);
  for (GridLine& line : lattice.rows) line.faint = line.seen < kSureLine * unit;
  for (GridLine& line : lattice.columns) line.faint = line.seen < kShortestLine * unit;
  // A table that is open at its sides may have a single vertical.
  if (lattice.rows.empty() || lattice.columns.empty()) return std::nullopt;
  if (lattice.columns.size() < 2 && lattice.rows.size() < 3) return std::nullopt;
  close_open_ends(lattice.rows, lattice.columns, unit);
  if (lattice.rows.size() < 2) return std::nullopt;
  if (lattice.rows.size() * lattice.columns.size() > kMostCrossings) return std::nullopt;
  close_open_ends(lattice.columns, lattice.rows, unit);
  if (lattice.columns.size() < 2) return std::nullopt;
  return lattice;
}

void add_faint_lines(Lattice& lattice, const Gray& picture, const Ridges& ridges, double dpi) {
  const double unit = dpi / 300;
  const PixelBox box = lattice.box();
  for (const Axis axis : {Axis::horizontal, Axis::vertical}) {
    std::vector<GridLine>& lines = axis == Axis::horizontal ? lattice.rows : lattice.columns;
    std::vector<GridLine> found;
    for (const std::vector<Segment>& pieces :
         find_faint_rules(picture, ridges, box, axis, lattice.contrast, dpi)) {
      for (GridLine& line : gather_lines(pieces, unit)) {
        if (line.seen < kFaintLine * unit || line.seen < kWhole * (line.end - line.begin)) continue;
        const bool is_free = std::none_of(lines.begin(), lines.end(), [&](const GridLine& other) {
          return std::abs(other.across - line.across) < kClosest * unit;
        });
        line.faint = true;
        if (is_free) found.push_back(line);
      }
    }
    thin_out(found, unit);
    lines.insert(lines.end(), found.begin(), found.end());
    std::sort(lines.begin(), lines.end(),
              [](const GridLine& a, const GridLine& b) { return a.across < b.across; });
  }
}

}  // namespace gouji::ocr
