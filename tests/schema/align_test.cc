#include "schema/align.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <limits>
#include <random>

namespace gouji {
namespace {

ScoreMatrix matrix(const std::vector<std::vector<double>>& rows) {
  ScoreMatrix scores(static_cast<int>(rows.size()), static_cast<int>(rows.front().size()));
  for (int i = 0; i < scores.sources(); ++i) {
    for (int j = 0; j < scores.targets(); ++j) {
      scores.set(i, j, rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)]);
    }
  }
  return scores;
}

std::string dump(const Alignment& alignment) {
  std::string out;
  for (const AlignedPair& pair : alignment.pairs) {
    if (!out.empty()) out += ' ';
    out += std::to_string(pair.source);
    if (pair.joined == 2) out += '+';
    out += '-' + std::to_string(pair.target);
  }
  return out;
}

// Every alignment there is, one after the other; `forbidden` tells which pairs to leave out.
struct BruteForce {
  const ScoreMatrix& scores;
  const ScoreMatrix& joins;
  GapCost gap;
  std::function<bool(int source, int joined, int target)> forbidden;

  double best(int i, int j) const {
    if (i == scores.sources()) return (scores.targets() - j) * gap.target;
    if (j == scores.targets()) return (scores.sources() - i) * gap.source;
    double cost = std::min(gap.source + best(i + 1, j), gap.target + best(i, j + 1));
    if (scores.at(i, j) > 0 && !forbidden(i, 1, j)) {
      cost = std::min(cost, 1 - scores.at(i, j) + best(i + 1, j + 1));
    }
    if (joins.sources() > 0 && i + 1 < scores.sources() && joins.at(i, j) > 0 &&
        !forbidden(i, 2, j)) {
      cost = std::min(cost, 1 - joins.at(i, j) + best(i + 2, j + 1));
    }
    return cost;
  }
};

double cost_of(const Alignment& alignment, int sources, int targets, GapCost gap) {
  double cost = 0;
  for (const AlignedPair& pair : alignment.pairs) {
    cost += 1 - pair.score;
    sources -= pair.joined;
    --targets;
  }
  return cost + sources * gap.source + targets * gap.target;
}

TEST_CASE("align keeps order and leaves gaps on both sides") {
  struct Case {
    const char* what;
    std::vector<std::vector<double>> scores;
    const char* pairs;
  };
  const std::vector<Case> cases = {
      {"equal sequences", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, "0-0 1-1 2-2"},
      {"a missing source item", {{1, 0, 0}, {0, 0, 1}}, "0-0 1-2"},
      {"an extra source item", {{1, 0}, {0, 0}, {0, 1}}, "0-0 2-1"},
      {"a misprint is carried by its neighbours",
       {{1, 0, 0}, {0, .6, 0}, {0, 0, 1}},
       "0-0 1-1 2-2"},
      {"too unlike to pair", {{1, 0, 0}, {0, .4, 0}, {0, 0, 1}}, "0-0 2-2"},
      {"crossing pairs: the better sum wins", {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}}, "0-1 2-2"},
      {"the global optimum, not the greedy one", {{.9, .95}, {0, .9}}, "0-0 1-1"},
      {"of equals the earliest source item", {{1}, {1}}, "0-0"},
      {"nothing fits", {{.1, .2}, {.2, .1}}, ""},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(dump(align(matrix(c.scores))) == c.pairs);
  }
}

TEST_CASE("align copes with empty sides") {
  CHECK(align(ScoreMatrix(0, 3)).pairs.empty());
  CHECK(align(ScoreMatrix(0, 3)).cost == Approx(0.75));
  CHECK(align(ScoreMatrix(3, 0)).pairs.empty());
  CHECK(align(ScoreMatrix()).cost == 0);
}

TEST_CASE("align joins two source items where a break cut one in two") {
  const ScoreMatrix scores = matrix({{1, 0, 0}, {0, .45, 0}, {0, .3, 0}, {0, 0, 1}});
  const ScoreMatrix joins = matrix({{0, 0, 0}, {0, 1, 0}, {0, 0, 0}, {0, 0, 0}});
  CHECK(dump(align(scores, joins)) == "0-0 1+-1 3-2");
  CHECK(dump(align(scores)) == "0-0 3-2");
}

TEST_CASE("the margin tells a toss-up from a sure choice") {
  const Alignment sure = align(matrix({{1, 0}, {0, 1}}));
  CHECK(sure.pairs[0].margin > 0.4);
  const Alignment copies = align(matrix({{1}, {1}}));
  CHECK(copies.pairs[0].margin == Approx(0).margin(1e-6));
  const Alignment close = align(matrix({{.8, .75}}));
  CHECK(close.pairs[0].margin == Approx(0.05).margin(1e-6));
}

TEST_CASE("align equals the search through all alignments") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> any(0, 1);
  for (int round = 0; round < 400; ++round) {
    const int sources = 1 + static_cast<int>(random() % 5);
    const int targets = 1 + static_cast<int>(random() % 5);
    ScoreMatrix scores(sources, targets);
    ScoreMatrix joins = round % 2 == 0 ? ScoreMatrix() : ScoreMatrix(sources, targets);
    for (int i = 0; i < sources; ++i) {
      for (int j = 0; j < targets; ++j) {
        // Coarse steps make ties, which random reals would not.
        scores.set(i, j, any(random) < 0.3 ? 0 : std::floor(any(random) * 8) / 8);
        if (joins.sources() > 0) joins.set(i, j, any(random) < 0.6 ? 0 : any(random));
      }
    }
    const GapCost gap{0.2 + 0.2 * any(random), 0.2 + 0.2 * any(random)};
    const Alignment alignment = align(scores, joins, gap);
    const auto nothing = [](int, int, int) { return false; };
    const BruteForce all{scores, joins, gap, nothing};
    REQUIRE(alignment.cost == Approx(all.best(0, 0)).margin(1e-6));
    REQUIRE(cost_of(alignment, sources, targets, gap) == Approx(alignment.cost).margin(1e-6));
    for (const AlignedPair& pair : alignment.pairs) {
      // The best alignment that has another pair with the source or the target of this one: every
      // such pair is forced in turn by forbidding what competes with it.
      double other = std::numeric_limits<double>::infinity();
      for (int i = 0; i < sources; ++i) {
        for (int j = 0; j < targets; ++j) {
          for (int joined = 1; joined <= 2; ++joined) {
            const bool same = i == pair.source && joined == pair.joined && j == pair.target;
            const bool touches =
                j == pair.target || (i < pair.source + pair.joined && pair.source < i + joined);
            if (same || !touches || i + joined > sources) continue;
            if (joined == 2 && (joins.sources() == 0 || joins.at(i, j) <= 0)) continue;
            if (joined == 1 && scores.at(i, j) <= 0) continue;
            // What is left and right of the forced pair is aligned freely.
            const double here = 1 - (joined == 1 ? scores.at(i, j) : joins.at(i, j));
            ScoreMatrix left(i, j);
            ScoreMatrix left_joins(joins.sources() > 0 ? i : 0, joins.sources() > 0 ? j : 0);
            for (int a = 0; a < i; ++a) {
              for (int b = 0; b < j; ++b) {
                left.set(a, b, scores.at(a, b));
                if (joins.sources() > 0 && a + 1 < i) left_joins.set(a, b, joins.at(a, b));
              }
            }
            const BruteForce before{left, left_joins, gap, nothing};
            other = std::min(other, before.best(0, 0) + here + all.best(i + joined, j + 1));
          }
        }
      }
      REQUIRE(pair.margin == Approx(std::min(other - alignment.cost, 1.0)).margin(1e-6));
    }
  }
}

}  // namespace
}  // namespace gouji
