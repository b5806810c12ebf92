#include "dataset/explanation.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/dataset/made_dataset.h"
#include "tests/dataset/sample_report.h"

using namespace gouji;

namespace {

const Form& form() { return built_in_forms().front(); }

// A doubtful report, its figure in a row whose label is misprinted.
Report made_report(const std::string& source) {
  Report report = doubtful_report(source);
  Field& total = field_of(report, "requests.granted.total");
  total.row_label = "部分予以公开";
  total.column_label = "总计";
  total.provenance.row = 4;
  total.provenance.column = 9;
  return report;
}

std::string refusal(MadeDataset& dataset, const std::string& source, const std::string& field) {
  const auto made = explain(dataset.store(), source, field, built_in_forms());
  return made ? "explained" : made.error().message.en;
}

}  // namespace

TEST_CASE("a figure is explained by what the store and the form have of it") {
  MadeDataset dataset;
  dataset.put(made_report("a.pdf"));
  dataset.finish();
  const auto made = explain(dataset.store(), "a.pdf", "requests.granted.total", built_in_forms());
  REQUIRE(made);
  CHECK(made->cell.value == "7");
  CHECK(made->cell.review);
  CHECK(made->cell.page == 2);
  CHECK((made->cell.box == Box{72, 100.5, 90.25, 112}));
  CHECK(made->cell.source_row == 4);
  CHECK(made->cell.source_column == 9);
  CHECK_FALSE(made->correction);
  CHECK(made->definition == &form());

  REQUIRE(made->labels.row.official != nullptr);
  CHECK(made->labels.row.official->printed == "（一）予以公开");
  CHECK(made->labels.row.score > 0.5);
  CHECK(made->labels.row.score < 1);
  CHECK_FALSE(made->labels.row.next.empty());
  CHECK(made->labels.row.next_score < made->labels.row.score);
  CHECK(made->labels.column.score == 1);

  std::string outcomes;
  for (const IdentityCheck& check : made->identities) {
    outcomes += check.identity->rule +
                (check.outcome == TieOut::holds     ? " holds: "
                 : check.outcome == TieOut::differs ? " differs: "
                                                    : " not stated: ") +
                check.finding.expected + "/" + check.finding.actual + "\n";
  }
  CHECK(outcomes ==
        "outcomes differs: 7/0\n"
        "applicants differs: 5/7\n");
  REQUIRE(made->findings.size() == 2);
  CHECK(made->findings[1].severity == Severity::warning);

  // A field whose identities hold, and one without any.
  const auto held =
      explain(dataset.store(), "a.pdf", "requests.granted.research", built_in_forms());
  REQUIRE(held);
  CHECK(held->labels.row.score < 0.5);  // made reports print 行
  const auto fees = explain(dataset.store(), "a.pdf", "proactive.fees.amount", built_in_forms());
  REQUIRE(fees);
  CHECK(fees->identities.empty());
  CHECK(fees->findings.empty());
}

TEST_CASE("what the dataset does not have is refused with what was perhaps meant") {
  MadeDataset dataset;
  dataset.put(made_report("county/a.pdf"));
  dataset.put(made_report("=b.pdf"));
  Report other = sample_report("letter.txt");
  other.record = {};
  other.sha256 = std::string(64, 'b');
  dataset.put(other);
  dataset.finish();
  CHECK(refusal(dataset, "county/a.pdf", "requests.granted.total") == "explained");
  CHECK(refusal(dataset, "'=b.pdf", "requests.granted.total") == "explained");  // of reports.csv
  struct Case {
    std::string source;
    std::string field;
    std::string said;
  };
  const Case cases[] = {
      {"a.pdf", "requests.granted.total", "no source a.pdf; did you mean county/a.pdf?"},
      {"zzz", "requests.granted.total", "no source zzz (reports.csv"},
      {"", "requests.granted.total", "no source  (reports.csv"},
      {"county/a.pdf", "proactive.fees.amonut", "did you mean proactive.fees.amount?"},
      {"county/a.pdf", "", "has no field  ("},
      {"letter.txt", "requests.granted.total", "letter.txt has no fields of a form"},
      {std::string(64, 'A'), "requests.granted.total", "name one of them: =b.pdf, county/a.pdf"},
  };
  for (const Case& each : cases) {
    INFO(each.source + " " + each.field);
    CHECK_THAT(refusal(dataset, each.source, each.field), Catch::Contains(each.said));
  }
}

TEST_CASE("another form than the report was read with explains nothing") {
  MadeDataset dataset;
  dataset.put(made_report("a.pdf"));
  dataset.finish();
  const std::vector<Form> one = {form()};
  const auto made = explain(dataset.store(), "a.pdf", "requests.granted.total", one);
  REQUIRE(made);
  CHECK(made->definition == nullptr);
  CHECK(made->identities.empty());
  CHECK(made->cell.value == "7");
  CHECK(made->findings.size() == 2);  // of the reading
}
