#include "schema/source_rows.h"

#include <algorithm>

#include "schema/source_cells.h"

namespace gouji {

SourceRow RowReader::read(int row, int begin) {
  std::vector<int> labels;
  std::vector<int> own;
  bool is_unlabelled = false;
  const bool is_scan = source_.table->method == Method::ocr;
  SourceRow made;
  made.row = row;
  for (const int index : cells_over(source_, row)) {
    const SourceCell& cell = source_.cell(index);
    ++made.cells;
    if (cell.column >= begin) {
      made.figures.push_back(index);
    } else if (cell.kind == CellKind::text) {
      labels.push_back(index);
      if (cell.row == row) own.push_back(index);
    } else if (cell.row == row && (cell.kind == CellKind::empty || is_scan)) {
      is_unlabelled = own.empty();
    }
  }
  // Beside an empty cell for its label, or one misread as a figure, a group's label over the row
  // is not the row's.
  if (own.empty() && is_unlabelled) {
    for (const int index : labels) made.groups.push_back(source_.cell(index).label);
  } else {
    take_labels(made, labels, own);
  }
  describe(made, source_, book_);
  return made;
}

SourceRow RowReader::read_ragged(int row) {
  SourceRow made;
  made.row = row;
  const std::vector<int> cells = cells_over(source_, row);
  made.cells = static_cast<int>(cells.size());
  const auto is_text = [this](int index) { return source_.cell(index).kind == CellKind::text; };
  const auto first = std::find_if(cells.begin(), cells.end(), is_text);
  auto behind = first == cells.end() ? cells.begin() : first + 1;
  bool known = false;
  std::vector<int> labels;
  if (first != cells.end()) labels.push_back(*first);
  if (first != cells.end()) known = is_known(*first);
  for (auto next = behind; next != cells.end(); ++next) {
    if (source_.cell(*next).kind == CellKind::figure) break;
    if (!is_text(*next)) continue;
    // Characters nobody knows, behind a label that somebody does, are an unreadable figure.
    if (known && !is_known(*next)) break;
    known = known || is_known(*next);
    labels.push_back(*next);
    behind = next + 1;
  }
  made.figures.assign(behind, cells.end());
  take_labels(made, labels, labels);
  describe(made, source_, book_);
  return made;
}

bool RowReader::is_known(int index) const {
  const int label = source_.cell(index).label;
  return book_.affinity(label, LabelRole::row) >= 0.5 || is_group_label(book_, label);
}

void RowReader::take_labels(SourceRow& row, const std::vector<int>& labels,
                            const std::vector<int>& own) {
  const std::vector<int>& candidates = own.empty() ? labels : own;
  int chosen = -1;
  const bool is_scan = source_.table->method == Method::ocr;
  for (auto index = candidates.rbegin(); index != candidates.rend() && chosen < 0; ++index) {
    const SourceCell& cell = source_.cell(*index);
    // Over several rows, beside a label that was misread, it is the group's.
    if (is_scan && cell.row_span > 1 && index != candidates.rbegin()) break;
    if (book_.affinity(cell.label, LabelRole::row) >= 0.5) chosen = *index;
  }
  if (chosen < 0 && candidates.size() >= 2) {
    int joined = -1;
    for (const int index : candidates) {
      const SourceCell& cell = source_.cell(index);
      if (!is_scan || cell.row_span == 1) joined = joined_label(book_, joined, cell.label);
    }
    if (book_.affinity(joined, LabelRole::row) >= 0.5) row.label = joined;
  }
  if (chosen < 0 && row.label < 0 && !candidates.empty()) chosen = candidates.back();
  if (chosen >= 0) row.label = source_.cell(chosen).label;
  for (const int index : labels) {
    const SourceCell& cell = source_.cell(index);
    if (index == chosen || cell.label < 0) continue;
    row.groups.push_back(cell.label);
    if (is_group_label(book_, cell.label)) last_group_ = cell.label;
  }
  if (last_group_ >= 0 && last_group_ != row.label) row.groups.push_back(last_group_);
  // A group's name on a line of its own.
  if (is_group_label(book_, row.label)) last_group_ = row.label;
}

}  // namespace gouji
