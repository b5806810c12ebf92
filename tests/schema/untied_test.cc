#include "schema/untied.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/schema/stated_record.h"

namespace gouji {
namespace {

// The fields under review, without "requests.".
std::string under_review(const std::string& stated, Method method = Method::ocr) {
  Record record = record_of(stated);
  for (Field& field : record.fields) field.provenance.method = method;
  doubt_untied_readings(gov_2021(), record);
  return reviewed_fields(record);
}

TEST_CASE("figures recognised from a picture that do not tie out are under review") {
  CHECK(under_review(tied_requests).empty());
  // What its row and its column have in common is the one at fault.
  CHECK(under_review(tied_requests + "requests.granted.total = 1") == "granted.total");
  CHECK(under_review(tied_requests + "requests.granted.business = 7") == "granted.business");
  // It may be any of them.
  CHECK(under_review("disputes.reconsideration.upheld = 3 disputes.reconsideration.total = 5") ==
        "reconsideration.upheld reconsideration.corrected reconsideration.other "
        "reconsideration.pending reconsideration.total");
}

TEST_CASE("what another sum vouches for is published so") {
  const std::string column = under_review(
      tied_requests + "requests.granted.natural_person = 3 requests.granted.total = _");
  CHECK_THAT(column, Catch::Contains("granted.natural_person"));
  CHECK_THAT(column, !Catch::Contains("outcome_total"));
  // A figure and the total of its row misread alike break two columns.
  const std::string twice = under_review(
      tied_requests + "requests.granted.natural_person = 1 requests.granted.total = 3");
  CHECK_THAT(twice, Catch::Contains("granted.natural_person"));
  CHECK_THAT(twice, Catch::Contains("granted.total"));
}

TEST_CASE("where a sum is too large, only what is as large can have made it so") {
  const std::string upheld = "disputes.reconsideration.upheld = ";
  CHECK(under_review(upheld + "3 disputes.reconsideration.other = 2") == "reconsideration.total");
  CHECK(under_review(upheld + "3 disputes.reconsideration.other = 2 "
                              "disputes.reconsideration.total = 2") ==
        "reconsideration.upheld reconsideration.total");
  CHECK(under_review(upheld + "5 disputes.reconsideration.corrected = _ "
                              "disputes.reconsideration.total = 1") ==
        "reconsideration.upheld reconsideration.total");
  // One side is as large as the other is too small.
  CHECK(under_review("requests.received.business = 4 requests.carried_in.business = 1 "
                     "requests.received.total = 4 requests.carried_in.total = 1 "
                     "requests.outcome_total.business = 2 requests.granted.business = 2 "
                     "requests.outcome_total.total = 2 requests.granted.total = 2") ==
        "received.business received.total outcome_total.business outcome_total.total "
        "carried_out.business carried_out.total");
}

TEST_CASE("a figure in doubt explains what does not tie out, but not in two sums") {
  CHECK(under_review("disputes.reconsideration.upheld = 3! disputes.reconsideration.total = 5") ==
        "reconsideration.upheld");
  CHECK(under_review("disputes.reconsideration.upheld = ? disputes.reconsideration.total = 5")
            .empty());
  CHECK(under_review(tied_requests +
                     "requests.granted.natural_person = 4! requests.granted.total = 1") ==
        "granted.natural_person granted.total");
}

TEST_CASE("printed figures that do not tie out are published so") {
  CHECK(under_review(tied_requests + "requests.granted.total = 1", Method::text).empty());
}

}  // namespace
}  // namespace gouji
