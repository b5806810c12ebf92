// What the reports of one body say of each other. A figure is held against another only where both
// reports state it; a blank beside a figure is a doubt, as it is unknown what a blank stands for.
//
// carry-over is an error where both figures can be trusted and the two reports bear the same name:
// the forms define both sides as the same requests. in-force is a warning at most: documents also
// lapse, and move with the bodies that made them.
#pragma once

#include <string>
#include <vector>

#include "dataset/body_match.h"
#include "dataset/series.h"
#include "schema/finding.h"

namespace gouji {

// The larger figure is so many times the smaller, and at least so large, before a jump is noted.
constexpr int jump_factor = 100;
constexpr int jump_least = 1000;

struct YearFinding {
  Finding finding;
  std::string body;
  int year = 0;
  int report = -1;     // into the series: the later one, where to look first
  int other_year = 0;  // 0: none
  int other_report = -1;
};

// carry-over, in-force, jump, missing-year: of all that can be told from the figures of the series.
std::vector<YearFinding> check_years(const Series& series, const Body& body);

// Pairs of reports of one year, to be held against each other figure by figure. Copies, the same
// bytes under two names, are no pair.
struct SameYear {
  int first = -1;
  int second = -1;
  bool exact = true;  // both bear the body's own name
};
std::vector<SameYear> same_year_pairs(const Series& series, const Body& body);

// published-twice; nothing when nothing differs.
std::vector<YearFinding> check_same_year(const Series& series, const Body& body,
                                         const SameYear& pair,
                                         const std::vector<FigureDifference>& differences);

}  // namespace gouji
