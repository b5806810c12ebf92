#include "schema/displaced.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "schema/checks.h"

namespace gouji {
namespace {

// Identities of one rule that differ, where it has so many: a report that adds up badly has three.
constexpr int kFewest = 4;
constexpr int kFewestOfAll = 3;  // that a rule must have: the three groups of disputes
constexpr double kShare = 0.5;   // of those that add up to anything

struct Tally {
  int all = 0;     // identities
  int stated = 0;  // of them those that add up to anything
  int differing = 0;
  int page = 0;  // of the first that differs
};

using Places = std::map<std::string_view, const FormField*>;  // by field
using BlockPlace = std::pair<int, int>;                       // a table and a block of it

Places places_in(const Form& form) {
  Places places;
  for (const FormField& field : form.fields) places.emplace(field.id, &field);
  return places;
}

const FormLabel& title_of(const Form& form, int table) {
  return form.tables[static_cast<std::size_t>(table)].title;
}

// What was not read explains by itself why the rest does not add up.
bool lacks_a_part(const IdentityCheck& check, const Record& record) {
  const std::vector<std::string>& fields = check.finding.fields;
  return std::any_of(fields.begin(), fields.end(), [&record](const std::string& id) {
    const Field* field = record.find(id);
    return field == nullptr || field->state == FieldState::missing ||
           field->state == FieldState::unreadable;
  });
}

// The tables that tie out almost nowhere, with a finding for each.
std::set<int> untied_tables(const Form& form, const Places& places, const Record& record,
                            std::vector<Finding>& findings) {
  std::map<std::pair<int, std::string>, Tally> tallies;  // by table and rule
  for (const IdentityCheck& check : check_identities_of(record, form, {})) {
    const auto place = places.find(check.identity->left.front());
    if (place == places.end()) continue;
    Tally& tally = tallies[{place->second->table, check.identity->rule}];
    ++tally.all;
    if (check.outcome == TieOut::not_stated || lacks_a_part(check, record)) continue;
    if (check.finding.expected == "0" && check.finding.actual == "0") continue;
    ++tally.stated;
    if (check.outcome != TieOut::differs) continue;
    if (tally.differing++ == 0) tally.page = check.finding.page;
  }
  std::set<int> tables;
  for (const auto& [key, tally] : tallies) {
    if (tally.all < kFewestOfAll) continue;
    const int fewest = std::min(kFewest, tally.all);
    if (tally.differing < fewest || tally.differing <= kShare * tally.stated) continue;
    if (!tables.insert(key.first).second) continue;
    const FormLabel& title = title_of(form, key.first);
    Finding& finding = findings.emplace_back();
    finding.rule = "displaced";
    finding.severity = Severity::warning;
    finding.page = tally.page;
    finding.message = {
        fmt::format("多处不能勾稽（{} 处中 {} 处），数字可能错位，整表待复核：{}", tally.stated,
                    tally.differing, title.printed),
        fmt::format("Ties out almost nowhere ({} places of {} do not): figures may stand in the "
                    "wrong cells, all are under review: {}",
                    tally.differing, tally.stated, title.english)};
  }
  return tables;
}

// The blocks that lack a column in every row that has any figure, with a finding for each.
std::set<BlockPlace> blocks_without_column(const Form& form, const Places& places,
                                           const Record& record, std::vector<Finding>& findings) {
  std::map<BlockPlace, std::map<int, std::map<const FormRow*, bool>>>
      found;  // column, row: not missing
  for (const Field& field : record.fields) {
    const auto place = places.find(field.id);
    if (place == places.end()) continue;
    const FormField& at = *place->second;
    const FormRow& row = row_of(form, at);
    found[{at.table, row.block}][at.column][&row] = field.state != FieldState::missing;
  }
  std::set<BlockPlace> blocks;
  for (const auto& [block, columns] : found) {
    std::set<const FormRow*> rows;  // that have any
    for (const auto& [column, cells] : columns) {
      for (const auto& [row, is_found] : cells)
        if (is_found) rows.insert(row);
    }
    const auto lacks = [&rows](const auto& column) {
      return std::none_of(rows.begin(), rows.end(), [&column](const FormRow* row) {
        const auto cell = column.second.find(row);
        return cell != column.second.end() && cell->second;
      });
    };
    if (rows.empty() || std::none_of(columns.begin(), columns.end(), lacks)) continue;
    blocks.insert(block);
    const FormLabel& title = title_of(form, block.first);
    Finding& finding = findings.emplace_back();
    finding.rule = "displaced";
    finding.severity = Severity::warning;
    finding.message = {"有的列没有数字，其他列的数字可能错位，待复核：" + title.printed,
                       "Of a column no figure was found, and those of the others may stand in the "
                       "wrong cells; they are under review: " +
                           title.english};
  }
  return blocks;
}

}  // namespace

std::vector<Finding> doubt_displaced(const Form& form, Record& record) {
  const Places places = places_in(form);
  std::vector<Finding> findings;
  const std::set<int> tables = untied_tables(form, places, record, findings);
  const std::set<BlockPlace> blocks = blocks_without_column(form, places, record, findings);
  for (Field& field : record.fields) {
    const auto place = places.find(field.id);
    if (place == places.end()) continue;
    const FormField& at = *place->second;
    if (tables.count(at.table) > 0 || blocks.count({at.table, row_of(form, at).block}) > 0)
      field.review = true;
  }
  return findings;
}

}  // namespace gouji
