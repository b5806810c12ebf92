#include "schema/matrix_map.h"

#include <algorithm>

#include "schema/align.h"
#include "schema/column_map.h"
#include "schema/source_cells.h"

namespace gouji {
namespace {

constexpr double least_margin = 0.08;
constexpr double least_score = 0.85;

struct NamedCell {
  int cell = -1;
  std::vector<int> names;
};

// The figures of a block with their names, row by row or column by column.
std::vector<NamedCell> named_cells(const SourceTable& source, const SourceBlock& block,
                                   bool by_column) {
  const auto rows = block.rows.size();
  const auto columns = block.columns.size();
  std::vector<NamedCell> cells;
  for (std::size_t place = 0; place < rows * columns; ++place) {
    const SourceRow& row = block.rows[by_column ? place % rows : place / columns];
    const SourceColumn& column = block.columns[by_column ? place / rows : place % columns];
    NamedCell made;
    made.cell = source.at(row.row, column.column);
    if (made.cell < 0) continue;
    made.names = column.labels;
    made.names.insert(made.names.end(), row.groups.begin(), row.groups.end());
    if (row.label >= 0) made.names.push_back(row.label);
    cells.push_back(std::move(made));
  }
  return cells;
}

// A column's name and its group's must both be there: with one alone the columns of 四 are alike.
double score_of(const NamedCell& cell, const TargetColumn& column, const LabelBook& book) {
  double own = 0;
  double group = column.groups.empty() ? 1 : 0;
  for (const int name : cell.names) {
    own = std::max(own, book.similarity(name, column.label));
    if (!column.groups.empty())
      group = std::max(group, book.similarity(name, column.groups.back()));
  }
  return own < known_label || group < known_label ? 0 : 0.5 * own + 0.5 * group;
}

}  // namespace

std::optional<RowClaim> map_matrix(const SourceTable& source, const Target& target, int target_row,
                                   const LabelBook& book) {
  const int target_block = target.rows[static_cast<std::size_t>(target_row)].block;
  const std::vector<TargetColumn>& columns =
      target.blocks[static_cast<std::size_t>(target_block)].columns;
  const auto count = static_cast<int>(columns.size());
  std::optional<RowClaim> best;
  std::size_t best_matched = 0;
  for (std::size_t block = 0; block < source.blocks.size(); ++block) {
    if (!source.blocks[block].by_place || source.blocks[block].rows.size() < 2) continue;
    for (const bool by_column : {false, true}) {
      const std::vector<NamedCell> cells = named_cells(source, source.blocks[block], by_column);
      if (cells.empty() || cells.size() > 4 * columns.size()) continue;
      ScoreMatrix scores(static_cast<int>(cells.size()), count);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        for (std::size_t j = 0; j < columns.size(); ++j) {
          scores.set(static_cast<int>(i), static_cast<int>(j),
                     score_of(cells[i], columns[j], book));
        }
      }
      const Alignment alignment = align(scores);
      // A part of the table (行政复议 alone) is a third of it.
      if (3 * alignment.pairs.size() < columns.size() || alignment.pairs.size() <= best_matched) {
        continue;
      }
      best_matched = alignment.pairs.size();
      RowClaim claim;
      claim.source = &source;
      claim.block = static_cast<int>(block);
      claim.target = target_row;
      claim.score = 1;
      claim.cells.resize(columns.size());
      for (const AlignedPair& pair : alignment.pairs) {
        const NamedCell& cell = cells[static_cast<std::size_t>(pair.source)];
        ClaimedCell& made = claim.cells[static_cast<std::size_t>(pair.target)];
        made = {cell.cell, cell.names.empty() ? -1 : cell.names.back(), pair.score,
                pair.margin < least_margin || pair.score < least_score};
      }
      best = std::move(claim);
    }
  }
  return best;
}

}  // namespace gouji
