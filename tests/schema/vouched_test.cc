#include "schema/vouched.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "schema/mapper.h"
#include "tests/schema/mapped.h"
#include "tests/schema/stated_record.h"

namespace gouji {
namespace {

// The fields under review, without "requests.", where those of `likely` are likely readings.
std::string under_review(const std::string& stated, const std::set<std::string>& likely) {
  Record record = record_of(stated);
  for (Field& field : record.fields) field.is_likely = likely.count(short_id(field)) > 0;
  doubt_unvouched(gov_2021(), record);
  return reviewed_fields(record);
}

TEST_CASE("a sum that comes out vouches for a likely figure") {
  CHECK(under_review(tied_requests, {"granted.business"}).empty());
  CHECK(under_review(tied_requests, {"granted.total"}).empty());
  // Its row settles one, and its column the other then.
  CHECK(
      under_review(tied_requests, {"granted.business", "outcome_total.business", "received.total"})
          .empty());
  // Many noughts of a row, but not its total.
  CHECK(under_review(tied_requests,
                     {"granted.research", "granted.legal_service", "granted.other_org"})
            .empty());
}

TEST_CASE("what no sum vouches for is under review") {
  CHECK(under_review(tied_requests + "requests.granted.business = 3", {"granted.business"}) ==
        "granted.business");
  // No sum has it.
  Record record = record_of("proactive.regulations.made = 3");
  for (Field& field : record.fields) field.is_likely = field.id == "proactive.regulations.made";
  doubt_unvouched(gov_2021(), record);
  CHECK(record.find("proactive.regulations.made")->review);
  // Misread alike, a figure and its total come out in every sum that has both of them.
  CHECK(under_review("disputes.reconsideration.upheld = 1 disputes.reconsideration.total = 1",
                     {"reconsideration.upheld", "reconsideration.total"}) ==
        "reconsideration.upheld reconsideration.total");
  CHECK(under_review("disputes.reconsideration.total = 0",
                     {"reconsideration.upheld", "reconsideration.total"}) ==
        "reconsideration.upheld reconsideration.total");
  // Another figure of the sum is in doubt for itself.
  CHECK(under_review("disputes.reconsideration.upheld = 3 disputes.reconsideration.other = 0! "
                     "disputes.reconsideration.total = 3",
                     {"reconsideration.upheld"}) == "reconsideration.upheld reconsideration.other");
  CHECK(under_review("disputes.reconsideration.upheld = 3 disputes.reconsideration.other = ? "
                     "disputes.reconsideration.total = 3",
                     {"reconsideration.upheld"}) == "reconsideration.upheld");
}

TEST_CASE("only the reading of a cell is settled by a sum") {
  const std::string drawing = requests_header +
                              "一、本年新收政府信息公开申请数量 | < | < |1|2|3|4|5|6|21\n"
                              "二、上年结转政府信息公开申请数量 | < | < |1|2|3|4|5|6|22\n";
  const auto record_with = [&](const std::string& likely) {
    Table table = draw_table(drawing);
    table.method = Method::ocr;
    for (Cell& cell : table.cells) {
      if (cell.text != "3") continue;
      cell.doubtful = true;
      cell.likely = likely;
    }
    return map_tables({table});
  };
  const Record settled = record_with("3");
  CHECK(fields(settled, "requests.received") == "1 2 3 4 5 6 21");
  CHECK(fields(settled, "requests.carried_in") == "1 2 3! 4 5 6 22");
  // What was joined to another text since, or is in doubt for more, is not the reading any more.
  CHECK(fields(record_with(""), "requests.received") == "1 2 3! 4 5 6 21");
  CHECK(fields(record_with("8"), "requests.received") == "1 2 3! 4 5 6 21");
}

}  // namespace
}  // namespace gouji
