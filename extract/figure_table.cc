#include "extract/figure_table.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "normalize/label.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t least_rows = 3;  // that a table has
constexpr std::size_t long_row = 6;    // figures that alone are a table
constexpr std::size_t wide_row = 4;    // figures of a row, from which columns are looked for
constexpr std::size_t most_header_words = 60;  // of a table
constexpr std::size_t longest_word = 90;       // bytes of a line of a header that is one word

bool has_figures(const LineWords& row) { return !row.figures.empty(); }

bool is_bare_number(std::string_view text) {
  const Label label = parse_label(text);
  return !label.number.empty() && label.core.empty();
}

}  // namespace

FigureTable::FigureTable(const std::vector<PlainLine>& lines, std::vector<LineWords> rows)
    : lines_(lines), rows_(std::move(rows)) {
  std::size_t count = 0;
  for (const LineWords& row : rows_) {
    if (row.figures.size() >= 2 || (has_figures(row) && !row.labels.empty())) ++count;
    width_ = std::max(width_, row.figures.size());
  }
  is_table_ = count >= least_rows || width_ >= long_row;
  if (!is_table_) return;
  is_wide_ = width_ >= wide_row;
  trim_ends();
  tails_.resize(rows_.size());
  places_.columns.resize(rows_.size());
  places_.places.resize(rows_.size());
  if (is_wide_) {
    places_ = place_figures(lines_, rows_, width_);
    find_tails();
  } else {
    is_even_ = find_evenness();
  }
}

void FigureTable::trim_ends() {
  const auto last = std::find_if(rows_.rbegin(), rows_.rend(), has_figures);
  rows_.erase(last.base(), rows_.end());
  auto first = std::find_if(rows_.begin(), rows_.end(), has_figures);
  std::size_t words = 0;
  for (; first != rows_.begin(); --first) {
    const std::vector<Piece>& before = (first - 1)->labels;
    words += before.size();
    const bool is_prose = before.size() == 1 && before[0].text.size() > longest_word;
    if (words > most_header_words || is_prose) break;
  }
  while (first->is_blank()) ++first;
  rows_.erase(rows_.begin(), first);
}

bool FigureTable::is_whole() const {
  constexpr std::size_t least_words = 3;  // of a line that is a header's
  const auto first = std::find_if(rows_.begin(), rows_.end(), has_figures);
  return std::all_of(first, rows_.end(), [this](const LineWords& row) {
    if (row.is_blank()) return true;
    if (!has_figures(row)) return !is_wide_ || row.labels.size() >= least_words;
    return !row.labels.empty();
  });
}

bool FigureTable::find_evenness() const {
  std::size_t count = 0;
  bool header = true;
  for (const LineWords& row : rows_) {
    if (!has_figures(row)) {
      header = header || !row.labels.empty();
      continue;
    }
    if (!header && row.figures.size() != count) return false;
    count = row.figures.size();
    header = false;
  }
  return true;
}

// The lines of a row's label that stand below its figures: those below the label, up to the next
// number of a label.
void FigureTable::find_tails() {
  constexpr std::size_t header_words = 4;
  for (std::size_t index = 0; index < rows_.size(); ++index) {
    if (!has_figures(rows_[index]) || places_.columns[index].empty()) continue;
    const Piece* label = label_of(index);
    for (std::size_t row = index + 1; label != nullptr && row < rows_.size(); ++row) {
      const std::vector<Piece>& pieces = rows_[row].labels;
      if (pieces.empty() || has_figures(rows_[row]) || pieces.size() >= header_words ||
          breaks_page(lines_, rows_, row)) {
        break;
      }
      const auto next = std::find_if(pieces.begin(), pieces.end(), [label](const Piece& piece) {
        return overlap(piece, *label);
      });
      if (next == pieces.end()) continue;
      if (begins_numbered(next->text)) break;
      tails_[index].push_back(&*next);
      label = &*next;
    }
    all_tails_.insert(all_tails_.end(), tails_[index].begin(), tails_[index].end());
  }
  std::sort(all_tails_.begin(), all_tails_.end(), std::less<>());
}

// The last piece of the row's label, beside its figures or on the line above.
const Piece* FigureTable::label_of(std::size_t row) const {
  if (!rows_[row].labels.empty()) return &rows_[row].labels.back();
  if (row == 0 || has_figures(rows_[row - 1]) || rows_[row - 1].labels.empty()) return nullptr;
  return &rows_[row - 1].labels.back();
}

std::vector<std::size_t> FigureTable::doubtful_lines() const {
  std::set<std::size_t> lines;
  std::size_t above = rows_.size();  // the row before, blank ones left out
  for (std::size_t index = 0; index < rows_.size(); ++index) {
    const LineWords& row = rows_[index];
    if (row.is_blank()) continue;
    const std::size_t before = std::exchange(above, index);
    if (!has_figures(row)) continue;
    if (!row.labels.empty() && tails_[index].empty() && is_bare_number(row.labels.back().text)) {
      lines.insert(row.line);
    }
    if (before == rows_.size() || !has_figures(rows_[before])) continue;
    if (is_labelled(index) && is_labelled(before) && !complement(before, index)) continue;
    lines.insert(rows_[before].line);
    lines.insert(row.line);
  }
  return {lines.begin(), lines.end()};
}

// Whether the row's own label stands beside its figures, or right above those of a full row. Beside
// a short row, a few letters behind a number may be a group's as well: （三）不予.
bool FigureTable::is_labelled(std::size_t row) const {
  constexpr std::size_t least_letters = 4;
  const std::vector<Piece>& labels = rows_[row].labels;
  if (labels.empty()) {
    if (is_wide_ && rows_[row].figures.size() < width_) return false;
    while (row > 0 && rows_[row - 1].is_blank()) --row;
    return row > 0 && !has_figures(rows_[row - 1]);
  }
  if (!is_wide_) return true;
  if (rows_[row].figures.size() < width_ &&
      parse_label(labels.back().text).characters.size() < least_letters) {
    return false;
  }
  return std::any_of(labels.begin(), labels.end(),
                     [](const Piece& label) { return begins_numbered(label.text); });
}

// Whether two rows are short and fill no column both.
bool FigureTable::complement(std::size_t a, std::size_t b) const {
  const auto is_short = [this](std::size_t row) {
    return is_wide_ && rows_[row].figures.size() < width_;
  };
  if (!is_short(a) || !is_short(b)) return false;
  for (const Piece& figure : rows_[a].figures) {
    for (const Piece& other : rows_[b].figures) {
      if (overlap(figure, other)) return false;
    }
  }
  return true;
}

// A letter of a label that runs down beside the rows.
bool FigureTable::is_letter(const Piece& label, std::size_t row) const {
  return !places_.columns[row].empty() && &label != &rows_[row].labels.back() &&
         to_utf32(label.text).size() == 1;
}

Table FigureTable::make() const {
  Table table;
  table.columns = 1;
  table.arrangement = Arrangement::sequence;
  table.method = Method::text;
  const std::vector<std::size_t> doubtful = doubtful_lines();
  std::vector<LineWords> above;  // labels since the last figures
  for (std::size_t index = 0; index < rows_.size(); ++index) {
    const LineWords& row = rows_[index];
    if (has_figures(row)) {
      add_labels(index, above, table);
      add_figures(index, std::binary_search(doubtful.begin(), doubtful.end(), row.line), table);
      above.clear();
      continue;
    }
    LineWords words;
    words.line = row.line;
    std::copy_if(row.labels.begin(), row.labels.end(), std::back_inserter(words.labels),
                 [this](const Piece& label) {
                   return !std::binary_search(all_tails_.begin(), all_tails_.end(), &label,
                                              std::less<>());
                 });
    if (!words.is_blank()) above.push_back(std::move(words));
  }
  table.rows = static_cast<int>(table.cells.size());
  table.path = table.cells.front().path;
  return table;
}

void FigureTable::add_labels(std::size_t row, const std::vector<LineWords>& above,
                             Table& table) const {
  const std::size_t first = table.cells.size();
  for (const HeaderWord& word : order_header(above, !places_.columns[row].empty())) {
    add(word.text, word.line, table);
  }
  std::string_view before;
  for (const Piece& label : rows_[row].labels) {
    if (label.text != before && !is_letter(label, row)) add(label.text, rows_[row].line, table);
    before = label.text;
  }
  for (const Piece* tail : tails_[row]) {
    if (table.cells.size() > first) table.cells.back().text += tail->text;
  }
}

void FigureTable::add_figures(std::size_t row, bool is_doubtful, Table& table) const {
  const std::vector<int>& places = places_.places[row];
  const bool placed = !places.empty() && !is_doubtful;
  const std::size_t line = rows_[row].line;
  std::size_t column = 0;
  for (std::size_t figure = 0; figure < rows_[row].figures.size(); ++figure, ++column) {
    const std::size_t place = placed ? static_cast<std::size_t>(places[figure]) : column;
    for (; column < place; ++column) add({}, line, table);
    add(rows_[row].figures[figure].text, line, table);
    table.cells.back().doubtful = is_doubtful;
  }
  for (; placed && column < width_; ++column) add({}, line, table);
}

void FigureTable::add(std::string_view text, std::size_t line, Table& table) const {
  Cell cell;
  cell.row = static_cast<int>(table.cells.size());
  cell.text = std::string(text);
  cell.path = "line " + std::to_string(lines_[line].number);
  table.cells.push_back(std::move(cell));
}

}  // namespace gouji
