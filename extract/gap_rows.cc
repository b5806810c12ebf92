#include "extract/gap_rows.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace gouji {
namespace {

// A line that ends a table: a heading set larger, or a sentence as wide as the page.
bool is_break(const GappedLine& line, const GappedLine& anchor) {
  if (line.runs.size() != 1) return false;
  if (line.size > 1.08 * anchor.size) return true;
  const std::string text = text_of(line.runs.front().glyphs);
  return text.find("。") != std::string::npos;
}

// Whether the figures of two anchors stand below each other.
bool same_columns(const GappedLine& a, const GappedLine& b) {
  const GappedLine& fewer = a.figures <= b.figures ? a : b;
  const GappedLine& more = a.figures <= b.figures ? b : a;
  const auto figures_of = [](const GappedLine& line) {
    return std::span(line.runs).last(line.figures);
  };
  const std::span<const TextLine> few = figures_of(fewer);
  const std::span<const TextLine> many = figures_of(more);
  const auto matched =
      static_cast<std::size_t>(std::count_if(few.begin(), few.end(), [&many](const TextLine& run) {
        return std::any_of(many.begin(), many.end(), [&run](const TextLine& other) {
          return run.box.x0 < other.box.x1 + 0.5 * run.size &&
                 other.box.x0 < run.box.x1 + 0.5 * run.size;
        });
      }));
  if (matched < few.size()) return false;
  // One figure in the middle of a wide table is below any column; 三 does not go on from 二.
  return many.size() < 5 || few.size() > 1 || many.size() - few.size() < 3;
}

// Whether the line above that of an anchor heads its label and its figures.
bool has_headings(const std::vector<GappedLine>& lines, std::size_t anchor) {
  constexpr double farthest = 4;  // sizes
  if (anchor == 0) return false;
  const GappedLine& above = lines[anchor - 1];
  const GappedLine& row = lines[anchor];
  return above.figures == 0 && above.runs.size() == row.figures + 1 &&
         row.runs.size() == above.runs.size() && row.y() - above.y() <= farthest * row.size &&
         !is_break(above, row);
}

bool is_at_head(const std::vector<GappedLine>& lines, std::size_t anchor, double head) {
  return head >= 0 &&
         std::all_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(anchor),
                     [head](const GappedLine& line) { return line.box.y1 < head; });
}

}  // namespace

std::vector<GappedLine> gapped_lines(const std::vector<TextLine>& lines) {
  std::vector<GappedLine> gapped;
  gapped.reserve(lines.size());
  for (const TextLine& text : lines) {
    GappedLine line;
    line.runs = runs_of(text);
    line.box = text.box;
    line.size = text.size;
    while (line.figures < line.runs.size() &&
           is_figure(line.runs[line.runs.size() - 1 - line.figures])) {
      ++line.figures;
    }
    gapped.push_back(std::move(line));
  }
  return gapped;
}

std::vector<Segment> find_segments(const std::vector<GappedLine>& lines, double head) {
  constexpr double tallest_row = 150;  // points from one row of figures to the next
  std::vector<Segment> segments;
  std::size_t count = 0;  // anchors of the last segment
  std::size_t widest = 0;
  const auto close = [&]() {
    if (segments.empty() || count != 1 || lines[segments.back().first].figures >= 3) return;
    if (has_headings(lines, segments.back().first)) return;
    segments.back().is_rest = is_at_head(lines, segments.back().first, head);
    if (!segments.back().is_rest) segments.pop_back();
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].is_anchor()) continue;
    bool joins = count > 0;
    if (joins) {
      const GappedLine& previous = lines[segments.back().last];
      joins = lines[i].y() - previous.y() <= tallest_row && same_columns(lines[widest], lines[i]);
      for (std::size_t j = segments.back().last + 1; joins && j < i; ++j) {
        joins = !is_break(lines[j], lines[i]);
      }
    }
    if (joins) {
      segments.back().last = i;
      ++count;
      if (lines[i].figures > lines[widest].figures) widest = i;
    } else {
      close();
      segments.push_back({i, i});
      count = 1;
      widest = i;
    }
  }
  close();
  return segments;
}

void part_labels(std::vector<GappedLine>& lines, const Segment& segment) {
  constexpr double gap = 0.1;  // sizes, more than within a word
  std::size_t most = 0;
  for (std::size_t i = segment.first; i <= segment.last; ++i) {
    if (lines[i].is_anchor()) most = std::max(most, lines[i].figures);
  }
  Box column;
  for (std::size_t i = segment.first; i <= segment.last; ++i) {
    const GappedLine& line = lines[i];
    if (line.is_anchor() && line.figures == most) {
      column = join(column, line.runs[line.runs.size() - most].box);
    }
  }
  for (std::size_t i = segment.first; i <= segment.last; ++i) {
    GappedLine& line = lines[i];
    if (!line.is_anchor() || line.figures + 1 != most || line.runs.size() <= line.figures) continue;
    const auto label = line.runs.end() - static_cast<std::ptrdiff_t>(most);
    if (label->box.x1 < column.x0) continue;
    const std::vector<TextLine> words = runs_of(*label, gap);
    if (words.size() < 2 || words.back().box.x0 > column.x1 || !is_figure(words.back())) continue;
    TextLine figure = words.back();
    TextLine rest;
    rest.size = label->size;
    for (std::size_t word = 0; word + 1 < words.size(); ++word) {
      rest.box = join(rest.box, words[word].box);
      rest.glyphs.insert(rest.glyphs.end(), words[word].glyphs.begin(), words[word].glyphs.end());
    }
    *label = std::move(rest);
    line.runs.insert(label + 1, std::move(figure));
    ++line.figures;
  }
}

std::size_t header_of(const std::vector<GappedLine>& lines, const Segment& segment,
                      std::size_t earliest) {
  std::size_t first = segment.first;
  if (segment.is_rest) return first;
  const GappedLine& anchor = lines[segment.first];
  while (first > earliest) {
    const GappedLine& line = lines[first - 1];
    const std::string text = line.runs.empty() ? "" : text_of(line.runs.back().glyphs);
    if (lines[first].y() - line.y() > 4 * anchor.size || line.size > 1.08 * anchor.size) break;
    if (text.find("。") != std::string::npos) break;
    --first;
  }
  return first;
}

std::size_t last_line_of(const std::vector<GappedLine>& lines, const Segment& segment,
                         std::size_t end) {
  const GappedLine& anchor = lines[segment.last];
  const double label_end = anchor.runs.front().box.x1 + anchor.size;
  std::size_t last = segment.last;
  while (last + 1 < end) {
    const GappedLine& next = lines[last + 1];
    const bool is_beside = next.y() - anchor.y() < anchor.size;
    const bool is_label = next.runs.size() == 1 && next.box.x1 <= label_end &&
                          next.size <= 1.05 * anchor.size &&
                          next.y() - lines[last].y() <= 1.5 * anchor.size;
    if (!is_beside && !is_label) break;
    ++last;
  }
  return last;
}

}  // namespace gouji
