#include "schema/displaced.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/schema/stated_record.h"

namespace gouji {
namespace {

// The tables that are under review as a whole, "requests" of "requests.granted.total", and how many
// findings say so.
std::string under_review(Record record) {
  const std::vector<Finding> findings = doubt_displaced(gov_2021(), record);
  std::string text;
  for (const FormTable& table : gov_2021().tables) {
    const auto is_of_table = [&table](const Field& field) {
      return field.id.compare(0, table.id.size() + 1, table.id + ".") == 0;
    };
    const auto all = std::count_if(record.fields.begin(), record.fields.end(), is_of_table);
    const auto doubted =
        std::count_if(record.fields.begin(), record.fields.end(),
                      [&](const Field& field) { return is_of_table(field) && field.review; });
    if (doubted > 0)
      text += table.id + (doubted == all ? " " : " " + std::to_string(doubted) + " ");
  }
  for (const Finding& finding : findings) {
    CHECK(finding.rule == "displaced");
    CHECK(finding.severity == Severity::warning);
    CHECK(finding.fields.empty());
  }
  return text + std::to_string(findings.size());
}

// People and firms asked, and some of what they asked for was granted, some in part, and some was a
// secret.
const std::string kTrue =
    "requests.received.natural_person = 4 requests.received.business = 2 "
    "requests.received.total = 6 requests.granted.natural_person = 2 "
    "requests.granted.business = 1 requests.granted.total = 3 "
    "requests.partly_granted.natural_person = 1 requests.partly_granted.business = 1 "
    "requests.partly_granted.total = 2 requests.refused.state_secret.natural_person = 1 "
    "requests.refused.state_secret.total = 1 requests.outcome_total.natural_person = 4 "
    "requests.outcome_total.business = 2 requests.outcome_total.total = 6 ";

TEST_CASE("tables whose figures stand in the wrong cells are under review as a whole") {
  struct Case {
    const char* name;
    std::string changes;
    std::string expected;
  };
  for (const Case& given : {
           Case{"a report that ties out", kTrue, "0"},
           Case{"a wrong figure breaks its row and its column",
                kTrue + "requests.granted.business = 7", "0"},
           Case{"three totals that were added up wrongly",
                kTrue + "requests.received.total = 9 requests.granted.total = 9 "
                        "requests.partly_granted.total = 9",
                "0"},
           Case{"every total stands a column to the left",
                kTrue + "requests.*.total = 0 requests.received.other_org = 6 "
                        "requests.granted.other_org = 3 requests.partly_granted.other_org = 2 "
                        "requests.refused.state_secret.other_org = 1 "
                        "requests.outcome_total.other_org = 6",
                "requests 1"},
           Case{"one of three groups differs", kTrue + "disputes.reconsideration.upheld = 3", "0"},
           Case{"no group adds up",
                kTrue + "disputes.reconsideration.upheld = 3 disputes.litigation_direct.total = 1 "
                        "disputes.litigation_after_reconsideration.pending = 2",
                "disputes 1"},
           Case{"two groups do not add up, and the third holds words",
                kTrue + "disputes.reconsideration.upheld = x disputes.litigation_direct.total = 1 "
                        "disputes.litigation_after_reconsideration.pending = 2",
                "disputes 1"},
           Case{"one does not, another holds words",
                kTrue + "disputes.reconsideration.upheld = x disputes.litigation_direct.total = 1",
                "0"},
       }) {
    INFO(given.name);
    CHECK(under_review(record_of(given.changes)) == given.expected);
  }
}

TEST_CASE("what lacks a column is under review") {
  struct Case {
    const char* name;
    std::string changes;
    std::string expected;
  };
  for (const Case& given : {
           Case{"a column of the requests", kTrue + "requests.*.legal_service = ?", "requests 1"},
           Case{"a row of them", kTrue + "requests.granted.* = ?", "0"},
           Case{"a cell of them", kTrue + "requests.granted.total = ?", "0"},
           Case{"a cell of the one row of disputes", kTrue + "disputes.reconsideration.upheld = ?",
                "disputes 1"},
           Case{"all of them: the table is not there", kTrue + "disputes.* = ?", "0"},
           Case{"a column of a block, which leaves the other blocks",
                kTrue + "proactive.*.in_force = ?", "proactive 6 1"},
           Case{"blanks are no gap", kTrue + "requests.*.legal_service = _", "0"},
       }) {
    INFO(given.name);
    CHECK(under_review(record_of(given.changes)) == given.expected);
  }
}

TEST_CASE("a record of nothing has nothing displaced") {
  Record record;
  CHECK(doubt_displaced(gov_2021(), record).empty());
}

}  // namespace
}  // namespace gouji
