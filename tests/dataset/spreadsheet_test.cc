// A CSV that gouji export made for spreadsheets, as one of them opens it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "dataset/table_export.h"
#include "tests/dataset/made_dataset.h"
#include "tests/dataset/read_back.h"
#include "tests/dataset/sample_report.h"

using namespace gouji;

TEST_CASE("LibreOffice opens a CSV made for spreadsheets with all text as it was") {
  if (!has_soffice()) {
    WARN("skipped: there is no soffice");
    return;
  }
  const std::vector<std::string> texts = {
      "007", "2-1",   "2023/5",           "=1+1",     "@SUM(A1)", "-1-1",
      "－2", "12:30", "1234567890123456", "乡镇街道", "𠮷",       "3 / 4"};
  MadeDataset dataset;
  Report report = sample_report("区/甲.pdf");
  for (std::size_t i = 0; i < texts.size(); ++i) report.record.fields[i].raw = texts[i];
  report.record.fields[texts.size()].value = Decimal::parse("72701.2578").value();
  dataset.put(report);
  dataset.finish();
  TableExport request;
  request.path = dataset.folder().path("t.csv");
  request.writer.byte_order_mark = true;
  REQUIRE(export_table(dataset.store(), request));
  const TextRows rows = opened_by_libreoffice(request.path);
  REQUIRE(rows.size() == report.record.fields.size() + 1);
  REQUIRE(rows[0][0] == "source");
  const auto column = [&rows](const std::string& name) {
    return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), name) -
                                    rows[0].begin());
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string& opened = rows[i + 1][column("raw")];
    CAPTURE(texts[i], opened);
    CHECK((opened == texts[i] || opened == "'" + texts[i]));
    CHECK(opened.front() != '=');
  }
  CHECK(rows[1][column("source")] == "区/甲.pdf");
  CHECK(rows[1][column("agency")] == "某市水务局");
  CHECK(rows[texts.size() + 1][column("value")] == "72701.2578");
}
