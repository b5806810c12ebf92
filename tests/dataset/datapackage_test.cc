#include "dataset/datapackage.h"

#include <catch2/catch.hpp>
#include <string>

#include "dataset/table_rows.h"
#include "tests/dataset/made_dataset.h"
#include "tests/dataset/package_check.h"
#include "tests/dataset/sample_report.h"

using namespace gouji;

namespace {

Report hard_report(const std::string& source) {
  Report report = sample_report(source);
  report.record.agency = "=1+1, \"甲\"";
  field_of(report, "proactive.fees.amount").value = Decimal::parse("72701.2578").value();
  field_of(report, "proactive.regulations.made").state = FieldState::blank;
  Finding finding;
  finding.rule = "in-out";
  finding.severity = Severity::warning;
  finding.expected = "1.5";
  finding.message = {"一\n二", "one\ntwo"};
  report.findings = {finding};
  report.record.unmapped = {{1, 0, 3, "", {"其他", "1"}, "not-in-form"}};
  return report;
}

}  // namespace

TEST_CASE("the CSV files are what datapackage.json says") {
  MadeDataset dataset;
  dataset.put(hard_report("甲/a.pdf"));
  Report failed;
  failed.source = "b.pdf";
  failed.message = {"坏了", "broken"};
  dataset.put(failed);
  dataset.finish();
  CHECK(PackageCheck(dataset.folder().path()).run() == "");
  const auto package = nlohmann::json::parse(dataset.file("datapackage.json"));
  CHECK(package.at("program") == "gouji 0.1.0");
  CHECK(package.at("forms").at(0).at("id") == "gov-2021");
  CHECK(package.at("forms").at(0).at("authority") == "国办公开办函〔2021〕30号");
  CHECK(package.at("counts").at("reports") == 2);
  CHECK(package.at("counts").at("failed") == 1);
  CHECK(package.at("resources").size() == 6);
}

TEST_CASE("the validator objects to what is not as described") {
  struct Case {
    const char* file;
    const char* from;
    const char* to;
    const char* objection;
  };
  const Case cases[] = {
      {"cells.csv", ",72701.2578,", ",72701.2578万,", "cells row 10, value: 72701.2578万"},
      {"cells.csv", ",blank,", ",empty,", "cells row 1, state: empty"},
      {"cells.csv", "proactive.regulations.made", "proactive.regulations.nothing",
       "cells leads nowhere in row 1"},
      {"cells.csv", "proactive.regulations.made", "proactive.regulations.repealed",
       "cells has a key twice in row 2"},
      {"reports.csv", "source,sha256", "source,sha", "reports has another column at 1"},
      {"findings.csv", "warning", "grave", "findings row 1, severity: grave"},
      {"datapackage.json", "\"rows\": 200", "\"rows\": 201", "cells counts wrong"},
  };
  MadeDataset dataset;
  dataset.put(hard_report("a.pdf"));
  dataset.finish();
  for (const Case& each : cases) {
    const std::string whole = dataset.file(each.file);
    std::string changed = whole;
    REQUIRE(changed.find(each.from) != std::string::npos);
    changed.replace(changed.find(each.from), std::string(each.from).size(), each.to);
    dataset.folder().write(each.file, changed);
    CHECK_THAT(PackageCheck(dataset.folder().path()).run(), Catch::Contains(each.objection));
    dataset.folder().write(each.file, whole);
  }
  CHECK(PackageCheck(dataset.folder().path()).run() == "");
}

TEST_CASE("the codebook has a row for each field and the forms that have it") {
  MadeDataset dataset;
  dataset.put(sample_report("a.pdf"));
  dataset.finish();
  const auto rows = dataset.table("codebook.csv");
  REQUIRE_FALSE(rows.empty());
  CHECK(rows[0].at("field") == "proactive.regulations.made");
  CHECK(rows[0].at("table_zh") == "二、主动公开政府信息情况");
  CHECK(rows[0].at("row_en") == "Regulations");
  CHECK(rows[0].at("column_zh") == "本年制发件数");
  CHECK(rows[0].at("unit") == "件");
  CHECK(rows[0].at("editions") == "gov-2021 gov-2019");
  CHECK(rows[0].at("authority") == "国办公开办函〔2021〕30号；国办公开办函〔2019〕60号");
  std::size_t all = 0;
  for (const Form& form : built_in_forms()) all += form.fields.size();
  CHECK(rows.size() < all);
  CHECK(rows.size() > built_in_forms().front().fields.size());
}

TEST_CASE("the codebook's rows are those of the store's view") {
  MadeDataset dataset;
  dataset.finish();
  Database& database = dataset.store().database();
  const RowFilter everything;
  auto rows = open_table(database, TableKind::codebook, everything, Language::en);
  REQUIRE(rows);
  std::string sql;
  for (const TableColumn& column : (*rows)->columns()) {
    sql += (sql.empty() ? "SELECT \"" : ", \"") + column.name + '"';
  }
  auto view = database.prepare(sql + " FROM codebook ORDER BY form_position, position");
  REQUIRE(view);
  std::size_t compared = 0;
  while (view->step().value()) {
    REQUIRE((*rows)->next().value());
    for (std::size_t column = 0; column < (*rows)->columns().size(); ++column) {
      CHECK((*rows)->value(column) == view->text(static_cast<int>(column)));
    }
    ++compared;
  }
  CHECK_FALSE((*rows)->next().value());
  CHECK(compared > 200);
}
