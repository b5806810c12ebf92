#include "schema/shape.h"

#include <algorithm>

#include "schema/align.h"
#include "schema/source_cells.h"

namespace gouji {
namespace {

// Rows of the right shape that must be there before a form is named by its shape.
constexpr double least_share = 0.8;

// The number of cells over each row of a table.
std::vector<int> row_shapes(const std::vector<SourceTable>& sources) {
  std::vector<int> shapes;
  for (const SourceTable& source : sources) {
    if (source.is_sequence) continue;
    for (int row = 0; row < source.rows; ++row) {
      int cells = 0;
      int before = -1;
      for (int column = 0; column < source.columns; ++column) {
        const int index = source.at(row, column);
        if (index >= 0 && index != before) ++cells;
        before = index;
      }
      shapes.push_back(cells);
    }
  }
  return shapes;
}

int shape_of(const Target& target, const TargetRow& row) {
  const int labels = row.label < 0 ? 0 : static_cast<int>(row.groups.size()) + 1;
  return target.blocks[static_cast<std::size_t>(row.block)].size() + labels;
}

ShapeFit fit_choice(const std::vector<int>& shapes, const Target& target,
                    std::vector<int> alternatives) {
  std::vector<int> wanted;
  for (const TargetRow& row : target.rows) {
    const int alternative = alternatives[static_cast<std::size_t>(row.table)];
    if (has_row({0, row.table, alternative, false}, target, row)) {
      wanted.push_back(shape_of(target, row));
    }
  }
  ScoreMatrix scores(static_cast<int>(shapes.size()), static_cast<int>(wanted.size()));
  for (int i = 0; i < scores.sources(); ++i) {
    for (int j = 0; j < scores.targets(); ++j) {
      const bool same = shapes[static_cast<std::size_t>(i)] == wanted[static_cast<std::size_t>(j)];
      scores.set(i, j, same ? 1 : 0);
    }
  }
  const Alignment alignment = align(scores);
  ShapeFit fit;
  fit.alternatives = std::move(alternatives);
  fit.cost = alignment.cost;
  fit.share = wanted.empty() ? 0
                             : static_cast<double>(alignment.pairs.size()) /
                                   static_cast<double>(wanted.size());
  return fit;
}

bool is_doubtful(const std::vector<SourceTable>& sources) {
  int filled = 0;
  int doubtful = 0;
  for (const SourceTable& source : sources) {
    for (std::size_t index = 0; index < source.cells.size(); ++index) {
      if (source.cells[index].kind == CellKind::empty) continue;
      ++filled;
      if (source.original(static_cast<int>(index)).doubtful) ++doubtful;
    }
  }
  return filled > 0 && 2 * doubtful >= filled;
}

// Whether only some of the table's alternatives (the ordinary rows counted) have the row.
bool is_contested(const Target& target, const TargetRow& row) {
  if (row.alternative >= 0) return true;
  TableChoice choice{0, row.table, 0};
  const auto alternatives = static_cast<int>(
      target.form->tables[static_cast<std::size_t>(row.table)].alternatives.size());
  for (; choice.alternative < alternatives; ++choice.alternative) {
    if (!has_row(choice, target, row)) return true;
  }
  return false;
}

// Whether a row with figures beside this one is nobody's: 1. and 2. of what was taken for one row.
bool has_unknown_neighbour(const TableChoice& choice, const Target& target, const TableMap& table,
                           const RowMatch& match) {
  const std::vector<SourceRow>& rows =
      table.source->blocks[static_cast<std::size_t>(match.block)].rows;
  for (const int place : {match.row - 1, match.row + 1}) {
    if (place < 0 || place >= static_cast<int>(rows.size())) continue;
    if (!rows[static_cast<std::size_t>(place)].has_figures) continue;
    const bool is_known =
        std::any_of(table.rows.begin(), table.rows.end(), [&](const RowMatch& other) {
          return has_row(choice, target, target.rows[static_cast<std::size_t>(other.target)]) &&
                 other.block == match.block &&
                 (other.row == place || (other.joined == 2 && other.row + 1 == place));
        });
    if (!is_known) return true;
  }
  return false;
}

// Whether a row that only the chosen alternative has was found by a label that says so, and no row
// of another by a better one, nor any beside it that nobody knows.
bool is_settled(const TableChoice& choice, const FormMap& map) {
  double own = 0;
  double rival = 0;
  for (const TableMap& table : map.tables) {
    for (const RowMatch& match : table.rows) {
      const TargetRow& row = map.target->rows[static_cast<std::size_t>(match.target)];
      if (row.table != choice.table || !is_contested(*map.target, row)) continue;
      const bool is_own = has_row(choice, *map.target, row);
      if (is_own && row.alternative >= 0 &&
          has_unknown_neighbour(choice, *map.target, table, match))
        return false;
      double& best = is_own ? own : rival;
      best = std::max(best, match.label);
    }
  }
  return own >= known_label && own >= rival;
}

}  // namespace

ShapeFit fit_shape(const std::vector<SourceTable>& sources, const Target& target) {
  const std::vector<int> shapes = row_shapes(sources);
  const std::vector<FormTable>& tables = target.form->tables;
  ShapeFit best = fit_choice(shapes, target, std::vector<int>(tables.size(), -1));
  for (std::size_t table = 0; table < tables.size(); ++table) {
    for (std::size_t choice = 0; choice < tables[table].alternatives.size(); ++choice) {
      std::vector<int> alternatives = best.alternatives;
      alternatives[table] = static_cast<int>(choice);
      ShapeFit fit = fit_choice(shapes, target, std::move(alternatives));
      if (fit.cost < best.cost) best = std::move(fit);
    }
  }
  return best;
}

EditionChoice choose_by_shape(const std::vector<SourceTable>& sources,
                              const std::vector<FormMap>& forms) {
  EditionChoice choice;
  if (!is_doubtful(sources)) return choice;
  ShapeFit best;
  for (std::size_t form = 0; form < forms.size(); ++form) {
    ShapeFit fit = fit_shape(sources, *forms[form].target);
    if (fit.share < least_share || (choice.form >= 0 && fit.cost >= best.cost)) continue;
    choice.form = static_cast<int>(form);
    best = std::move(fit);
  }
  for (std::size_t table = 0; choice.form >= 0 && table < best.alternatives.size(); ++table) {
    choice.tables.push_back(
        {choice.form, static_cast<int>(table), best.alternatives[table], false});
  }
  return choice;
}

void settle_alternatives(EditionChoice& choice, const std::vector<SourceTable>& sources,
                         const std::vector<FormMap>& forms) {
  for (TableChoice& table : choice.tables) {
    const FormMap& map = forms[static_cast<std::size_t>(table.form)];
    const FormTable& definition = map.target->form->tables[static_cast<std::size_t>(table.table)];
    if (definition.alternatives.empty() || is_settled(table, map)) continue;
    const ShapeFit fit = fit_shape(sources, *map.target);
    table.is_settled = false;
    if (fit.share < least_share) continue;
    table.alternative = fit.alternatives[static_cast<std::size_t>(table.table)];
  }
}

}  // namespace gouji
