#include "extract/ocr/rules.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gouji::ocr {
namespace {

// Lengths in pixels at 300 dpi; scaled by `dpi` where used.
constexpr double kSameLine = 7;          // pieces of one rule differ by less across
constexpr double kTouch = 60;            // ends of crossing rules are this near
constexpr double kCollinearGap = 200;    // gap in a broken rule that still joins
constexpr double kShortestPiece = 70;    // of a horizontal rule
constexpr double kShortestUpright = 40;  // of a vertical one: rows are low
constexpr double kShortestFaint = 35;    // of a faint rule inside a table
constexpr double kShortestLine = 100;    // of a rule, summed over its pieces
constexpr double kLongLine = 300;        // of a rule that is no stroke of text
constexpr double kBeyondText = 500;      // of a piece that is no text, whatever is beside it
constexpr double kWhole = 0.35;          // share of a rule that was seen, between its ends
constexpr double kThickest = 26;
constexpr double kFlank = 9;          // where the sides of a piece are looked at
constexpr double kLargestFlank = 40;  // mean darkness of the lighter side of a rule, gray levels
constexpr int kCrossing = 60;         // darkness of a rule that crosses
constexpr double kFaint = 0.4;        // of the contrast of most rules
constexpr int kFaintest = 24;         // ridge, gray levels
constexpr std::size_t kMostPieces = 1500;  // of a page; noise has more

// Strokes of text have ink on both sides, rules at most on one.
bool is_rule(const Gray& picture, const Segment& segment, double unit) {
  if (segment.thickness > kThickest * unit) return false;
  // On noisy or unevenly lit paper the sides of a rule are dark too, but no stroke is so long.
  if (segment.length() > kBeyondText * unit) return true;
  const int distance = static_cast<int>(std::lround(kFlank * unit + segment.thickness / 2));
  double before = 0;
  double after = 0;
  int count = 0;
  for (int along = static_cast<int>(segment.begin); along < static_cast<int>(segment.end);
       ++along) {
    const int across = static_cast<int>(std::lround(segment.across_at(along)));
    const int low = across - distance;
    const int high = across + distance;
    const bool is_horizontal = segment.axis == Axis::horizontal;
    const int limit = is_horizontal ? picture.height : picture.width;
    if (low < 1 || high + 1 >= limit) continue;
    const auto ink = [&](int position) {
      return 255 - (is_horizontal ? picture.at(along, position) : picture.at(position, along));
    };
    const int ink_before = std::max(ink(low), ink(low - 1));
    const int ink_after = std::max(ink(high), ink(high + 1));
    // Where another rule crosses, it says nothing; thick ones would make up a quarter of the sides.
    if (std::min(ink_before, ink_after) > kCrossing && low > distance && high + distance < limit &&
        std::min(ink(low - distance), ink(high + distance)) > kCrossing) {
      continue;
    }
    before += ink_before;
    after += ink_after;
    ++count;
  }
  return count == 0 || std::min(before, after) / count < kLargestFlank;
}

// The other side of the sheet shows through far fainter than the rules of this one.
void drop_faint(std::vector<Segment>& pieces) {
  if (pieces.empty()) return;
  std::vector<std::pair<double, double>> contrasts;
  double total = 0;
  for (const Segment& piece : pieces) {
    contrasts.emplace_back(piece.contrast, piece.length());
    total += piece.length();
  }
  std::sort(contrasts.begin(), contrasts.end());
  double below = 0;
  double reference = 0;
  for (const auto& [contrast, length] : contrasts) {
    below += length;
    reference = contrast;
    if (below >= total * 0.6) break;
  }
  std::erase_if(pieces, [&](const Segment& piece) { return piece.contrast < kFaint * reference; });
}

void keep_longest(std::vector<Segment>& pieces, std::size_t count) {
  if (pieces.size() <= count) return;
  std::nth_element(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(count),
                   pieces.end(),
                   [](const Segment& a, const Segment& b) { return a.length() > b.length(); });
  pieces.resize(count);
}

class Groups {
 public:
  explicit Groups(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  void join(std::size_t i, std::size_t j) { parents_[root(i)] = root(j); }

 private:
  std::vector<std::size_t> parents_;
};

// Short pieces may be strokes of a title that stands between two tables, so they must come nearer.
double touch_of(const Segment& segment, double unit) {
  return std::min(kTouch * unit, segment.length() * 0.15);
}

bool cross(const Segment& horizontal, const Segment& vertical, double unit) {
  const double x = vertical.across;
  const double y = horizontal.across;
  const double touch_x = touch_of(horizontal, unit);
  const double touch_y = touch_of(vertical, unit);
  return x >= horizontal.begin - touch_x && x <= horizontal.end + touch_x &&
         y >= vertical.begin - touch_y && y <= vertical.end + touch_y;
}

bool continue_each_other(const Segment& a, const Segment& b, double unit) {
  if (a.axis != b.axis) return false;
  const double gap = std::max(a.begin, b.begin) - std::min(a.end, b.end);
  const double bridged = std::min(kCollinearGap * unit, 2 * std::min(a.length(), b.length()));
  if (gap > bridged) return false;
  const double between = (std::max(a.begin, b.begin) + std::min(a.end, b.end)) / 2;
  return std::abs(a.across_at(between) - b.across_at(between)) < kSameLine * unit;
}

// Broken rules made whole; `line_of` gets the index of the rule of each piece.
std::vector<Segment> join_collinear(const std::vector<Segment>& pieces, double unit,
                                    std::vector<std::size_t>& line_of) {
  Groups groups(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t j = i + 1; j < pieces.size(); ++j) {
      if (continue_each_other(pieces[i], pieces[j], unit)) groups.join(i, j);
    }
  }
  std::vector<Segment> lines;
  std::vector<std::size_t> slot(pieces.size(), pieces.size());
  line_of.resize(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::size_t& index = slot[groups.root(i)];
    if (index == pieces.size()) {
      index = lines.size();
      lines.push_back(pieces[i]);
    }
    Segment& line = lines[index];
    if (pieces[i].length() > line.length()) {
      line.across = pieces[i].across;
    }
    line.begin = std::min(line.begin, pieces[i].begin);
    line.end = std::max(line.end, pieces[i].end);
    line_of[i] = index;
  }
  return lines;
}

}  // namespace

std::vector<Rules> find_rules(const Gray& picture, const Ridges& ridges, double dpi) {
  const double unit = dpi / 300;
  SegmentOptions options;
  options.threshold = kFaintest;
  options.shortest = kShortestPiece * unit;
  options.largest_gap *= unit;
  std::vector<Segment> pieces = find_segments(ridges.horizontal, Axis::horizontal, options);
  options.shortest = kShortestUpright * unit;
  const std::vector<Segment> verticals = find_segments(ridges.vertical, Axis::vertical, options);
  pieces.insert(pieces.end(), verticals.begin(), verticals.end());
  keep_longest(pieces, 2 * kMostPieces);
  std::erase_if(pieces, [&](const Segment& piece) { return !is_rule(picture, piece, unit); });
  drop_faint(pieces);
  keep_longest(pieces, kMostPieces);

  // First the pieces of one broken rule, then the rules that cross. Strokes of text that happen to
  // be in line leave more gaps than rules do.
  std::vector<std::size_t> line_of;
  const std::vector<Segment> lines = join_collinear(pieces, unit, line_of);
  std::vector<double> seen(lines.size(), 0);
  for (std::size_t i = 0; i < pieces.size(); ++i) seen[line_of[i]] += pieces[i].length();
  // A short upright counts when it stands between two long horizontals: tables of one row.
  const auto is_bridge = [&](const Segment& upright) {
    bool top = false;
    bool bottom = false;
    for (std::size_t k = 0; k < lines.size() && upright.axis == Axis::vertical; ++k) {
      const Segment& line = lines[k];
      if (line.axis != Axis::horizontal || seen[k] < kLongLine * unit) continue;
      if (upright.across < line.begin - 12 * unit || upright.across > line.end + 12 * unit)
        continue;
      const double y = line.across_at(upright.across);
      top = top || std::abs(upright.begin - y) < 12 * unit;
      bottom = bottom || std::abs(upright.end - y) < 12 * unit;
    }
    return top && bottom;
  };
  std::vector<bool> is_rule_like(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    is_rule_like[i] = seen[i] >= kWhole * lines[i].length() &&
                      (seen[i] >= kShortestLine * unit || is_bridge(lines[i]));
  }
  Groups groups(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (lines[i].axis == lines[j].axis || !is_rule_like[i] || !is_rule_like[j]) continue;
      const bool first = lines[i].axis == Axis::horizontal;
      if (cross(first ? lines[i] : lines[j], first ? lines[j] : lines[i], unit)) groups.join(i, j);
    }
  }
  std::vector<Rules> tables;
  for (std::size_t root = 0; root < lines.size(); ++root) {
    if (groups.root(root) != root) continue;
    Rules rules;
    std::vector<double> contrasts;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (groups.root(line_of[i]) != root) continue;
      (pieces[i].axis == Axis::horizontal ? rules.horizontal : rules.vertical).push_back(pieces[i]);
      contrasts.push_back(pieces[i].contrast);
    }
    if (rules.horizontal.empty() || rules.vertical.empty()) continue;
    const auto median = contrasts.begin() + static_cast<std::ptrdiff_t>(contrasts.size() / 2);
    std::nth_element(contrasts.begin(), median, contrasts.end());
    rules.contrast = *median;
    tables.push_back(std::move(rules));
  }
  return tables;
}

std::vector<std::vector<Segment>> find_faint_rules(const Gray& picture, const Ridges& ridges,
                                                   const PixelBox& around, Axis axis,
                                                   double contrast, double dpi) {
  // A table may reach to the edge of the page.
  const PixelBox box = intersect(around, {0, 0, picture.width, picture.height});
  const double unit = dpi / 300;
  const bool is_horizontal = axis == Axis::horizontal;
  SegmentOptions options;
  options.threshold = static_cast<int>(std::clamp(contrast * 0.3, 12.0, 24.0));
  options.shortest = kShortestFaint * unit;
  options.largest_gap *= unit;
  const Gray inside = crop(is_horizontal ? ridges.horizontal : ridges.vertical, box);
  std::vector<Segment> pieces = find_segments(inside, axis, options);
  for (Segment& piece : pieces) {
    piece.begin += is_horizontal ? box.x0 : box.y0;
    piece.end += is_horizontal ? box.x0 : box.y0;
    piece.across += is_horizontal ? box.y0 : box.x0;
  }
  keep_longest(pieces, 2 * kMostPieces);
  std::erase_if(pieces, [&](const Segment& piece) { return !is_rule(picture, piece, unit); });
  keep_longest(pieces, kMostPieces);
  std::vector<std::size_t> line_of;
  const std::vector<Segment> lines = join_collinear(pieces, unit, line_of);
  std::vector<std::vector<Segment>> groups(lines.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) groups[line_of[i]].push_back(pieces[i]);
  return groups;
}

}  // namespace gouji::ocr
