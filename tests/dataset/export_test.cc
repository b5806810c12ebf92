#include "dataset/export.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <string>

#include "tests/dataset/csv_table.h"
#include "tests/dataset/made_dataset.h"
#include "tests/dataset/sample_report.h"

using namespace gouji;
namespace fs = std::filesystem;

TEST_CASE("the columns are those of the output contract") {
  MadeDataset dataset;
  dataset.finish();
  CHECK(dataset.file("reports.csv") ==
        "source,sha256,kind,status,agency,year,form,pages,cells,missing,review,errors,warnings,"
        "message\r\n");
  CHECK(dataset.file("cells.csv") ==
        "source,agency,year,form,field,table,row_label,column_label,value,state,raw,unit,page,x0,"
        "y0,x1,y1,method,confidence,review\r\n");
  CHECK(dataset.file("findings.csv") ==
        "source,agency,year,rule,severity,fields,expected,actual,page,message\r\n");
  CHECK(dataset.file("unmapped.csv") == "source,agency,year,page,table,row,cells,path,reason\r\n");
  const std::string records = dataset.file("records.csv");
  CHECK(records.find("source,agency,year,form,status,review_fields,"
                     "proactive.regulations.made,proactive.regulations.repealed,") == 0);
  CHECK(records.find("requests.other.total") != std::string::npos);
  CHECK(parse_csv(records).size() == 1);
}

TEST_CASE("every cell keeps what was printed and where") {
  MadeDataset dataset;
  Report report = sample_report("in/a.pdf");
  Field& amount = field_of(report, "proactive.fees.amount");
  amount.value = Decimal::parse("7730.2800").value();
  amount.raw = "7,730.28";
  amount.provenance.confidence = 0.875;
  Field& nil = field_of(report, "proactive.regulations.made");
  nil.state = FieldState::nil;
  nil.raw = "-";
  Field& missing = field_of(report, "proactive.regulations.repealed");
  missing = {};
  missing.id = "proactive.regulations.repealed";
  Field& negative = field_of(report, "proactive.licences.decisions");
  negative.value = Decimal(-2);
  negative.raw = "-2";
  negative.row_label = "=HYPERLINK(\"x\")";
  dataset.put(report);
  dataset.finish();

  const auto rows = parse_csv(dataset.file("cells.csv"));
  REQUIRE(rows.size() == 201);
  const std::string table = "二、主动公开政府信息情况";
  CHECK(rows[1] == std::vector<std::string>{
                       "in/a.pdf", "某市水务局", "2023",  "gov-2021", "proactive.regulations.made",
                       table,      "行",         "列",    "",         "nil",
                       "-",        "件",         "2",     "72.00",    "100.50",
                       "90.25",    "112.00",     "ruled", "1.00",     "0"});
  CHECK(rows[2] == std::vector<std::string>{"in/a.pdf",
                                            "某市水务局",
                                            "2023",
                                            "gov-2021",
                                            "proactive.regulations.repealed",
                                            table,
                                            "规章",
                                            "本年废止件数",
                                            "",
                                            "missing",
                                            "",
                                            "",
                                            "",
                                            "",
                                            "",
                                            "",
                                            "",
                                            "",
                                            "0.00",
                                            "1"});
  const CsvTable cells = dataset.table("cells.csv");
  const auto& licences = cells[6];
  CHECK(licences.at("field") == "proactive.licences.decisions");
  CHECK(licences.at("value") == "-2");
  CHECK(licences.at("raw") == "-2");
  CHECK(licences.at("row_label") == "'=HYPERLINK(\"x\")");
  const auto& fees = cells[9];
  CHECK(fees.at("field") == "proactive.fees.amount");
  CHECK(fees.at("value") == "7730.28");
  CHECK(fees.at("raw") == "7,730.28");
  CHECK(fees.at("confidence") == "0.88");
  CHECK(dataset.table("reports.csv")[0].at("missing") == "1");
}

TEST_CASE("rows are sorted by source, whatever the order of reading") {
  MadeDataset dataset;
  for (const char* source : {"b.pdf", "a/z.pdf", "甲.pdf", "a.pdf", "B.pdf"}) {
    dataset.put(sample_report(source));
  }
  dataset.finish();
  std::vector<std::string> sources;
  for (const auto& row : dataset.table("reports.csv")) sources.push_back(row.at("source"));
  CHECK(sources == std::vector<std::string>{"B.pdf", "a.pdf", "a/z.pdf", "b.pdf", "甲.pdf"});
}

TEST_CASE("the wide table has a row for each report and says which fields need review") {
  MadeDataset dataset;
  Report report = sample_report("a.pdf");
  Field& total = field_of(report, "requests.granted.total");
  total.value = Decimal(50);
  total.review = true;
  field_of(report, "disputes.litigation_direct.total").state = FieldState::unreadable;
  dataset.put(report);
  Report failed;
  failed.source = "b.pdf";
  dataset.put(failed);
  Report prose = sample_report("c.pdf");
  prose.status = Status::prose_only;
  prose.record.form.clear();
  prose.record.fields.clear();
  dataset.put(prose);
  dataset.finish();

  const CsvTable records = dataset.table("records.csv");
  REQUIRE(records.size() == 2);
  CHECK(records[0].at("source") == "a.pdf");
  CHECK(records[0].at("requests.granted.total") == "50");
  CHECK(records[0].at("disputes.litigation_direct.total") == "");
  CHECK(records[0].at("review_fields") ==
        "requests.granted.total disputes.litigation_direct.total");
  CHECK(records[0].at("requests.other.total") == "");
  CHECK(records[1].at("source") == "c.pdf");
  CHECK(records[1].at("requests.granted.total") == "");
  CHECK(dataset.table("reports.csv").size() == 3);
}

TEST_CASE("messages are exported in the language asked for") {
  Report report = sample_report("a.pdf");
  report.status = Status::incomplete;
  report.message = {"缺表", "a table is missing"};
  Finding finding;
  finding.rule = "year-unknown";
  finding.message = {"年份不明", "the year is unknown"};
  report.findings = {finding};
  for (const Language language : {Language::zh, Language::en}) {
    MadeDataset dataset;
    dataset.put(report);
    dataset.finish(language);
    CHECK(dataset.table("reports.csv")[0].at("message") == report.message.in(language));
    CHECK(dataset.table("findings.csv")[0].at("message") == finding.message.in(language));
    CHECK(dataset.table("findings.csv")[0].at("severity") == "notice");
  }
}

TEST_CASE("the same run twice gives the same bytes") {
  const std::vector<std::string> names = {"reports.csv",     "cells.csv",    "records.csv",
                                          "findings.csv",    "unmapped.csv", "codebook.csv",
                                          "datapackage.json"};
  std::vector<std::string> before;
  for (const bool backwards : {false, true}) {
    MadeDataset dataset;
    for (const char* source : {backwards ? "b.pdf" : "a.pdf", backwards ? "a.pdf" : "b.pdf"}) {
      Report report = sample_report(source);
      report.record.unmapped = {{1, 0, 3, "", {"其他", "1"}, "not-in-form"}};
      dataset.put(report);
    }
    dataset.finish();
    std::vector<std::string> now;
    for (const std::string& name : names) now.push_back(dataset.file(name));
    if (backwards) CHECK(now == before);
    before = now;
  }
}

TEST_CASE("files written side by side have the same bytes") {
  MadeDataset dataset;
  for (int report = 0; report < 40; ++report) {
    // A path that is no address: ? and # would end it.
    dataset.put(sample_report("in?#%41/" + std::to_string(report) + ".pdf"));
  }
  dataset.finish();
  std::map<std::string, std::string> alone;
  for (const char* name : {"reports.csv", "cells.csv", "records.csv", "findings.csv",
                           "unmapped.csv", "codebook.csv", "datapackage.json"}) {
    alone[name] = dataset.file(name);
  }
  const int jobs = GENERATE(2, 3, 64);
  REQUIRE(export_csv(dataset.store(), dataset.folder().path(), Language::en, jobs));
  for (const auto& [name, bytes] : alone) {
    CAPTURE(name);
    CHECK(dataset.file(name) == bytes);
  }
  // The store is written into as before.
  REQUIRE(dataset.store().begin_run({"gouji 0.1.0"}, built_in_forms()));
  dataset.put(sample_report("b.pdf"));
  REQUIRE(dataset.store().finish_run());
  REQUIRE(export_csv(dataset.store(), dataset.folder().path(), Language::en, jobs));
  CHECK(dataset.table("reports.csv").size() == 1);
}

TEST_CASE("a full disk leaves all the older files as they were") {
  const int jobs = GENERATE(1, 3);
  MadeDataset dataset;
  dataset.put(sample_report("a.pdf"));
  dataset.finish();
  const std::string reports = dataset.file("reports.csv");
  REQUIRE(dataset.store().begin_run({"gouji 0.1.0"}, built_in_forms()));
  dataset.put(sample_report("b.pdf"));
  REQUIRE(dataset.store().finish_run());
  // The last file of the five.
  fs::create_symlink("/dev/full", dataset.folder().path("records.csv.part"));
  const Result<void> result =
      export_csv(dataset.store(), dataset.folder().path(), Language::en, jobs);
  REQUIRE_FALSE(result);
  CHECK(result.error().message.en.find("records.csv: the disk is full") != std::string::npos);
  CHECK(dataset.file("reports.csv") == reports);
  for (const fs::directory_entry& entry : fs::directory_iterator(dataset.folder().path())) {
    CHECK(entry.path().extension() != ".part");
  }
}
