// Which column of a table is which column of a form, for one block of rows and one block of a form.
//
// Where places are true, the columns are aligned by their header labels and the groups above them.
// Where they are not, or where figures stand in places that have no header (headers displaced by
// lost tabs), the columns are those of the form in its own order, provided that the header words
// are the form's and stand in that order; a row must then have exactly that many figures.
// As many columns of figures as the form has, under headers in its order that stand beside them,
// are the form's too, in doubt: of 13 pages and documents with one span wrong or one header lost,
// 1129 more figures are right so than by the places of their headers.
#pragma once

#include <vector>

#include "schema/source_table.h"
#include "schema/target.h"

namespace gouji {

// Fewer columns are as many as the form's by chance.
inline constexpr int fewest_in_order = 5;

struct ColumnMatch {
  int column = -1;      // into SourceBlock::columns, by place only; -1 none
  int label = -1;       // the header label that matched, -1 where none was printed
  double score = 0;     // how well the header fits, 0 to 1
  bool unsure = false;  // a person should look
};

struct ColumnMap {
  bool by_place = true;
  double quality = 0;                // 0: this cannot be the block; 1: every header is the form's
  bool assumed = false;              // no header: taken for the form's by their number
  bool unsure = false;               // the order of the columns is an assumption
  bool is_disordered = false;        // by order: the words are the form's, in an order of their own
  std::vector<ColumnMatch> matches;  // one for each column of the form
  std::vector<int> extra;            // columns with figures that the form does not have
};

// `caption`: the label of the paragraph in front of the table, which may name the group that the
// columns belong to; -1 for none.
ColumnMap map_columns(const SourceBlock& source, const TargetBlock& target, int caption,
                      const LabelBook& book);

// How well header labels fit a column: the best of them for its own label, and whether any of
// `labels` or `around` is its group.
double column_score(const std::vector<int>& labels, const std::vector<int>& around,
                    const TargetColumn& column, const LabelBook& book);

// The run of `count` figures of a row whose columns are known by order only.
struct FigureRun {
  int begin = -1;     // into SourceRow::figures; -1 when the row cannot be read so
  bool sure = false;  // no other run is possible
};
FigureRun find_run(const SourceTable& table, const SourceBlock& block, const SourceRow& row,
                   int count);

}  // namespace gouji
