// The statistics of 2014 to 2018, and forms that are nothing but a TOML file.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "schema/checks.h"
#include "schema/mapper.h"
#include "tests/schema/table_drawing.h"

namespace gouji {
namespace {

const Form& statistics_form() {
  const std::vector<Form>& forms = built_in_forms();
  const auto found = std::find_if(forms.begin(), forms.end(),
                                  [](const Form& form) { return form.id == "stat-2014"; });
  REQUIRE(found != forms.end());
  return *found;
}

struct Publication {
  std::string no_unit;   // in the unit column of a heading
  std::string no_count;  // in its count column
  std::string header = "统计数";
};

// As bodies publish it: a heading has a row of its own, and each row its unit.
std::string drawing_of(const Form& form, std::map<std::string, std::string>& figures,
                       const Publication& style) {
  std::string drawing = "统计指标 | 单位 | " + style.header + "\n";
  std::vector<std::string> shown;
  int number = 100;
  for (const FormField& field : form.fields) {
    const FormRow& row = row_of(form, field);
    for (const FormLabel& group : row.groups) {
      if (std::count(shown.begin(), shown.end(), group.printed) > 0) continue;
      shown.push_back(group.printed);
      drawing += group.printed + " | " + style.no_unit + " | " + style.no_count + "\n";
    }
    // A total is its own heading.
    const bool is_heading = std::count(shown.begin(), shown.end(), row.label.printed) > 0;
    shown.push_back(row.label.printed);
    std::string& figure = figures[field.id];
    if (figure.empty()) figure = std::to_string(number++);
    const std::string line = row.label.printed + " | " + field.unit + " | " + figure + "\n";
    const std::string heading =
        row.label.printed + " | " + style.no_unit + " | " + style.no_count + "\n";
    const std::size_t at = is_heading ? drawing.rfind(heading) : std::string::npos;
    if (at == std::string::npos) {
      drawing += line;
    } else {
      drawing.replace(at, heading.size(), line);
    }
  }
  return drawing;
}

Record map_drawing(const std::string& drawing, std::span<const Form> forms) {
  Document document;
  Paragraph title;
  title.text = "云溪市桃溪县水务局2016年政府信息公开工作年度报告";
  document.blocks.emplace_back(title);
  document.blocks.emplace_back(draw_table(drawing));
  return map_document(document, forms, "");
}

}  // namespace

TEST_CASE("the statistics of 2014 are read as bodies publish them") {
  const Publication styles[] = {{"", ""}, {"——", "——"}, {"件", ""}, {"", "", "数量"}};
  for (const Publication& style : styles) {
    INFO(style.no_unit << "|" << style.no_count << "|" << style.header);
    std::map<std::string, std::string> figures;
    const std::string drawing = drawing_of(statistics_form(), figures, style);
    const Record record = map_drawing(drawing, built_in_forms());
    CHECK(record.form == "stat-2014");
    CHECK(record.year == 2016);
    CHECK(record.fields.size() == 58);
    for (const Field& field : record.fields) {
      INFO(field.id);
      CHECK(field.raw == figures[field.id]);
      CHECK_FALSE(field.review);
    }
  }
}

TEST_CASE("totals of the statistics are held against their rows") {
  std::map<std::string, std::string> figures;
  for (const FormField& field : statistics_form().fields) figures[field.id] = "0";
  figures["statistics.received.count"] = "7";
  figures["statistics.received_by.in_person.count"] = "3";
  figures["statistics.received_by.letter.count"] = "5";
  figures["statistics.fees.count"] = "0.25";
  figures["statistics.means.funds.count"] = "12.5";
  Record record = map_drawing(drawing_of(statistics_form(), figures, {}), built_in_forms());
  const std::vector<Finding> findings = check_identities(record, statistics_form());
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().rule == "received");
  CHECK(findings.front().severity == Severity::error);
  CHECK(findings.front().expected == "8");
  CHECK(findings.front().actual == "7");
  const auto fees =
      std::find_if(record.fields.begin(), record.fields.end(),
                   [](const Field& field) { return field.id == "statistics.fees.count"; });
  REQUIRE(fees != record.fields.end());
  CHECK(fees->value.to_string() == "0.25");
  CHECK(fees->unit == "万元");
}

TEST_CASE("a form of three hundred rows is a file, and read within milliseconds") {
  constexpr int rows = 300;
  const std::vector<std::string> words = {"城镇", "乡村", "道路", "桥梁", "学校",
                                          "医院", "水库", "林地", "住房", "企业"};
  const auto label = [&words](int row) {
    return words[static_cast<std::size_t>(row % 10)] +
           words[static_cast<std::size_t>(row / 10 % 10)] + "之" +
           words[static_cast<std::size_t>(row / 100)] + "项目数";
  };
  std::string toml =
      "id = \"made\"\nzh = \"甲\"\nen = \"Made\"\nfirst_year = 2000\n[[table]]\nid = \"t\"\n"
      "zh = \"建设项目统计表\"\nen = \"T\"\n[[table.block]]\nunit = \"个\"\n"
      "columns = [{ id = \"now\", zh = \"本年数\", en = \"Now\" },"
      " { id = \"before\", zh = \"上年数\", en = \"Before\" }]\nrows = [\n";
  std::string drawing = "项目 | 本年数 | 上年数\n";
  for (int row = 0; row < rows; ++row) {
    toml += "{ id = \"r" + std::to_string(row) + "\", zh = \"" + label(row) + "\", en = \"R\" },\n";
    drawing += label(row) + " | " + std::to_string(row) + " | " + std::to_string(row + 1000) + "\n";
  }
  const Result<Form> form = load_form(toml + "]\n", "made.toml");
  REQUIRE(form);
  const std::vector<Form> forms = {*form};
  auto fastest = std::chrono::steady_clock::duration::max();
  for (int turn = 0; turn < 5; ++turn) {
    const auto begin = std::chrono::steady_clock::now();
    const Record record = map_drawing(drawing, forms);
    fastest = std::min(fastest, std::chrono::steady_clock::now() - begin);
    REQUIRE(record.fields.size() == 2 * rows);
    for (int row = 0; row < rows; ++row) {
      const Field& now = record.fields[static_cast<std::size_t>(2 * row)];
      CHECK(now.id == "t.r" + std::to_string(row) + ".now");
      CHECK(now.raw == std::to_string(row));
      CHECK_FALSE(now.review);
    }
  }
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(fastest).count();
  WARN("300 rows: " << microseconds << " µs");
  CHECK(microseconds < 200'000);  // 10,000 are wanted of a release build
}

}  // namespace gouji
