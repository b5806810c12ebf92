#include "extract/tabbed_text.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "extract/tabbed_bands.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// A table longer than that goes on in another one: its grid is dense in memory.
constexpr int most_rows = 4000;

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

// Whether one of the row's `figures` is blank: a number that stands on a line next to it may be it.
bool has_blank_figure(const RowForm& form, int figures) {
  for (int place = form.start; place < form.start + figures; ++place) {
    if (place >= form.size || field_of(form, place).empty()) return true;
  }
  return false;
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
      const bool doubtful =
          form.doubtful || (form.row->beside_number && has_blank_figure(form, figures));
      const int end = std::max(form.start + figures, form.has_figures() ? form.last_figure + 1 : 0);
      for (int place = form.start; place < end; ++place) {
        // An editor that trims lines has cut the empty fields at the end; or one was lost before.
        const bool cut = place >= form.size;
        const bool extra = place >= form.start + figures;
        add_cell(form, start_ + place - form.start,
                 cut ? std::string_view() : field_of(form, place), doubtful || cut || extra);
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

bool has_figures(const Band& band) {
  return std::any_of(band.rows.begin(), band.rows.end(),
                     [](const RowForm& form) { return form.has_figures(); });
}

// A header with quite another number of columns is that of another table.
bool begins_table(const Band& before, const Band& band) {
  return !band.header.empty() && before.figures != band.figures &&
         std::max(before.figures, band.figures) >= 5;
}

std::vector<Table> read_part(const std::vector<FieldRow>& rows) {
  std::vector<Table> tables;
  const std::vector<Band> bands = read_bands(rows);
  if (std::none_of(bands.begin(), bands.end(), has_figures)) {
    if (auto table = read_blank_form(rows)) tables.push_back(std::move(*table));
    return tables;
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
