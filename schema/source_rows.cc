#include "schema/source_rows.h"

#include <algorithm>
#include <utility>

#include "normalize/text.h"
#include "schema/source_cells.h"

namespace gouji {
namespace {

// （三）不予公开—1.属于国家秘密, a group and a row of it in one label: the two; -1 where it is not
// so.
std::pair<int, int> split_group(LabelBook& book, int label) {
  constexpr std::u32string_view separators = U"—–－-―:：/／>＞·";
  constexpr std::u32string_view behind_number = U".．、";
  constexpr double exact = 0.95;
  if (label < 0 || book.affinity(label, LabelRole::row) >= exact ||
      book.affinity(label, LabelRole::row_group) >= exact) {
    return {-1, -1};
  }
  const std::u32string text = to_utf32(book.text_of(label));
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    const bool is_separator = separators.find(text[at]) != std::u32string_view::npos;
    const bool is_number =
        is_digit(text[at]) && behind_number.find(text[at + 1]) != std::u32string_view::npos;
    if (!is_separator && !is_number) continue;
    const int group = book.add_printed(to_utf8(text.substr(0, at)));
    if (!is_group_label(book, group)) continue;
    const int row = book.add_printed(to_utf8(text.substr(is_separator ? at + 1 : at)));
    if (is_row_label(book, row)) return {group, row};
  }
  return {-1, -1};
}

}  // namespace

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
  const auto [group, inner] = split_group(book_, row.label);
  if (inner >= 0) {
    row.groups.push_back(group);
    row.label = inner;
    last_group_ = group;
  }
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
