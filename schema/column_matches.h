// Which column of a table each of the form's columns was found in, while headers and figures are
// held against each other (column_place.h, scan_columns.h).
#pragma once

#include <vector>

#include "schema/column_map.h"

namespace gouji {

class ColumnMatches {
 public:
  // `caption`: label of the paragraph in front of the table, -1 for none.
  ColumnMatches(const SourceBlock& source, const TargetBlock& target, int caption,
                const LabelBook& book);

  const SourceBlock& source() const { return source_; }
  const TargetBlock& target() const { return target_; }
  const LabelBook& book() const { return book_; }
  ColumnMap& map() { return map_; }
  const ColumnMap& map() const { return map_; }

  int sources() const { return static_cast<int>(source_.columns.size()); }
  const SourceColumn& source(int column) const {
    return source_.columns[static_cast<std::size_t>(column)];
  }
  const TargetColumn& target(int column) const {
    return target_.columns[static_cast<std::size_t>(column)];
  }
  ColumnMatch& match(int column) { return map_.matches[static_cast<std::size_t>(column)]; }
  const ColumnMatch& match(int column) const {
    return map_.matches[static_cast<std::size_t>(column)];
  }

  std::vector<int> columns_of_figures() const;

  // The form's column that was found in `column`, -1 for none.
  int target_at(int column) const;
  bool is_used(int column) const { return target_at(column) >= 0; }

  // How well the headers over a column say that it is the form's, 0 to 1.
  double score(int column, int target_column) const;

  void assign(int target_column, int column, double score, bool unsure);

  // Whether a form knows one of the column's headers for the name of a column.
  bool has_name(int column) const;

  // As many columns of figures as the form has are the form's, in its order: without rules a header
  // may stand nearer to its neighbour's figures than to its own. Where the headers say otherwise,
  // and where the number is another, a person should look.
  void trust_order();

 private:
  int best_label(int column, int target_column) const;

  const SourceBlock& source_;
  const TargetBlock& target_;
  int caption_;
  const LabelBook& book_;
  ColumnMap map_;
};

}  // namespace gouji
