#include "extract/tabbed_bands.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "normalize/figure.h"
#include "normalize/text.h"

namespace gouji {
namespace {

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

// Rows with k figures and their label in one field.
struct Witness {
  std::set<int> starts;
  int size = 0;  // of the longest
};

using Witnesses = std::map<int, Witness>;  // by the last field of the label

// Where the figures of a row begin that has fewer than k of them: as in full rows with their label
// in the same field; else where nothing else is possible; else a guess. A row that is longer than
// those has a blank field more in front, or behind: they tell nothing.
void place_figures(RowForm& form, int count, const Witnesses& witnesses) {
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
  if (witness != witnesses.end() && witness->second.starts.size() == 1 &&
      fits(*witness->second.starts.begin()) && form.size <= witness->second.size) {
    form.start = *witness->second.starts.begin();
    return;
  }
  const int latest_inside = std::min(latest, form.size - count);
  form.start = std::max(earliest, latest_inside);
  form.doubtful = earliest != latest_inside;
  if (!form.doubtful) return;
  std::set<int> all;
  for (const auto& [text, rows] : witnesses) all.insert(rows.starts.begin(), rows.starts.end());
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

// A row with fewer fields than there are columns may have lost a blank one anywhere, not only at
// its end, and all figures behind it stand in the wrong columns then.
void doubt_short_rows(Band& band) {
  const auto headed = static_cast<int>(header_columns(band, band.last_start).size());
  const int columns = std::max(band.figures, headed);
  for (RowForm& form : band.rows) {
    if (form.start >= 0 && form.size - form.start < columns) form.doubtful = true;
  }
}

void place_all(Band& band) {
  Witnesses witnesses;
  for (const RowForm& form : band.rows) {
    if (form.has_figures() && form.extent() == band.figures) {
      Witness& witness = witnesses[form.last_text];
      witness.starts.insert(form.first_figure);
      witness.size = std::max(witness.size, form.size);
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
    if (witness != witnesses.end() && witness->second.starts.size() > 1) form.doubtful = true;
    if (form.last_text < 0 && !is_settled(band, form)) form.doubtful = true;
    if (band.first_start < 0 || form.start < band.first_start) band.first_start = form.start;
    band.last_start = std::max(band.last_start, form.start);
  }
  band.first_start = std::max(band.first_start, 0);
  doubt_short_rows(band);
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

}  // namespace

std::string_view field_of(const RowForm& form, int place) {
  return trim(form.row->fields[static_cast<std::size_t>(place)]);
}

std::vector<int> header_columns(const Band& band, int first) {
  std::set<int> columns;
  for (const RowForm& form : band.header) {
    for (int place = std::max(first, 0); place < form.size; ++place) {
      if (!field_of(form, place).empty()) columns.insert(place);
    }
  }
  return {columns.begin(), columns.end()};
}

std::vector<Band> read_bands(const std::vector<FieldRow>& rows) {
  std::vector<Band> bands = cut_bands(rows);
  for (Band& band : bands) {
    count_figures(band);
    place_all(band);
    move_blank_rows(band);
    place_all(band);
  }
  return bands;
}

}  // namespace gouji
