#include "review/report_page.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "review/page_charts.h"

namespace gouji {
namespace {

Overview small_overview(const std::string& hostile) {
  Overview overview;
  OverviewReport report;
  report.source = hostile;
  report.agency = hostile;
  report.status = "ok";
  report.kind = "pdf";
  report.year = 2024;
  overview.reports.push_back(report);
  OverviewCell cell;
  cell.label = 1;
  overview.names = {"requests.received.total", hostile};
  cell.raw = hostile;
  cell.page = 3;
  cell.has_box = true;
  cell.box = {1, 2, 3.5, 4};
  overview.cells.push_back(cell);
  OverviewFinding finding;
  finding.rule = "outcomes";
  finding.severity = "error";
  finding.message = hostile;
  finding.page = 2;
  finding.cells = {0};
  overview.findings.push_back(finding);
  return overview;
}

std::string report_page(const Overview& overview, const Audit& audit,
                        const std::vector<PagePicture>& pictures, Language language) {
  std::string page;
  write_report_page(overview, audit, pictures, language,
                    [&page](std::string_view part) { page += part; });
  return page;
}

int count_of(const std::string& text, const std::string& what) {
  int count = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size()) {
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("nothing that a report says becomes markup") {
  const std::vector<std::string> hostile = {
      "<img src=x onerror=alert(1)>",
      "</script><script>alert(1)</script>",
      "\"><b>",
      "'&amp;",
      "<!--<script>",
      "a\xFF\xFE",
      "\n\r\t\x01",
  };
  const std::string harmless = report_page(small_overview("x"), {}, {}, Language::en);
  for (const std::string& text : hostile) {
    INFO(text);
    const std::string page = report_page(small_overview(text), {}, {}, Language::en);
    CHECK(count_of(page, "<") == count_of(harmless, "<"));
    CHECK(count_of(page, ">") == count_of(harmless, ">"));
    CHECK(count_of(page, "<!--") == 0);
  }
}

TEST_CASE("the page loads nothing from elsewhere") {
  for (const Language language : {Language::zh, Language::en}) {
    const std::string page = report_page(small_overview("x"), {}, {}, language);
    CHECK_THAT(page, Catch::Contains("default-src 'none'; style-src 'sha256-"));
    CHECK_THAT(page, !Catch::Contains("unsafe-"));
    CHECK_THAT(page, !Catch::Contains(" style="));
    CHECK(count_of(page, "http://") == 1);  // the name of SVG in the script
    CHECK(count_of(page, "https://") == 0);
    CHECK_THAT(page, Catch::Contains(language == Language::zh ? "<html lang=\"zh-CN\">"
                                                              : "<html lang=\"en\">"));
  }
}

TEST_CASE("pictures are wanted of the pages of findings and of cells") {
  std::string pages;
  for (const WantedPage& wanted : wanted_pages(small_overview("x"))) {
    pages += std::to_string(wanted.report) + ":" + std::to_string(wanted.page) + " ";
  }
  CHECK(pages == "0:2 0:3 ");
  const std::string page =
      report_page(small_overview("x"), {}, {{0, 3, "pages/a-3.png", 595.3, 841.9}}, Language::en);
  CHECK_THAT(page,
             Catch::Contains(R"("0:3":{"file":"pages/a-3.png","width":595.30,"height":841.90})"));
}

TEST_CASE("a chart has a bar and a number for each name") {
  CHECK(bar_chart("t", {}).empty());
  const std::string chart = bar_chart("<t>", {{"a<b", 10}, {"c", 5}, {"none", 0}});
  CHECK(count_of(chart, "<rect") == 3);
  CHECK_THAT(chart, Catch::Contains("aria-label=\"&lt;t&gt;\""));
  CHECK_THAT(chart, Catch::Contains(">a&lt;b</text>"));
  CHECK_THAT(chart, Catch::Contains("width=\"190.0\""));
  CHECK_THAT(chart, Catch::Contains("width=\"0.0\""));
}

}  // namespace gouji
