// Rows of fields → bands: header rows and the rows below them, which have their figures in common.
// Where a row's figures begin is told by its own fields where it is full, and by full rows of its
// shape where it is not; else it is a guess, and doubtful.
#pragma once

#include <string_view>
#include <vector>

#include "extract/plain_lines.h"

namespace gouji {

// One row with what its fields are. Indices count fields; -1 for none.
struct RowForm {
  const FieldRow* row = nullptr;
  int size = 0;
  int last_text = -1;     // the last field of the label; numbers before it count rows
  int first_figure = -1;  // behind the last text
  int last_figure = -1;

  int start = -1;         // the field where the row's figures begin, once known
  bool doubtful = false;  // that is a guess, or the row has too few fields

  bool has_figures() const { return first_figure >= 0; }
  int extent() const { return has_figures() ? last_figure - first_figure + 1 : 0; }
};

// Header rows and the rows of figures below them.
struct Band {
  std::vector<RowForm> header;
  std::vector<RowForm> rows;
  int figures = 0;      // k
  int first_start = 0;  // smallest and largest field where figures begin
  int last_start = 0;
};

// The text of a field, trimmed.
std::string_view field_of(const RowForm& form, int place);

// The columns from `first` on that hold header text, in order.
std::vector<int> header_columns(const Band& band, int first);

// Cuts the rows where headers begin, and finds where the figures of each row begin. At least one
// band; its rows may all be without figures.
std::vector<Band> read_bands(const std::vector<FieldRow>& rows);

}  // namespace gouji
