#include "extract/figure_lines.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "extract/column_metric.h"
#include "extract/sequence.h"
#include "extract/table_headings.h"
#include "normalize/label.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t longest_line = 2000;     // bytes; a longer line is no row
constexpr std::size_t longest_label = 240;     // bytes of a line without figures
constexpr std::size_t least_rows = 3;          // that a table has
constexpr std::size_t most_header_words = 60;  // of a table
constexpr std::size_t long_row = 6;            // figures that alone are a table
constexpr std::size_t wide_table = 4;          // figures a row, from which columns are looked for

// A word or several of a line, with the columns that it takes.
struct Piece {
  std::string_view text;
  int x0 = 0;
  int x1 = 0;
  int gap = 0;  // columns of space in front
};

struct Row {
  std::size_t line = 0;
  std::vector<Piece> labels;
  std::vector<Piece> figures;
  bool is_blank() const { return labels.empty() && figures.empty(); }
};

// Where the bracket that opens at `begin` closes: spaces in between part no words. The end of the
// line closes none.
std::size_t close_of(std::u32string_view characters, std::size_t begin) {
  constexpr std::size_t longest_note = 60;
  const std::size_t end = std::min(characters.size(), begin + longest_note);
  for (std::size_t place = begin + 1; place < end; ++place) {
    if (characters[place] == U'）' || characters[place] == ')') return place;
    if (characters[place] == U'（' || characters[place] == '(') return begin;
  }
  return begin;
}

std::vector<Piece> words_of(std::string_view line, ColumnMetric metric) {
  std::vector<Piece> words;
  int x = 0;
  int end = 0;
  std::size_t place = 0;
  bool inside = false;
  const std::u32string characters = to_utf32(line);
  std::size_t closed = 0;  // characters before this one are inside brackets
  for (std::size_t index = 0; index < characters.size(); ++index) {
    const char32_t character = characters[index];
    std::string bytes;
    append_utf8(bytes, character);
    const int width = width_in(metric, character);
    const bool opens = character == U'（' || character == '(';
    if (opens && index >= closed) closed = close_of(characters, index);
    if (is_space(character) && !(inside && index < closed)) {
      inside = false;
      x += width;
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

// A line drawn with dashes: its ends would pass for cells that hold a dash.
bool is_rule(const std::vector<Piece>& words) {
  const auto is_drawn = [](const Piece& word) {
    return word.text.find_first_not_of("-=_+") == std::string_view::npos;
  };
  return std::any_of(words.begin(), words.end(),
                     [](const Piece& word) { return word.text.size() >= 3; }) &&
         std::all_of(words.begin(), words.end(), is_drawn);
}

Row cut(std::string_view line, std::size_t index, ColumnMetric metric) {
  Row row;
  row.line = index;
  if (line.size() > longest_line) return row;
  const std::vector<Piece> words = words_of(line, metric);
  if (is_page_foot(words) || is_rule(words)) return row;
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

struct HeaderWord {
  std::string_view text;
  std::size_t line = 0;
};

// The lines of one word of a header.
struct Chain {
  std::vector<HeaderWord> words;
  int twice_x = 0;         // its centre
  bool is_header = false;  // no label of a row behind it
};

bool overlap(const Piece& a, const Piece& b) { return a.x0 < b.x1 && b.x0 < a.x1; }

// The words of a header of several lines, such that the lines of one word come together: a word is
// continued by the only one below it that it is alone above. `in_columns`: the lines are set so
// that places mean something; else, and for labels of rows behind the header, as printed.
std::vector<HeaderWord> order_header(const std::vector<Row>& rows, bool in_columns) {
  constexpr std::size_t least_words = 3;  // of the last line of a header
  std::size_t header = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (in_columns && rows[row].labels.size() >= least_words) header = row + 1;
  }
  std::vector<std::vector<bool>> used;
  for (const Row& row : rows) used.emplace_back(row.labels.size(), false);
  // The only word of line `row` that `word` overlaps, if it overlaps no other of `word`'s line.
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  constexpr std::size_t several = none - 1;
  const auto partner = [&](const Row& own, const Piece& word, std::size_t row) {
    const std::vector<Piece>& others = rows[row].labels;
    std::size_t found = none;
    for (std::size_t other = 0; other < others.size(); ++other) {
      if (!overlap(word, others[other])) continue;
      if (found != none) return several;
      found = other;
    }
    if (found == none) return none;
    const auto above = std::count_if(own.labels.begin(), own.labels.end(), [&](const Piece& piece) {
      return overlap(piece, others[found]);
    });
    return above == 1 ? found : several;
  };
  std::vector<Chain> chains;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t word = 0; word < rows[row].labels.size(); ++word) {
      if (used[row][word]) continue;
      const Row* own = &rows[row];
      const Piece* piece = &own->labels[word];
      Chain chain;
      chain.is_header = row < header;
      chain.words.push_back({piece->text, own->line});
      for (std::size_t below = row + 1; below < header; ++below) {
        const std::size_t next = partner(*own, *piece, below);
        if (next == none) continue;
        if (next == several || used[below][next]) break;
        used[below][next] = true;
        own = &rows[below];
        piece = &own->labels[next];
        chain.words.push_back({piece->text, own->line});
      }
      chain.twice_x = piece->x0 + piece->x1;
      chains.push_back(std::move(chain));
    }
  }
  // Columns from the left, then the rest as printed.
  std::stable_sort(chains.begin(), chains.end(), [](const Chain& a, const Chain& b) {
    if (a.is_header != b.is_header) return a.is_header;
    return a.is_header && a.twice_x < b.twice_x;
  });
  std::vector<HeaderWord> words;
  for (const Chain& chain : chains) {
    for (const HeaderWord& word : chain.words) {
      // A cell that was merged may be repeated in each place it covered.
      if (words.empty() || words.back().text != word.text) words.push_back(word);
    }
  }
  return words;
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
    return static_cast<std::size_t>(count) >= least_rows ||
           std::any_of(rows_.begin(), rows_.end(),
                       [](const Row& row) { return row.figures.size() >= long_row; });
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
    find_all_columns(widest);
    return true;
  }

  Table make() const {
    Table table;
    table.columns = 1;
    table.arrangement = Arrangement::sequence;
    table.method = Method::text;
    const std::vector<std::size_t> doubtful = doubtful_lines();
    std::vector<Row> above;  // rows of labels since the last figures
    for (std::size_t index = 0; index < rows_.size(); ++index) {
      const Row& row = rows_[index];
      if (row.figures.empty()) {
        Row& words = above.emplace_back();
        words.line = row.line;
        std::copy_if(row.labels.begin(), row.labels.end(), std::back_inserter(words.labels),
                     [this](const Piece& label) { return !is_tail(label); });
        if (words.is_blank()) above.pop_back();
        continue;
      }
      const std::size_t first = table.cells.size();
      for (const HeaderWord& word : order_header(above, !columns_[index].empty())) {
        add(table, word.text, word.line);
      }
      above.clear();
      for (const Piece& label : row.labels) {
        const bool repeated = &label != &row.labels.front() && (&label)[-1].text == label.text;
        if (!repeated && !is_letter(label, index)) add(table, label.text, row.line);
      }
      for (const Piece* tail : tails_[index]) {
        if (table.cells.size() > first) table.cells.back().text += tail->text;
      }
      const bool is_doubtful = std::binary_search(doubtful.begin(), doubtful.end(), row.line);
      const std::vector<int>& places = places_[index];
      const bool placed = !places.empty() && !is_doubtful;
      std::size_t column = 0;
      for (std::size_t figure = 0; figure < row.figures.size(); ++figure, ++column) {
        const std::size_t place = placed ? static_cast<std::size_t>(places[figure]) : column;
        for (; column < place; ++column) add(table, {}, row.line);
        add(table, row.figures[figure].text, row.line);
        table.cells.back().doubtful = is_doubtful;
      }
      for (; placed && column < width_; ++column) add(table, {}, row.line);
    }
    table.rows = static_cast<int>(table.cells.size());
    table.path = table.cells.front().path;
    return table;
  }

  // Lines whose figures may be parts of figures. Two lines of figures touch where figures too long
  // for their columns go on below, or stand higher than their neighbours: then one has no label of
  // its own, in wide tables no numbered one, or each fills columns that the other leaves. And a
  // lone number of a label says nothing about whose figures stand behind it.
  std::vector<std::size_t> doubtful_lines() const {
    std::set<std::size_t> lines;
    for (std::size_t index = 0; index < rows_.size(); ++index) {
      const Row& row = rows_[index];
      if (row.figures.empty()) continue;
      if (!row.labels.empty() && tails_[index].empty() && is_bare_number(row.labels.back().text)) {
        lines.insert(row.line);
      }
      if (index == 0 || rows_[index - 1].figures.empty()) continue;
      if (is_labelled(index) && is_labelled(index - 1) && !complement(index - 1, index)) continue;
      lines.insert(rows_[index - 1].line);
      lines.insert(row.line);
    }
    return {lines.begin(), lines.end()};
  }

  // Whether each row is one line, label and figures: then columns may show more than the order.
  // Between rows of a narrow table stand headers.
  bool is_whole() const {
    constexpr std::size_t least_words = 3;  // of a line that is a header's
    const auto first = std::find_if(rows_.begin(), rows_.end(),
                                    [](const Row& row) { return !row.figures.empty(); });
    const bool wide = is_wide();
    return std::all_of(first, rows_.end(), [wide](const Row& row) {
      if (row.is_blank()) return true;
      if (row.figures.empty()) return !wide || row.labels.size() >= least_words;
      return !row.labels.empty();
    });
  }

  std::size_t first() const { return rows_.front().line; }
  std::size_t last() const { return rows_.back().line; }

 private:
  bool is_wide() const {
    return std::any_of(rows_.begin(), rows_.end(),
                       [](const Row& row) { return row.figures.size() >= wide_table; });
  }

  // Rows of few figures, block by block: a header parts them.
  bool is_uniform() {
    places_.assign(rows_.size(), {});
    columns_.assign(rows_.size(), {});
    tails_.assign(rows_.size(), {});
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

  // The columns of each page, and the places of the figures of short rows in them, where they show.
  void find_all_columns(std::size_t widest) {
    width_ = widest;
    places_.assign(rows_.size(), {});
    columns_.assign(rows_.size(), {});
    tails_.assign(rows_.size(), {});
    if (!is_set_in_columns()) return;
    for (std::size_t begin = 0; begin < rows_.size();) {
      std::size_t end = begin + 1;
      while (end < rows_.size() && !breaks_page(end)) ++end;
      while (begin < end) begin = find_columns(begin, end);
    }
    for (std::size_t index = 0; index < rows_.size(); ++index) place(index);
    find_tails();
  }

  // Where single spaces part all words, these stand wherever those before them end.
  bool is_set_in_columns() const {
    const auto is_apart = [](const Piece& piece) { return piece.gap >= 2; };
    const auto apart = std::count_if(rows_.begin(), rows_.end(), [&is_apart](const Row& row) {
      return std::any_of(row.labels.begin(), row.labels.end(), is_apart) ||
             std::any_of(row.figures.begin(), row.figures.end(), is_apart);
    });
    return 4 * static_cast<std::size_t>(apart) >= rows_.size();
  }

  bool breaks_page(std::size_t row) const {
    for (std::size_t line = rows_[row - 1].line + 1; line <= rows_[row].line; ++line) {
      if (lines_[line].page_break) return true;
    }
    return false;
  }

  // What the figures of full rows cover, for the rows of [begin, end) up to one that does not stand
  // below the others: another page may begin without a sign. Returns where.
  std::size_t find_columns(std::size_t begin, std::size_t end) {
    std::vector<Column> columns;
    std::size_t last = begin;  // behind the last full row
    std::size_t index = begin;
    for (; index < end; ++index) {
      const std::vector<Piece>& figures = rows_[index].figures;
      if (figures.size() != width_) continue;
      std::vector<Column> joined = columns;
      if (joined.empty()) joined.resize(width_, {figures.back().x1, 0});
      for (std::size_t column = 0; column < width_; ++column) {
        joined[column].x0 = std::min(joined[column].x0, figures[column].x0);
        joined[column].x1 = std::max(joined[column].x1, figures[column].x1);
      }
      if (!are_apart(joined)) break;
      columns = std::move(joined);
      last = index + 1;
    }
    // What stands between two such stretches may belong to either.
    const std::size_t stop = index == end ? end : last;
    for (std::size_t row = begin; row < stop; ++row) columns_[row] = columns;
    return index == end ? end : index;
  }

  static bool are_apart(const std::vector<Column>& columns) {
    for (std::size_t column = 1; column < columns.size(); ++column) {
      if (columns[column].x0 <= columns[column - 1].x1) return false;
    }
    return true;
  }

  static bool is_bare_number(std::string_view text) {
    const Label label = parse_label(text);
    return !label.number.empty() && label.core.empty();
  }

  // Whether the row's own label stands beside its figures. Beside a short row, a few letters behind
  // a number may be a group's as well: （三）不予.
  bool is_labelled(std::size_t index) const {
    constexpr std::size_t least_letters = 4;
    const Row& row = rows_[index];
    if (row.labels.empty()) return false;
    if (!is_wide()) return true;
    if (row.figures.size() < width_ &&
        parse_label(row.labels.back().text).characters.size() < least_letters) {
      return false;
    }
    return std::any_of(row.labels.begin(), row.labels.end(),
                       [](const Piece& label) { return begins_numbered(label.text); });
  }

  // Whether two rows are short and fill no column both.
  bool complement(std::size_t a, std::size_t b) const {
    const auto is_short = [this](std::size_t index) {
      return is_wide() && rows_[index].figures.size() < width_;
    };
    if (!is_short(a) || !is_short(b)) return false;
    for (const Piece& figure : rows_[a].figures) {
      for (const Piece& other : rows_[b].figures) {
        if (overlap(figure, other)) return false;
      }
    }
    return true;
  }

  // Words among the figures, from the row above to the row below: parts of a cell that is no figure
  // by itself.
  bool has_words_over(std::size_t index, const std::vector<Column>& columns) const {
    const auto is_over = [&columns](const Row& row) {
      return std::any_of(row.labels.begin(), row.labels.end(),
                         [&columns](const Piece& label) { return label.x0 >= columns.front().x0; });
    };
    for (std::size_t row = index; row-- > 0 && rows_[row].figures.empty();) {
      if (index - row <= 3 && is_over(rows_[row])) return true;
    }
    for (std::size_t row = index + 1; row < rows_.size() && rows_[row].figures.empty(); ++row) {
      if (row - index <= 3 && is_over(rows_[row])) return true;
    }
    return false;
  }

  // The lines of a row's label that stand below its figures: those below the label, up to the next
  // number of a label.
  void find_tails() {
    tails_.assign(rows_.size(), {});
    for (std::size_t index = 0; index < rows_.size(); ++index) {
      if (rows_[index].figures.empty() || columns_[index].empty()) continue;
      const Piece* label = label_of(index);
      for (std::size_t row = index + 1; label != nullptr && row < rows_.size(); ++row) {
        const std::vector<Piece>& pieces = rows_[row].labels;
        constexpr std::size_t header_words = 4;
        if (!rows_[row].figures.empty() || breaks_page(row) || pieces.size() >= header_words) break;
        const auto next = std::find_if(pieces.begin(), pieces.end(), [label](const Piece& piece) {
          return overlap(piece, *label);
        });
        if (next == pieces.end()) {
          if (pieces.empty()) break;
          continue;
        }
        if (begins_numbered(next->text)) break;
        tails_[index].push_back(&*next);
        label = &*next;
      }
    }
  }

  // The last piece of the label of row `index`, beside its figures or on the line above.
  const Piece* label_of(std::size_t index) const {
    if (!rows_[index].labels.empty()) return &rows_[index].labels.back();
    if (index == 0 || !rows_[index - 1].figures.empty() || rows_[index - 1].labels.empty()) {
      return nullptr;
    }
    return &rows_[index - 1].labels.back();
  }

  bool is_tail(const Piece& piece) const {
    return std::any_of(tails_.begin(), tails_.end(), [&piece](const auto& tail) {
      return std::find(tail.begin(), tail.end(), &piece) != tail.end();
    });
  }

  // The columns that the figures of a short row stand in.
  void place(std::size_t index) {
    const std::vector<Piece>& figures = rows_[index].figures;
    const std::vector<Column>& columns = columns_[index];
    if (figures.empty() || figures.size() >= width_) return;
    // Without its label beside them they may be the rest of other figures.
    const std::vector<Piece>& labels = rows_[index].labels;
    if (columns.empty() || labels.empty() || !begins_numbered(labels.back().text)) return;
    if (has_words_over(index, columns)) return;
    std::vector<int> places;
    for (const Piece& figure : figures) {
      int found = -1;
      for (std::size_t column = 0; column < columns.size(); ++column) {
        if (figure.x1 <= columns[column].x0 || figure.x0 >= columns[column].x1) continue;
        if (found >= 0) return;
        found = static_cast<int>(column);
      }
      if (found < 0 || (!places.empty() && places.back() >= found)) return;
      places.push_back(found);
    }
    places_[index] = std::move(places);
  }

  // A letter of a label that runs down beside the rows.
  bool is_letter(const Piece& label, std::size_t row) const {
    return !columns_[row].empty() && &label != &rows_[row].labels.back() &&
           to_utf32(label.text).size() == 1;
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
  std::vector<std::vector<const Piece*>> tails_;  // by row: lines of its label below it
};

// Takes the numbers of pages out: lone numbers at either end of a page that are the page's own.
// Right below figures such a number may be what is left of one of them, unless other pages have
// theirs.
void drop_page_numbers(const std::vector<PlainLine>& lines, std::vector<Row>& rows) {
  std::vector<std::size_t> numbers;
  std::size_t page = 1;
  std::size_t first = rows.size();  // of the page, and last: rows that are not blank
  std::size_t last = rows.size();
  const auto consider = [&](std::size_t row) {
    if (row == rows.size() || !rows[row].labels.empty() || rows[row].figures.size() != 1) return;
    if (fold(rows[row].figures[0].text) == std::to_string(page)) numbers.push_back(row);
  };
  for (std::size_t row = 0; row <= rows.size(); ++row) {
    if (row == rows.size() || lines[row].page_break) {
      consider(first);
      if (last != first) consider(last);
      first = last = rows.size();
      ++page;
    }
    if (row == rows.size() || rows[row].is_blank()) continue;
    if (first == rows.size()) first = row;
    last = row;
  }
  for (const std::size_t row : numbers) {
    const bool below_figures = row > 0 && !rows[row - 1].figures.empty();
    if (numbers.size() >= 2 || !below_figures) rows[row].figures.clear();
  }
}

std::vector<bool> find_headings(const std::vector<Row>& rows) {
  std::vector<HeadingItem> items;
  items.reserve(rows.size());
  for (const Row& row : rows) {
    const bool alone = row.labels.size() == 1 && row.figures.empty();
    items.push_back(
        {alone ? row.labels[0].text : std::string_view(), row.labels.size(), !row.figures.empty()});
  }
  return find_table_headings(items);
}

}  // namespace

std::vector<std::string_view> cut_figure_line(std::string_view line) {
  const Row row = cut(line, 0, ColumnMetric::terminal);
  std::vector<std::string_view> cells;
  for (const Piece& label : row.labels) cells.push_back(label.text);
  for (const Piece& figure : row.figures) cells.push_back(figure.text);
  return cells;
}

std::vector<FigureLines> find_figure_lines(const std::vector<PlainLine>& lines) {
  const ColumnMetric metric = find_column_metric(lines);
  std::vector<Row> rows;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    rows.push_back(cut(lines[line].text, line, metric));
  }
  drop_page_numbers(lines, rows);
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
      lines_found.is_whole = stretch.is_whole();
      lines_found.is_sure = stretch.settle();
      lines_found.doubtful = stretch.doubtful_lines();
      if (lines_found.is_sure) lines_found.table = stretch.make();
      found.push_back(std::move(lines_found));
    }
    begin = end + 1;
  }
  return found;
}

}  // namespace gouji
