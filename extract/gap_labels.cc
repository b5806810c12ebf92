#include "extract/gap_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "normalize/label.h"

namespace gouji {
namespace {

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

// For each of `lines` (sorted by y) the anchor of `anchors` whose label it is part of: contiguous
// blocks of lines, each centred beside its anchor or beginning with it, none across a rule when
// that can be avoided. A global optimum, because a wrapped label reaches closer to its neighbour's
// figures than to its own.
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

class LabelPlacer {
 public:
  LabelPlacer(std::vector<GapRow>& rows, const std::vector<const TextLine*>& lines,
              const std::vector<RuleLine>& rules)
      : rows_(rows), label_lines_(lines), rules_(rules) {}

  void run() {
    const double edge = label_edge();
    label_parts_ = parted_labels(edge);
    std::vector<double> anchors;
    std::vector<std::size_t> anchor_rows;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!rows_[i].is_anchor) continue;
      anchors.push_back(rows_[i].y);
      anchor_rows.push_back(i);
    }
    std::vector<const TextLine*> beside_figures;
    const TextLine* last_heading = nullptr;
    for (const TextLine& line : label_parts_) {
      const bool is_group = line.box.x1 <= edge + 0.5 * line.size && !stands_alone(line);
      GapRow* heading = heading_for(line, last_heading, anchors.empty() ? 0 : anchors.front());
      if (heading != nullptr) {
        append(heading->label, line);
        last_heading = &line;
      } else if (is_group) {
        if (GapRow* row = nearest_row(line.box.centre_y(), true, 1e9)) append(row->group, line);
      } else {
        beside_figures.push_back(&line);
      }
    }
    const std::vector<std::size_t> assigned = assign_labels(beside_figures, anchors, rules_);
    for (std::size_t i = 0; i < assigned.size(); ++i) {
      if (assigned[i] >= anchor_rows.size()) continue;
      GapRow& row = rows_[anchor_rows[assigned[i]]];
      // Two numbered lines in one label are two labels: one of them has lost its figures.
      const bool goes_on = i > 0 && assigned[i - 1] == assigned[i];
      const bool numbered = !parse_label(text_of(beside_figures[i]->glyphs)).number.empty();
      row.doubtful = row.doubtful || (goes_on && numbered);
      append(row.label, *beside_figures[i]);
    }
    // Where rows have labels, one without has lost it.
    if (beside_figures.empty()) return;
    for (GapRow& row : rows_) {
      if (row.is_anchor && row.label.empty() && row.group.empty()) row.doubtful = true;
    }
  }

 private:
  // The left edge of the labels beside most rows: what ends before it are group labels.
  double label_edge() const {
    std::vector<double> starts;
    for (const GapRow& row : rows_) {
      if (!row.is_anchor) continue;
      const TextLine* nearest = nullptr;
      for (const TextLine* line : label_lines_) {
        if (std::fabs(line->box.centre_y() - row.y) > line->size) continue;
        if (nearest == nullptr || line->box.x0 > nearest->box.x0) nearest = line;
      }
      if (nearest != nullptr) starts.push_back(nearest->box.x0);
    }
    if (starts.empty()) return -1e9;
    std::sort(starts.begin(), starts.end());
    return starts[starts.size() / 2];
  }

  // Parts label lines at the left edge of the labels: a group label may end so close before a label
  // that both are one run.
  std::vector<TextLine> parted_labels(double edge) const {
    std::vector<TextLine> parted;
    for (const TextLine* line : label_lines_) {
      TextLine part;
      for (const Glyph* glyph : line->glyphs) {
        const bool at_edge = std::fabs(glyph->box.x0 - edge) < 0.3 * glyph->size;
        if (!part.glyphs.empty() && at_edge && glyph->box.x0 - part.box.x1 > 0.25 * glyph->size) {
          parted.push_back(std::move(part));
          part = {};
        }
        part.glyphs.push_back(glyph);
        part.box = join(part.box, glyph->box);
        part.size = std::max(part.size, glyph->size);
      }
      if (!part.glyphs.empty()) parted.push_back(std::move(part));
    }
    return parted;
  }

  GapRow* nearest_row(double y, bool anchors_only, double within) {
    GapRow* nearest = nullptr;
    for (GapRow& row : rows_) {
      if (anchors_only && !row.is_anchor) continue;
      const double distance = std::fabs(row.y - y);
      if (distance > within || (nearest != nullptr && std::fabs(nearest->y - y) <= distance)) {
        continue;
      }
      nearest = &row;
    }
    return nearest;
  }

  static void append(std::vector<const Glyph*>& target, const TextLine& line) {
    target.insert(target.end(), line.glyphs.begin(), line.glyphs.end());
  }

  // Of the headings above the first row of figures.
  double last_heading_y() const {
    double y = -1e9;
    for (const GapRow& row : rows_) {
      if (row.is_anchor) break;
      y = row.y;
    }
    return y;
  }

  // The row of headings that a line of labels stands beside or above; null when it labels figures.
  // A heading of several lines goes on down to the first row of figures.
  GapRow* heading_for(const TextLine& line, const TextLine* last_heading, double first_anchor) {
    const double y = line.box.centre_y();
    if (nearest_row(y, true, 0.5 * line.size) != nullptr) return nullptr;
    GapRow* row = nearest_row(y, false, line.size);
    if (row != nullptr && !row->is_anchor) return row;
    if (y > first_anchor - line.size || rows_.front().is_anchor) return nullptr;
    if (y <= rows_.front().y) return &rows_.front();
    // Between two rows of headings: the corner of several lines beside them.
    if (y < last_heading_y()) return nearest_row(y, false, 1e9);
    const bool goes_on =
        last_heading != nullptr && y - last_heading->box.centre_y() < 1.6 * line.size;
    return goes_on ? nearest_row(last_heading->box.centre_y(), false, 1e9) : nullptr;
  }

  // Whether a line is the only one level with a row of figures: its label, however short.
  bool stands_alone(const TextLine& line) {
    const double y = line.box.centre_y();
    if (nearest_row(y, true, 0.25 * line.size) == nullptr) return false;
    return std::none_of(label_parts_.begin(), label_parts_.end(), [&](const TextLine& other) {
      return &other != &line && std::fabs(other.box.centre_y() - y) < 0.5 * line.size &&
             other.box.x0 > line.box.x0;
    });
  }

  std::vector<GapRow>& rows_;
  const std::vector<const TextLine*>& label_lines_;
  const std::vector<RuleLine>& rules_;
  std::vector<TextLine> label_parts_;
};

}  // namespace

void place_labels(std::vector<GapRow>& rows, const std::vector<const TextLine*>& lines,
                  const std::vector<RuleLine>& rules) {
  LabelPlacer(rows, lines, rules).run();
}

}  // namespace gouji
