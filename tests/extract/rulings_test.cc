#include "extract/rulings.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace gouji {
namespace {

std::string dump(const std::vector<RuleLine>& lines) {
  std::ostringstream out;
  for (const RuleLine& line : lines) {
    out << line.position << ":";
    for (const Stretch& stretch : line.stretches) out << " " << stretch.start << "-" << stretch.end;
    out << "; ";
  }
  return out.str();
}

Ruling horizontal(double y, double x0, double x1) { return {{x0, y, x1, y}, Axis::horizontal}; }

struct Case {
  const char* name;
  std::vector<Ruling> rulings;
  const char* expected;
};

TEST_CASE("horizontal rulings become lines") {
  std::vector<Ruling> dots;
  for (int i = 0; i < 50; ++i) dots.push_back(horizontal(20, 10 + 2.0 * i, 11 + 2.0 * i));
  const Case cases[] = {
      {"one stroke", {horizontal(10, 0, 100)}, "10: 0-100; "},
      {"a double rule", {horizontal(10, 0, 100), horizontal(12, 0, 100)}, "11: 0-100; "},
      {"drawn cell by cell",
       {horizontal(10, 50, 100), horizontal(10, 0, 49.5), horizontal(10, 100, 150)},
       "10: 0-150; "},
      {"a gap wide enough to be meant",
       {horizontal(10, 0, 40), horizontal(10, 60, 100)},
       "10: 0-40 60-100; "},
      {"two rows", {horizontal(30, 0, 100), horizontal(10, 0, 100)}, "10: 0-100; 30: 0-100; "},
      {"a dotted rule", dots, "20: 10-109; "},
      {"strokes of a character", {horizontal(10, 0, 3)}, ""},
      {"nothing", {}, ""},
  };
  for (const Case& test : cases) {
    INFO(test.name);
    const RuleLines lines = merge_rulings(test.rulings, 3, 5);
    CHECK(dump(lines.horizontal) == test.expected);
    CHECK(lines.vertical.empty());
  }
}

TEST_CASE("a ladder of close rules does not chain into one line") {
  std::vector<Ruling> ladder;
  for (int i = 0; i < 10; ++i) ladder.push_back(horizontal(10 + 2.0 * i, 0, 100));
  CHECK(merge_rulings(ladder, 3, 5).horizontal.size() == 5);
}

TEST_CASE("coverage of a line") {
  const RuleLine line{10, {{0, 40}, {60, 100}}};
  CHECK(line.covered(0, 100) == Approx(80));
  CHECK(line.covered(40, 60) == Approx(0));
  CHECK(line.covered(30, 70) == Approx(20));
  CHECK(line.covered(200, 300) == Approx(0));
}

}  // namespace
}  // namespace gouji
