#include "extract/ocr/fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace gouji::ocr {
namespace {

constexpr double kSample = 32;        // pixels of a rule that stand or fall together
constexpr double kFalse = 0.15;       // share of an absent edge that text makes look covered
constexpr double kStray = 0.08;       // probability of a covered sample where no rule is
constexpr double kStrayInText = 0.5;  // and where there is text on both sides
constexpr double kFlanked = 0.4;      // share of an edge beside which there is text on both sides
constexpr double kBeside = 0.3;       // share of an edge beside which there is text on any side
constexpr double kStrayTip = 0.3;     // probability that a stroke of text comes up to a rule
constexpr double kLowRow = 66;        // pixels at 300 dpi: the stem of a 1 is most of its height
constexpr double kChange = 2.5;       // log odds against a rule's beginning or ending
constexpr double kCrossed = 5;        // for ink that runs across
constexpr double kApart = 6;          // for ink that stands apart in the middle of both sides
constexpr double kApartGap = 28;      // pixels at 300 dpi: characters of one text are nearer
constexpr double kWideGap = 60;
constexpr double kWholeBridge = 0.9;  // coverage of a vertical that parts a single row
constexpr double kWholePrint = 0.83;  // wholeness below which a rule may be lost where it is
constexpr double kSureOdds = 2;       // log odds below which an edge is doubtful either way
constexpr double kGapShows = 3;       // for figures apart at a line that was found by its gap
constexpr double kConfirmed = 6;      // log odds that a faint line must gather

// How much likelier the best reading of a line with each edge there is than the best without it,
// log odds: above 0 the edge is there.
std::vector<double> weigh_line(const std::vector<double>& scores) {
  const std::size_t count = scores.size();
  // Best readings of the edges before each, and behind each, by what the edge itself is.
  std::vector<std::array<double, 2>> before(count, {0, 0});
  std::vector<std::array<double, 2>> behind(count, {0, 0});
  const auto pass_on = [](const std::array<double, 2>& best, double score) {
    const double absent = best[0];
    const double there = best[1] + score;
    return std::array<double, 2>{std::max(absent, there - kChange),
                                 std::max(there, absent - kChange)};
  };
  for (std::size_t i = 1; i < count; ++i) before[i] = pass_on(before[i - 1], scores[i - 1]);
  for (std::size_t i = count; i-- > 1;) behind[i - 1] = pass_on(behind[i], scores[i]);
  std::vector<double> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = scores[i] + before[i][1] + behind[i][1] - before[i][0] - behind[i][0];
  }
  return out;
}

// What ink there is about one edge; see InkEvidence.
struct EdgeInk {
  double crossing;
  double flanked;
  double beside;
  double reach;
  bool may_be_stem = false;
};

class Decider {
 public:
  Decider(const Lattice& lattice, const Edges& coverage, const InkEvidence& ink, double dpi)
      : lattice_(lattice), coverage_(coverage), ink_(ink), unit_(dpi / 300) {
    measure_wholeness();
  }

  Edges decide() {
    Edges out = coverage_;
    for (int line = 0; line <= coverage_.rows; ++line) {
      std::vector<double> scores;
      scores.reserve(static_cast<std::size_t>(coverage_.columns));
      for (int column = 0; column < coverage_.columns; ++column) {
        scores.push_back(score_above(line, column));
      }
      const std::vector<double> odds = weigh_line(scores);
      for (int column = 0; column < coverage_.columns; ++column) {
        out.above(line, column) = verdict(odds[static_cast<std::size_t>(column)]);
      }
    }
    for (int line = 0; line <= coverage_.columns; ++line) {
      std::vector<double> scores;
      scores.reserve(static_cast<std::size_t>(coverage_.rows));
      for (int row = 0; row < coverage_.rows; ++row) scores.push_back(score_left(row, line));
      const std::vector<double> odds = weigh_line(scores);
      for (int row = 0; row < coverage_.rows; ++row) {
        double& edge = out.left_of(row, line);
        edge = verdict(odds[static_cast<std::size_t>(row)]);
        if (lattice_.columns[static_cast<std::size_t>(line)].by_gap && is_there(edge)) {
          edge = kAssumed;
        }
      }
    }
    fill_rows(out);
    drop_unconfirmed(out);
    doubt_stems(out);
    return out;
  }

 private:
  static double verdict(double odds) {
    if (odds > 0) return odds >= kSureOdds ? 1 : kAssumed;
    return odds <= -kSureOdds ? 0 : kDenied;
  }

  double column_width(int column) const {
    const auto i = static_cast<std::size_t>(column);
    return lattice_.columns[i + 1].across - lattice_.columns[i].across;
  }
  double row_height(int row) const {
    const auto i = static_cast<std::size_t>(row);
    return lattice_.rows[i + 1].across - lattice_.rows[i].across;
  }

  // How much of its rules this table shows: near 1 on a clean page, 0.6 to 0.7 on a bad copy.
  void measure_wholeness() {
    double seen = 0;
    double length = 0;
    const auto add = [&](double covered, double edge) {
      if (covered < 0.25) return;
      seen += covered * edge;
      length += edge;
    };
    for (int line = 1; line < coverage_.rows; ++line) {
      for (int column = 0; column < coverage_.columns; ++column) {
        add(coverage_.above(line, column), column_width(column));
      }
    }
    for (int row = 0; row < coverage_.rows; ++row) {
      for (int line = 1; line < coverage_.columns; ++line) {
        add(coverage_.left_of(row, line), row_height(row));
      }
    }
    const double whole = std::clamp(length > 0 ? seen / length : 0.97, 0.5, 0.97);
    whole_ = whole;
    measure_tips();
  }

  // How often the rules of this table come up to those they meet: those beyond doubt tell.
  void measure_tips() {
    double reached = 1;
    double tips = 2;
    const auto add = [&](double covered, double flanked, double reach) {
      if (covered < 0.8 || flanked > 0.2) return;
      reached += reach;
      tips += 2;
    };
    for (int line = 1; line < coverage_.rows; ++line) {
      for (int column = 0; column < coverage_.columns; ++column) {
        add(coverage_.above(line, column), ink_.flanked.above(line, column),
            ink_.reach.above(line, column));
      }
    }
    for (int row = 0; row < coverage_.rows; ++row) {
      for (int line = 1; line < coverage_.columns; ++line) {
        add(coverage_.left_of(row, line), ink_.flanked.left_of(row, line),
            ink_.reach.left_of(row, line));
      }
    }
    const double whole = std::clamp(reached / tips, 0.5, 0.97);
    tip_gain_ = std::log(whole / kStrayTip);
    tip_loss_ = std::log((1 - whole) / (1 - kStrayTip));
  }

  // Log odds that an edge is there. Every kSample pixels of it are taken as one observation.
  double score(double covered, double length, const EdgeInk& ink, bool both_inked) const {
    const double samples = std::min(length / unit_ / kSample, 6.0);
    const double rule = std::max(0.0, (covered - kFalse) / (1 - kFalse));
    const double stray = kStray + (kStrayInText - kStray) * std::min(ink.flanked / kFlanked, 1.0);
    const double gain = std::log(whole_ / stray);
    const double loss = std::log((1 - whole_) / (1 - stray));
    double out = samples * (rule * gain + (1 - rule) * loss);
    // Ends matter where a stroke of text may be what looks like a rule, or three 1s below each
    // other.
    const double text = ink.may_be_stem ? 1 : std::min(ink.beside / kBeside, 1.0);
    out += text * (ink.reach * tip_gain_ + (2 - ink.reach) * tip_loss_);
    if (ink.crossing >= 1 && (covered < 0.8 || ink.reach < 2)) out -= kCrossed;
    if (ink.crossing <= 0 && both_inked) out += kApart;
    return out;
  }

  const InkEvidence::Place& place(int row, int column) const {
    return ink_.places[static_cast<std::size_t>(row) * static_cast<std::size_t>(coverage_.columns) +
                       static_cast<std::size_t>(column)];
  }
  bool is_inked(int row, int column) const { return place(row, column).dark > 20 * unit_ * unit_; }

  // Ink in the middle third of a place, as figures have it.
  bool is_centred_x(int row, int column) const {
    const PixelBox& ink = place(row, column).ink;
    const double left = lattice_.columns[static_cast<std::size_t>(column)].across;
    const double offset = (ink.x0 + ink.x1) / 2.0 - left - column_width(column) / 2;
    return std::abs(offset) < column_width(column) * 0.12 &&
           ink.width() < column_width(column) * 0.7;
  }
  bool is_centred_y(int row, int column) const {
    const PixelBox& ink = place(row, column).ink;
    const double top = lattice_.rows[static_cast<std::size_t>(row)].across;
    const double offset = (ink.y0 + ink.y1) / 2.0 - top - row_height(row) / 2;
    return std::abs(offset) < row_height(row) * 0.15;
  }

  // Two texts, each in the middle of its place; or one of them, and a wide gap.
  bool are_apart(double gap, bool first_centred, bool second_centred) const {
    if (first_centred && second_centred) return gap > kApartGap * unit_;
    return (first_centred || second_centred) && gap > kWideGap * unit_;
  }

  double score_above(int line, int column) const {
    if (line == 0 || line == coverage_.rows) return 1000;
    const double gap = place(line, column).ink.y0 - place(line - 1, column).ink.y1;
    const bool both = is_inked(line - 1, column) && is_inked(line, column) &&
                      are_apart(gap, is_centred_y(line - 1, column), is_centred_y(line, column));
    return score(coverage_.above(line, column), column_width(column),
                 {ink_.crossing.above(line, column), ink_.flanked.above(line, column),
                  ink_.beside.above(line, column), ink_.reach.above(line, column)},
                 both);
  }
  // Whether a vertical comes up to no rule in any row: a rule does in most.
  bool never_reaches(int line) const {
    for (int row = 0; row < coverage_.rows; ++row) {
      if (coverage_.left_of(row, line) >= kFalse && ink_.reach.left_of(row, line) > 0) return false;
    }
    return true;
  }

  double score_left(int row, int line) const {
    if (line == 0 || line == coverage_.columns) return 1000;
    const double gap = place(row, line).ink.x0 - place(row, line - 1).ink.x1;
    const bool both = is_inked(row, line - 1) && is_inked(row, line) &&
                      are_apart(gap, is_centred_x(row, line - 1), is_centred_x(row, line));
    if (lattice_.columns[static_cast<std::size_t>(line)].by_gap) {
      if (ink_.crossing.left_of(row, line) >= 1) return -kCrossed;
      const bool has_both = is_inked(row, line - 1) && is_inked(row, line);
      return has_both && ink_.crossing.left_of(row, line) <= 0 ? kGapShows : 0;
    }
    return score(coverage_.left_of(row, line), row_height(row),
                 {ink_.crossing.left_of(row, line), ink_.flanked.left_of(row, line),
                  ink_.beside.left_of(row, line), ink_.reach.left_of(row, line),
                  row_height(row) <= kLowRow * unit_ && never_reaches(line)},
                 both);
  }

  // A row of figures is parted everywhere: where a vertical line is there in the row above or
  // below, both its neighbours are there in this row, and no ink crosses, it is assumed.
  void fill_rows(Edges& out) const {
    const Edges before = out;
    for (int row = 0; row < out.rows; ++row) {
      for (int line = 1; line < out.columns; ++line) {
        if (is_there(before.left_of(row, line)) || ink_.crossing.left_of(row, line) >= 1) continue;
        const bool continues = (row > 0 && is_there(before.left_of(row - 1, line))) ||
                               (row + 1 < out.rows && is_there(before.left_of(row + 1, line)));
        const bool parted =
            is_there(before.left_of(row, line - 1)) && is_there(before.left_of(row, line + 1));
        const bool framed =
            is_there(before.above(row, line - 1)) && is_there(before.above(row, line)) &&
            is_there(before.above(row + 1, line - 1)) && is_there(before.above(row + 1, line));
        if (continues && parted && framed && coverage_.left_of(row, line) > 0.1 && line - 1 > 0 &&
            line + 1 < out.columns) {
          out.left_of(row, line) = kAssumed;
        }
      }
    }
  }

  // Whether a vertical is taken to run on through a row where nothing of it is seen, though the
  // rules of the table are whole.
  bool is_unseen(int row, int line, const Edges& out) const {
    return whole_ >= kWholePrint && out.left_of(row, line) < 1 &&
           coverage_.left_of(row, line) < kFalse;
  }

  // A vertical of less than two rows in three that comes up to neither rule of a low one may be the
  // stem of a 1, though elsewhere a stroke on its line comes up to one: a blank beside it is for a
  // person to see.
  void doubt_stems(Edges& out) const {
    for (int line = 1; line < out.columns; ++line) {
      int there = 0;
      for (int row = 0; row < out.rows; ++row) there += is_there(out.left_of(row, line)) ? 1 : 0;
      if (3 * there >= 2 * out.rows) continue;
      for (int row = 0; row < out.rows; ++row) {
        double& edge = out.left_of(row, line);
        const bool is_stem =
            row_height(row) <= kLowRow * unit_ && ink_.reach.left_of(row, line) <= 0;
        if (is_stem && edge > kAssumed) edge = kAssumed;
      }
    }
  }

  // A faint line needs more behind it than the edges of one cell.
  void drop_unconfirmed(Edges& out) const {
    for (int line = 1; line < out.rows; ++line) {
      if (lattice_.rows[static_cast<std::size_t>(line)].faint) drop_unconfirmed_row(out, line);
    }
    for (int line = 1; line < out.columns; ++line) {
      if (lattice_.columns[static_cast<std::size_t>(line)].faint)
        drop_unconfirmed_column(out, line);
    }
  }

  void drop_unconfirmed_row(Edges& out, int line) const {
    const double width = lattice_.columns.back().across - lattice_.columns.front().across;
    double sum = 0;
    double length = 0;
    for (int column = 0; column < out.columns; ++column) {
      if (!is_there(out.above(line, column))) continue;
      sum += score_above(line, column);
      length += column_width(column);
    }
    if (sum >= kConfirmed * whole_ && length >= 0.3 * width) return;
    for (int column = 0; column < out.columns; ++column) drop(out.above(line, column), sum);
  }

  // One that is whole wherever it is needs no length, and without text beside it no more than that:
  // strokes have the rest of their characters there.
  void drop_unconfirmed_column(Edges& out, int line) const {
    const double height = lattice_.rows.back().across - lattice_.rows.front().across;
    double sum = 0;
    double length = 0;
    bool is_whole = true;
    bool is_alone = true;
    for (int row = 0; row < out.rows; ++row) {
      if (!is_there(out.left_of(row, line))) continue;
      sum += score_left(row, line);
      length += row_height(row);
      if (is_unseen(row, line, out)) continue;
      is_alone = is_alone && ink_.beside.left_of(row, line) <= 0;
      is_whole = is_whole && coverage_.left_of(row, line) >= kWholeBridge &&
                 ink_.reach.left_of(row, line) >= 2 && ink_.flanked.left_of(row, line) < 0.1;
    }
    if (is_whole && is_alone) {
      for (int row = 0; row < out.rows; ++row) {
        if (is_unseen(row, line, out)) out.left_of(row, line) = 0;
      }
      return;
    }
    if (sum >= kConfirmed * whole_ && (is_whole || length >= 0.15 * height)) return;
    for (int row = 0; row < out.rows; ++row) drop(out.left_of(row, line), sum);
  }

  static void drop(double& edge, double sum) {
    edge = is_there(edge) && sum >= kSureOdds ? kDenied : 0;
  }

  const Lattice& lattice_;
  const Edges& coverage_;
  const InkEvidence& ink_;
  double unit_;
  double whole_ = 0;     // probability that a sample of a rule is covered
  double tip_gain_ = 0;  // log odds of an end that comes up to the rule it meets
  double tip_loss_ = 0;  // and of one that does not
};

}  // namespace

Edges decide_edges(const Lattice& lattice, const Edges& coverage, const InkEvidence& ink,
                   double dpi) {
  return Decider(lattice, coverage, ink, dpi).decide();
}

Grid settle(Lattice lattice, const Gray& picture, const Ridges& ridges, double dpi) {
  Edges covered = measure_edges(picture, lattice, ridges, dpi);
  Edges edges = decide_edges(lattice, covered, gather_ink(picture, lattice, dpi), dpi);
  return build_grid(std::move(lattice), std::move(edges), std::move(covered));
}

}  // namespace gouji::ocr
