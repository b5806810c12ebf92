#include "schema/unclaimed.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t fewest = 3;  // figures that are a row's

// A row with figures, in document order.
struct Place {
  const SourceTable* source = nullptr;
  int block = 0;
  int row = 0;

  const SourceRow& data() const {
    return source->blocks[static_cast<std::size_t>(block)].rows[static_cast<std::size_t>(row)];
  }
  std::tuple<const SourceTable*, int, int> key() const { return {source, block, row}; }
};

std::vector<const Cell*> figures_of(const Place& place) {
  std::vector<const Cell*> cells;
  for (const int index : place.data().figures) {
    const Cell& cell = place.source->original(index);
    if (!cell.text.empty()) cells.push_back(&cell);
  }
  return cells;
}

// Whether each figure below stands in the column of a figure above, by their boxes, on another
// page.
bool continues(const Place& above, const Place& below) {
  constexpr double near = 3;  // points
  const std::vector<const Cell*> upper = figures_of(above);
  const std::vector<const Cell*> lower = figures_of(below);
  if (upper.empty() || lower.empty()) return false;
  const int page = upper.front()->page;
  if (page == 0 || lower.front()->page == page) return false;
  return std::all_of(lower.begin(), lower.end(), [&](const Cell* part) {
    return std::any_of(upper.begin(), upper.end(), [part](const Cell* whole) {
      return std::abs(part->box.x0 - whole->box.x0) <= near &&
             std::abs(part->box.x1 - whole->box.x1) <= near;
    });
  });
}

using Claims = std::map<std::tuple<const SourceTable*, int, int>, std::vector<RowClaim*>>;

std::vector<Place> rows_with_figures(const std::vector<SourceTable>& sources) {
  std::vector<Place> places;
  for (const SourceTable& source : sources) {
    for (std::size_t block = 0; block < source.blocks.size(); ++block) {
      for (std::size_t row = 0; row < source.blocks[block].rows.size(); ++row) {
        const Place place{&source, static_cast<int>(block), static_cast<int>(row)};
        if (place.data().has_figures) places.push_back(place);
      }
    }
  }
  return places;
}

Claims claims_by_place(std::vector<MappedTable>& tables) {
  Claims claims;
  for (MappedTable& table : tables) {
    for (RowClaim& claim : table.chains.chosen.claims)
      claims[{claim.source, claim.block, claim.row}].push_back(&claim);
  }
  return claims;
}

void doubt_cut(const std::vector<Place>& places, const Claims& claims, const LabelBook& book) {
  for (std::size_t i = 1; i < places.size(); ++i) {
    const auto above = claims.find(places[i - 1].key());
    const auto below = claims.find(places[i].key());
    if ((above == claims.end()) == (below == claims.end())) continue;
    const int label = places[i].data().label;
    const bool is_numbered = label >= 0 && !book.label_of(label).number.empty();
    if (is_numbered || !continues(places[i - 1], places[i])) continue;
    for (RowClaim* claim : above == claims.end() ? below->second : above->second) claim->doubt();
  }
}

// Whether the form has one row between those that the rows beside it are: it is that one, with a
// label that nobody knows.
bool stands_in_gap(const Place& place, const Claims& claims) {
  const auto beside = [&](int row) {
    const auto found = claims.find({place.source, place.block, row});
    return found == claims.end() ? nullptr : found->second.front();
  };
  const RowClaim* const above = beside(place.row - 1);
  const RowClaim* const below = beside(place.row + 1);
  return above != nullptr && below != nullptr && below->target - above->target == 2;
}

void doubt_shifted(const std::vector<Place>& places, const Claims& claims) {
  std::set<std::pair<const SourceTable*, int>> shifted;  // blocks
  for (const Place& place : places) {
    if (!place.source->is_sequence || claims.count(place.key()) > 0) continue;
    if (stands_in_gap(place, claims)) continue;
    if (place.data().figures.size() >= fewest) shifted.insert({place.source, place.block});
  }
  for (const auto& [key, owned] : claims) {
    const auto& [source, block, row] = key;
    if (shifted.count({source, block}) == 0) continue;
    for (RowClaim* claim : owned) claim->doubt();
  }
}

}  // namespace

void doubt_beside_unclaimed(const std::vector<SourceTable>& sources, const LabelBook& book,
                            std::vector<MappedTable>& tables) {
  const std::vector<Place> places = rows_with_figures(sources);
  const Claims claims = claims_by_place(tables);
  doubt_cut(places, claims, book);
  doubt_shifted(places, claims);
}

}  // namespace gouji
