#include "schema/record_maker.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>

#include "schema/field_maker.h"
#include "schema/source_cells.h"

namespace gouji {
namespace {

using CellPlace = std::pair<const SourceTable*, int>;
using RowPlace = std::pair<int, int>;  // block and row of a source table

// More unreadable figures than this share, and the readable ones are not to be trusted either:
// their font lies.
constexpr int unreadable_share = 5;  // one in five

class RecordMaker {
 public:
  RecordMaker(const Mapping& mapping, const LabelBook& book, Record& record)
      : mapping_(mapping), book_(book), record_(record) {}

  void run() {
    record_.form = form(mapping_.edition.form).id;
    for (const MappedTable& table : mapping_.tables) {
      count_uses(table.chains.chosen);
      find_orphans(table.chains.chosen);
    }
    if (mapping_.by_shape) {
      add_finding("false-labels", Severity::warning,
                  {"表格文字不可信，只能按表格形状推定为 " + record_.form + "，所有数字须人工核对",
                   "The text of the tables is false; by their shape they are " + record_.form +
                       ", and every figure must be read by a person"},
                  0);
    }
    for (const MappedTable& table : mapping_.tables) {
      const bool is_displaced = is_behind_later(table);
      add_fields(table, is_displaced);
      if (mapping_.by_shape) continue;
      add_findings(table);
      if (is_displaced) add_out_of_order(table);
    }
  }

 private:
  const FormMap& form_map(int index) const {
    return (*mapping_.forms)[static_cast<std::size_t>(index)];
  }
  const Form& form(int index) const { return *form_map(index).target->form; }

  void count_uses(const Chain& chain) {
    for (const RowClaim& claim : chain.claims) {
      for (const ClaimedCell& cell : claim.cells) {
        if (cell.cell < 0) continue;
        ++uses_[{claim.source, cell.cell}];
        const SourceCell& source = claim.source->cell(cell.cell);
        if (source.kind == CellKind::empty) continue;
        ++filled_[claim.source];
        if (source.figure.state == FigureState::text) ++unreadable_[claim.source];
      }
    }
  }

  // Rows with figures and no label of their own, beside which a row without figures may be the
  // other half of a row that a page break cut.
  void find_orphans(const Chain& chain) {
    std::map<std::pair<const SourceTable*, RowPlace>, bool> claimed;
    for (const RowClaim& claim : chain.claims) {
      claimed[{claim.source, {claim.block, claim.row}}] = true;
    }
    bool was_orphan = false;
    std::pair<const SourceTable*, RowPlace> before{nullptr, {0, 0}};
    bool was_bare = false;
    for (const SourceTable& source : *mapping_.sources) {
      for (std::size_t block = 0; block < source.blocks.size(); ++block) {
        const std::vector<SourceRow>& rows = source.blocks[block].rows;
        for (std::size_t index = 0; index < rows.size(); ++index) {
          const std::pair<const SourceTable*, RowPlace> place{
              &source, {static_cast<int>(block), static_cast<int>(index)}};
          const bool is_claimed = claimed.count(place) > 0;
          const bool orphan = rows[index].has_figures && !is_claimed &&
                              !rows[index].is_other_year &&
                              book_.affinity(rows[index].label, LabelRole::row) < 0.9;
          const bool bare = is_claimed && !rows[index].has_figures;
          if (bare && was_orphan) bare_[place] = true;
          if (orphan && was_bare) bare_[before] = true;
          was_orphan = orphan;
          was_bare = bare;
          before = place;
        }
      }
    }
  }

  bool is_distrusted(const SourceTable* source) const {
    const auto unreadable = unreadable_.find(source);
    if (unreadable == unreadable_.end() || unreadable->second < 3) return false;
    return unreadable->second * unreadable_share >= filled_.at(source);
  }

  // Where the first row of a table stands among the source tables; none of one that was not found.
  std::optional<std::ptrdiff_t> place_of(const MappedTable& table) const {
    if (!table.choice.found || table.chains.chosen.claims.empty()) return std::nullopt;
    return table.chains.chosen.claims.front().source - mapping_.sources->data();
  }

  // A table that stands behind one that the form has later: an annex, perhaps of another body,
  // may have it while the report itself has none.
  bool is_behind_later(const MappedTable& table) const {
    const std::optional<std::ptrdiff_t> place = place_of(table);
    return place && std::any_of(mapping_.tables.begin(), mapping_.tables.end(),
                                [&](const MappedTable& other) {
                                  const std::optional<std::ptrdiff_t> before = place_of(other);
                                  return other.choice.table > table.choice.table && before &&
                                         *before < *place;
                                });
  }

  void add_out_of_order(const MappedTable& table) {
    const FormLabel& title =
        form(table.choice.form).tables[static_cast<std::size_t>(table.choice.table)].title;
    add_finding("out-of-order", Severity::warning,
                {"本表排在后面的表格之后，可能属于附件或其他单位，待复核：" + title.printed,
                 "The table stands behind one that follows it in the form; it may be an annex, or "
                 "of another body, and is under review: " +
                     title.english},
                page_of(table.chains.chosen));
  }

  void add_fields(const MappedTable& table, bool is_displaced) {
    const FormMap& map = form_map(table.choice.form);
    const Target& target = *map.target;
    const Form& definition = *target.form;
    for (const FormField& field : definition.fields) {
      if (field.table != table.choice.table) continue;
      const int row = target_row(target, field);
      if (row < 0) continue;
      if (!has_row(table.choice, target, target.rows[static_cast<std::size_t>(row)])) {
        // Which of them the report has is unknown: a field left out would pass in silence.
        if (!table.choice.is_settled) record_.fields.push_back(missing_field(field));
        continue;
      }
      record_.fields.push_back(make(table.chains.chosen, target, field, row));
      if (is_displaced || (!table.choice.is_settled && field.alternative >= 0))
        record_.fields.back().review = true;
    }
  }

  static int target_row(const Target& target, const FormField& field) {
    for (std::size_t index = 0; index < target.rows.size(); ++index) {
      const TargetRow& row = target.rows[index];
      if (row.table == field.table && row.alternative == field.alternative &&
          row.row == field.row) {
        return static_cast<int>(index);
      }
    }
    return -1;
  }

  Field make(const Chain& chain, const Target& target, const FormField& field, int row) const {
    const TargetRow& target_row = target.rows[static_cast<std::size_t>(row)];
    const TargetBlock& block = target.blocks[static_cast<std::size_t>(target_row.block)];
    const auto column = static_cast<std::size_t>(field.column);
    const RowClaim* found = nullptr;
    for (const RowClaim& claim : chain.claims) {
      if (claim.target != row) continue;
      if (found == nullptr || (found->cells[column].cell < 0 && claim.cells[column].cell >= 0)) {
        found = &claim;
      }
    }
    if (found == nullptr) return missing_field(field);
    const ClaimedCell& cell = found->cells[column];
    FieldPlace place;
    place.field = &field;
    place.column = &block.columns[column];
    place.row_label = found->row_label;
    place.column_label = cell.column_label;
    place.label = std::min(found->label, cell.score > 0 ? cell.score : 1.0);
    place.unsure = found->unsure || cell.unsure || is_distrusted(found->source) ||
                   bare_.count({found->source, {found->block, found->row}}) > 0;
    if (cell.cell >= 0) {
      place.is_shared = uses_.at({found->source, cell.cell}) > 1;
    }
    return make_field(place, *found->source, cell.cell, book_);
  }

  void add_findings(const MappedTable& table) {
    const FormTable& definition =
        form(table.choice.form).tables[static_cast<std::size_t>(table.choice.table)];
    const std::string prefix = definition.id + ".";
    if (!table.choice.found) {
      add_finding("missing-table", Severity::warning,
                  {"未找到表格：" + definition.title.printed,
                   "Table not found: " + definition.title.english},
                  0);
      return;
    }
    if (table.choice.form != mapping_.edition.form) {
      const std::string& other = form(table.choice.form).id;
      add_finding(
          "mixed-editions", Severity::notice,
          {"本表按另一版式（" + other + "）填报：" + definition.title.printed,
           "This table follows another edition (" + other + "): " + definition.title.english},
          page_of(table.chains.chosen));
    }
    for (const Chain& other : table.chains.others) {
      add_finding(
          "second-table", Severity::warning,
          {"同一表格出现不止一次，只采用其中一份：" + definition.title.printed,
           "The table is there more than once and one is used: " + definition.title.english},
          page_of(other));
    }
    add_missing_rows(table, definition);
  }

  void add_missing_rows(const MappedTable& table, const FormTable& definition) {
    Finding finding;
    std::string names;
    std::string english;
    const Target& target = *form_map(table.choice.form).target;
    for (std::size_t index = 0; index < target.rows.size(); ++index) {
      const TargetRow& row = target.rows[index];
      if (!has_row(table.choice, target, row)) continue;
      const std::vector<RowClaim>& claims = table.chains.chosen.claims;
      const bool found = std::any_of(claims.begin(), claims.end(), [&](const RowClaim& claim) {
        return claim.target == static_cast<int>(index);
      });
      if (found) continue;
      const std::vector<FormRow>& rows =
          row.alternative < 0
              ? definition.rows
              : definition.alternatives[static_cast<std::size_t>(row.alternative)].rows;
      const FormRow& form_row = rows[static_cast<std::size_t>(row.row)];
      names += (names.empty() ? "" : "；") + form_row.label.printed;
      english += (english.empty() ? "" : "; ") + form_row.label.english;
      for (const FormField& field : target.form->fields) {
        if (target_row(target, field) == static_cast<int>(index)) {
          finding.fields.push_back(field.id);
        }
      }
    }
    if (finding.fields.empty()) return;
    finding.rule = "missing-rows";
    finding.severity = Severity::warning;
    finding.page = page_of(table.chains.chosen);
    finding.message = {"表中未找到这些行：" + names, "Rows not found in the table: " + english};
    record_.findings.push_back(std::move(finding));
  }

  void add_finding(const char* rule, Severity severity, Message message, int page) {
    Finding finding;
    finding.rule = rule;
    finding.severity = severity;
    finding.page = page;
    finding.message = std::move(message);
    record_.findings.push_back(std::move(finding));
  }

  static int page_of(const Chain& chain) {
    for (const RowClaim& claim : chain.claims) {
      for (const ClaimedCell& cell : claim.cells) {
        if (cell.cell >= 0) return claim.source->original(cell.cell).page;
      }
    }
    return 0;
  }

  const Mapping& mapping_;
  const LabelBook& book_;
  Record& record_;
  std::map<CellPlace, int> uses_;  // how many fields claim a cell
  std::map<const SourceTable*, int> filled_;
  std::map<const SourceTable*, int> unreadable_;
  std::map<std::pair<const SourceTable*, RowPlace>, bool> bare_;
};

}  // namespace

void fill_record(const Mapping& mapping, const LabelBook& book, Record& record) {
  if (mapping.edition.form >= 0) RecordMaker(mapping, book, record).run();
  record.unmapped = unmapped_rows(mapping);
}

}  // namespace gouji
