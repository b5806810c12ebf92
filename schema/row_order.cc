#include "schema/row_order.h"

#include <algorithm>
#include <string>

namespace gouji {
namespace {

constexpr double least_speaks = 0.3;  // similarity of a label of which some characters were read
constexpr double alike = 0.6;         // of one that says it but for a few characters
constexpr double clearly = 0.1;       // more than for any other row
constexpr double legible = 0.85;      // confidence of a label that says what it says

const FormRow& form_row(const TargetRow& row, const Target& target) {
  const FormTable& table = target.form->tables[static_cast<std::size_t>(row.table)];
  return row.alternative < 0 ? table.rows[static_cast<std::size_t>(row.row)]
                             : table.alternatives[static_cast<std::size_t>(row.alternative)]
                                   .rows[static_cast<std::size_t>(row.row)];
}

// Rows of a table by a definition of it, as indexes into Target::rows.
std::vector<int> rows_of(const TableChoice& choice, const Target& target) {
  std::vector<int> rows;
  for (std::size_t index = 0; index < target.rows.size(); ++index) {
    const TargetRow& row = target.rows[index];
    if (row.table == choice.table && has_row(choice, target, row))
      rows.push_back(static_cast<int>(index));
  }
  return rows;
}

std::vector<std::string> ids_of(const std::vector<int>& rows, const Target& target) {
  std::vector<std::string> ids;
  ids.reserve(rows.size());
  for (const int row : rows)
    ids.push_back(form_row(target.rows[static_cast<std::size_t>(row)], target).id);
  return ids;
}

class Settler {
 public:
  Settler(std::vector<RowClaim>& claims, const TableChoice& choice,
          const std::vector<TableChoice>& rivals, const std::vector<FormMap>& forms,
          const LabelBook& book)
      : claims_(claims),
        target_(*forms[static_cast<std::size_t>(choice.form)].target),
        rows_(rows_of(choice, target_)),
        ids_(ids_of(rows_, target_)),
        book_(book) {
    for (const TableChoice& rival : rivals) {
      const Target& target = *forms[static_cast<std::size_t>(rival.form)].target;
      rivals_.push_back(ids_of(rows_of(rival, target), target));
    }
  }

  void run() {
    std::vector<const SourceTable*> sources;
    for (const RowClaim& claim : claims_) {
      if (claim.source->table->method != Method::ocr || claim.source->is_sequence) continue;
      if (std::find(sources.begin(), sources.end(), claim.source) == sources.end())
        sources.push_back(claim.source);
    }
    for (const SourceTable* source : sources) settle(*source);
  }

 private:
  // A row of the source, in order over its blocks.
  struct Place {
    RowClaim* claim = nullptr;
    int row = -1;  // of the form: into rows_

    bool is_known() const { return claim != nullptr && !claim->unsure; }
  };

  std::vector<Place> places_of(const SourceTable& source) {
    std::vector<std::size_t> first = {0};  // place of each block's first row
    for (const SourceBlock& block : source.blocks)
      first.push_back(first.back() + block.rows.size());
    std::vector<Place> places(first.back());
    for (RowClaim& claim : claims_) {
      if (claim.source != &source) continue;
      Place& place = places[first[static_cast<std::size_t>(claim.block)] +
                            static_cast<std::size_t>(claim.row)];
      const auto row = std::find(rows_.begin(), rows_.end(), claim.target);
      if (row != rows_.end()) place = {&claim, static_cast<int>(row - rows_.begin())};
    }
    return places;
  }

  void settle(const SourceTable& source) {
    std::vector<Place> places = places_of(source);
    std::size_t above = places.size();
    std::vector<RowClaim*> settled;
    for (std::size_t below = 0; below < places.size(); ++below) {
      if (!places[below].is_known()) continue;
      if (above < below) settle_between(places, above, below, settled);
      above = below;
    }
    for (RowClaim* claim : settled) claim->unsure = false;
  }

  void settle_between(const std::vector<Place>& places, std::size_t above, std::size_t below,
                      std::vector<RowClaim*>& settled) const {
    const int first = places[above].row;
    const int last = places[below].row;
    const int count = static_cast<int>(below - above) - 1;
    if (count < 1 || last - first - 1 != count) return;
    if (has_rival(first, last)) return;
    for (int i = 1; i <= count; ++i) {
      const Place& place = places[above + static_cast<std::size_t>(i)];
      // All of them, or an extra row may be among them.
      if (place.row != first + i || !place.claim->only_by_order) return;
    }
    std::vector<RowClaim*> speaking;
    for (int i = 1; i <= count; ++i) {
      RowClaim* const claim = places[above + static_cast<std::size_t>(i)].claim;
      if (speaks_for(*claim)) speaking.push_back(claim);
    }
    if (2 * speaking.size() >= static_cast<std::size_t>(count))
      settled.insert(settled.end(), speaking.begin(), speaking.end());
  }

  // Whether another definition has as many rows between the two, and others.
  bool has_rival(int first, int last) const {
    const auto begin = ids_.begin() + first;
    const auto end = ids_.begin() + last;
    return std::any_of(rivals_.begin(), rivals_.end(), [&](const std::vector<std::string>& ids) {
      const auto above = std::find(ids.begin(), ids.end(), *begin);
      const auto below = std::find(ids.begin(), ids.end(), *end);
      return below - above == end - begin && !std::equal(begin, end, above);
    });
  }

  bool speaks_for(const RowClaim& claim) const {
    const TargetRow& own = target_.rows[static_cast<std::size_t>(claim.target)];
    if (claim.label < least_speaks) return false;
    if (claim.label < alike && is_legible(claim) && !has_number_of(claim, own)) return false;
    return std::none_of(target_.rows.begin(), target_.rows.end(), [&](const TargetRow& other) {
      if (other.label == own.label) return false;
      return book_.similarity(claim.row_label, other.label) > claim.label - clearly;
    });
  }

  // （七）效计 where the form has （七）总计: a recogniser may be sure of a character that is not
  // there, but a number that is the form's at this place is no accident.
  bool has_number_of(const RowClaim& claim, const TargetRow& own) const {
    const std::string& number = book_.label_of(claim.row_label).number;
    const std::vector<Label>& spellings = form_row(own, target_).label.parsed;
    return !number.empty() &&
           std::any_of(spellings.begin(), spellings.end(),
                       [&number](const Label& spelling) { return spelling.number == number; });
  }

  // A label that was read surely, and says something else.
  static bool is_legible(const RowClaim& claim) {
    const SourceTable& source = *claim.source;
    const int row = source.blocks[static_cast<std::size_t>(claim.block)]
                        .rows[static_cast<std::size_t>(claim.row)]
                        .row;
    for (int column = 0; column < source.columns; ++column) {
      const int cell = source.at(row, column);
      if (cell < 0 || source.cell(cell).label != claim.row_label) continue;
      return source.original(cell).confidence >= legible;
    }
    return true;  // nothing is known of it
  }

  std::vector<RowClaim>& claims_;
  const Target& target_;
  std::vector<int> rows_;
  std::vector<std::string> ids_;
  const LabelBook& book_;
  std::vector<std::vector<std::string>> rivals_;
};

}  // namespace

void settle_by_order(std::vector<RowClaim>& claims, const TableChoice& choice,
                     const std::vector<TableChoice>& rivals, const std::vector<FormMap>& forms,
                     const LabelBook& book) {
  Settler(claims, choice, rivals, forms, book).run();
}

}  // namespace gouji
