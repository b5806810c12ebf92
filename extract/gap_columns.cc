#include "extract/gap_columns.h"

#include <algorithm>

namespace gouji {
namespace {

// Figure columns of a segment: extents of the figures, from left to right.
std::vector<Stretch> figure_columns(const std::vector<GappedLine>& lines, const Segment& segment) {
  std::size_t most = 0;
  for (std::size_t i = segment.first; i <= segment.last; ++i) {
    if (lines[i].is_anchor()) most = std::max(most, lines[i].figures);
  }
  std::vector<Stretch> columns;
  const auto add = [&columns](const Box& box) {
    Stretch merged{box.x0, box.x1};
    std::vector<Stretch> kept;
    for (const Stretch& column : columns) {
      if (column.start < merged.end && merged.start < column.end) {
        merged = {std::min(column.start, merged.start), std::max(column.end, merged.end)};
      } else {
        kept.push_back(column);
      }
    }
    kept.push_back(merged);
    std::sort(kept.begin(), kept.end(),
              [](const Stretch& a, const Stretch& b) { return a.start < b.start; });
    columns = std::move(kept);
  };
  for (std::size_t i = segment.first; i <= segment.last; ++i) {
    const GappedLine& line = lines[i];
    if (!line.is_anchor() || line.figures != most) continue;
    for (std::size_t f = line.runs.size() - line.figures; f < line.runs.size(); ++f) {
      add(line.runs[f].box);
    }
  }
  return columns;
}

// Edges of the figure columns: midway between neighbours, and between labels and first column.
std::vector<double> edges_of(const std::vector<Stretch>& columns,
                             const std::vector<GappedLine>& lines, const Segment& segment) {
  double label_end = -1e9;
  double right = columns.back().end;
  for (std::size_t i = segment.first; i <= segment.last; ++i) {
    const GappedLine& line = lines[i];
    right = std::max(right, line.box.x1);
    if (!line.is_anchor()) continue;
    for (std::size_t r = 0; r + line.figures < line.runs.size(); ++r) {
      if (line.runs[r].box.x1 <= columns.front().start) {
        label_end = std::max(label_end, line.runs[r].box.x1);
      }
    }
  }
  std::vector<double> edges;
  const double width = columns.size() > 1 ? columns[1].start - columns[0].end : 20;
  edges.push_back(std::max((label_end + columns.front().start) / 2,
                           columns.front().start - std::max(width / 2, 2.0)));
  for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
    edges.push_back((columns[i].end + columns[i + 1].start) / 2);
  }
  edges.push_back(right + 1);
  return edges;
}

}  // namespace

GapColumns::GapColumns(const std::vector<GappedLine>& lines, const Segment& segment)
    : extents_(figure_columns(lines, segment)), edges_(edges_of(extents_, lines, segment)) {}

std::size_t GapColumns::column_of(double x) const {
  const auto above = std::upper_bound(edges_.begin() + 1, edges_.end() - 1, x);
  return static_cast<std::size_t>(above - edges_.begin()) - 1;
}

std::pair<std::size_t, std::size_t> GapColumns::span_of(const Box& box) const {
  std::size_t first = extents_.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < extents_.size(); ++i) {
    const double middle = (extents_[i].start + extents_[i].end) / 2;
    if (middle < box.x0 || middle > box.x1) continue;
    first = std::min(first, i);
    last = i;
  }
  if (first > last) first = last = column_of(box.centre_x());
  return {first, last};
}

}  // namespace gouji
