#include "schema/report.h"

#include <catch2/catch.hpp>
#include <string>

using namespace gouji;

namespace {

Report report_of(const std::string& name, const std::string& bytes) {
  return make_report({name, bytes}, {}, built_in_forms());
}

// Table 四 as a web page, whose first group states 10, 1, 0, 0 and the total given.
std::string page(const std::string& total) {
  std::string html =
      "<html><head><meta charset='utf-8'><title>洪山区水务局2023年政府信息公开工作年度报告</title>"
      "</head><body><p>四、政府信息公开行政复议、行政诉讼情况</p><table>"
      "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>"
      "<tr><td rowspan=2>结果维持</td><td rowspan=2>结果纠正</td><td rowspan=2>其他结果</td>"
      "<td rowspan=2>尚未审结</td><td rowspan=2>总计</td>"
      "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>";
  for (int group = 0; group < 2; ++group) {
    html += "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>";
  }
  html += "</tr><tr><td>10</td><td>1</td><td>0</td><td>0</td><td>" + total + "</td>";
  for (int column = 0; column < 10; ++column) html += "<td>0</td>";
  return html + "</tr></table></body></html>";
}

const Finding* find_rule(const Report& report, const std::string& rule) {
  for (const Finding& finding : report.findings) {
    if (finding.rule == rule) return &finding;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("what cannot be read is a failed report with the reason, its hash and its kind") {
  const Report empty = report_of("a.pdf", "");
  CHECK(empty.source == "a.pdf");
  CHECK(empty.status == Status::failed);
  CHECK(empty.kind.empty());
  CHECK(empty.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(empty.message.en.find("empty") != std::string::npos);

  const Report truncated = report_of("b.pdf", "%PDF-1.4\n1 0 obj\n<</Type/Ca");
  CHECK(truncated.status == Status::failed);
  CHECK(truncated.kind == "pdf");
  CHECK_FALSE(truncated.message.zh.empty());
}

TEST_CASE("a table is read, mapped and checked, and what lacks is said") {
  const Report report = report_of("x.html", page("11"));
  CHECK(report.kind == "html");
  CHECK(report.status == Status::incomplete);
  CHECK(report.record.form == "gov-2021");
  CHECK(report.record.agency == "洪山区水务局");
  CHECK(report.record.year == 2023);
  REQUIRE(report.record.find("disputes.reconsideration.total") != nullptr);
  CHECK(report.record.find("disputes.reconsideration.total")->value == Decimal(11));
  CHECK(find_rule(report, "disputes") == nullptr);
}

TEST_CASE("a total that was published wrong is an error that names the identity") {
  const Report report = report_of("x.html", page("0"));
  const Finding* finding = find_rule(report, "disputes");
  REQUIRE(finding != nullptr);
  CHECK(finding->severity == Severity::error);
  CHECK(finding->expected == "11");
  CHECK(finding->actual == "0");
  CHECK(finding->fields.size() == 5);
}

TEST_CASE("a text that is no report has no body, no year and no findings about them") {
  const Report report =
      report_of("某局2023年.html", "<html><title>通知</title><p>关于放假的通知</p></html>");
  CHECK(report.status == Status::not_a_report);
  CHECK(report.record.fields.empty());
  CHECK(report.record.agency.empty());
  CHECK(report.record.year == 0);
  CHECK(report.findings.empty());
}

TEST_CASE("a report that names neither body nor year says so once") {
  std::string html = page("11");
  html.replace(html.find("洪山区水务局2023年"), std::string("洪山区水务局2023年").size(), "");
  const Report report = report_of("x.html", html);
  CHECK(report.record.agency.empty());
  CHECK(report.record.year == 0);
  int unknown = 0;
  for (const Finding& finding : report.findings) {
    unknown += finding.rule.find("agency") == 0 || finding.rule.find("year") == 0;
  }
  CHECK(unknown == 2);
}

TEST_CASE("findings stand in form order, those about the whole report first") {
  const Report report = report_of("x.html", page("0"));
  int last = -1;
  for (const Finding& finding : report.findings) {
    int place = -1;
    if (!finding.fields.empty()) {
      place = static_cast<int>(report.record.fields.size());
      for (const std::string& id : finding.fields) {
        const Field* field = report.record.find(id);
        if (field == nullptr) continue;
        place = std::min(place, static_cast<int>(field - report.record.fields.data()));
      }
    }
    CHECK(place >= last);
    last = place;
  }
}

TEST_CASE("prose fills the fields of a report without tables, and none of one with") {
  const std::string title =
      "<html><head><meta charset='utf-8'></head><body>"
      "<p>洪山区水务局2011年政府信息公开工作年度报告</p>";
  const std::string prose = "<p>2011年收到政府信息公开申请26件，行政复议案件（信息公开）0件。</p>";
  const Report without = report_of("x.html", title + prose);
  CHECK(without.status == Status::prose_only);
  CHECK(without.record.form == "stat-2014");
  REQUIRE(without.record.fields.size() == 1);
  CHECK(without.record.fields[0].value == Decimal(26));
  CHECK(without.record.fields[0].provenance.path.find("p") != std::string::npos);
  CHECK(without.message.en.find("fields taken from the prose: 1") != std::string::npos);

  std::string html = page("11");
  html.replace(html.find("<p>"), 0, "<p>2023年收到政府信息公开申请26件。</p>");
  const Report with = report_of("x.html", html);
  CHECK(with.status == Status::incomplete);
  CHECK(with.record.form == "gov-2021");
  REQUIRE(with.record.find("requests.received.total") != nullptr);
  CHECK(with.record.find("requests.received.total")->state == FieldState::missing);

  // A picture may hold the table: the report is not one of prose alone.
  const Report picture =
      report_of("x.html", title + prose +
                              "<p>三、收到和处理政府信息公开申请情况</p><p><img src='table.jpg' "
                              "width=800 height=900></p></body></html>");
  CHECK(picture.status != Status::prose_only);
  for (const Field& field : picture.record.fields) CHECK(field.review);
}
