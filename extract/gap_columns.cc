#include "extract/gap_columns.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "extract/text_line.h"

namespace gouji {
namespace {

// Adds a stretch to disjoint ones that are sorted; those that it touches become one with it.
void add_stretch(std::vector<Stretch>& stretches, Stretch added) {
  std::vector<Stretch> kept;
  for (const Stretch& stretch : stretches) {
    if (stretch.start < added.end && added.start < stretch.end) {
      added = {std::min(stretch.start, added.start), std::max(stretch.end, added.end)};
    } else {
      kept.push_back(stretch);
    }
  }
  kept.push_back(added);
  std::sort(kept.begin(), kept.end(),
            [](const Stretch& a, const Stretch& b) { return a.start < b.start; });
  stretches = std::move(kept);
}

// Figure columns of a segment: extents of the figures, from left to right.
std::vector<Stretch> figure_columns(const std::vector<GappedLine>& lines, const Segment& segment) {
  std::size_t most = 0;
  for (std::size_t i = segment.first; i <= segment.last; ++i) {
    if (lines[i].is_anchor()) most = std::max(most, lines[i].figures);
  }
  std::vector<Stretch> columns;
  for (std::size_t i = segment.first; i <= segment.last; ++i) {
    const GappedLine& line = lines[i];
    if (!line.is_anchor() || line.figures != most) continue;
    for (std::size_t f = line.runs.size() - line.figures; f < line.runs.size(); ++f) {
      add_stretch(columns, {line.runs[f].box.x0, line.runs[f].box.x1});
    }
  }
  return columns;
}

// Where the labels of the rows end that stand wholly before `column`.
double end_of_labels(const Stretch& column, const std::vector<GappedLine>& lines,
                     const Segment& segment) {
  double end = -1e9;
  for (std::size_t i = segment.first; i <= segment.last; ++i) {
    const GappedLine& line = lines[i];
    if (!line.is_anchor()) continue;
    for (std::size_t r = 0; r + line.figures < line.runs.size(); ++r) {
      if (line.runs[r].box.x1 <= column.start) end = std::max(end, line.runs[r].box.x1);
    }
  }
  return end;
}

// A word of the lines above a segment.
struct HeaderWord {
  Stretch stretch;
  double y = 0;
  std::size_t touched = 0;  // columns that it stands over
  std::size_t column = 0;   // the last of them
  bool is_corner = false;   // it begins its line before the first column: the heading of the labels
  bool is_long = false;     // of two characters and more
};

bool overlap(const Stretch& a, const Stretch& b) { return a.start < b.end && b.start < a.end; }

std::vector<HeaderWord> header_words(const std::vector<Stretch>& columns, const GappedLine& line) {
  std::vector<HeaderWord> words;
  for (const TextLine& run : line.runs) {
    for (const TextLine& part : runs_of(run, kWordGap)) {
      HeaderWord word{{part.box.x0, part.box.x1}, line.y()};
      for (std::size_t column = 0; column < columns.size(); ++column) {
        if (!overlap(word.stretch, columns[column])) continue;
        ++word.touched;
        word.column = column;
      }
      word.is_corner = words.empty() && word.stretch.end <= columns.front().start;
      word.is_long = part.glyphs.size() >= 2;
      words.push_back(word);
    }
  }
  return words;
}

// Whether a word beside all columns may head one next to it, which has no other heading: figures
// set to the left below headings in the middle.
bool is_of_neighbour(const std::vector<Stretch>& columns, const std::vector<bool>& headed,
                     const HeaderWord& word) {
  std::size_t right = 0;
  while (right < columns.size() && columns[right].start < word.stretch.end) ++right;
  return (right > 0 && !headed[right - 1]) || (right < columns.size() && !headed[right]);
}

// Adds columns without a figure: words of a header that stand beside all columns, when others level
// with them stand over one column each. A heading that spans columns has none such beside it, or
// one, or it has those of its columns below it.
void add_empty_columns(std::vector<Stretch>& columns, const std::vector<GappedLine>& lines,
                       std::size_t header, const Segment& segment) {
  constexpr double level = 0.95;  // sizes: words of one row of headings are of one line or of two
  const double label_end = end_of_labels(columns.front(), lines, segment);
  std::vector<HeaderWord> words;
  for (std::size_t i = header; i < segment.first; ++i) {
    for (const HeaderWord& word : header_words(columns, lines[i])) words.push_back(word);
  }
  std::vector<bool> headed(columns.size(), false);
  for (const HeaderWord& word : words) {
    if (word.touched == 1 && !word.is_corner) headed[word.column] = true;
  }
  std::vector<Stretch> empty;
  for (const HeaderWord& word : words) {
    if (word.touched > 0 || word.is_corner || !word.is_long) continue;
    if (word.stretch.start <= label_end || is_of_neighbour(columns, headed, word)) continue;
    std::set<std::size_t> over;
    bool has_columns = false;
    for (const HeaderWord& other : words) {
      if (other.touched == 0) continue;
      has_columns = has_columns || (other.y > word.y && overlap(other.stretch, word.stretch));
      const bool is_level = std::fabs(other.y - word.y) < level * lines[segment.first].size;
      if (is_level && other.touched == 1) over.insert(other.column);
    }
    if (!has_columns && over.size() >= 2) add_stretch(empty, word.stretch);
  }
  for (const Stretch& stretch : empty) add_stretch(columns, stretch);
}

// Edges of the figure columns: midway between neighbours, and between labels and first column.
std::vector<double> edges_of(const std::vector<Stretch>& columns,
                             const std::vector<GappedLine>& lines, const Segment& segment) {
  const double label_end = end_of_labels(columns.front(), lines, segment);
  double right = columns.back().end;
  for (std::size_t i = segment.first; i <= segment.last; ++i) {
    right = std::max(right, lines[i].box.x1);
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

GapColumns::GapColumns(const std::vector<GappedLine>& lines, const Segment& segment,
                       std::size_t header)
    : extents_(figure_columns(lines, segment)) {
  add_empty_columns(extents_, lines, header, segment);
  edges_ = edges_of(extents_, lines, segment);
}

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
