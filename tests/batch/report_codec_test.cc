#include "batch/report_codec.h"

#include <catch2/catch.hpp>
#include <string>

#include "batch/wire.h"
#include "schema/form.h"
#include "tests/dataset/sample_report.h"

using namespace gouji;

namespace {

// A report with something in every member.
Report full_report() {
  Report report = sample_report("目录/a\nb.pdf");
  report.status = Status::incomplete;
  report.message = {"缺一个字段", "a field is missing"};
  Field& field = field_of(report, "proactive.fees.amount");
  field.state = FieldState::number;
  field.value = Decimal::parse("-7730.2801").value();
  field.raw = "－7730.2801（万元）";
  field.provenance = {7, {1, 2.5, 3, 4}, 2, 0, 11, "/html/body", Method::ocr, 0.625};
  field.review = true;
  Finding finding;
  finding.rule = "in-out";
  finding.severity = Severity::error;
  finding.fields = {"a", "b"};
  finding.expected = "1";
  finding.actual = "2";
  finding.page = 3;
  finding.message = {"不等", "not equal"};
  report.findings = {finding, {}};
  report.claims = {{"received", Decimal(95), 3, true, {"范围", "scope"}, "收到申请95件。"}, {}};
  report.record.findings = {finding};
  report.record.unmapped = {{1, 2, 3, "p", {"甲", "", "3"}, "not-in-form"}, {}};
  return report;
}

}  // namespace

TEST_CASE("a report is the same behind the wire") {
  const Report sent = full_report();
  const std::string bytes = encode_report(sent);
  const std::optional<Report> got = decode_report(bytes);
  REQUIRE(got);
  // Encoding takes in every member, so equal bytes are equal reports.
  CHECK(encode_report(*got) == bytes);
  CHECK(got->source == "目录/a\nb.pdf");
  CHECK(got->record.dump() == sent.record.dump());
  const Field* field = got->record.find("proactive.fees.amount");
  REQUIRE(field != nullptr);
  CHECK(field->value == Decimal::parse("-7730.2801").value());
  CHECK(field->provenance.box == Box{1, 2.5, 3, 4});
  CHECK(field->provenance.method == Method::ocr);
  CHECK(field->provenance.confidence == 0.625);
  CHECK(got->findings.at(0).message.zh == "不等");
  CHECK(got->claims.at(0).value == Decimal(95));
  CHECK(got->claims.at(0).scope.en == "scope");
  CHECK(got->record.unmapped.at(0).cells == std::vector<std::string>{"甲", "", "3"});
  CHECK(decode_report(encode_report(Report{}))->status == Status::failed);
}

TEST_CASE("bytes that are no report are refused, wherever they are cut") {
  const std::string bytes = encode_report(full_report());
  for (std::size_t size = 0; size < bytes.size(); size += 97) {
    CHECK_FALSE(decode_report(std::string_view(bytes).substr(0, size)));
  }
  CHECK_FALSE(decode_report(bytes + "x"));
}

TEST_CASE("values that cannot be are refused and no claim of a size is believed") {
  WireWriter wire;
  wire.number(-1);
  wire.number(std::int64_t{1} << 60);
  wire.number(2);
  const std::string bytes = wire.take();
  const auto whether = [&bytes](auto read) {
    WireReader reader(bytes);
    read(reader);
    return reader.ok();
  };
  CHECK_FALSE(whether([](WireReader& reader) { reader.text(); }));
  CHECK_FALSE(whether([](WireReader& reader) { reader.flag(); }));
  CHECK_FALSE(whether([](WireReader& reader) { reader.enumerator(Method::ocr); }));
  CHECK_FALSE(whether([](WireReader& reader) { reader.count(8); }));
  CHECK_FALSE(whether([](WireReader& reader) {
    reader.number();
    reader.count(8);
  }));
  CHECK(whether([](WireReader& reader) { reader.number(); }));
}
