#include "extract/header_order.h"

#include <algorithm>

namespace gouji {
namespace {

// The lines of one word of a header.
struct Chain {
  std::vector<HeaderWord> words;
  int twice_x = 0;         // its centre
  bool is_header = false;  // no label of a row behind it
};

}  // namespace

std::vector<HeaderWord> order_header(const std::vector<LineWords>& rows, bool in_columns) {
  constexpr std::size_t least_words = 3;  // of the last line of a header
  constexpr std::size_t most_lines = 40;  // of a header
  std::size_t header = 0;
  for (std::size_t row = 0; row < rows.size() && rows.size() <= most_lines; ++row) {
    if (in_columns && rows[row].labels.size() >= least_words) header = row + 1;
  }
  std::vector<std::vector<bool>> used;
  used.reserve(rows.size());
  for (const LineWords& row : rows) used.emplace_back(row.labels.size(), false);
  // The only word of line `row` that `word` overlaps, if it overlaps no other of `word`'s line.
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  constexpr std::size_t several = none - 1;
  const auto partner = [&](const LineWords& own, const Piece& word, std::size_t row) {
    const std::vector<Piece>& others = rows[row].labels;
    std::size_t found = none;
    for (std::size_t other = 0; other < others.size(); ++other) {
      if (!overlap(word, others[other])) continue;
      if (found != none) return several;
      found = other;
    }
    if (found == none) return none;
    const auto above = std::count_if(own.labels.begin(), own.labels.end(), [&](const Piece& piece) {
      return overlap(piece, others[found]);
    });
    return above == 1 ? found : several;
  };
  std::vector<Chain> chains;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t word = 0; word < rows[row].labels.size(); ++word) {
      if (used[row][word]) continue;
      const LineWords* own = &rows[row];
      const Piece* piece = &own->labels[word];
      Chain chain;
      chain.is_header = row < header;
      chain.words.push_back({piece->text, own->line});
      for (std::size_t below = row + 1; below < header; ++below) {
        const std::size_t next = partner(*own, *piece, below);
        if (next == none) continue;
        if (next == several || used[below][next]) break;
        used[below][next] = true;
        own = &rows[below];
        piece = &own->labels[next];
        chain.words.push_back({piece->text, own->line});
      }
      chain.twice_x = piece->x0 + piece->x1;
      chains.push_back(std::move(chain));
    }
  }
  // Columns from the left, then the rest as printed.
  std::stable_sort(chains.begin(), chains.end(), [](const Chain& a, const Chain& b) {
    if (a.is_header != b.is_header) return a.is_header;
    return a.is_header && a.twice_x < b.twice_x;
  });
  std::vector<HeaderWord> words;
  for (const Chain& chain : chains) {
    for (const HeaderWord& word : chain.words) {
      if (words.empty() || words.back().text != word.text) words.push_back(word);
    }
  }
  return words;
}

}  // namespace gouji
