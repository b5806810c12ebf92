#include "review/report_text.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/dataset/sample_report.h"

using namespace gouji;

namespace {

std::string shown(const Report& report, Language language = Language::zh, bool colour = false) {
  const Form& form = built_in_forms().front();
  return report_text(report, report.record.form.empty() ? nullptr : &form, {language, colour, 100});
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string line_with(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  if (at == std::string::npos) return {};
  const std::size_t start = text.rfind('\n', at) + 1;
  return text.substr(start, text.find('\n', at) - start);
}

}  // namespace

TEST_CASE("a report is shown with its tables in both languages") {
  const Report report = sample_report("in/a.pdf");
  const std::string zh = shown(report);
  CHECK(zh.find("in/a.pdf\n  状态      ok\n  机关      某市水务局\n") == 0);
  CHECK(contains(zh, "二、主动公开政府信息情况"));
  CHECK(contains(zh, "第二十条第（一）项\n"));
  CHECK(contains(zh, "三、本年度办理结果\n  （一）予以公开"));
  CHECK(contains(zh, "行政诉讼 › 未经复议直接起诉"));
  CHECK(contains(shown(report, Language::en), "Administrative litigation › Direct"));
  CHECK_FALSE(contains(zh, "发现"));
  CHECK_FALSE(contains(zh, "\x1B"));
}

TEST_CASE("states and marks stand where the figure would") {
  Report report = sample_report("a.pdf");
  const auto state = [&](const char* column, FieldState value, const char* raw) {
    Field& field = field_of(report, std::string("requests.granted.") + column);
    field.state = value;
    field.raw = raw;
    return &field;
  };
  state("natural_person", FieldState::blank, "");
  state("business", FieldState::nil, "无");
  state("research", FieldState::missing, "");
  state("public_welfare", FieldState::unreadable, "☐");
  state("legal_service", FieldState::number, "4")->value = Decimal(4);
  field_of(report, "requests.granted.legal_service").review = true;
  Field* total = state("total", FieldState::number, "50");
  total->value = Decimal(50);
  Finding finding;
  finding.rule = "applicants";
  finding.severity = Severity::error;
  finding.fields = {"requests.granted.total"};
  finding.page = 4;
  finding.message = {"总计不等", "the total differs"};
  report.findings = {finding};

  const std::string text = shown(report);
  CHECK(line_with(text, "（一）予以公开").find("·") != std::string::npos);
  CHECK(contains(line_with(text, "（一）予以公开"), "无"));
  CHECK(contains(line_with(text, "（一）予以公开"), "×"));
  CHECK(contains(line_with(text, "（一）予以公开"), "#?"));
  CHECK(contains(line_with(text, "（一）予以公开"), "4?"));
  CHECK(contains(line_with(text, "（一）予以公开"), "50!"));
  CHECK(contains(text, "· 空白   × 未找到   # 无法读出   ! 勾稽不符   ? 需要人工核对\n"));
  CHECK(contains(text, "发现 1\n  错误  applicants  第 4 页\n    总计不等\n"));
  CHECK(
      contains(shown(report, Language::en), "  error  applicants  page 4\n    the total differs"));
  CHECK(contains(shown(report, Language::zh, true), "\x1B[31;1m50!\x1B[0m"));
}

TEST_CASE("a report without tables says what became of it") {
  Report report;
  report.source = "x\x1B[2J.pdf";
  report.status = Status::failed;
  report.message = {"文件是空的", "the file is empty"};
  CHECK(shown(report, Language::en) ==
        "x␛[2J.pdf\n  status    failed\n  message   the file is empty\n");
}

TEST_CASE("rows outside the form are shown as printed, on one line") {
  Report report = sample_report("a.pdf");
  report.record.unmapped = {{3, 1, 2, "", {"其他主动公开\n文件", "7"}, "not-in-form"}};
  CHECK(contains(shown(report), "表外行 1\n  第 3 页  其他主动公开 文件 | 7\n"));
}

TEST_CASE("an alternative row takes the place of the rows it stands for") {
  Report report = sample_report("a.pdf");
  auto& fields = report.record.fields;
  for (Field& field : fields) {
    if (field.id.rfind("requests.other.other.", 0) == 0) field.id.erase(15, 6);
  }
  fields.erase(std::remove_if(fields.begin(), fields.end(),
                              [](const Field& field) {
                                return field.id.find("_overdue.") != std::string::npos;
                              }),
               fields.end());
  const std::string text = shown(report);
  CHECK(contains(text, "（六）其他处理"));
  CHECK_FALSE(contains(text, "逾期"));
}
