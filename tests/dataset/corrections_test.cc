#include "dataset/corrections.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>

#include "dataset/correct.h"
#include "schema/claim_check.h"
#include "tests/dataset/made_dataset.h"
#include "tests/dataset/sample_report.h"

using namespace gouji;

namespace {

constexpr const char* head = "source,sha256,field,value,by,reason,date\n";

class Corrected {
 public:
  MadeDataset& dataset() { return dataset_; }

  CorrectionTally apply(const std::string& csv) {
    const auto corrections = read_corrections(csv, "corrections.csv", built_in_forms());
    if (!corrections) FAIL(corrections.error().message.en);
    const auto tally =
        apply_corrections(dataset_.store(), *corrections, "corrections.csv", built_in_forms());
    if (!tally) FAIL(tally.error().message.en);
    REQUIRE(export_csv(dataset_.store(), dataset_.folder().path(), Language::en));
    return *tally;
  }

  std::map<std::string, std::string> cell(const std::string& field, const std::string& source) {
    for (auto& row : dataset_.table("cells.csv")) {
      if (row.at("field") == field && row.at("source") == source) return row;
    }
    return {};
  }

  // "rule expected actual" of each finding that names the field.
  std::string findings_of(const std::string& field) {
    std::string out;
    for (auto& row : dataset_.table("findings.csv")) {
      if (row.at("fields").find(field) == std::string::npos) continue;
      out += row.at("rule") + " " + row.at("severity") + " " + row.at("expected") + " " +
             row.at("actual") + "\n";
    }
    return out;
  }

  std::string all() const {
    std::string out;
    for (const char* name : {"reports.csv", "cells.csv", "records.csv", "findings.csv"}) {
      out += dataset_.file(name);
    }
    return out;
  }

 private:
  MadeDataset dataset_;
};

constexpr const char* total = "requests.granted.total";

}  // namespace

TEST_CASE("a corrected cell keeps what was read and ties out by the corrected value") {
  Corrected corrected;
  corrected.dataset().put(doubtful_report("a.pdf"));
  corrected.dataset().put(doubtful_report("b.pdf"));
  corrected.dataset().finish();
  const std::string before = corrected.all();
  const std::string review = corrected.dataset().table("reports.csv")[0].at("review");
  CHECK(review == "1");
  CHECK(corrected.findings_of(total) != "");

  const auto tally =
      corrected.apply(std::string(head) + "a.pdf,,requests.granted.total,5,王,page 3,2026-01-31\n");
  CHECK(tally.applied == 1);
  CHECK(tally.refused.empty());
  const auto cell = corrected.cell(total, "a.pdf");
  CHECK(cell.at("value") == "5");
  CHECK(cell.at("raw") == "7");
  CHECK(cell.at("page") == "2");
  CHECK(cell.at("method") == "corrected");
  CHECK(cell.at("confidence") == "1.00");
  CHECK(cell.at("review") == "0");
  CHECK(corrected.cell(total, "b.pdf").at("value") == "7");
  CHECK(corrected.dataset().table("reports.csv")[0].at("review") == "0");
  CHECK(corrected.dataset().table("reports.csv")[1].at("review") == "1");
  CHECK(corrected.dataset().table("records.csv")[0].at(total) == "5");

  // The parts and the total of the form agree now, and what no longer does is an error.
  for (const auto& row : corrected.dataset().table("findings.csv")) {
    if (row.at("source") == "a.pdf") CHECK(row.at("actual") != "7");
  }

  // Without the file everything is as it was read.
  CHECK(corrected.apply(head).applied == 0);
  CHECK((corrected.all() == before));
}

TEST_CASE("corrections that change take effect, and the same ones change nothing") {
  Corrected corrected;
  corrected.dataset().put(doubtful_report("a.pdf"));
  corrected.dataset().finish();
  const std::string first = std::string(head) + "a.pdf,,requests.granted.total,5,王,,\n";
  corrected.apply(first);
  const std::string once = corrected.all();
  corrected.apply(first);
  CHECK((corrected.all() == once));
  corrected.apply(std::string(head) + "a.pdf,,requests.granted.total,6,王,,\n");
  CHECK(corrected.cell(total, "a.pdf").at("value") == "6");
  CHECK(corrected.findings_of(total).find("error 5 6") != std::string::npos);
  corrected.apply(std::string(head) + "a.pdf,,requests.granted.total,blank,王,,\n");
  CHECK(corrected.cell(total, "a.pdf").at("state") == "blank");
  CHECK(corrected.cell(total, "a.pdf").at("value") == "");
  corrected.apply(first);
  CHECK((corrected.all() == once));
}

TEST_CASE("a missing cell can be given, and the counts follow") {
  Corrected corrected;
  Report report = sample_report("a.pdf");
  Field& missing = field_of(report, "proactive.fees.amount");
  missing = {};
  missing.id = "proactive.fees.amount";
  corrected.dataset().put(report);
  corrected.dataset().finish();
  CHECK(corrected.dataset().table("reports.csv")[0].at("missing") == "1");
  corrected.apply(std::string(head) + "a.pdf,,proactive.fees.amount,72701.2578,王,,\n");
  CHECK(corrected.dataset().table("reports.csv")[0].at("missing") == "0");
  CHECK(corrected.cell("proactive.fees.amount", "a.pdf").at("value") == "72701.2578");
}

TEST_CASE("a report is named by its source, its bytes or both") {
  Corrected corrected;
  Report a = doubtful_report("a.pdf");
  Report copy = doubtful_report("copy.pdf");
  Report other = doubtful_report("other.pdf");
  other.sha256 = std::string(64, 'b');
  for (const Report& report : {a, copy, other}) corrected.dataset().put(report);
  corrected.dataset().finish();
  const std::string hash(64, 'a');
  CHECK(corrected.apply(std::string(head) + "," + hash + ",requests.granted.total,5,王,,\n")
            .applied == 2);
  CHECK(corrected.cell(total, "copy.pdf").at("value") == "5");
  CHECK(corrected.cell(total, "other.pdf").at("value") == "7");

  const auto changed = corrected.apply(std::string(head) + "\nother.pdf," + hash +
                                       ",requests.granted.total,5,王,,\n");
  CHECK(changed.applied == 0);
  REQUIRE(changed.refused.size() == 1);
  CHECK_THAT(changed.refused[0].en,
             Catch::Contains("corrections.csv:3: other.pdf has changed since"));
  CHECK(corrected.cell(total, "other.pdf").at("value") == "7");

  const auto elsewhere =
      corrected.apply(std::string(head) + "z.pdf,,requests.granted.total,5,王,,\n");
  CHECK(elsewhere.unused == 1);
  CHECK(elsewhere.refused.empty());

  const auto twice = corrected.apply(std::string(head) + "," + hash +
                                     ",requests.granted.total,5,王,,\na.pdf,,"
                                     "requests.granted.total,6,王,,\n");
  REQUIRE(twice.refused.size() == 1);
  CHECK_THAT(twice.refused[0].en, Catch::Contains("corrections.csv:3: requests.granted.total of "
                                                  "a.pdf is corrected by another line"));
  CHECK(corrected.cell(total, "a.pdf").at("value") == "5");

  const auto no_field = corrected.apply(std::string(head) + "a.pdf,,requests.other.total,5,王,,\n");
  REQUIRE(no_field.refused.size() == 1);
  CHECK_THAT(no_field.refused[0].en, Catch::Contains("has no field requests.other.total"));
}

TEST_CASE("a report that is read again loses what its older self was corrected to") {
  Corrected corrected;
  corrected.dataset().put(doubtful_report("a.pdf"));
  corrected.dataset().finish();
  const std::string read = corrected.all();
  corrected.apply(std::string(head) + "a.pdf,,requests.granted.total,5,王,,\n");
  REQUIRE(corrected.dataset().store().begin_run({"gouji 0.1.0"}, built_in_forms()));
  corrected.dataset().put(doubtful_report("a.pdf"));
  REQUIRE(corrected.dataset().store().finish_run());
  corrected.apply(head);
  CHECK((corrected.all() == read));
}

TEST_CASE("a report taken over under another name takes over what was read") {
  Corrected corrected;
  corrected.dataset().put(doubtful_report("a.pdf"));
  corrected.dataset().finish();
  corrected.apply(std::string(head) + "a.pdf,,requests.granted.total,5,王,,\n");
  REQUIRE(corrected.dataset().store().begin_run({"gouji 0.1.0"}, built_in_forms()));
  REQUIRE(corrected.dataset().store().reuse("b.pdf", std::string(64, 'a'), {}, true).value());
  REQUIRE(corrected.dataset().store().finish_run());
  corrected.apply(std::string(head) + "a.pdf,,requests.granted.total,5,王,,\n");
  CHECK(corrected.cell(total, "b.pdf").at("value") == "7");
  CHECK(corrected.cell(total, "b.pdf").at("review") == "1");
  CHECK(corrected.findings_of(total) != "");
}

TEST_CASE("claims of the prose are checked again after a correction, those that agreed too") {
  Corrected corrected;
  Report report = sample_report("a.pdf");
  report.claims = {{"received", Decimal(12), 1, false, {}, "收到申请12件。"},
                   {"granted", Decimal(0), 1, false, {}, "予以公开0件。"}};
  report.findings = check_claims(report.claims, report.record, built_in_forms().front());
  REQUIRE(report.findings.size() == 1);
  corrected.dataset().put(report);
  corrected.dataset().finish();
  const std::string read = corrected.all();
  const std::string received = "requests.received.total";
  CHECK(corrected.findings_of(received).find("text warning 0 12") != std::string::npos);
  corrected.apply(std::string(head) + "a.pdf,,requests.received.total,11,王,,\n");
  CHECK(corrected.findings_of(received).find("text warning 11 12") != std::string::npos);
  corrected.apply(std::string(head) + "a.pdf,,requests.received.total,12,王,,\n");
  CHECK(corrected.findings_of(received).find("text") == std::string::npos);
  CHECK(corrected.findings_of(total).find("text") == std::string::npos);
  corrected.apply(std::string(head) + "a.pdf,,requests.granted.total,3,王,,\n");
  CHECK(corrected.findings_of(total).find("text warning 3 0") != std::string::npos);
  CHECK(corrected.findings_of(received).find("text warning 0 12") != std::string::npos);
  corrected.apply(head);
  CHECK((corrected.all() == read));
}

TEST_CASE("the last missing cell that is given makes a report complete, and only such a one") {
  Corrected corrected;
  Report report = sample_report("a.pdf");
  for (const char* id : {"proactive.fees.amount", "requests.granted.total"}) {
    Field& missing = field_of(report, id);
    missing = {};
    missing.id = id;
    missing.review = true;
  }
  report.status = Status::incomplete;
  report.message = {"缺", "lacks"};
  Report failed = report;
  failed.source = "failed.pdf";
  failed.status = Status::failed;
  failed.message = {"没有可信的文字", "no true text"};
  Report unread = report;
  unread.source = "unread.pdf";
  Finding picture;
  picture.rule = "image-only-page";
  picture.page = 4;
  unread.findings = {picture};
  Report whole = sample_report("whole.pdf");
  for (const Report& each : {report, failed, unread, whole}) corrected.dataset().put(each);
  corrected.dataset().finish();
  const std::string read = corrected.all();
  const auto row = [&corrected](const std::string& source) {
    for (auto& each : corrected.dataset().table("reports.csv")) {
      if (each.at("source") == source) return each.at("status") + ": " + each.at("message");
    }
    return std::string();
  };
  CHECK(row("a.pdf") == "incomplete: lacks");
  std::string csv = head;
  for (const char* source : {"a.pdf", "failed.pdf", "unread.pdf"}) {
    csv += std::string(source) + ",,proactive.fees.amount,5,王,,\n";
  }
  corrected.apply(csv);
  CHECK(row("a.pdf") ==
        "incomplete: III. Requests for information received and handled lacks 1 field");
  CHECK(row("unread.pdf").find("needs text recognition (OCR): page 4") != std::string::npos);
  for (const char* source : {"a.pdf", "failed.pdf"}) {
    csv += std::string(source) + ",,requests.granted.total,0,王,,\n";
  }
  corrected.apply(csv);
  CHECK(row("a.pdf") == "ok: ");
  CHECK(row("failed.pdf") == "failed: no true text");
  const DatasetCounts counts = count_dataset(corrected.dataset().store()).value();
  CHECK(counts.with_status == std::array<int, 5>{2, 1, 0, 0, 1});
  corrected.apply(head);
  CHECK((corrected.all() == read));
}

TEST_CASE("what was said of a figure of the prose is settled by its correction") {
  Corrected corrected;
  Report report = sample_report("a.pdf");
  report.status = Status::prose_only;
  report.record.form = "stat-2014";
  report.record.fields.resize(2);
  report.findings.resize(2);
  int place = 0;
  for (const char* id : {"statistics.received.count", "statistics.answered.count"}) {
    Field& field = report.record.fields[static_cast<std::size_t>(place)];
    field.id = id;
    field.provenance.method = Method::prose;
    field.review = true;
    Finding& finding = report.findings[static_cast<std::size_t>(place++)];
    finding.rule = "text";
    finding.fields = {id};
    finding.message = {"须核对", "to be reviewed"};
  }
  corrected.dataset().put(report);
  corrected.dataset().finish();
  corrected.apply(std::string(head) + "a.pdf,,statistics.received.count,5,王,,\n");
  CHECK(corrected.findings_of("statistics.received.count") == "");
  CHECK(corrected.findings_of("statistics.answered.count") != "");
  CHECK(corrected.dataset().table("reports.csv")[0].at("status") == "prose_only");
}

TEST_CASE("a file that is no list of corrections is refused with its line") {
  struct Case {
    const char* csv;
    const char* message;
  };
  const Case cases[] = {
      {"field,value,by\n", "c.csv:1: the first line has no column source"},
      {"source,field,by\n", "c.csv:1: the first line has no column value"},
      {"source,field,value,by\na.pdf,requests.granted.totl,5,W\n",
       "c.csv:2: there is no field \"requests.granted.totl\""},
      {"source,field,value,by\n\na.pdf,requests.granted.total,5 件,W\n",
       "c.csv:3: value \"5 件\" must be a plain number"},
      {"source,field,value,by\na.pdf,requests.granted.total,,W\n", "c.csv:2: value \"\" must be"},
      {"source,field,value,by\n,requests.granted.total,5,W\n", "c.csv:2: it names no report"},
      {"source,field,value,by\na.pdf,requests.granted.total,5,\n", "c.csv:2: by is empty"},
      {"source,field,value,by,date\na.pdf,requests.granted.total,5,W,31.1.2026\n",
       "c.csv:2: date \"31.1.2026\" must be written as 2026-01-31"},
      {"source,field,value,by,date\na.pdf,requests.granted.total,5,W,2026-13-01\n",
       "c.csv:2: date"},
      {"sha256,field,value,by\nABC,requests.granted.total,5,W\n", "c.csv:2: sha256 must be 64"},
      {"source,field,value,by\na.pdf,requests.granted.total,5,W\na.pdf,requests.granted.total,6,"
       "W\n",
       "c.csv:3: requests.granted.total is corrected above already"},
      {"source,field,value,by\n\"a.pdf", "a quote is not closed"},
  };
  for (const Case& each : cases) {
    INFO(each.csv);
    const auto result = read_corrections(each.csv, "c.csv", built_in_forms());
    REQUIRE_FALSE(result);
    CHECK_THAT(result.error().message.en, Catch::Contains(each.message));
    CHECK(result.error().message.zh != result.error().message.en);
  }
  CHECK(read_corrections("", "c.csv", built_in_forms()).value().empty());
}
