#include "schema/checks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/schema/stated_record.h"

namespace gouji {
namespace {

// "error in-out 5 4", one line a finding: severity, rule, expected, actual.
std::string summary(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    if (!text.empty()) text += "; ";
    text += name_of(finding.severity) + " " + finding.rule + " " + finding.expected + " " +
            finding.actual;
  }
  return text;
}

// A column that ties: 5 received, 1 brought in; 4 granted, 1 refused as a secret; 1 taken out.
const std::string tied_column =
    "requests.received.natural_person = 5 requests.received.total = 5 "
    "requests.carried_in.natural_person = 1 requests.carried_in.total = 1 "
    "requests.granted.natural_person = 4 requests.granted.total = 4 "
    "requests.refused.state_secret.natural_person = 1 requests.refused.state_secret.total = 1 "
    "requests.outcome_total.natural_person = 5 requests.outcome_total.total = 5 "
    "requests.carried_out.natural_person = 1 requests.carried_out.total = 1 ";

}  // namespace

TEST_CASE("identities that do not hold are found, and only those") {
  struct Example {
    std::string what;
    std::string changes;
    std::string otherwise;
    std::string findings;
  };
  const std::vector<Example> examples = {
      {"all zero", "", "0", ""},
      {"all blank", "", "_", ""},
      {"all dashes", "", "-", ""},
      {"all missing", "", "?", ""},
      {"all unreadable", "", "x", ""},
      {"ties", tied_column, "0", ""},
      {"ties, blank for zero", tied_column, "_", ""},
      {"ties, dash for zero", tied_column, "-", ""},
      {"ties, the rest missing", tied_column, "?", ""},

      {"in-out", tied_column + "requests.carried_out.natural_person = 2", "0",
       "error in-out 6 7; error applicants 2 1"},
      {"in-out in the total column alone", tied_column + "requests.carried_out.total = 2", "0",
       "error in-out 6 7; error applicants 1 2"},
      {"outcomes", tied_column + "requests.granted.natural_person = 3", "0",
       "error outcomes 4 5; error applicants 3 4"},
      {"a part that should be zero", tied_column + "requests.unavailable.not_held.research = 2",
       "0", "error outcomes 2 0; error applicants 2 0"},
      {"the published case: 10, 1, 0, 0 with a total of 0",
       "disputes.reconsideration.upheld = 10 disputes.reconsideration.corrected = 1", "0",
       "error disputes 11 0"},
      {"a dispute's part", "disputes.litigation_direct.pending = 1", "0", "error disputes 1 0"},
      {"decimals are exact",
       "disputes.reconsideration.upheld = 0.1 disputes.reconsideration.corrected = 0.2 "
       "disputes.reconsideration.total = 0.3",
       "0", ""},

      {"a blank total is not stated", tied_column + "requests.received.total = _", "0", ""},
      {"every total of the result rows blank",
       tied_column + "requests.granted.total = _ requests.refused.*.total = _", "0", ""},
      {"the whole total column blank", tied_column + "requests.*.total = _", "0", ""},
      {"the row of outcome totals blank", tied_column + "requests.outcome_total.* = _", "0", ""},
      {"the row of outcome totals missing", tied_column + "requests.outcome_total.* = ?", "0", ""},
      {"the row of outcome totals unreadable", tied_column + "requests.outcome_total.* = x", "0",
       ""},
      {"a blank total of a dispute",
       "disputes.reconsideration.upheld = 3 "
       "disputes.reconsideration.total = _",
       "0", ""},
      {"a missing total of a dispute",
       "disputes.reconsideration.upheld = 3 "
       "disputes.reconsideration.total = ?",
       "0", ""},

      {"a dash among totals that are numbers says 0",
       "disputes.reconsideration.upheld = 3 disputes.reconsideration.total = - "
       "disputes.litigation_direct.total = 0",
       "-", "error disputes 3 0"},
      {"dashes in place of all totals say that there are none",
       "disputes.reconsideration.upheld = 3 disputes.litigation_direct.upheld = 2", "-", ""},
      {"a part printed where the report has dashes", tied_column + "requests.granted.research = 1",
       "-", "error outcomes 1 0; error applicants 5 4"},

      {"a cell of the identity under review",
       "disputes.reconsideration.upheld = 3! disputes.reconsideration.total = 2", "0",
       "warning disputes 3 2"},
      {"a cell under review in an identity that holds",
       "disputes.reconsideration.upheld = 3! disputes.reconsideration.total = 3", "0", ""},
      {"a missing part", "disputes.reconsideration.upheld = ? disputes.reconsideration.total = 2",
       "0", "warning disputes 0 2"},
      {"an unreadable part",
       "disputes.reconsideration.upheld = x disputes.reconsideration.total = 2", "0",
       "warning disputes 0 2"},
      {"nothing but the total read", "disputes.reconsideration.total = 2", "?", ""},
      {"nothing but the total printed", "disputes.reconsideration.total = 2", "_",
       "warning disputes 0 2"},
      {"nothing but dashes beside the total", "disputes.reconsideration.total = 2", "-",
       "error disputes 0 2"},
      {"a sum that is out of range",
       "disputes.reconsideration.upheld = 999999999999999999 "
       "disputes.reconsideration.corrected = 999999999999999999 "
       "disputes.reconsideration.total = 2",
       "0", "warning disputes  2"},
  };
  for (const Example& example : examples) {
    INFO(example.what);
    const Record record = record_of(example.changes, example.otherwise);
    CHECK(summary(check_identities(record, gov_2021())) == example.findings);
  }
}

TEST_CASE("an undivided （六）其他处理 is summed in place of its rows") {
  const std::string other =
      "requests.outcome_total.natural_person = 2 requests.outcome_total.total = 2 "
      "requests.received.natural_person = 2 requests.received.total = 2 "
      "requests.other.natural_person = 2 requests.other.total = ";
  CHECK(summary(check_identities(record_of(other + "2", "0", true), gov_2021())).empty());
  CHECK(summary(check_identities(record_of(other + "1", "0", true), gov_2021())) ==
        "error outcomes 1 2; error applicants 2 1");
}

TEST_CASE("of a record with the fields of both readings, the one that was read is summed") {
  const std::string column =
      "requests.outcome_total.natural_person = 2 requests.outcome_total.total = 2 "
      "requests.received.natural_person = 2 requests.received.total = 2 ";
  const std::string undivided = "requests.other.natural_person = 2 requests.other.total = 2 ";
  const std::string divided =
      "requests.other.fee_overdue.natural_person = 2 requests.other.fee_overdue.total = 2 ";
  const auto with_missing = [&](Record record, const std::string& prefix, bool is_undivided) {
    for (const FormField& field : gov_2021().fields) {
      if (field.id.rfind(prefix, 0) != 0 || (field.alternative >= 0) == is_undivided) continue;
      Field& missing = record.fields.emplace_back();
      missing.id = field.id;
      missing.state = FieldState::missing;
      missing.review = true;
    }
    return record;
  };
  const Record without_undivided =
      with_missing(record_of(column + divided), "requests.other.", false);
  const Record without_divided =
      with_missing(record_of(column + undivided, "0", true), "requests.other.", true);
  CHECK(summary(check_identities(without_undivided, gov_2021())).empty());
  CHECK(summary(check_identities(without_divided, gov_2021())).empty());
  CHECK(summary(check_identities(with_missing(record_of(column), "requests.other.", false),
                                 gov_2021())) == "error outcomes 0 2; error outcomes 0 2");
}

TEST_CASE("a record without the fields of an identity is not held against it") {
  Record record;
  CHECK(check_identities(record, gov_2021()).empty());
  record = record_of("disputes.reconsideration.upheld = 1");
  record.fields.erase(std::remove_if(record.fields.begin(), record.fields.end(),
                                     [](const Field& field) {
                                       return field.id == "disputes.reconsideration.total";
                                     }),
                      record.fields.end());
  CHECK(check_identities(record, gov_2021()).empty());
}

TEST_CASE("a finding names all fields, the page of the total and the arithmetic") {
  const Record record = record_of(
      "disputes.reconsideration.upheld = 10 disputes.reconsideration.corrected = 1 "
      "disputes.reconsideration.other = - disputes.reconsideration.pending = _");
  const std::vector<Finding> findings = check_identities(record, gov_2021());
  REQUIRE(findings.size() == 1);
  const Finding& finding = findings.front();
  CHECK(finding.fields == std::vector<std::string>{"disputes.reconsideration.total",
                                                   "disputes.reconsideration.upheld",
                                                   "disputes.reconsideration.corrected",
                                                   "disputes.reconsideration.other",
                                                   "disputes.reconsideration.pending"});
  CHECK(finding.page == 3);
  CHECK(finding.message.zh ==
        "行政复议：10 + 1 + — + 空白 = 11，总计 0"
        "（总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结）");
  CHECK(finding.message.en ==
        "Administrative reconsideration: 10 + 1 + — + blank = 11, the total says 0 "
        "(total = upheld + corrected + other + pending)");
}

TEST_CASE("figures of a picture that do not tie out are published so or misread alike") {
  Record record = record_of("disputes.reconsideration.upheld = 10");
  for (Field& field : record.fields) field.provenance.method = Method::ocr;
  std::vector<Finding> findings = check_identities(record, gov_2021());
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::error);
  CHECK_THAT(findings[0].message.en, Catch::Contains("published or misread alike"));
  CHECK_THAT(findings[0].message.zh, Catch::Contains("原件如此公布"));
  // with a cell in doubt the reading is the first suspect
  for (Field& field : record.fields) field.review = field.id == "disputes.reconsideration.upheld";
  findings = check_identities(record, gov_2021());
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::warning);
  CHECK_THAT(findings[0].message.en, !Catch::Contains("published or misread"));
}

TEST_CASE("in-out writes out both sides, and a long sum only what is not zero") {
  const Record record = record_of(tied_column + "requests.outcome_total.natural_person = 7!");
  const std::vector<Finding> findings = check_identities(record, gov_2021());
  REQUIRE(summary(findings) == "warning in-out 6 8; warning outcomes 5 7; warning applicants 7 5");
  CHECK(findings[0].message.zh ==
        "申请人情况/自然人：5 + 1 = 6，而 7 + 1 = 8（一 + 二 = 三（七）总计 + 四）"
        "；其中 1 格有待复核，也可能是读取有误");
  CHECK(findings[1].message.zh ==
        "申请人情况/自然人：4 + 1（另 19 项为 0 或空） = 5，总计 7"
        "（三（七）总计 = 各项办理结果之和）；其中 1 格有待复核，也可能是读取有误");
  CHECK(
      findings[1].message.en ==
      "Applicants / Natural persons: 4 + 1 (19 more, 0 or blank) = 5, the total says 7 "
      "(3 (7) total = sum of the outcomes); cells to be reviewed: 1, the reading may be at fault");
}

}  // namespace gouji
