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

std::vector<Segment> find_segments(const std::vector<GappedLine>& lines) {
  constexpr double tallest_row = 150;  // points from one row of figures to the next
  std::vector<Segment> segments;
  std::size_t count = 0;  // anchors of the last segment
  std::size_t widest = 0;
  const auto close = [&segments, &count, &lines]() {
    if (!segments.empty() && count == 1 && lines[segments.back().first].figures < 3) {
      segments.pop_back();
    }
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

std::size_t header_of(const std::vector<GappedLine>& lines, const Segment& segment,
                      std::size_t earliest) {
  std::size_t first = segment.first;
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
