#include "extract/gap_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "normalize/label.h"

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

// Whether a line of a label stands on the line of the figures at `y`.
bool is_level(const TextLine& line, double y) {
  return std::fabs(line.box.centre_y() - y) < 0.25 * line.size;
}

// The cost of giving `lines` [first, last) as label to the anchor at `y`; `anchors` are all of
// them.
double block_cost(const std::vector<const TextLine*>& lines, std::size_t first, std::size_t last,
                  double y, const std::vector<double>& anchors,
                  const std::vector<RuleLine>& rules) {
  const double size = lines[first]->size;
  const double top = lines[first]->box.centre_y();
  const double bottom = lines[last - 1]->box.centre_y();
  double cost = std::min(std::fabs((top + bottom) / 2 - y), std::fabs(top - y) + 0.3 * size);
  for (std::size_t i = first; i < last; ++i) {
    const bool numbered = !parse_label(text_of(lines[i]->glyphs)).number.empty();
    if (i == first && !numbered) cost += 0.5 * size;
    if (i > first && numbered) cost += 2 * size;
    // What stands level with the figures of a row is that row's label.
    const bool elsewhere = !is_level(*lines[i], y) &&
                           std::any_of(anchors.begin(), anchors.end(),
                                       [&](double anchor) { return is_level(*lines[i], anchor); });
    if (elsewhere) cost += 6 * size;
    if (i > first && lines[i]->box.centre_y() - lines[i - 1]->box.centre_y() > 2.2 * size) {
      cost += 2 * size;
    }
  }
  for (const RuleLine& rule : rules) {
    const bool between = rule.position > std::min(top, y) && rule.position < std::max(bottom, y);
    if (between && rule.covered(lines[first]->box.x0, lines[first]->box.x1) > 0) cost += 4 * size;
  }
  return cost;
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

std::vector<std::size_t> assign_labels(const std::vector<const TextLine*>& lines,
                                       const std::vector<double>& anchors,
                                       const std::vector<RuleLine>& rules) {
  const std::size_t rows = anchors.size();
  const std::size_t count = lines.size();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double without_label = 40;  // points: a row of figures that has no label at all
  constexpr std::size_t longest_label = 12;
  // best[a][i]: the first i lines given to the first a anchors; from[a][i]: where the block began.
  std::vector<std::vector<double>> best(rows + 1, std::vector<double>(count + 1, infinity));
  std::vector<std::vector<std::size_t>> from(rows + 1, std::vector<std::size_t>(count + 1, 0));
  best[0][0] = 0;
  for (std::size_t a = 1; a <= rows; ++a) {
    for (std::size_t i = 0; i <= count; ++i) {
      const std::size_t earliest = i > longest_label ? i - longest_label : 0;
      for (std::size_t k = earliest; k <= i; ++k) {
        if (best[a - 1][k] == infinity) continue;
        const double cost =
            best[a - 1][k] +
            (k == i ? without_label : block_cost(lines, k, i, anchors[a - 1], anchors, rules));
        if (cost < best[a][i]) {
          best[a][i] = cost;
          from[a][i] = k;
        }
      }
    }
  }
  std::vector<std::size_t> assigned(count, rows);
  if (rows == 0 || best[rows][count] == infinity) return assigned;
  std::size_t i = count;
  for (std::size_t a = rows; a > 0; --a) {
    const std::size_t k = from[a][i];
    for (std::size_t line = k; line < i; ++line) assigned[line] = a - 1;
    i = k;
  }
  return assigned;
}

}  // namespace gouji
