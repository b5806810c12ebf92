#include "schema/align.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace gouji {
namespace {

// Costs that differ by less are equal: the sums are taken in different orders.
constexpr double epsilon = 1e-9;
constexpr double infinite = std::numeric_limits<double>::infinity();

// Costs of aligning prefixes (or suffixes) of both sides, (sources + 1) × (targets + 1).
class CostTable {
 public:
  CostTable(int sources, int targets)
      : stride_(static_cast<std::size_t>(targets) + 1),
        costs_((static_cast<std::size_t>(sources) + 1) * stride_, 0.0) {}

  double& at(int source, int target) {
    return costs_[static_cast<std::size_t>(source) * stride_ + static_cast<std::size_t>(target)];
  }
  double at(int source, int target) const {
    return costs_[static_cast<std::size_t>(source) * stride_ + static_cast<std::size_t>(target)];
  }

 private:
  std::size_t stride_;
  std::vector<double> costs_;
};

class Aligner {
 public:
  Aligner(const ScoreMatrix& scores, const ScoreMatrix& joins, GapCost gap)
      : scores_(scores),
        joins_(joins),
        gap_(gap),
        sources_(scores.sources()),
        targets_(scores.targets()),
        has_joins_(joins.sources() == scores.sources() && joins.targets() == scores.targets()),
        before_(sources_, targets_),
        behind_(sources_, targets_) {}

  Alignment run() {
    fill_before();
    fill_behind();
    Alignment result;
    result.cost = before_.at(sources_, targets_);
    trace(result);
    for (AlignedPair& pair : result.pairs) pair.margin = margin_of(pair, result.cost);
    return result;
  }

 private:
  // A score of 0 means that the two must never meet.
  double pair_cost(int source, int target) const {
    const double score = scores_.at(source, target);
    return score > 0 ? 1.0 - score : infinite;
  }
  // Two source items for one target: the second leaves no gap of its own.
  double join_cost(int source, int target) const {
    if (!has_joins_ || source + 1 >= sources_) return infinite;
    const double score = joins_.at(source, target);
    return score > 0 ? 1.0 - score : infinite;
  }

  void fill_before() {
    for (int i = 0; i <= sources_; ++i) {
      for (int j = 0; j <= targets_; ++j) {
        if (i == 0 && j == 0) continue;
        double best = infinite;
        if (i > 0) best = std::min(best, before_.at(i - 1, j) + gap_.source);
        if (j > 0) best = std::min(best, before_.at(i, j - 1) + gap_.target);
        if (i > 0 && j > 0) {
          best = std::min(best, before_.at(i - 1, j - 1) + pair_cost(i - 1, j - 1));
          if (i > 1) best = std::min(best, before_.at(i - 2, j - 1) + join_cost(i - 2, j - 1));
        }
        before_.at(i, j) = best;
      }
    }
  }

  void fill_behind() {
    for (int i = sources_; i >= 0; --i) {
      for (int j = targets_; j >= 0; --j) {
        if (i == sources_ && j == targets_) continue;
        double best = infinite;
        if (i < sources_) best = std::min(best, behind_.at(i + 1, j) + gap_.source);
        if (j < targets_) best = std::min(best, behind_.at(i, j + 1) + gap_.target);
        if (i < sources_ && j < targets_) {
          best = std::min(best, behind_.at(i + 1, j + 1) + pair_cost(i, j));
          if (i + 1 < sources_) best = std::min(best, behind_.at(i + 2, j + 1) + join_cost(i, j));
        }
        behind_.at(i, j) = best;
      }
    }
  }

  // Walks forward over the costs still to come, pairing as soon as an optimum allows it.
  void trace(Alignment& result) const {
    int i = 0;
    int j = 0;
    while (i < sources_ && j < targets_) {
      const double left = behind_.at(i, j) + epsilon;
      if (behind_.at(i + 1, j + 1) + pair_cost(i, j) <= left) {
        result.pairs.push_back({i, j, 1, scores_.at(i, j), 0});
        ++i;
        ++j;
      } else if (i + 1 < sources_ && behind_.at(i + 2, j + 1) + join_cost(i, j) <= left) {
        result.pairs.push_back({i, j, 2, joins_.at(i, j), 0});
        i += 2;
        ++j;
      } else if (behind_.at(i, j + 1) + gap_.target <= left) {
        ++j;
      } else {
        assert(behind_.at(i + 1, j) + gap_.source <= left);
        ++i;
      }
    }
  }

  double cost_through(int source, int target, int joined) const {
    if (source < 0 || source + joined > sources_) return infinite;
    const double cost = joined == 1 ? pair_cost(source, target) : join_cost(source, target);
    return before_.at(source, target) + cost + behind_.at(source + joined, target + 1);
  }

  double margin_of(const AlignedPair& pair, double optimum) const {
    double other = infinite;
    const int longest = has_joins_ ? 2 : 1;
    for (int target = 0; target < targets_; ++target) {
      for (int joined = 1; joined <= longest; ++joined) {
        // With another target only what overlaps the pair's sources competes.
        const bool own = target == pair.target;
        const int first = own ? 0 : pair.source - joined + 1;
        const int last = own ? sources_ - 1 : pair.source + pair.joined - 1;
        for (int source = first; source <= last; ++source) {
          if (own && source == pair.source && joined == pair.joined) continue;
          other = std::min(other, cost_through(source, target, joined));
        }
      }
    }
    return std::min(other - optimum, 1.0);
  }

  const ScoreMatrix& scores_;
  const ScoreMatrix& joins_;
  GapCost gap_;
  int sources_;
  int targets_;
  bool has_joins_;
  CostTable before_;
  CostTable behind_;
};

}  // namespace

Alignment align(const ScoreMatrix& scores, const ScoreMatrix& joins, GapCost gap) {
  return Aligner(scores, joins, gap).run();
}

}  // namespace gouji
