// Aligning two sequences: the labels of a table as printed with the labels of a form. Order is kept
// and both sides may have gaps, so one global optimum explains renamed, misprinted, missing, extra
// and broken labels at once. This is Needleman and Wunsch's dynamic programme with one cost a gap.
//
// The cost of pairing two items is 1 - score, that of leaving an item alone its gap cost: a pair is
// worth its place from a score of 1 minus both gaps (0.5 by default) on.
#pragma once

#include <cstddef>
#include <vector>

namespace gouji {

// How well each source item fits each target item: 0 (never pair them) to 1.
class ScoreMatrix {
 public:
  ScoreMatrix() = default;
  ScoreMatrix(int sources, int targets)
      : sources_(sources),
        targets_(targets),
        scores_(static_cast<std::size_t>(sources) * static_cast<std::size_t>(targets), 0.0F) {}

  int sources() const { return sources_; }
  int targets() const { return targets_; }
  double at(int source, int target) const { return scores_[place(source, target)]; }
  void set(int source, int target, double score) {
    scores_[place(source, target)] = static_cast<float>(score);
  }

 private:
  std::size_t place(int source, int target) const {
    return static_cast<std::size_t>(source) * static_cast<std::size_t>(targets_) +
           static_cast<std::size_t>(target);
  }

  int sources_ = 0;
  int targets_ = 0;
  std::vector<float> scores_;
};

struct GapCost {
  double source = 0.25;
  double target = 0.25;
};

struct AlignedPair {
  int source = 0;
  int target = 0;
  int joined = 1;  // source items the target is made of: 2 where a break cut one item in two
  double score = 0;
  // How much dearer the best alignment is that pairs this source, or this target, otherwise. Near
  // zero the choice is a toss-up and a person should look.
  double margin = 0;
};

struct Alignment {
  std::vector<AlignedPair> pairs;  // in order of both sides
  double cost = 0;                 // of the optimum, gaps included
};

// The alignment of least cost. `joins`, when not empty, has the size of `scores` and holds at
// (i, j) the score of items i and i + 1, taken as one, for target j. Of equal alignments the one
// that pairs the earliest source items wins. O(sources × targets).
Alignment align(const ScoreMatrix& scores, const ScoreMatrix& joins = {}, GapCost gap = {});

}  // namespace gouji
