#include "extract/sequence.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extract/plain_lines.h"
#include "extract/table_headings.h"
#include "normalize/figure.h"
#include "normalize/label.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t longest_label = 45;  // characters without explanations in brackets
constexpr std::size_t longest_label_bytes = 600;
constexpr std::size_t least_figures = 3;       // of a run that is a table
constexpr std::size_t blank_row = 3;           // blanks and more: a row without a number
constexpr std::size_t most_title_labels = 30;  // kept in front of the first figure

enum class Part { label, figure, blank, other };

struct Item {
  Part part = Part::other;
  std::size_t block = 0;
  std::string_view text;
  bool after_break = false;  // a page break stands before it
};

bool is_sentence_end(char32_t character) {
  return character == U'。' || character == U'；' || character == U'：' || character == ':' ||
         character == ';' || character == U'！' || character == U'？';
}

// Prose that was cut at a comma; an open bracket is an explanation that goes on.
bool ends_at_comma(std::u32string_view text) {
  if (text.back() != U'，' && text.back() != ',') return false;
  const auto count = [text](char32_t wide, char32_t narrow) {
    return std::count(text.begin(), text.end(), wide) +
           std::count(text.begin(), text.end(), narrow);
  };
  return count(U'（', U'(') <= count(U'）', U')');
}

Part part_of(std::string_view printed) {
  const std::string_view text = trim(printed);
  if (text.empty()) return Part::blank;
  if (text.size() > longest_label_bytes) return Part::other;
  if (is_figure_cell(text)) return Part::figure;
  const std::u32string characters = to_utf32(text);
  if (is_sentence_end(characters.back()) || ends_at_comma(characters)) return Part::other;
  return parse_label(text).characters.size() <= longest_label ? Part::label : Part::other;
}

// A label and what stands behind it up to the next label.
struct Row {
  std::size_t begin = 0;  // items [begin, end); begin is the label's
  std::size_t end = 0;
  std::size_t labels = 0;  // labels in a row before the figures, this one included
  int figures = 0;
  std::vector<std::size_t> blank_cells;  // items
  std::size_t trailing = 0;              // of them, behind the last figure

  int cells() const { return figures + static_cast<int>(blank_cells.size()); }
};

// Turns one run of items into a table.
class SequenceMaker {
 public:
  SequenceMaker(const std::vector<Block>& blocks, const std::vector<Item>& items, Method method)
      : blocks_(blocks), items_(items), method_(method) {}

  // `begin`: the first item, a label or figure; `end` behind the last figure or blank.
  Table make(std::size_t begin, std::size_t end) {
    cut_rows(begin, end);
    find_spacing();
    for (Row& row : rows_) find_blank_cells(row);
    for (std::size_t first = 0; first < rows_.size();) {
      std::size_t last = first + 1;
      while (last < rows_.size() && rows_[last].labels < least_header_labels) ++last;
      judge_band(first, last);
      first = last;
    }
    table_.columns = 1;
    table_.rows = static_cast<int>(table_.cells.size());
    table_.arrangement = Arrangement::sequence;
    table_.method = method_;
    return std::move(table_);
  }

 private:
  void cut_rows(std::size_t begin, std::size_t end) {
    rows_.emplace_back();
    rows_.back().begin = begin;
    for (std::size_t place = begin; place < end; ++place) {
      const Item& item = items_[place];
      if (item.part == Part::label) {
        if (rows_.back().figures > 0) {
          rows_.back().end = place;
          rows_.emplace_back();
          rows_.back().begin = place;
        }
        ++rows_.back().labels;
      } else if (item.part == Part::figure) {
        ++rows_.back().figures;
      }
    }
    rows_.back().end = end;
    split_blank_rows();
  }

  // A label with so many blanks before the next label is a row without a number.
  void split_blank_rows() {
    std::vector<Row> rows;
    for (const Row& row : rows_) {
      std::size_t begin = row.begin;
      std::size_t labels = 0;
      std::size_t blanks = 0;
      for (std::size_t place = row.begin; place < row.end; ++place) {
        const Part part = items_[place].part;
        if (part == Part::blank) {
          ++blanks;
        } else if (part == Part::label) {
          if (labels > 0 && blanks >= blank_row) {
            rows.push_back({begin, place, labels, 0, {}, 0});
            begin = place;
            labels = 0;
          }
          ++labels;
          blanks = 0;
        } else {
          blanks = 0;
        }
      }
      rows.push_back({begin, row.end, labels, row.figures, {}, 0});
    }
    rows_ = std::move(rows);
  }

  // The number of empty paragraphs that stand between any two cells: 0 or 1, seldom more. Blank
  // cells make gaps wider: the narrowest one in front of a figure counts, when it is no exception.
  void find_spacing() {
    std::map<std::size_t, std::size_t> counts;
    std::size_t all = 0;
    std::size_t blanks = 0;
    for (const Row& row : rows_) {
      for (std::size_t place = row.begin; place < row.end; ++place) {
        const Part part = items_[place].part;
        if (part == Part::blank) {
          ++blanks;
          continue;
        }
        if (part == Part::figure) {
          ++counts[blanks];
          ++all;
        }
        blanks = 0;
      }
    }
    spacing_ = 0;
    for (const auto& [gap, count] : counts) {
      if (4 * count < all) continue;
      spacing_ = gap;
      break;
    }
  }

  // Of the empty paragraphs behind the row's label, those that are more than spacing.
  void find_blank_cells(Row& row) const {
    std::size_t first = row.begin;
    for (std::size_t place = row.begin; place < row.end; ++place) {
      if (items_[place].part == Part::label) first = place + 1;
    }
    std::vector<std::size_t> gap;
    const auto close_gap = [&](bool at_end) {
      // n cells in a gap stand between n + 1 spacings, at the end of a row between n.
      const std::size_t unit = spacing_ + 1;
      const std::size_t spare = at_end ? 0 : spacing_;
      const std::size_t cells = gap.size() > spare ? (gap.size() - spare) / unit : 0;
      if (at_end) row.trailing = cells;
      for (std::size_t cell = 0; cell < cells; ++cell) {
        row.blank_cells.push_back(gap[std::min(cell * unit + spacing_, gap.size() - 1)]);
      }
      gap.clear();
    };
    for (std::size_t place = first; place < row.end; ++place) {
      if (items_[place].part == Part::blank) {
        gap.push_back(place);
      } else {
        close_gap(false);
      }
    }
    close_gap(true);
  }

  // The number of cells that the rows [first, last) have, blank ones among them; 0 when they
  // differ. Takes off what stands behind every row, and behind the last one of the table: spacing.
  int agree_on_cells(std::size_t first, std::size_t last) {
    if (last - first < 2) return 0;
    const bool ends_table = last == rows_.size();
    const std::size_t inner = ends_table ? last - 1 : last;
    std::size_t spacing = rows_[first].trailing;
    for (std::size_t row = first; row < inner; ++row) {
      spacing = std::min(spacing, rows_[row].trailing);
    }
    const int number = rows_[first].cells() - static_cast<int>(spacing);
    // Each column has its heading in front of the first row's label.
    if (number + 1 > static_cast<int>(rows_[first].labels)) return 0;
    const auto surplus = [&](const Row& row) { return row.cells() - number; };
    for (std::size_t row = first; row < inner; ++row) {
      if (surplus(rows_[row]) != static_cast<int>(spacing)) return 0;
    }
    if (ends_table) {
      const int more = surplus(rows_[last - 1]);
      if (more < 0 || more > static_cast<int>(rows_[last - 1].trailing)) return 0;
    }
    for (std::size_t row = first; row < last; ++row) {
      std::vector<std::size_t>& blanks = rows_[row].blank_cells;
      blanks.resize(blanks.size() - static_cast<std::size_t>(surplus(rows_[row])));
    }
    return number;
  }

  // Rows [first, last) stand under one header, so each has the same number of figures.
  void judge_band(std::size_t first, std::size_t last) {
    std::map<int, int> counts;
    for (std::size_t row = first; row < last; ++row) {
      if (rows_[row].figures > 0) ++counts[rows_[row].figures];
    }
    // The greatest number that two rows have, or the only row.
    int expected = 0;
    for (const auto& [figures, rows] : counts) {
      if (rows >= 2 || last - first == 1) expected = figures;
    }
    std::map<std::size_t, std::size_t> inner;  // blank cells in front of figures, by row
    for (std::size_t row = first; row < last; ++row) {
      inner[row] = rows_[row].blank_cells.size() - rows_[row].trailing;
    }
    const int agreed = agree_on_cells(first, last);
    if (agreed > 0) expected = agreed;
    // Blank cells may bring all other rows to the number that one row has.
    if (expected == 0 && !counts.empty()) {
      const int most = counts.rbegin()->first;
      const bool agree = std::all_of(
          rows_.begin() + static_cast<std::ptrdiff_t>(first),
          rows_.begin() + static_cast<std::ptrdiff_t>(last),
          [most](const Row& row) { return row.figures == most || row.cells() == most; });
      if (agree) expected = most;
    }
    const std::set<std::size_t> gaps =
        agreed > 0 ? std::set<std::size_t>() : gaps_behind_full(first, last, expected);
    for (std::size_t index = first; index < last; ++index) {
      Row& row = rows_[index];
      const bool is_parted = row.figures < expected && gaps.count(row.trailing) > 0;
      if (row.cells() != expected && index + 1 == rows_.size()) {
        row.blank_cells.resize(row.blank_cells.size() - row.trailing);  // the end of the table
      }
      const bool unsure = is_parted || ends_in_spacing(row, index, inner[index]) ||
                          may_hold_page_number(row, inner[index], expected);
      // Two empty lines in a row are no spacing, even where no other row tells.
      const bool alone = last - first == 1 && row.blank_cells.size() >= 2;
      if (row.figures == expected && expected > 0 && !alone) row.blank_cells.clear();
      add_row(row, unsure || row.cells() != expected);
    }
  }

  // The numbers of empty paragraphs that stand behind rows which have all their figures: they part
  // rows, and behind a row that is short of as many figures they may as well. One behind the table
  // parts it from what follows.
  std::set<std::size_t> gaps_behind_full(std::size_t first, std::size_t last, int expected) const {
    std::set<std::size_t> gaps;
    for (std::size_t index = first; index < last; ++index) {
      const Row& row = rows_[index];
      const std::size_t least = index + 1 == rows_.size() ? 2 : 1;
      if (row.figures == expected && row.trailing >= least) gaps.insert(row.trailing);
    }
    return gaps;
  }

  // Whether the last row is as long as it is with the empty paragraphs behind the table only, of
  // which one may be spacing. `inner`: its blank cells in front of a figure.
  bool ends_in_spacing(const Row& row, std::size_t index, std::size_t inner) const {
    if (index + 1 != rows_.size() || row.blank_cells.size() <= inner) return false;
    return row.figures > 0 && row.trailing <= row.blank_cells.size() - inner;
  }

  // Whether one of the row's figures may number a page: there is an empty paragraph too many among
  // them, or a small number next to a page break.
  bool may_hold_page_number(const Row& row, std::size_t inner, int expected) const {
    if (row.figures == expected && expected >= 2 && inner > 0) return true;
    for (std::size_t place = row.begin; place < row.end; ++place) {
      if (items_[place].part != Part::figure) continue;
      const bool at_break =
          items_[place].after_break || (place + 1 < items_.size() && items_[place + 1].after_break);
      if (at_break && page_number_of(items_[place].text) == PageNumber::number) return true;
    }
    return false;
  }

  void add_row(const Row& row, bool doubtful) {
    for (std::size_t place = row.begin; place < row.end; ++place) {
      const Part part = items_[place].part;
      const bool blank = part == Part::blank;
      if (blank && !std::binary_search(row.blank_cells.begin(), row.blank_cells.end(), place)) {
        continue;
      }
      const auto& paragraph = std::get<Paragraph>(blocks_[items_[place].block]);
      Cell cell;
      cell.row = static_cast<int>(table_.cells.size());
      cell.text = std::string(trim(paragraph.text));
      cell.page = paragraph.page;
      cell.box = paragraph.box;
      cell.text_box = blank ? Box{} : paragraph.box;
      cell.path = paragraph.path;
      cell.doubtful = paragraph.doubtful || (doubtful && part != Part::label);
      if (table_.path.empty()) table_.path = paragraph.path;
      table_.cells.push_back(std::move(cell));
    }
  }

  const std::vector<Block>& blocks_;
  const std::vector<Item>& items_;
  Method method_;
  std::vector<Row> rows_;
  std::size_t spacing_ = 0;
  Table table_;
};

// Runs of items between sentences, cut at headings.
class Gatherer {
 public:
  Gatherer(std::vector<Block> blocks, Method method) : blocks_(std::move(blocks)), method_(method) {
    bool after_break = false;
    for (std::size_t index = 0; index < blocks_.size(); ++index) {
      Item item;
      item.block = index;
      item.after_break = std::exchange(after_break, false);
      if (const auto* paragraph = std::get_if<Paragraph>(&blocks_[index])) {
        if (paragraph->text == page_break_text) {
          after_break = true;
          continue;
        }
        item.text = paragraph->text;
        item.part = part_of(paragraph->text);
      }
      items_.push_back(item);
    }
  }

  std::vector<Block> run() {
    for (std::size_t begin = 0; begin < items_.size();) {
      std::size_t end = begin;
      while (end < items_.size() && items_[end].part != Part::other) ++end;
      take_run(begin, end);
      if (end < items_.size()) pass(end);
      begin = end + 1;
    }
    return std::move(out_);
  }

 private:
  void pass(std::size_t item) {
    // Prose does not go on over a page break that has a line of its own.
    if (items_[item].after_break) out_.emplace_back(Paragraph());
    out_.push_back(std::move(blocks_[items_[item].block]));
  }

  void pass_all(std::size_t begin, std::size_t end) {
    for (std::size_t item = begin; item < end; ++item) pass(item);
  }

  // The greatest number of figures and blanks behind one label, a figure among them, that two rows
  // have; 0 when no two have as many as make a row.
  std::size_t cells_of_rows(std::size_t begin, std::size_t end) const {
    std::map<std::size_t, int> rows;
    std::size_t cells = 0;
    bool has_figure = false;
    for (std::size_t item = begin; item <= end; ++item) {
      if (item < end && items_[item].part != Part::label) {
        ++cells;
        has_figure = has_figure || items_[item].part == Part::figure;
        continue;
      }
      if (has_figure && cells >= blank_row) ++rows[cells];
      cells = 0;
      has_figure = false;
    }
    std::size_t most = 0;
    for (const auto& [number, count] : rows) {
      if (count >= 2) most = number;
    }
    return most;
  }

  // Headings of [begin, end), each the start of a part.
  void take_run(std::size_t begin, std::size_t end) {
    std::size_t part = begin;
    std::vector<HeadingItem> cells;
    cells.reserve(end - begin);
    const std::size_t whole_row = cells_of_rows(begin, end);
    std::size_t blanks = 0;
    for (std::size_t item = begin; item < end; ++item) {
      const bool is_label = items_[item].part == Part::label;
      blanks = items_[item].part == Part::blank ? blanks + 1 : 0;
      // The labels of rows without a number are no header.
      const bool is_blank_row = blanks > 0 && blanks == whole_row &&
                                (item + 1 == end || items_[item + 1].part == Part::label);
      const bool ends_row = items_[item].part == Part::figure || is_blank_row;
      cells.push_back(
          {is_label ? items_[item].text : std::string_view(), is_label ? 1U : 0U, ends_row});
    }
    const std::vector<bool> headings = find_table_headings(cells);
    for (std::size_t item = begin; item < end; ++item) {
      if (!headings[item - begin]) continue;
      take_part(part, item);
      pass(item);
      part = item + 1;
    }
    take_part(part, end);
  }

  void take_part(std::size_t begin, std::size_t end) {
    std::size_t figures = 0;
    std::size_t first_figure = end;
    std::size_t last_figure = begin;
    for (std::size_t item = begin; item < end; ++item) {
      if (items_[item].part != Part::figure) continue;
      ++figures;
      if (first_figure == end) first_figure = item;
      last_figure = item;
    }
    if (figures < least_figures) {
      pass_all(begin, end);
      return;
    }
    std::size_t first = first_figure;
    for (std::size_t labels = 0; first > begin && labels < most_title_labels; --first) {
      if (items_[first - 1].part == Part::label) ++labels;
    }
    while (items_[first].part == Part::blank) ++first;
    // Blank cells may follow the last figure, spacing certainly does.
    std::size_t last = last_figure + 1;
    while (last < end && items_[last].part == Part::blank) ++last;
    pass_all(begin, first);
    out_.emplace_back(SequenceMaker(blocks_, items_, method_).make(first, last));
    pass_all(last, end);
  }

  std::vector<Block> blocks_;
  std::vector<Item> items_;
  std::vector<Block> out_;
  Method method_;
};

}  // namespace

bool is_figure_cell(std::string_view text) {
  const Figure figure = read_figure(text);
  if (figure.state == FigureState::nil) return true;
  if (figure.state != FigureState::number) return false;
  const std::u32string characters = to_utf32(trim(text));
  return characters.size() > 1 || is_digit(characters.front()) || figure.value.is_zero();
}

std::vector<Block> gather_sequences(std::vector<Block> blocks, Method method) {
  return Gatherer(std::move(blocks), method).run();
}

}  // namespace gouji
