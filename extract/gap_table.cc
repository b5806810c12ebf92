#include "extract/gap_table.h"

#include <algorithm>
#include <cmath>

#include "extract/cell_text.h"
#include "extract/gap_rows.h"
#include "normalize/label.h"

namespace gouji {
namespace {

constexpr int kLabelColumns = 2;     // group labels, labels
constexpr double kConfidence = 0.9;  // of structure that no rule shows

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

// One row while it is put together.
struct Row {
  double y = 0;
  double size = 0;
  bool is_anchor = false;
  bool has_label = false;        // of headings: beside a label such as 信息内容
  std::vector<bool> has_figure;  // by figure column, on the row's own line
  std::vector<std::vector<const Glyph*>> figures;          // by figure column
  std::vector<std::pair<std::size_t, std::size_t>> spans;  // of heading runs: first and last column
  std::vector<std::vector<const Glyph*>> headings;         // along with spans
  std::vector<const Glyph*> label;
  std::vector<const Glyph*> group;
  bool doubtful = false;
};

class Builder {
 public:
  Builder(const std::vector<GappedLine>& lines, Segment segment, std::size_t header,
          const std::vector<RuleLine>& rules, int page)
      : lines_(lines),
        segment_(segment),
        header_(header),
        rules_(rules),
        page_(page),
        columns_(figure_columns(lines, segment)),
        edges_(edges_of(columns_, lines, segment)) {}

  Table build() {
    collect();
    merge_wrapped_figures();
    place_labels();
    return table();
  }

 private:
  std::size_t column_of(double x) const {
    const auto above = std::upper_bound(edges_.begin() + 1, edges_.end() - 1, x);
    return static_cast<std::size_t>(above - edges_.begin()) - 1;
  }

  // The columns whose middles a heading covers, or the one it stands in.
  std::pair<std::size_t, std::size_t> span_of(const Box& box) const {
    std::size_t first = columns_.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const double middle = (columns_[i].start + columns_[i].end) / 2;
      if (middle < box.x0 || middle > box.x1) continue;
      first = std::min(first, i);
      last = i;
    }
    if (first > last) first = last = column_of(box.centre_x());
    return {first, last};
  }

  void add_figure(Row& row, const TextLine& run) {
    const auto [first, last] = span_of(run.box);
    const std::size_t column = column_of(run.box.centre_x());
    if (first != last || !row.figures[column].empty()) row.doubtful = true;
    const Stretch& extent = columns_[column];
    if (run.box.x1 < extent.start || run.box.x0 > extent.end) row.doubtful = true;
    row.figures[column].insert(row.figures[column].end(), run.glyphs.begin(), run.glyphs.end());
  }

  // Whether a rule parts a line of headings from the row above it.
  bool is_parted(const Row& above, const GappedLine& line) const {
    return std::any_of(rules_.begin(), rules_.end(), [&](const RuleLine& rule) {
      if (rule.position <= last_heading_y_ || rule.position >= line.y()) return false;
      return std::any_of(above.headings.begin(), above.headings.end(),
                         [&rule](const auto& heading) {
                           const Box& box = heading.front()->box;
                           return rule.covered(box.x0, box.x1) > 0;
                         });
    });
  }

  // Whether a line of headings goes on the row of headings above it: a wrapped word. A heading that
  // stands alone on its line is a title or spans columns, and what follows it is another row.
  bool wraps(const Row& above, const GappedLine& line, bool has_label) const {
    if (above.is_anchor || above.headings.empty()) return false;
    if (line.y() - last_heading_y_ > 1.45 * line.size) return false;
    if (is_parted(above, line)) return false;
    if (!above.has_label && (has_label || above.headings.size() == 1)) return false;
    return std::all_of(above.spans.begin(), above.spans.end(),
                       [](const auto& span) { return span.first == span.second; });
  }

  // Headings that share a column are one, also when only the new one joins them.
  static void add_heading(Row& row, const TextLine& run, std::pair<std::size_t, std::size_t> span) {
    std::vector<const Glyph*> glyphs;
    for (std::size_t i = 0; i < row.spans.size();) {
      const auto [first, last] = row.spans[i];
      if (last < span.first || span.second < first) {
        ++i;
        continue;
      }
      span = {std::min(first, span.first), std::max(last, span.second)};
      glyphs.insert(glyphs.end(), row.headings[i].begin(), row.headings[i].end());
      row.spans.erase(row.spans.begin() + static_cast<std::ptrdiff_t>(i));
      row.headings.erase(row.headings.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;  // what was passed may share a column with the whole
    }
    append(glyphs, run);
    row.spans.push_back(span);
    row.headings.push_back(std::move(glyphs));
  }

  void collect() {
    for (std::size_t i = header_; i <= segment_.last; ++i) {
      const GappedLine& line = lines_[i];
      std::vector<const TextLine*> left;
      std::vector<const TextLine*> right;
      for (const TextLine& run : line.runs) {
        (run.box.centre_x() < edges_.front() ? left : right).push_back(&run);
      }
      for (const TextLine* run : left) label_lines_.push_back(run);
      if (right.empty()) continue;
      if (line.is_anchor()) {
        rows_.push_back({});
        Row& row = rows_.back();
        row.y = line.y();
        row.is_anchor = true;
        row.size = line.size;
        row.figures.resize(columns_.size());
        for (const TextLine* run : right) add_figure(row, *run);
        for (const auto& glyphs : row.figures) row.has_figure.push_back(!glyphs.empty());
        continue;
      }
      if (rows_.empty() || !wraps(rows_.back(), line, !left.empty())) {
        rows_.push_back({});
        rows_.back().y = line.y();
        rows_.back().size = line.size;
        rows_.back().has_label = !left.empty();
      }
      for (const TextLine* run : right) add_heading(rows_.back(), *run, span_of(run->box));
      last_heading_y_ = line.y();
    }
  }

  // A figure with a note that runs over several lines stands beside its row, not in a row of its
  // own: lines close to a row of figures whose columns have none there.
  void merge_wrapped_figures() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      Row& row = rows_[i];
      if (row.is_anchor) continue;
      for (Row& anchor : rows_) {
        if (!anchor.is_anchor || std::fabs(anchor.y - row.y) > 1.3 * row.size) continue;
        const bool fits =
            std::all_of(row.spans.begin(), row.spans.end(), [&anchor](const auto& span) {
              return span.first == span.second && !anchor.has_figure[span.first];
            });
        if (!fits) continue;
        for (std::size_t h = 0; h < row.spans.size(); ++h) {
          std::vector<const Glyph*>& target = anchor.figures[row.spans[h].first];
          target.insert(target.end(), row.headings[h].begin(), row.headings[h].end());
        }
        row.spans.clear();
        row.headings.clear();
        break;
      }
    }
    rows_.erase(std::remove_if(rows_.begin(), rows_.end(),
                               [](const Row& row) { return !row.is_anchor && row.spans.empty(); }),
                rows_.end());
  }

  // The left edge of the labels beside most rows: what ends before it are group labels.
  double label_edge() const {
    std::vector<double> starts;
    for (const Row& row : rows_) {
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

  Row* nearest_row(double y, bool anchors_only, double within) {
    Row* nearest = nullptr;
    for (Row& row : rows_) {
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

  // The row of headings that a line of labels stands beside or above; null when it labels figures.
  // A heading of several lines goes on down to the first row of figures.
  Row* heading_for(const TextLine& line, const TextLine* last_heading, double first_anchor) {
    const double y = line.box.centre_y();
    if (nearest_row(y, true, 0.5 * line.size) != nullptr) return nullptr;
    Row* row = nearest_row(y, false, line.size);
    if (row != nullptr && !row->is_anchor) return row;
    if (y > first_anchor - line.size || rows_.front().is_anchor) return nullptr;
    if (y <= rows_.front().y) return &rows_.front();
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

  void place_labels() {
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
      Row* heading = heading_for(line, last_heading, anchors.empty() ? 0 : anchors.front());
      if (heading != nullptr) {
        append(heading->label, line);
        last_heading = &line;
      } else if (is_group) {
        if (Row* row = nearest_row(line.box.centre_y(), true, 1e9)) append(row->group, line);
      } else {
        beside_figures.push_back(&line);
      }
    }
    const std::vector<std::size_t> assigned = assign_labels(beside_figures, anchors, rules_);
    for (std::size_t i = 0; i < assigned.size(); ++i) {
      if (assigned[i] >= anchor_rows.size()) continue;
      Row& row = rows_[anchor_rows[assigned[i]]];
      // Two numbered lines in one label are two labels: one of them has lost its figures.
      const bool goes_on = i > 0 && assigned[i - 1] == assigned[i];
      const bool numbered = !parse_label(text_of(beside_figures[i]->glyphs)).number.empty();
      row.doubtful = row.doubtful || (goes_on && numbered);
      append(row.label, *beside_figures[i]);
    }
    // Where rows have labels, one without has lost it.
    if (beside_figures.empty()) return;
    for (Row& row : rows_) {
      if (row.is_anchor && row.label.empty() && row.group.empty()) row.doubtful = true;
    }
  }

  void add_cell(Table& table, int row, int column, int span,
                const std::vector<const Glyph*>& glyphs, const Box& box, bool doubtful) const {
    CellText text = read_cell(glyphs, box);
    Cell cell;
    cell.row = row;
    cell.column = column;
    cell.column_span = span;
    cell.page = page_;
    cell.box = box;
    cell.text = std::move(text.text);
    cell.text_box = text.box;
    cell.confidence = kConfidence;
    cell.doubtful = doubtful || text.doubtful;
    table.cells.push_back(std::move(cell));
  }

  Table table() const {
    Table table;
    table.method = Method::gaps;
    table.rows = static_cast<int>(rows_.size());
    table.columns = kLabelColumns + static_cast<int>(columns_.size());
    double left = edges_.front();
    for (const TextLine* line : label_lines_) left = std::min(left, line->box.x0);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      const double top = i == 0 ? row.y - 10 : (rows_[i - 1].y + row.y) / 2;
      const double bottom = i + 1 == rows_.size() ? row.y + 10 : (row.y + rows_[i + 1].y) / 2;
      const int number = static_cast<int>(i);
      const Box label_box{left, top, edges_.front(), bottom};
      add_cell(table, number, 0, 1, row.group, label_box, false);
      add_cell(table, number, 1, 1, row.label, label_box, false);
      if (row.is_anchor) {
        for (std::size_t c = 0; c < columns_.size(); ++c) {
          add_cell(table, number, kLabelColumns + static_cast<int>(c), 1, row.figures[c],
                   {edges_[c], top, edges_[c + 1], bottom}, row.doubtful || row.figures[c].empty());
        }
        continue;
      }
      std::vector<std::size_t> order(row.spans.size());
      for (std::size_t h = 0; h < order.size(); ++h) order[h] = h;
      std::sort(order.begin(), order.end(),
                [&row](std::size_t a, std::size_t b) { return row.spans[a] < row.spans[b]; });
      for (const std::size_t h : order) {
        const auto [first, last] = row.spans[h];
        add_cell(table, number, kLabelColumns + static_cast<int>(first),
                 static_cast<int>(last - first) + 1, row.headings[h],
                 {edges_[first], top, edges_[last + 1], bottom}, false);
      }
    }
    return table;
  }

  const std::vector<GappedLine>& lines_;
  Segment segment_;
  std::size_t header_;
  const std::vector<RuleLine>& rules_;
  int page_;
  std::vector<Stretch> columns_;
  std::vector<double> edges_;
  std::vector<Row> rows_;
  std::vector<const TextLine*> label_lines_;
  std::vector<TextLine> label_parts_;
  double last_heading_y_ = 0;
};

// The first line of the headings above a segment: lines close above each other that are set no
// larger than the figures and are no sentence, down from `earliest`.
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

// The last line of a segment, before `end`: what follows its last row of figures closely is the
// rest of its label, and what stands nearer than a line's height the rest of its figures.
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

}  // namespace

GapTables find_gap_tables(std::vector<TextLine> lines, const std::vector<RuleLine>& rules,
                          int page) {
  GapTables result;
  const std::vector<GappedLine> gapped = gapped_lines(lines);
  std::vector<bool> used(lines.size(), false);
  std::size_t earliest = 0;
  std::vector<Segment> segments = find_segments(gapped);
  for (std::size_t s = 0; s < segments.size(); ++s) {
    Segment segment = segments[s];
    segment.last = last_line_of(gapped, segment,
                                s + 1 < segments.size() ? segments[s + 1].first : gapped.size());
    const std::size_t header = header_of(gapped, segment, earliest);
    GapTable found{Builder(gapped, segment, header, rules, page).build(), {}};
    for (std::size_t i = header; i <= segment.last; ++i) {
      used[i] = true;
      found.extent = join(found.extent, lines[i].box);
    }
    result.tables.push_back(std::move(found));
    earliest = segment.last + 1;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!used[i]) result.rest.push_back(std::move(lines[i]));
  }
  return result;
}

}  // namespace gouji
