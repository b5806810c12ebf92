#include "extract/column_metric.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "extract/sequence.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t longest_line = 2000;  // bytes
constexpr std::array metrics = {ColumnMetric::terminal, ColumnMetric::character};

struct Span {
  std::array<int, 2> begin = {0, 0};  // by metric
  std::array<int, 2> end = {0, 0};
};

// The figures at the end of a line, from the left.
std::vector<Span> figures_at_end(std::string_view line) {
  struct Word {
    Span span;
    std::string_view text;
  };
  if (line.size() > longest_line) return {};
  std::vector<Word> words;
  std::array<int, 2> at = {0, 0};
  std::size_t place = 0;
  bool inside = false;
  for (const char32_t character : to_utf32(line)) {
    const std::size_t bytes = to_utf8(character).size();
    const bool space = is_space(character);
    if (!space && !inside) words.push_back({{at, at}, line.substr(place, 0)});
    inside = !space;
    for (std::size_t metric = 0; metric < metrics.size(); ++metric) {
      at[metric] += width_in(metrics[metric], character);
    }
    place += bytes;
    if (space) continue;
    words.back().span.end = at;
    words.back().text = {words.back().text.data(), words.back().text.size() + bytes};
  }
  std::vector<Span> figures;
  for (auto word = words.rbegin(); word != words.rend() && is_figure_cell(word->text); ++word) {
    figures.insert(figures.begin(), word->span);
  }
  return figures;
}

bool stand_below(const Span& a, const Span& b, std::size_t metric) {
  const int left = a.begin[metric] - b.begin[metric];
  const int right = a.end[metric] - b.end[metric];
  return std::abs(left) <= 1 || std::abs(right) <= 1 || std::abs(left + right) <= 2;
}

}  // namespace

int width_in(ColumnMetric metric, char32_t character) {
  const int width = display_width(character);
  if (metric == ColumnMetric::terminal) return is_space(character) ? std::max(width, 1) : width;
  return width > 0 || is_space(character) ? 1 : 0;
}

ColumnMetric find_column_metric(const std::vector<PlainLine>& lines) {
  std::array<int, 2> below = {0, 0};
  std::vector<Span> above;
  for (const PlainLine& line : lines) {
    std::vector<Span> figures = figures_at_end(line.text);
    if (line.page_break) above.clear();
    if (figures.size() < 2) continue;
    if (figures.size() == above.size()) {
      for (std::size_t figure = 0; figure < figures.size(); ++figure) {
        for (std::size_t metric = 0; metric < metrics.size(); ++metric) {
          if (stand_below(figures[figure], above[figure], metric)) ++below[metric];
        }
      }
    }
    above = std::move(figures);
  }
  return below[1] > below[0] ? ColumnMetric::character : ColumnMetric::terminal;
}

}  // namespace gouji
