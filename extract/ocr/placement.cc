#include "extract/ocr/placement.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

#include "extract/ocr/median.h"

namespace gouji::ocr {
namespace {

constexpr std::size_t kEnough = 8;  // figures of a table
constexpr std::size_t kEnoughInRow = 3;
constexpr double kOrdered = 0.12;  // half of them are so near to their place, in heights
constexpr double kAway = 0.33;     // heights: a digit lost or added moves the middle by 0.4
constexpr double kTimesUsual = 5;  // of what half of them are away, on a curled page

// Where things are along one axis.
struct Spread {
  double middle = 0;
  double usual = 0;  // distance from there
};

Spread spread_of(const std::vector<double>& values) {
  Spread spread;
  spread.middle = median(values);
  std::vector<double> distances;
  distances.reserve(values.size());
  for (const double value : values) distances.push_back(std::abs(value - spread.middle));
  spread.usual = median(std::move(distances));
  return spread;
}

double left(const PlacedFigure& one) { return one.ink.x0 - one.cell.x0; }
double right(const PlacedFigure& one) { return one.cell.x1 - one.ink.x1; }
double centre(const PlacedFigure& one) { return (left(one) - right(one)) / 2; }

// Whether a figure is where those of its own column are, and they as a whole where all are: the 1
// of some fonts is not in the middle of its width, and a column may be set a little off.
bool is_as_its_column(const std::vector<PlacedFigure>& figures, const std::vector<double>& places,
                      std::size_t index, double usual, double most) {
  constexpr std::size_t enough = 6;
  std::vector<double> column;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (i != index && figures[i].column == figures[index].column) column.push_back(places[i]);
  }
  if (column.size() < enough) return false;
  const double middle = median(std::move(column));
  return std::abs(middle - usual) <= most && std::abs(places[index] - middle) <= most;
}

// Marks those that are away across their cells, the others as usual. Where all but a few figures
// are noughts they stand alike to the middle and to both edges: as the few are set, so are all.
void check_across(const std::vector<PlacedFigure>& figures, double height,
                  std::vector<Placement>& found) {
  std::vector<Placement> best;
  std::ptrdiff_t fewest = 0;
  double nearest = 0;
  for (double (*const place)(const PlacedFigure&) : {&centre, &right, &left}) {
    std::vector<double> places;
    places.reserve(figures.size());
    for (const PlacedFigure& figure : figures) places.push_back(place(figure));
    const Spread spread = spread_of(places);
    if (spread.usual > kOrdered * height) continue;
    const double most = std::max(kAway * height, kTimesUsual * spread.usual);
    std::vector<Placement> each;
    each.reserve(figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const bool is_usual = std::abs(places[i] - spread.middle) <= most ||
                            is_as_its_column(figures, places, i, spread.middle, most);
      each.push_back(is_usual ? Placement::usual : Placement::away);
    }
    const std::ptrdiff_t away = std::count(each.begin(), each.end(), Placement::away);
    if (!best.empty() && (away > fewest || (away == fewest && spread.usual >= nearest))) continue;
    best = std::move(each);
    fewest = away;
    nearest = spread.usual;
  }
  if (!best.empty()) found = std::move(best);
}

// Marks those that are above or below the line of their row.
void check_rows(const std::vector<PlacedFigure>& figures, double height,
                std::vector<Placement>& found) {
  std::map<int, std::vector<double>> rows;
  const auto middle = [](const PlacedFigure& one) { return (one.ink.y0 + one.ink.y1) / 2.0; };
  for (const PlacedFigure& figure : figures) rows[figure.row].push_back(middle(figure));
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const std::vector<double>& row = rows[figures[i].row];
    if (row.size() < kEnoughInRow) continue;
    if (std::abs(middle(figures[i]) - median(row)) > kAway * height) found[i] = Placement::away;
  }
}

}  // namespace

std::vector<Placement> places_of(const std::vector<PlacedFigure>& figures) {
  std::vector<Placement> found(figures.size(), Placement::unknown);
  if (figures.size() < kEnough) return found;
  std::vector<double> heights;
  heights.reserve(figures.size());
  for (const PlacedFigure& figure : figures) heights.push_back(figure.ink.height());
  const double height = median(std::move(heights));
  check_across(figures, height, found);
  check_rows(figures, height, found);
  return found;
}

}  // namespace gouji::ocr
