#include "schema/row_claim.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "normalize/text.h"

namespace gouji {
namespace {

constexpr double least_margin = 0.08;
constexpr double exact_label = 0.9;

// Whether a number stands between the words of a label: a row of two halves side by side that no
// rule parts, 条 300 其中：涉及国家秘密, of which the figure behind is the other half's, or two
// rows. 2022年 and 第 20 条 are no figures.
bool holds_figure(const LabelBook& book, int label) {
  constexpr std::u32string_view counted = U"年月日条项";
  if (label < 0) return false;
  const std::u32string text = to_utf32(book.text_of(label));
  for (std::size_t at = 1; at + 2 < text.size(); ++at) {
    if (text[at] != U' ' || !is_han(text[at - 1]) || !is_digit(text[at + 1])) continue;
    std::size_t end = at + 1;
    while (end < text.size() && (is_digit(text[end]) || text[end] == U',')) ++end;
    const bool is_parted = end < text.size() && text[end] == U' ';
    if (is_parted) ++end;
    if (end >= text.size() || counted.find(text[end]) != counted.npos) continue;
    if (is_han(text[end]) || (is_parted && text[end] != U')' && text[end] != U'）')) return true;
  }
  return false;
}

class Claimer {
 public:
  Claimer(const TableMap& map, const Target& target, const LabelBook& book)
      : map_(map), target_(target), book_(book) {}

  RowClaim claim(const RowMatch& match) const {
    const SourceTable& source = *map_.source;
    const SourceBlock& block = source.blocks[static_cast<std::size_t>(match.block)];
    const TargetRow& target = target_.rows[static_cast<std::size_t>(match.target)];
    RowClaim made;
    made.source = &source;
    made.block = match.block;
    made.row = match.row;
    made.target = match.target;
    made.score = match.score;
    made.label = match.label;
    made.row_label = block.rows[static_cast<std::size_t>(match.row)].label;
    const bool figures_behind =
        match.joined == 2 && !block.rows[static_cast<std::size_t>(match.row)].has_figures;
    if (figures_behind) ++made.row;
    const SourceRow& row = block.rows[static_cast<std::size_t>(made.row)];
    const ColumnMap& columns = map_.columns_of(match.block, target.block, target_);
    const bool is_odd = match.joined == 2 || match.contested || columns.unsure ||
                        row.is_numbering || row.is_doubtful || holds_figure(book_, made.row_label);
    const bool is_placed_by_order =
        match.margin < least_margin || match.label < sure_likeness || has_better_label(row, target);
    made.only_by_order = is_placed_by_order && !is_odd && columns.by_place && row.has_figures;
    made.unsure = is_placed_by_order || is_odd || (!row.has_figures && match.label < exact_label);
    for (const ColumnMatch& column : columns.matches) {
      made.cells.push_back({-1, column.label, column.score, column.unsure});
    }
    if (columns.by_place) {
      for (std::size_t place = 0; place < columns.matches.size(); ++place) {
        const int column = columns.matches[place].column;
        if (column < 0) continue;
        made.cells[place].cell =
            source.at(row.row, block.columns[static_cast<std::size_t>(column)].column);
      }
      settle_dragged(made, row, columns);
      return made;
    }
    const FigureRun run = find_run(source, block, row, static_cast<int>(made.cells.size()));
    // Figures that could be another column's are not given at all.
    made.is_readable = run.begin >= 0 && run.sure;
    if (!made.is_readable) made.unsure = true;
    for (std::size_t place = 0; made.is_readable && place < made.cells.size(); ++place) {
      made.cells[place].cell = row.figures[static_cast<std::size_t>(run.begin) + place];
    }
    return made;
  }

 private:
  // Cells whose edges an author dragged away from those of the header stand under two columns, or
  // none. When the row has a cell for each column of the form, under headers in its order, they are
  // those; a person looks.
  static void settle_dragged(RowClaim& claim, const SourceRow& row, const ColumnMap& columns) {
    const std::vector<int>& figures = row.figures;
    if (figures.size() != claim.cells.size() ||
        static_cast<int>(figures.size()) < fewest_in_order) {
      return;
    }
    const bool is_in_order = std::is_sorted(
        columns.matches.begin(), columns.matches.end(),
        [](const ColumnMatch& a, const ColumnMatch& b) { return a.column < b.column; });
    if (!is_in_order || columns.matches.front().column < 0) return;
    const auto is_given = [&](int figure) {
      return std::any_of(claim.cells.begin(), claim.cells.end(),
                         [figure](const ClaimedCell& cell) { return cell.cell == figure; });
    };
    if (std::all_of(figures.begin(), figures.end(), is_given)) return;
    for (std::size_t place = 0; place < figures.size(); ++place) {
      claim.cells[place].cell = figures[place];
    }
    claim.doubt();
  }

  // Whether the printed label is another row's rather than the one's that order gave it.
  bool has_better_label(const SourceRow& row, const TargetRow& target) const {
    if (target.label < 0) return false;
    const double own = book_.similarity(row.label, target.label);
    return std::any_of(target_.rows.begin(), target_.rows.end(), [&](const TargetRow& other) {
      return other.label != target.label && book_.similarity(row.label, other.label) > own;
    });
  }

  const TableMap& map_;
  const Target& target_;
  const LabelBook& book_;
};

bool covers(const SourceCell& cell, int row) {
  return row >= cell.row && row < cell.row + cell.row_span;
}

bool is_claimed(const std::vector<RowClaim>& claims, int block, std::size_t row) {
  return std::any_of(claims.begin(), claims.end(), [&](const RowClaim& claim) {
    return claim.block == block && claim.row == static_cast<int>(row);
  });
}

// Whether another row with figures stands beside the same label, which spans both.
bool has_twin(const RowClaim& claim, const std::vector<RowClaim>& claims) {
  const SourceTable& source = *claim.source;
  const SourceBlock& block = source.blocks[static_cast<std::size_t>(claim.block)];
  const SourceRow& claimed = block.rows[static_cast<std::size_t>(claim.row)];
  const auto label =
      std::find_if(source.cells.begin(), source.cells.end(), [&](const SourceCell& cell) {
        return cell.label == claim.row_label && covers(cell, claimed.row);
      });
  if (label == source.cells.end()) return false;
  for (std::size_t index = 0; index < block.rows.size(); ++index) {
    const SourceRow& row = block.rows[index];
    if (!row.has_figures || row.is_other_year || !covers(*label, row.row)) continue;
    if (!is_claimed(claims, claim.block, index)) return true;
  }
  return false;
}

// Whether a label may say which period a row is of: 21年, 上半年, 12月底, 本期; or says nothing.
bool may_name_period(int label, const LabelBook& book) {
  constexpr std::size_t longest = 14;
  constexpr std::u32string_view words = U"年期月季度";
  if (label < 0) return true;
  const std::u32string& characters = book.label_of(label).characters;
  return characters.size() <= longest &&
         (characters.find_first_of(words) != std::u32string::npos ||
          std::none_of(characters.begin(), characters.end(), is_han));
}

// Whether the next row has as many figures, and no label but of a period, or the same again:
// 3.其他（2021年）, 3.其他（2022年）.
bool has_unnamed_next(const RowClaim& claim, const std::vector<RowClaim>& claims,
                      const LabelBook& book) {
  constexpr double some_likeness = 0.5;
  const std::vector<SourceRow>& rows =
      claim.source->blocks[static_cast<std::size_t>(claim.block)].rows;
  const auto next = static_cast<std::size_t>(claim.row) + 1;
  if (next >= rows.size() || is_claimed(claims, claim.block, next)) return false;
  const SourceRow& row = rows[next];
  if (!row.has_figures || row.is_other_year) return false;
  if (row.figures.size() < rows[next - 1].figures.size()) return false;
  if (row.label >= 0 && claim.row_label >= 0 &&
      book.label_of(row.label).characters == book.label_of(claim.row_label).characters) {
    return true;
  }
  return may_name_period(row.label, book) &&
         book.affinity(row.label, LabelRole::row) < some_likeness &&
         book.affinity(row.label, LabelRole::row_group) < some_likeness;
}

}  // namespace

std::vector<RowClaim> claims_of(const TableMap& map, const Target& target, const LabelBook& book) {
  const Claimer claimer(map, target, book);
  std::vector<RowClaim> claims;
  for (const RowMatch& match : map.rows) claims.push_back(claimer.claim(match));
  return claims;
}

void doubt_twins(std::vector<RowClaim>& claims, const LabelBook& book) {
  for (RowClaim& claim : claims) {
    if (!has_twin(claim, claims) && !has_unnamed_next(claim, claims, book)) continue;
    claim.doubt();
  }
}

void doubt_parts(std::vector<RowClaim>& claims, const Target& target) {
  const auto is_unlabelled = [&target](const RowClaim& claim) {
    return target.rows[static_cast<std::size_t>(claim.target)].label < 0;
  };
  const auto is_doubtful = [&](const RowClaim& claim) {
    return is_unlabelled(claim) &&
           std::all_of(claim.cells.begin(), claim.cells.end(),
                       [](const ClaimedCell& cell) { return cell.cell < 0 || cell.unsure; });
  };
  if (std::none_of(claims.begin(), claims.end(), is_doubtful)) return;
  for (RowClaim& claim : claims) claim.unsure = claim.unsure || is_unlabelled(claim);
}

}  // namespace gouji
