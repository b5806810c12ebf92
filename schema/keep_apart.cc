#include "schema/keep_apart.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace gouji {
namespace {

bool has_any(const TableMap& map, const std::vector<bool>& rows) {
  return std::any_of(map.rows.begin(), map.rows.end(), [&rows](const RowMatch& match) {
    return rows[static_cast<std::size_t>(match.target)];
  });
}

bool has_any(const FormMap& map, const std::vector<bool>& rows) {
  return std::any_of(map.tables.begin(), map.tables.end(),
                     [&rows](const TableMap& table) { return has_any(table, rows); });
}

FormMap map_without(const std::vector<bool>& left_out, FormMap map, LabelBook& book) {
  for (TableMap& table : map.tables) {
    if (has_any(table, left_out)) table = map_table(*table.source, *map.target, book, left_out);
  }
  return map;
}

double worth_of(const FormMap& map) {
  constexpr double least = 0.5;  // of a match that says more than none
  double worth = 0;
  for (const TableMap& table : map.tables) {
    for (const RowMatch& match : table.rows) worth += match.score - least;
  }
  return worth;
}

}  // namespace

void keep_apart(FormMap& map, LabelBook& book) {
  const std::vector<FormTable>& tables = map.target->form->tables;
  for (std::size_t table = 0; table < tables.size(); ++table) {
    for (std::size_t i = 0; i < tables[table].alternatives.size(); ++i) {
      const TableChoice choice{0, static_cast<int>(table), static_cast<int>(i)};
      std::vector<bool> own;
      std::vector<bool> replaced;
      for (const TargetRow& row : map.target->rows) {
        const bool is_of_choice = has_row(choice, *map.target, row);
        own.push_back(is_of_choice && row.alternative >= 0);
        replaced.push_back(row.table == choice.table && row.alternative < 0 && !is_of_choice);
      }
      if (!has_any(map, own) || !has_any(map, replaced)) continue;
      FormMap ordinary = map_without(own, map, book);
      FormMap other = map_without(replaced, map, book);
      map = worth_of(other) > worth_of(ordinary) ? std::move(other) : std::move(ordinary);
    }
  }
}

}  // namespace gouji
