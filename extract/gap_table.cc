#include "extract/gap_table.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/cell_text.h"
#include "extract/gap_columns.h"
#include "extract/gap_labels.h"
#include "extract/gap_row.h"
#include "extract/gap_rows.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr int kLabelColumns = 2;     // group labels, labels
constexpr double kConfidence = 0.9;  // of structure that no rule shows

class Builder {
 public:
  Builder(const std::vector<GappedLine>& lines, Segment segment, std::size_t header,
          const std::vector<RuleLine>& rules, int page)
      : lines_(lines),
        segment_(segment),
        header_(header),
        rules_(rules),
        page_(page),
        columns_(lines, segment, header) {}

  Table build() {
    collect();
    merge_wrapped_figures();
    place_labels(rows_, label_lines_, rules_);
    doubt_near_rows();
    return table();
  }

 private:
  // The words of a run, where each has a column of its own: texts of neighbouring columns that
  // stand so close that they are one run. Empty where one has none.
  std::vector<TextLine> words_of_columns(const TextLine& run) const {
    std::vector<TextLine> words = runs_of(run, kWordGap);
    std::optional<std::size_t> previous;
    for (const TextLine& word : words) {
      const auto [first, last] = columns_.span_of(word.box);
      if (first != last || (previous && *previous >= first)) return {};
      previous = first;
    }
    return words;
  }

  // Figures that are parted so are for a person to look at.
  void add_figure(GapRow& row, const TextLine& run) {
    const auto [first, last] = columns_.span_of(run.box);
    if (first != last) {
      const std::vector<TextLine> words = words_of_columns(run);
      for (const TextLine& word : words) add_figure(row, word);
      row.doubtful = true;
      if (!words.empty()) return;
    }
    const std::size_t column = columns_.column_of(run.box.centre_x());
    if (!row.figures[column].empty()) row.doubtful = true;
    const Stretch& extent = columns_.extent(column);
    if (run.box.x1 < extent.start || run.box.x0 > extent.end) row.doubtful = true;
    row.figures[column].insert(row.figures[column].end(), run.glyphs.begin(), run.glyphs.end());
  }

  // Whether a rule parts a line of headings from the row above it.
  bool is_parted(const GapRow& above, const GappedLine& line) const {
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
  bool wraps(const GapRow& above, const GappedLine& line, bool has_label) const {
    if (above.is_anchor || above.headings.empty()) return false;
    if (line.y() - last_heading_y_ > 1.45 * line.size) return false;
    if (is_parted(above, line)) return false;
    if (!above.has_label && (has_label || above.headings.size() == 1)) return false;
    return std::all_of(above.spans.begin(), above.spans.end(),
                       [](const auto& span) { return span.first == span.second; });
  }

  // Headings that share a column are one, also when only the new one joins them.
  static void add_heading(GapRow& row, const TextLine& run,
                          std::pair<std::size_t, std::size_t> span) {
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
    glyphs.insert(glyphs.end(), run.glyphs.begin(), run.glyphs.end());
    row.spans.push_back(span);
    row.headings.push_back(std::move(glyphs));
  }

  void add_headings(GapRow& row, const TextLine& run) const {
    const std::vector<TextLine> words = words_of_columns(run);
    if (words.empty()) return add_heading(row, run, columns_.span_of(run.box));
    for (const TextLine& word : words) add_heading(row, word, columns_.span_of(word.box));
  }

  void collect() {
    for (std::size_t i = header_; i <= segment_.last; ++i) {
      const GappedLine& line = lines_[i];
      std::vector<const TextLine*> left;
      std::vector<const TextLine*> right;
      for (const TextLine& run : line.runs) {
        (run.box.centre_x() < columns_.edge(0) ? left : right).push_back(&run);
      }
      for (const TextLine* run : left) label_lines_.push_back(run);
      if (right.empty()) continue;
      if (line.is_anchor()) {
        rows_.push_back({});
        GapRow& row = rows_.back();
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
      for (const TextLine* run : right) add_headings(rows_.back(), *run);
      last_heading_y_ = line.y();
    }
  }

  // A figure with a note that runs over several lines stands beside its row, not in a row of its
  // own: lines half a line's pitch from a row of figures whose columns have none there.
  void merge_wrapped_figures() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      GapRow& row = rows_[i];
      if (row.is_anchor) continue;
      for (GapRow& anchor : rows_) {
        if (!anchor.is_anchor || std::fabs(anchor.y - row.y) > 0.95 * row.size) continue;
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
    rows_.erase(
        std::remove_if(rows_.begin(), rows_.end(),
                       [](const GapRow& row) { return !row.is_anchor && row.spans.empty(); }),
        rows_.end());
  }

  // Lines of figures that stand so near to each other that they may be one row whose figures run
  // over two lines: nearer than lines of text can, or near, and one of them without a label.
  void doubt_near_rows() {
    constexpr double too_near = 0.9;  // sizes
    constexpr double near = 1.6;
    const auto has_figures = [](const GapRow& row) {
      const auto is_of_figures = [](const std::vector<const Glyph*>& glyphs) {
        return std::all_of(glyphs.begin(), glyphs.end(),
                           [](const Glyph* glyph) { return is_digit(glyph->character); });
      };
      return row.is_anchor || std::all_of(row.headings.begin(), row.headings.end(), is_of_figures);
    };
    const auto is_stray = [&](const GapRow& row) {
      return row.label.empty() && row.group.empty() && has_figures(row);
    };
    for (std::size_t i = 0; i + 1 < rows_.size(); ++i) {
      GapRow& row = rows_[i];
      GapRow& next = rows_[i + 1];
      const double distance = (next.y - row.y) / std::max(row.size, next.size);
      if ((distance < near && (is_stray(row) || is_stray(next))) ||
          (distance < too_near && has_figures(row) && has_figures(next))) {
        row.doubtful = next.doubtful = true;
      }
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
    double left = columns_.edge(0);
    for (const TextLine* line : label_lines_) left = std::min(left, line->box.x0);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const GapRow& row = rows_[i];
      const double top = i == 0 ? row.y - 10 : (rows_[i - 1].y + row.y) / 2;
      const double bottom = i + 1 == rows_.size() ? row.y + 10 : (row.y + rows_[i + 1].y) / 2;
      const int number = static_cast<int>(i);
      const Box label_box{left, top, columns_.edge(0), bottom};
      add_cell(table, number, 0, 1, row.group, label_box, false);
      add_cell(table, number, 1, 1, row.label, label_box, false);
      if (row.is_anchor) {
        for (std::size_t c = 0; c < columns_.size(); ++c) {
          add_cell(table, number, kLabelColumns + static_cast<int>(c), 1, row.figures[c],
                   {columns_.edge(c), top, columns_.edge(c + 1), bottom},
                   row.doubtful || row.figures[c].empty());
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
                 {columns_.edge(first), top, columns_.edge(last + 1), bottom}, false);
      }
    }
    return table;
  }

  const std::vector<GappedLine>& lines_;
  Segment segment_;
  std::size_t header_;
  const std::vector<RuleLine>& rules_;
  int page_;
  GapColumns columns_;
  std::vector<GapRow> rows_;
  std::vector<const TextLine*> label_lines_;
  double last_heading_y_ = 0;
};

}  // namespace

GapTables find_gap_tables(std::vector<TextLine> lines, const std::vector<RuleLine>& rules, int page,
                          double head) {
  GapTables result;
  std::vector<GappedLine> gapped = gapped_lines(lines);
  std::vector<bool> used(lines.size(), false);
  std::size_t earliest = 0;
  std::vector<Segment> segments = find_segments(gapped, head);
  for (std::size_t s = 0; s < segments.size(); ++s) {
    Segment segment = segments[s];
    segment.last = last_line_of(gapped, segment,
                                s + 1 < segments.size() ? segments[s + 1].first : gapped.size());
    part_labels(gapped, segment);
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

bool is_lone_row(const Table& table) {
  return table.method == Method::gaps && table.rows == 1 && table.columns < kLabelColumns + 3 &&
         !table.cells.empty() && table.cells.front().confidence == kConfidence;
}

}  // namespace gouji
