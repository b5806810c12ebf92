#include "extract/tabbed_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "normalize/figure.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// A table longer than that goes on in another one: its grid is dense in memory.
constexpr int most_rows = 4000;

// One row with what its fields are. Indices count fields; -1 for none.
struct RowForm {
  const FieldRow* row = nullptr;
  int size = 0;
  int last_text = -1;     // the last field of the label; numbers before it count rows
  int first_figure = -1;  // behind the last text
  int last_figure = -1;

  int start = -1;         // the field where the row's figures begin, once known
  bool doubtful = false;  // that is a guess

  bool has_figures() const { return first_figure >= 0; }
  int extent() const { return has_figures() ? last_figure - first_figure + 1 : 0; }
};

RowForm describe(const FieldRow& row) {
  RowForm form;
  form.row = &row;
  form.size = static_cast<int>(row.fields.size());
  for (int place = 0; place < form.size; ++place) {
    switch (read_figure(row.fields[static_cast<std::size_t>(place)]).state) {
      case FigureState::text:
        if (form.first_figure >= 0 && form.last_text >= 0) {
          form.last_figure = place;  // behind a label's figures: one that cannot be read
          break;
        }
        form.last_text = place;
        form.first_figure = -1;
        break;
      case FigureState::number:
      case FigureState::nil:
        if (form.first_figure < 0) form.first_figure = place;
        form.last_figure = place;
        break;
      case FigureState::blank:
        break;
    }
  }
  return form;
}

// Header rows and the rows of figures below them.
struct Band {
  std::vector<RowForm> header;
  std::vector<RowForm> rows;
  int figures = 0;      // k
  int first_start = 0;  // smallest and largest field where figures begin
  int last_start = 0;
};

std::string_view field_of(const RowForm& form, int place) {
  return trim(form.row->fields[static_cast<std::size_t>(place)]);
}

// The columns from `first` on that hold header text, in order.
std::vector<int> header_columns(const Band& band, int first) {
  std::set<int> columns;
  for (const RowForm& form : band.header) {
    for (int place = std::max(first, 0); place < form.size; ++place) {
      if (!field_of(form, place).empty()) columns.insert(place);
    }
  }
  return {columns.begin(), columns.end()};
}

// The figures that a row has when each header names the field below it, the first fields being
// blank in every row; 0 where the text does not say so: a header set apart from its figures.
int headed_places(const Band& band) {
  int labels = -1;  // the fewest fields before figures
  int end = 0;      // behind the last figure
  int longest = 0;
  for (const RowForm& form : band.rows) {
    if (!form.has_figures()) continue;
    if (labels < 0 || form.last_text + 1 < labels) labels = form.last_text + 1;
    end = std::max(end, form.last_figure + 1);
    longest = std::max(longest, form.size);
  }
  if (labels < 0) return 0;
  const std::vector<int> columns = header_columns(band, labels);
  const auto count = static_cast<int>(columns.size());
  if (count == 0 || columns.front() != labels || columns.back() != labels + count - 1) return 0;
  const bool wide = std::any_of(band.header.begin(), band.header.end(),
                                [&](const RowForm& form) { return form.size >= longest; });
  return wide && end <= labels + count && longest >= labels + count ? count : 0;
}

void count_figures(Band& band) {
  int widest = 0;
  int first = -1;
  for (const RowForm& form : band.rows) {
    widest = std::max(widest, form.extent());
    if (form.has_figures() && (first < 0 || form.first_figure < first)) first = form.first_figure;
  }
  band.figures = widest;
  if (first < 0) return;
  const auto headed = static_cast<int>(header_columns(band, first).size());
  const auto rows_of = [&](int extent) {
    return std::count_if(band.rows.begin(), band.rows.end(),
                         [extent](const RowForm& form) { return form.extent() == extent; });
  };
  // One row with more figures than there are headers has one too many.
  if (headed > 0 && headed < widest && rows_of(widest) == 1 && rows_of(headed) >= 2) {
    band.figures = headed;
  }
  // A column that is blank in every row shows in the header only.
  if (headed > widest) {
    const auto roomy = std::count_if(band.rows.begin(), band.rows.end(), [&](const RowForm& form) {
      return form.has_figures() && form.size >= first + headed;
    });
    if (static_cast<std::size_t>(roomy) * 2 > band.rows.size()) band.figures = headed;
  }
  const int places = headed_places(band);
  if (places > band.figures) band.figures = places;
}

// Where the figures of a row begin that has fewer than k of them: as in full rows with their label
// in the same field; else where nothing else is possible; else a guess.
void place_figures(RowForm& form, int count, const std::map<int, std::set<int>>& witnesses) {
  if (form.extent() == count && form.has_figures()) {
    form.start = form.first_figure;
    return;
  }
  const int earliest =
      std::max(form.last_text + 1, form.has_figures() ? form.last_figure - count + 1 : 0);
  const int latest = form.has_figures() ? form.first_figure : form.size - count;
  if (latest < earliest) {
    if (!form.has_figures()) return;  // a label alone
    form.start = form.first_figure;
    form.doubtful = true;
    return;
  }
  const auto fits = [&](int start) { return start >= earliest && start <= latest; };
  const auto witness = witnesses.find(form.last_text);
  if (witness != witnesses.end() && witness->second.size() == 1 && fits(*witness->second.begin())) {
    form.start = *witness->second.begin();
    return;
  }
  const int latest_inside = std::min(latest, form.size - count);
  form.start = std::max(earliest, latest_inside);
  form.doubtful = earliest != latest_inside;
  if (!form.doubtful) return;
  std::set<int> all;
  for (const auto& [text, starts] : witnesses) all.insert(starts.begin(), starts.end());
  if (all.size() == 1 && fits(*all.begin())) form.start = *all.begin();
}

// Whether the header settles where the figures of a row without a label stand: it has a text for
// each, and is as long as the row. Empty fields in front or behind are else blanks, or none.
bool is_settled(const Band& band, const RowForm& form) {
  const bool long_enough =
      form.size <= form.start + band.figures ||
      std::any_of(band.header.begin(), band.header.end(),
                  [&](const RowForm& header) { return header.size >= form.size; });
  const bool named = static_cast<int>(header_columns(band, form.start).size()) == band.figures;
  return long_enough && (form.start == 0 || named);
}

void place_all(Band& band) {
  std::map<int, std::set<int>> witnesses;
  for (const RowForm& form : band.rows) {
    if (form.has_figures() && form.extent() == band.figures) {
      witnesses[form.last_text].insert(form.first_figure);
    }
  }
  band.first_start = -1;
  band.last_start = 0;
  for (RowForm& form : band.rows) {
    form.start = -1;
    form.doubtful = false;
    if (band.figures == 0) continue;
    place_figures(form, band.figures, witnesses);
    if (form.start < 0) continue;
    // Rows of one shape whose figures begin in different fields have blanks in front.
    const auto witness = witnesses.find(form.last_text);
    if (witness != witnesses.end() && witness->second.size() > 1) form.doubtful = true;
    if (form.last_text < 0 && !is_settled(band, form)) form.doubtful = true;
    if (band.first_start < 0 || form.start < band.first_start) band.first_start = form.start;
    band.last_start = std::max(band.last_start, form.start);
  }
  band.first_start = std::max(band.first_start, 0);
}

// Rows in front of a band that are headers, and those behind them that only have labels: rows whose
// figures are all blank.
void move_blank_rows(Band& band) {
  const auto last_header =
      std::find_if(band.header.rbegin(), band.header.rend(), [&](const RowForm& form) {
        return form.last_text >= std::max(band.last_start, 1) ||
               (form.last_text >= 0 && form.size < band.last_start + band.figures);
      });
  const auto first_blank = last_header.base();
  if (first_blank == band.header.begin()) return;  // all of them: titles then
  band.rows.insert(band.rows.begin(), first_blank, band.header.end());
  band.header.erase(first_blank, band.header.end());
}

// Whether rows without figures begin a new block below rows whose figures begin at `start`: one of
// them has text where the figures are.
bool is_header(const std::vector<RowForm>& group, int start) {
  return std::any_of(group.begin(), group.end(),
                     [start](const RowForm& form) { return form.last_text >= start; });
}

std::vector<Band> cut_bands(const std::vector<FieldRow>& rows) {
  std::vector<Band> bands(1);
  std::vector<RowForm> group;  // rows without figures, not yet placed
  int start = 0;               // the largest start of figures in the band so far
  for (const FieldRow& row : rows) {
    RowForm form = describe(row);
    if (form.last_text < 0 && !form.has_figures()) continue;
    if (!form.has_figures()) {
      group.push_back(form);
      continue;
    }
    if (bands.back().rows.empty()) {
      bands.back().header = std::move(group);
    } else if (is_header(group, start)) {
      bands.emplace_back();
      bands.back().header = std::move(group);
      start = 0;
    } else {
      std::move(group.begin(), group.end(), std::back_inserter(bands.back().rows));
    }
    group.clear();
    start = std::max(start, form.first_figure);
    bands.back().rows.push_back(form);
  }
  std::move(group.begin(), group.end(), std::back_inserter(bands.back().rows));
  return bands;
}

std::multiset<std::string> header_words(const Band& band) {
  std::multiset<std::string> words;
  for (const RowForm& form : band.header) {
    for (const std::string_view field : form.row->fields) {
      std::string word = fold(field);
      if (!word.empty()) words.insert(std::move(word));
    }
  }
  return words;
}

class TableMaker {
 public:
  void add(const Band& band) { bands_.push_back(&band); }
  bool is_empty() const { return bands_.empty(); }

  Table make() {
    table_.method = Method::text;
    for (const Band* band : bands_) start_ = std::max(start_, band->last_start);
    std::multiset<std::string> known;
    for (const Band* band : bands_) {
      const std::multiset<std::string> words = header_words(*band);
      const bool repeated = !words.empty() && words == known;
      if (!repeated) {
        add_header(*band);
        known = words;
      }
      for (const RowForm& form : band->rows) add_row(form, band->figures);
    }
    table_.rows = row_;
    for (const Cell& cell : table_.cells)
      table_.columns = std::max(table_.columns, cell.column + 1);
    return std::move(table_);
  }

 private:
  void add_cell(const RowForm& form, int column, std::string_view text, bool doubtful) {
    Cell cell;
    cell.row = row_;
    cell.column = column;
    cell.text = std::string(text);
    cell.path = "line " + std::to_string(form.row->line);
    cell.doubtful = doubtful;
    if (table_.path.empty()) table_.path = cell.path;
    table_.cells.push_back(std::move(cell));
  }

  void add_header(const Band& band) {
    const std::vector<int> columns = header_columns(band, band.first_start);
    const bool matched = static_cast<int>(columns.size()) == band.figures;
    const bool moved = start_ != band.first_start || band.last_start != band.first_start;
    for (const RowForm& form : band.header) {
      for (int place = 0; place < form.size; ++place) {
        const std::string_view text = field_of(form, place);
        if (text.empty()) continue;
        int column = place;
        bool doubtful = false;
        if (place >= band.first_start) {
          const auto rank = std::lower_bound(columns.begin(), columns.end(), place);
          column = matched ? start_ + static_cast<int>(rank - columns.begin())
                           : place + start_ - band.first_start;
          doubtful = !matched && moved;
        }
        add_cell(form, column, text, doubtful);
      }
      ++row_;
    }
  }

  void add_row(const RowForm& form, int figures) {
    const int labels = form.start < 0 ? form.size : form.start;
    for (int place = 0; place < labels; ++place) {
      const std::string_view text = field_of(form, place);
      if (!text.empty()) add_cell(form, place, text, false);
    }
    if (form.start >= 0) {
      const int end = std::max(form.start + figures, form.has_figures() ? form.last_figure + 1 : 0);
      for (int place = form.start; place < end; ++place) {
        // An editor that trims lines has cut the empty fields at the end.
        const bool cut = place >= form.size;
        const bool extra = place >= form.start + figures;
        add_cell(form, start_ + place - form.start,
                 cut ? std::string_view() : field_of(form, place), form.doubtful || cut || extra);
      }
    }
    ++row_;
  }

  std::vector<const Band*> bands_;
  Table table_;
  int start_ = 0;  // S: the column where all figures begin
  int row_ = 0;
};

// A form that nobody filled in: as printed.
std::optional<Table> read_blank_form(const std::vector<FieldRow>& rows) {
  int wide = 0;
  Table table;
  table.method = Method::text;
  for (const FieldRow& row : rows) {
    int texts = 0;
    for (std::size_t place = 0; place < row.fields.size(); ++place) {
      Cell cell;
      cell.row = table.rows;
      cell.column = static_cast<int>(place);
      cell.text = std::string(trim(row.fields[place]));
      cell.path = "line " + std::to_string(row.line);
      if (!cell.text.empty()) ++texts;
      table.columns = std::max(table.columns, cell.column + 1);
      table.cells.push_back(std::move(cell));
    }
    if (texts > 0 && row.fields.size() >= 3) ++wide;
    ++table.rows;
  }
  if (wide < 3) return std::nullopt;
  table.path = table.cells.front().path;
  return table;
}

// A header with quite another number of columns is that of another table.
bool begins_table(const Band& before, const Band& band) {
  return !band.header.empty() && before.figures != band.figures &&
         std::max(before.figures, band.figures) >= 5;
}

std::vector<Table> read_part(const std::vector<FieldRow>& rows) {
  std::vector<Table> tables;
  std::vector<Band> bands = cut_bands(rows);
  if (bands.front().rows.empty() || !std::any_of(bands.begin(), bands.end(), [](const Band& band) {
        return std::any_of(band.rows.begin(), band.rows.end(),
                           [](const RowForm& form) { return form.has_figures(); });
      })) {
    if (auto table = read_blank_form(rows)) tables.push_back(std::move(*table));
    return tables;
  }
  for (Band& band : bands) {
    count_figures(band);
    place_all(band);
    move_blank_rows(band);
    place_all(band);
  }
  TableMaker maker;
  for (std::size_t index = 0; index < bands.size(); ++index) {
    if (index > 0 && begins_table(bands[index - 1], bands[index])) {
      tables.push_back(maker.make());
      maker = TableMaker();
    }
    maker.add(bands[index]);
  }
  tables.push_back(maker.make());
  return tables;
}

}  // namespace

std::vector<Table> read_tabbed_rows(const std::vector<FieldRow>& rows) {
  std::vector<Table> tables;
  for (std::size_t begin = 0; begin < rows.size(); begin += most_rows) {
    const std::size_t end = std::min(rows.size(), begin + most_rows);
    const std::vector<FieldRow> part(rows.begin() + static_cast<std::ptrdiff_t>(begin),
                                     rows.begin() + static_cast<std::ptrdiff_t>(end));
    for (Table& table : read_part(part)) tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace gouji
