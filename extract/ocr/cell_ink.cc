#include "extract/ocr/cell_ink.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "extract/union_find.h"

namespace gouji::ocr {
namespace {

constexpr double kRuleInset = 0.011;    // inches from a rule's middle to its edge
constexpr double kRuleReach = 0.045;    // inches: a rule that wanders or a double rule ends here
constexpr double kRuleShare = 0.5;      // of a line along a rule that is dark
constexpr double kShortShare = 0.8;     // the same along an edge that text may fill
constexpr double kLongStroke = 0.5;     // inches: the length of such an edge, at most
constexpr double kLongestStroke = 0.2;  // inches
constexpr double kSpeckSide = 0.017;    // inches: pieces no larger are specks (a point is 0.02)
constexpr double kLargeSpeck = 0.032;   // inches: so large they are specks away from strokes
constexpr double kStroke = 0.05;        // inches: longer pieces are strokes
constexpr double kHighStroke = 0.2;     // inches: a rule may be among them
constexpr double kAside = 1.2;          // of the height of strokes: nothing of a figure is so far
constexpr double kAbove = 0.5;

struct Run {
  int y = 0;
  int x0 = 0;
  int x1 = 0;
};

class Region {
 public:
  Region(const Gray& picture, const PixelBox& box, int level)
      : picture_(picture), box_(box), level_(level) {}

  const PixelBox& box() const { return box_; }

  // Cuts rules off the edges; returns whether ink beyond them reached the cut.
  bool cut_rules(double dpi) {
    const int inset = static_cast<int>(std::lround(kRuleInset * dpi));
    const int reach = static_cast<int>(std::lround(kRuleReach * dpi));
    const PixelBox whole = box_;
    box_ = {whole.x0 + inset, whole.y0 + inset, whole.x1 - inset, whole.y1 - inset};
    if (box_.is_empty()) return false;
    const PixelBox inner = box_;
    // Text fills a short edge sooner than a long one.
    const double across = inner.width() > kLongStroke * dpi ? kRuleShare : kShortShare;
    const double down = inner.height() > kLongStroke * dpi ? kRuleShare : kShortShare;
    for (int i = reach - 1; i >= 0; --i) {
      if (box_.y0 == inner.y0 && row_share(inner.y0 + i, inner) > across) box_.y0 += i + 1;
      if (box_.y1 == inner.y1 && row_share(inner.y1 - 1 - i, inner) > across) box_.y1 -= i + 1;
      if (box_.x0 == inner.x0 && column_share(inner.x0 + i, inner) > down) box_.x0 += i + 1;
      if (box_.x1 == inner.x1 && column_share(inner.x1 - 1 - i, inner) > down) box_.x1 -= i + 1;
    }
    return true;
  }

  std::vector<InkPiece> pieces() const {
    std::vector<Run> runs;
    std::vector<std::size_t> line_begins;
    for (int y = box_.y0; y < box_.y1; ++y) {
      line_begins.push_back(runs.size());
      const std::uint8_t* line = picture_.row(y);
      for (int x = box_.x0; x < box_.x1; ++x) {
        if (line[x] >= level_) continue;
        const int begin = x;
        while (x < box_.x1 && line[x] < level_) ++x;
        runs.push_back({y, begin, x});
      }
    }
    line_begins.push_back(runs.size());
    UnionFind sets(runs.size());
    for (std::size_t line = 1; line + 1 < line_begins.size(); ++line) {
      std::size_t above = line_begins[line - 1];
      for (std::size_t i = line_begins[line]; i < line_begins[line + 1]; ++i) {
        while (above < line_begins[line] && runs[above].x1 < runs[i].x0) ++above;
        for (std::size_t j = above; j < line_begins[line] && runs[j].x0 <= runs[i].x1; ++j)
          sets.unite(i, j);
      }
    }
    std::vector<InkPiece> pieces(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
      InkPiece& piece = pieces[sets.find(i)];
      piece.box = join(piece.box, {runs[i].x0, runs[i].y, runs[i].x1, runs[i].y + 1});
      piece.dark += runs[i].x1 - runs[i].x0;
    }
    std::erase_if(pieces, [](const InkPiece& piece) { return piece.dark == 0; });
    return pieces;
  }

 private:
  double row_share(int y, const PixelBox& within) const {
    if (y < 0 || y >= picture_.height || within.width() <= 0) return 0;
    const std::uint8_t* line = picture_.row(y);
    const auto dark = std::count_if(line + within.x0, line + within.x1,
                                    [this](std::uint8_t value) { return value < level_; });
    return static_cast<double>(dark) / within.width();
  }
  double column_share(int x, const PixelBox& within) const {
    if (x < 0 || x >= picture_.width || within.height() <= 0) return 0;
    int dark = 0;
    for (int y = within.y0; y < within.y1; ++y) dark += picture_.at(x, y) < level_ ? 1 : 0;
    return static_cast<double>(dark) / within.height();
  }

  const Gray& picture_;
  PixelBox box_;
  int level_;
};

int longer_side(const PixelBox& box) { return std::max(box.width(), box.height()); }

// What a copier's glass leaves: a point or what is left of a digit stands near to strokes.
void drop_far_specks(CellInk& ink, double dpi) {
  std::vector<PixelBox> strokes;
  int height = 0;
  for (const InkPiece& piece : ink.pieces) {
    if (longer_side(piece.box) < kStroke * dpi) continue;
    strokes.push_back(piece.box);
    height = std::max(height, piece.box.height());
  }
  if (strokes.empty()) return;
  const double reach = std::min<double>(height, kHighStroke * dpi);
  const auto is_far = [&](const InkPiece& piece) {
    return longer_side(piece.box) <= kLargeSpeck * dpi &&
           std::none_of(strokes.begin(), strokes.end(), [&](const PixelBox& stroke) {
             const int aside = std::max(piece.box.x0 - stroke.x1, stroke.x0 - piece.box.x1);
             const int above = std::max(piece.box.y0 - stroke.y1, stroke.y0 - piece.box.y1);
             return aside <= kAside * reach && above <= kAbove * reach;
           });
  };
  std::copy_if(ink.pieces.begin(), ink.pieces.end(), std::back_inserter(ink.specks), is_far);
  if (std::erase_if(ink.pieces, is_far) == 0) return;
  ink.box = {};
  for (const InkPiece& piece : ink.pieces) ink.box = join(ink.box, piece.box);
}

}  // namespace

void sort_from_left(std::vector<InkPiece>& pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const InkPiece& a, const InkPiece& b) {
    return std::pair(a.box.x0, a.box.y0) < std::pair(b.box.x0, b.box.y0);
  });
}

CellInk find_cell_ink(const Gray& picture, const PixelBox& cell, int level, double dpi) {
  CellInk ink;
  Region region(picture, intersect(cell, {0, 0, picture.width, picture.height}), level);
  if (!region.cut_rules(dpi)) return ink;
  const PixelBox inner = region.box();
  ink.inside = inner;
  const int speck = static_cast<int>(std::lround(kSpeckSide * dpi));
  for (const InkPiece& piece : region.pieces()) {
    const bool at_edge = piece.box.x0 == inner.x0 || piece.box.x1 == inner.x1 ||
                         piece.box.y0 == inner.y0 || piece.box.y1 == inner.y1;
    const int longer = std::max(piece.box.width(), piece.box.height());
    // What is left of a rule lies along the edge, thin.
    const int thinner = std::min(piece.box.width(), piece.box.height());
    // So does a rule that leans a little from its cell, and is longer than any stroke.
    const bool is_rule =
        thinner <= speck && longer >= kLongestStroke * dpi &&
        (piece.box.width() < piece.box.height()
             ? std::min(piece.box.x0 - inner.x0, inner.x1 - piece.box.x1) <= kRuleReach * dpi
             : std::min(piece.box.y0 - inner.y0, inner.y1 - piece.box.y1) <= kRuleReach * dpi);
    if (longer <= speck || (at_edge && thinner <= speck) || is_rule) {
      ink.specks.push_back(piece);
      continue;
    }
    ink.touches_rule = ink.touches_rule || at_edge;
    ink.pieces.push_back(piece);
    ink.box = join(ink.box, piece.box);
  }
  sort_from_left(ink.pieces);
  drop_far_specks(ink, dpi);
  return ink;
}

std::vector<InkColumn> columns_of(const CellInk& ink) {
  // Of the height of the ink: an arc of a digit that is parted down the middle, the gap between
  // two arcs, and a digit. The sides of 11 stand further apart.
  constexpr double arc = 0.36;
  constexpr double gap = 0.16;
  constexpr double digit = 0.75;
  constexpr double bar_end = 0.3;  // of a 4
  constexpr double stem = 0.45;
  const double height = ink.box.height();
  std::vector<InkColumn> columns;
  for (const InkPiece& piece : ink.pieces) {
    if (!columns.empty()) {
      InkColumn& last = columns.back();
      const int common = std::min(last.box.x1, piece.box.x1) - std::max(last.box.x0, piece.box.x0);
      const int wider = std::max(last.box.width(), piece.box.width());
      const bool are_stacked = 2 * common > std::min(last.box.width(), piece.box.width());
      const bool is_bar_end =
          last.box.width() <= bar_end * height && piece.box.width() <= stem * height &&
          piece.box.height() >= 0.7 * height && -common <= gap * height && common <= 0 &&
          last.box.y0 >= ink.box.y0 + 0.4 * height && last.box.y1 <= ink.box.y0 + 0.9 * height;
      const bool are_arcs = wider <= arc * height && -common <= gap * height &&
                            join(last.box, piece.box).width() <= digit * height &&
                            std::min(last.box.height(), piece.box.height()) >= 0.7 * height;
      if (are_stacked || are_arcs || is_bar_end) {
        last.box = join(last.box, piece.box);
        last.dark += piece.dark;
        ++last.pieces;
        continue;
      }
    }
    columns.push_back({piece.box, piece.dark, 1});
  }
  return columns;
}

std::vector<RowExtent> row_extents(const Gray& picture, const PixelBox& area, int level) {
  std::vector<RowExtent> found;
  for (int y = area.y0; y < area.y1; ++y) {
    int x0 = area.x0;
    while (x0 < area.x1 && picture.at(x0, y) >= level) ++x0;
    if (x0 == area.x1) continue;
    int x1 = area.x1;
    while (picture.at(x1 - 1, y) >= level) --x1;
    found.push_back({y, x0, x1});
  }
  return found;
}

std::vector<PixelBox> lines_of(const CellInk& ink, double dpi) {
  std::vector<PixelBox> lines;
  if (ink.is_blank()) return lines;
  std::vector<bool> inked(static_cast<std::size_t>(ink.box.height()));
  for (const InkPiece& piece : ink.pieces) {
    for (int y = piece.box.y0; y < piece.box.y1; ++y)
      inked[static_cast<std::size_t>(y - ink.box.y0)] = true;
  }
  for (int y = 0; y < ink.box.height(); ++y) {
    if (!inked[static_cast<std::size_t>(y)]) continue;
    const int begin = y;
    while (y < ink.box.height() && inked[static_cast<std::size_t>(y)]) ++y;
    lines.push_back({ink.box.x0, ink.box.y0 + begin, ink.box.x1, ink.box.y0 + y});
  }
  // 一 and the upper stroke of 二 are no lines of their own: a line is as high as a character.
  const int lowest = static_cast<int>(std::lround(0.07 * dpi));
  for (std::size_t i = 0; i < lines.size() && lines.size() > 1;) {
    if (lines[i].height() >= lowest) {
      ++i;
      continue;
    }
    const int above = i == 0 ? ink.box.height() : lines[i].y0 - lines[i - 1].y1;
    const int below = i + 1 == lines.size() ? ink.box.height() : lines[i + 1].y0 - lines[i].y1;
    const std::size_t other = above <= below ? i - 1 : i + 1;
    lines[other] = join(lines[other], lines[i]);
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    i = i == 0 ? 0 : i - 1;
  }
  for (PixelBox& line : lines) {
    PixelBox inked_part;
    for (const InkPiece& piece : ink.pieces) {
      if (piece.box.y0 >= line.y0 && piece.box.y1 <= line.y1)
        inked_part = join(inked_part, piece.box);
    }
    line = inked_part;
  }
  return lines;
}

bool is_low_mark(const CellInk& ink, const PixelBox& cell, double dpi) {
  if (ink.pieces.empty() || ink.pieces.size() > 2 || ink.touches_rule) return false;
  // Cells are as high as their labels need, and a dash stands in the first line of some.
  const int apart = std::min(cell.height() / 4, static_cast<int>(0.06 * dpi));
  const int middle = (ink.box.y0 + ink.box.y1) / 2;
  return ink.box.height() <= 0.03 * dpi && ink.box.width() >= 2 * ink.box.height() &&
         ink.box.width() >= 0.025 * dpi && middle > cell.y0 + apart && middle < cell.y1 - apart;
}

bool is_dash(const CellInk& ink, const PixelBox& cell, double dpi) {
  return is_low_mark(ink, cell, dpi) && ink.box.width() >= 3 * ink.box.height() &&
         ink.box.width() >= 0.04 * dpi;
}

bool is_slash(const Gray& picture, const CellInk& ink, int level, double dpi) {
  constexpr std::size_t most_pieces = 4;  // of one that print has broken
  constexpr double inked = 0.7;           // of its rows
  if (ink.pieces.empty() || ink.pieces.size() > most_pieces) return false;
  const PixelBox& box = ink.box;
  if (box.height() < 0.06 * dpi || box.width() < 0.25 * box.height()) return false;
  double top = -1;  // the middle of the stroke, in an eighth of its height from either end
  double bottom = -1;
  const std::vector<RowExtent> rows = row_extents(picture, box, level);
  for (const RowExtent& row : rows) {
    const int last = row.x1 - 1;
    if (last - row.x0 > 0.35 * box.height()) return false;  // the bar of a 7
    const double middle = (row.x0 + last) / 2.0;
    if (top < 0 && row.y >= box.y0 + box.height() / 8) top = middle;
    if (row.y <= box.y1 - 1 - box.height() / 8) bottom = middle;
  }
  return static_cast<double>(rows.size()) >= inked * box.height() &&
         top - bottom > 0.2 * box.height();
}

bool may_be_separator(const CellInk& ink, const PixelBox& mark) {
  const double height = ink.box.height();
  return mark.width() > 1 && mark.height() > 1 && mark.width() <= 0.35 * height &&
         mark.height() <= 0.45 * height && mark.y0 > ink.box.y0 + 0.6 * height &&
         mark.y1 <= ink.box.y1 + 0.35 * height;
}

std::vector<PixelBox> separators_of(const CellInk& ink) {
  const auto parts_digits = [&](const InkPiece& mark) {
    return may_be_separator(ink, mark.box) && mark.box.x0 > ink.box.x0 &&
           mark.box.x1 < ink.box.x1 &&
           std::none_of(ink.pieces.begin(), ink.pieces.end(), [&](const InkPiece& piece) {
             return !may_be_separator(ink, piece.box) && piece.box.x0 < mark.box.x1 &&
                    mark.box.x0 < piece.box.x1;
           });
  };
  std::vector<PixelBox> marks;
  for (const std::vector<InkPiece>* pieces : {&ink.pieces, &ink.specks}) {
    for (const InkPiece& piece : *pieces)
      if (parts_digits(piece)) marks.push_back(piece.box);
  }
  std::sort(marks.begin(), marks.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
  return marks;
}

}  // namespace gouji::ocr
