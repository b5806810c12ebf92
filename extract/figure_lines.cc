#include "extract/figure_lines.h"

#include <algorithm>
#include <map>
#include <string>

#include "extract/sequence.h"
#include "normalize/label.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t longest_line = 2000;     // bytes; a longer line is no row
constexpr std::size_t longest_label = 240;     // bytes of a line without figures
constexpr std::size_t least_rows = 3;          // that a table has
constexpr std::size_t least_header = 4;        // words between a heading and the first figure below
constexpr std::size_t most_header_words = 60;  // of a table
constexpr std::size_t wide_table = 4;          // figures a row, from which columns are looked for

// A word or several of a line, with the columns of a terminal that it takes.
struct Piece {
  std::string_view text;
  int x0 = 0;
  int x1 = 0;
  int gap = 0;  // columns of space in front

  int twice_centre() const { return x0 + x1; }
};

struct Row {
  std::size_t line = 0;
  std::vector<Piece> labels;
  std::vector<Piece> figures;
  bool is_blank() const { return labels.empty() && figures.empty(); }
};

std::vector<Piece> words_of(std::string_view line) {
  std::vector<Piece> words;
  int x = 0;
  int end = 0;
  std::size_t place = 0;
  bool inside = false;
  for (const char32_t character : to_utf32(line)) {
    std::string bytes;
    append_utf8(bytes, character);
    const int width = display_width(character);
    if (is_space(character)) {
      inside = false;
      x += std::max(width, 1);
    } else {
      if (!inside) words.push_back({line.substr(place, 0), x, x, x - end});
      inside = true;
      x += width;
      Piece& word = words.back();
      word.text = {word.text.data(), word.text.size() + bytes.size()};
      word.x1 = end = x;
    }
    place += bytes.size();
  }
  return words;
}

bool begins_numbered(std::string_view word) { return !parse_label(word).number.empty(); }

// Words of a label are one piece, unless a wide gap or a new number parts them.
std::vector<Piece> join_words(const std::vector<Piece>& words, std::size_t end) {
  std::vector<Piece> pieces;
  for (std::size_t index = 0; index < end; ++index) {
    const Piece& word = words[index];
    if (pieces.empty() || word.gap >= 2 || begins_numbered(word.text)) {
      pieces.push_back(word);
      continue;
    }
    Piece& piece = pieces.back();
    const char* const begin = piece.text.data();
    piece.text = {begin, static_cast<std::size_t>(word.text.data() + word.text.size() - begin)};
    piece.x1 = word.x1;
  }
  return pieces;
}

bool is_dash(std::string_view word) {
  return word == "-" || word == "–" || word == "—" || word == "－" || word == "―";
}

bool is_whole_number(std::string_view word) {
  const std::u32string characters = to_utf32(word);
  return !characters.empty() && characters.size() <= 4 &&
         std::all_of(characters.begin(), characters.end(), is_digit);
}

// "- 5 -": the foot of a page.
bool is_page_foot(const std::vector<Piece>& words) {
  if (words.size() == 3) {
    return is_dash(words[0].text) && is_whole_number(words[1].text) && is_dash(words[2].text);
  }
  if (words.size() != 1) return false;
  const std::u32string text = to_utf32(words[0].text);
  return text.size() >= 3 && is_dash(to_utf8(text.front())) && is_dash(to_utf8(text.back())) &&
         is_whole_number(to_utf8(std::u32string_view(text).substr(1, text.size() - 2)));
}

Row cut(std::string_view line, std::size_t index) {
  Row row;
  row.line = index;
  if (line.size() > longest_line) return row;
  const std::vector<Piece> words = words_of(line);
  if (is_page_foot(words)) return row;
  std::size_t begin = words.size();
  while (begin > 0 && is_figure_cell(words[begin - 1].text)) --begin;
  row.figures.assign(words.begin() + static_cast<std::ptrdiff_t>(begin), words.end());
  row.labels = row.figures.empty() ? words : join_words(words, begin);
  return row;
}

bool ends_sentence(std::string_view line) {
  const std::string_view text = trim(line);
  if (text.size() > longest_label) return true;
  return std::any_of(std::begin(U"。；！？"), std::end(U"。；！？") - 1,
                     [text](char32_t sign) { return text.ends_with(to_utf8(sign)); });
}

struct Column {
  int x0 = 0;
  int x1 = 0;
};

// A stretch between two headings or sentences.
class Stretch {
 public:
  Stretch(const std::vector<PlainLine>& lines, std::vector<Row> rows)
      : lines_(lines), rows_(std::move(rows)) {}

  bool is_table() const {
    const auto count = std::count_if(rows_.begin(), rows_.end(), [](const Row& row) {
      return row.figures.size() >= 2 || (!row.figures.empty() && !row.labels.empty());
    });
    return static_cast<std::size_t>(count) >= least_rows;
  }

  // Begins and ends the stretch at its first header word and last figure.
  void trim_ends() {
    const auto has_figures = [](const Row& row) { return !row.figures.empty(); };
    const auto last = std::find_if(rows_.rbegin(), rows_.rend(), has_figures);
    rows_.erase(last.base(), rows_.end());
    auto first = std::find_if(rows_.begin(), rows_.end(), has_figures);
    std::size_t words = 0;
    while (first != rows_.begin()) {
      const Row& before = *(first - 1);
      words += before.labels.size();
      // A full line of prose is one long word.
      const bool is_prose = before.labels.size() == 1 && before.labels[0].text.size() > 90;
      if (words > most_header_words || is_prose) break;
      --first;
    }
    while (first != rows_.end() && first->is_blank()) ++first;
    rows_.erase(rows_.begin(), first);
  }

  // Whether every row has as many figures as the others of its kind; puts blank cells in.
  bool settle() {
    std::map<std::size_t, std::size_t> counts;
    for (const Row& row : rows_) {
      if (!row.figures.empty()) ++counts[row.figures.size()];
    }
    const std::size_t widest = counts.rbegin()->first;
    if (widest < wide_table) return is_uniform();
    if (counts.size() == 1) {
      find_all_columns(widest);
      return true;
    }
    if (counts.rbegin()->second < 2) return false;
    return find_all_columns(widest);
  }

  Table make() const {
    Table table;
    table.columns = 1;
    table.arrangement = Arrangement::sequence;
    table.method = Method::text;
    std::vector<const Piece*> words;  // since the last figures
    std::vector<std::size_t> lines;
    for (std::size_t index = 0; index < rows_.size(); ++index) {
      const Row& row = rows_[index];
      for (const Piece& label : row.labels) {
        words.push_back(&label);
        lines.push_back(row.line);
      }
      if (row.figures.empty()) continue;
      for (const std::size_t word : order_of(words, index)) {
        add(table, words[word]->text, lines[word]);
      }
      words.clear();
      lines.clear();
      const std::vector<int>* const places = places_[index].empty() ? nullptr : &places_[index];
      std::size_t column = 0;
      for (std::size_t figure = 0; figure < row.figures.size(); ++figure) {
        while (places != nullptr && static_cast<int>(column) < (*places)[figure]) {
          add(table, {}, row.line);
          ++column;
        }
        add(table, row.figures[figure].text, row.line);
        ++column;
      }
      for (; places != nullptr && column < width_; ++column) add(table, {}, row.line);
    }
    table.rows = static_cast<int>(table.cells.size());
    table.path = table.cells.front().path;
    return table;
  }

  std::size_t first() const { return rows_.front().line; }
  std::size_t last() const { return rows_.back().line; }

 private:
  // Rows of few figures, block by block: a header parts them.
  bool is_uniform() {
    places_.assign(rows_.size(), {});
    columns_.assign(rows_.size(), {});
    std::size_t count = 0;
    bool header = true;
    for (const Row& row : rows_) {
      if (row.figures.empty()) {
        header = header || !row.labels.empty();
        continue;
      }
      if (!header && row.figures.size() != count) return false;
      count = row.figures.size();
      header = false;
    }
    return true;
  }

  // The columns of each page, and the places of the figures in them; false where a row of fewer
  // figures cannot be placed.
  bool find_all_columns(std::size_t widest) {
    width_ = widest;
    places_.assign(rows_.size(), {});
    columns_.assign(rows_.size(), {});
    bool settled = true;
    for (std::size_t begin = 0; begin < rows_.size();) {
      std::size_t end = begin + 1;
      while (end < rows_.size() && !breaks_page(end)) ++end;
      const std::vector<Column> columns = columns_of(begin, end);
      for (std::size_t index = begin; index < end; ++index) {
        columns_[index] = columns;
        if (!place(index)) settled = false;
      }
      begin = end;
    }
    return settled;
  }

  bool breaks_page(std::size_t row) const {
    for (std::size_t line = rows_[row - 1].line + 1; line <= rows_[row].line; ++line) {
      if (lines_[line].page_break) return true;
    }
    return false;
  }

  // What the figures of full rows cover; empty where they do not stand below each other.
  std::vector<Column> columns_of(std::size_t begin, std::size_t end) const {
    std::vector<Column> columns;
    for (std::size_t index = begin; index < end; ++index) {
      const std::vector<Piece>& figures = rows_[index].figures;
      if (figures.size() != width_) continue;
      if (columns.empty()) {
        for (const Piece& figure : figures) columns.push_back({figure.x0, figure.x1});
        continue;
      }
      for (std::size_t column = 0; column < width_; ++column) {
        columns[column].x0 = std::min(columns[column].x0, figures[column].x0);
        columns[column].x1 = std::max(columns[column].x1, figures[column].x1);
      }
    }
    for (std::size_t column = 1; column < columns.size(); ++column) {
      if (columns[column].x0 <= columns[column - 1].x1) return {};
    }
    return columns;
  }

  // The columns that the figures of a short row stand in.
  bool place(std::size_t index) {
    const std::vector<Piece>& figures = rows_[index].figures;
    const std::vector<Column>& columns = columns_[index];
    if (figures.empty() || figures.size() == width_) return true;
    if (columns.empty()) return false;
    std::vector<int> places;
    for (const Piece& figure : figures) {
      int found = -1;
      for (std::size_t column = 0; column < columns.size(); ++column) {
        if (figure.x1 <= columns[column].x0 || figure.x0 >= columns[column].x1) continue;
        if (found >= 0) return false;
        found = static_cast<int>(column);
      }
      if (found < 0 || (!places.empty() && places.back() >= found)) return false;
      places.push_back(found);
    }
    places_[index] = std::move(places);
    return true;
  }

  // Words above figures by the column they stand in, so that the lines of one word come together;
  // those in front of the figures as they are printed, the letters of a vertical label left out.
  std::vector<std::size_t> order_of(const std::vector<const Piece*>& words, std::size_t row) const {
    std::vector<std::size_t> order;
    const std::vector<Column>& columns = columns_[row];
    std::vector<std::pair<std::size_t, std::size_t>> over;  // column, word
    for (std::size_t word = 0; word < words.size(); ++word) {
      const Piece& piece = *words[word];
      if (columns.empty() || piece.twice_centre() < 2 * columns.front().x0) {
        const bool is_letter = !columns.empty() && to_utf32(piece.text).size() == 1;
        if (!is_letter) order.push_back(word);
        continue;
      }
      over.emplace_back(column_at(columns, piece.twice_centre()), word);
    }
    std::stable_sort(over.begin(), over.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [column, word] : over) order.push_back(word);
    return order;
  }

  static std::size_t column_at(const std::vector<Column>& columns, int twice_x) {
    std::size_t column = 0;
    while (column + 1 < columns.size() && twice_x >= columns[column].x1 + columns[column + 1].x0) {
      ++column;
    }
    return column;
  }

  void add(Table& table, std::string_view text, std::size_t line) const {
    Cell cell;
    cell.row = static_cast<int>(table.cells.size());
    cell.text = std::string(text);
    cell.path = "line " + std::to_string(lines_[line].number);
    table.cells.push_back(std::move(cell));
  }

  const std::vector<PlainLine>& lines_;
  std::vector<Row> rows_;
  std::size_t width_ = 0;
  std::vector<std::vector<int>> places_;      // by row: the column of each figure, when it is short
  std::vector<std::vector<Column>> columns_;  // by row: those of its page
};

// A lone number at the end or the beginning of a page.
bool is_page_number(const std::vector<PlainLine>& lines, const Row& row) {
  if (!row.labels.empty() || row.figures.size() != 1) return false;
  if (!is_whole_number(row.figures[0].text)) return false;
  if (lines[row.line].page_break) return true;
  for (std::size_t next = row.line + 1; next < lines.size(); ++next) {
    if (lines[next].page_break) return true;
    if (!trim(lines[next].text).empty()) return false;
  }
  return true;
}

// "三、收到和处理政府信息公开申请情况" above the words of a header: rows that begin a table.
std::vector<bool> find_headings(const std::vector<Row>& rows) {
  std::vector<bool> headings(rows.size(), false);
  std::size_t words = 0;
  for (std::size_t index = rows.size(); index-- > 0;) {
    const Row& row = rows[index];
    if (!row.figures.empty()) {
      words = 0;
    } else if (!row.labels.empty()) {
      const bool alone = row.labels.size() == 1;
      headings[index] =
          alone && words >= least_header && is_outline_heading(parse_label(row.labels[0].text));
      words += row.labels.size();
    }
  }
  return headings;
}

}  // namespace

std::vector<std::string_view> cut_figure_line(std::string_view line) {
  const Row row = cut(line, 0);
  std::vector<std::string_view> cells;
  for (const Piece& label : row.labels) cells.push_back(label.text);
  for (const Piece& figure : row.figures) cells.push_back(figure.text);
  return cells;
}

std::vector<FigureLines> find_figure_lines(const std::vector<PlainLine>& lines) {
  std::vector<Row> rows;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    rows.push_back(cut(lines[line].text, line));
    if (is_page_number(lines, rows.back())) rows.back().figures.clear();
  }
  const std::vector<bool> headings = find_headings(rows);
  std::vector<FigureLines> found;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin;
    const auto is_other = [&](std::size_t row) {
      return headings[row] || (rows[row].figures.empty() && ends_sentence(lines[row].text));
    };
    while (end < rows.size() && !is_other(end)) ++end;
    Stretch stretch(lines, {rows.begin() + static_cast<std::ptrdiff_t>(begin),
                            rows.begin() + static_cast<std::ptrdiff_t>(end)});
    if (stretch.is_table()) {
      stretch.trim_ends();
      FigureLines lines_found;
      lines_found.first = stretch.first();
      lines_found.last = stretch.last();
      lines_found.is_sure = stretch.settle();
      if (lines_found.is_sure) lines_found.table = stretch.make();
      found.push_back(std::move(lines_found));
    }
    begin = end + 1;
  }
  return found;
}

}  // namespace gouji
