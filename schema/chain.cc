#include "schema/chain.h"

#include <algorithm>

namespace gouji {
namespace {

// A part that overlaps the chain in more than this share of its rows is a second table.
constexpr double overlap_allowed = 0.25;
// How much better a later chain must be than an earlier one.
constexpr double clearly_better = 1.04;
// A rival at least half as good deserves to be heard.
constexpr double serious = 0.5;

bool claims_cell(const RowClaim& claim, std::size_t column) {
  return !claim.is_readable || claim.cells[column].cell >= 0;
}

bool overlap(const RowClaim& a, const RowClaim& b) {
  if (a.target != b.target) return false;
  for (std::size_t column = 0; column < a.cells.size(); ++column) {
    if (claims_cell(a, column) && claims_cell(b, column)) return true;
  }
  return false;
}

bool has_figures(const RowClaim& claim) {
  return claim.source->blocks[static_cast<std::size_t>(claim.block)]
      .rows[static_cast<std::size_t>(claim.row)]
      .has_figures;
}

double worth_of(const RowClaim& claim) {
  // A row is worth more with figures than without; the columns it covers count by share.
  double cells = 0;
  for (std::size_t column = 0; column < claim.cells.size(); ++column) {
    if (claims_cell(claim, column)) ++cells;
  }
  const double share = claim.cells.empty() ? 0 : cells / static_cast<double>(claim.cells.size());
  return share * claim.score * (has_figures(claim) ? 1.0 : 0.8);
}

void add(Chain& chain, const RowClaim& claim) {
  chain.worth += worth_of(claim);
  chain.claims.push_back(claim);
}

// Of two claims for one row the better stays, and is marked.
void contest(Chain& chain, const RowClaim& claim) {
  for (RowClaim& other : chain.claims) {
    if (!overlap(other, claim)) continue;
    if (worth_of(claim) > worth_of(other)) {
      chain.worth += worth_of(claim) - worth_of(other);
      other = claim;
    }
    other.unsure = true;
    return;
  }
  add(chain, claim);
}

// Text of the claimed cell as far as two readings of it can differ; state and value.
bool agree(const RowClaim& a, const RowClaim& b, std::size_t column) {
  const int cell_a = a.cells[column].cell;
  const int cell_b = b.cells[column].cell;
  if (cell_a < 0 || cell_b < 0) return cell_b < 0;
  const Figure& figure_a = a.source->cell(cell_a).figure;
  const Figure& figure_b = b.source->cell(cell_b).figure;
  return figure_a.state == figure_b.state && figure_a.value == figure_b.value;
}

}  // namespace

ChainChoice choose_chain(const std::vector<RowClaim>& claims) {
  std::vector<Chain> chains;
  for (std::size_t begin = 0; begin < claims.size();) {
    std::size_t end = begin;
    while (end < claims.size() && claims[end].source == claims[begin].source) ++end;
    std::size_t overlapping = 0;
    for (std::size_t index = begin; index < end && !chains.empty(); ++index) {
      const std::vector<RowClaim>& known = chains.back().claims;
      if (std::any_of(known.begin(), known.end(),
                      [&](const RowClaim& other) { return overlap(other, claims[index]); })) {
        ++overlapping;
      }
    }
    if (chains.empty() ||
        static_cast<double>(overlapping) > overlap_allowed * static_cast<double>(end - begin)) {
      chains.emplace_back();
    }
    for (; begin < end; ++begin) contest(chains.back(), claims[begin]);
  }
  ChainChoice choice;
  std::size_t best = 0;
  for (std::size_t index = 1; index < chains.size(); ++index) {
    if (chains[index].worth > chains[best].worth * clearly_better) best = index;
  }
  for (std::size_t index = 0; index < chains.size(); ++index) {
    if (index == best) {
      choice.chosen = std::move(chains[index]);
    } else {
      choice.others.push_back(std::move(chains[index]));
    }
  }
  for (const Chain& other : choice.others) {
    if (other.worth < serious * choice.chosen.worth) continue;
    for (const RowClaim& rival : other.claims) {
      for (RowClaim& claim : choice.chosen.claims) {
        if (claim.target != rival.target) continue;
        for (std::size_t column = 0; column < claim.cells.size(); ++column) {
          if (!agree(claim, rival, column)) claim.cells[column].unsure = true;
        }
      }
    }
  }
  return choice;
}

}  // namespace gouji
