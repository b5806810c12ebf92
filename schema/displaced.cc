#include "schema/displaced.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "schema/checks.h"

namespace gouji {
namespace {

// Identities of one rule that differ, where it has so many: a report that adds up badly has three.
constexpr int kFewest = 4;
// That a rule must have: the three groups of disputes, of which one may hold what is no figure.
constexpr int kFewestOfAll = 3;
constexpr double kShare = 0.5;  // of those that add up to anything

struct Tally {
  int all = 0;     // identities
  int unread = 0;  // of them those of which a figure was not read
  int stated = 0;  // and those that add up to anything
  int differing = 0;
  int page = 0;  // of the first that differs
};

using BlockPlace = std::pair<int, int>;  // a table and a block of it

BlockPlace block_of(const Form& form, const FormField& field) {
  return {field.table, row_of(form, field).block};
}

const FormLabel& title_of(const Form& form, int table) {
  return form.tables[static_cast<std::size_t>(table)].title;
}

// The tables that tie out almost nowhere, with a finding for each.
std::set<int> untied_tables(const Form& form, const Record& record,
                            std::vector<Finding>& findings) {
  std::map<std::pair<int, std::string>, Tally> tallies;  // by table and rule
  for (const IdentityOutcome& one : identity_outcomes(record, form)) {
    const FormField* field = form.find_field(one.identity->left.front());
    if (field == nullptr) continue;
    Tally& tally = tallies[{field->table, one.identity->rule}];
    ++tally.all;
    // What was not read explains by itself why the rest does not add up.
    tally.unread += one.is_read ? 0 : 1;
    if (one.outcome == TieOut::not_stated || !one.is_read || one.is_zero) continue;
    ++tally.stated;
    if (one.outcome != TieOut::differs) continue;
    if (tally.differing++ == 0) tally.page = one.page;
  }
  std::set<int> tables;
  for (const auto& [key, tally] : tallies) {
    if (tally.all < kFewestOfAll) continue;
    const int fewest = std::max(std::min(kFewest, tally.all - tally.unread), kFewestOfAll - 1);
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

// The blocks of which one column has no figure and another has, with a finding for each.
std::set<BlockPlace> blocks_without_column(const Form& form, const Record& record,
                                           std::vector<Finding>& findings) {
  std::map<BlockPlace, std::map<int, bool>> found;  // by column, whether any cell of it was
  for (const Field& field : record.fields) {
    const FormField* at = form.find_field(field.id);
    if (at == nullptr) continue;
    bool& any = found[block_of(form, *at)][at->column];
    any = any || field.state != FieldState::missing;
  }
  std::set<BlockPlace> blocks;
  for (const auto& [block, columns] : found) {
    const auto was_found = [](const auto& column) { return column.second; };
    if (std::none_of(columns.begin(), columns.end(), was_found) ||
        std::all_of(columns.begin(), columns.end(), was_found)) {
      continue;
    }
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
  std::vector<Finding> findings;
  const std::set<int> tables = untied_tables(form, record, findings);
  const std::set<BlockPlace> blocks = blocks_without_column(form, record, findings);
  if (findings.empty()) return findings;
  for (Field& field : record.fields) {
    const FormField* at = form.find_field(field.id);
    if (at != nullptr && (tables.count(at->table) > 0 || blocks.count(block_of(form, *at)) > 0))
      field.review = true;
  }
  return findings;
}

}  // namespace gouji
