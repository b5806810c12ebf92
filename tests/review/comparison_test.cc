#include "review/comparison.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/dataset/made_series.h"
#include "tests/scratch_folder.h"

namespace gouji {
namespace {

const std::string shared =
    "认真贯彻落实中华人民共和国政府信息公开条例，坚持以公开为常态、不公开为例外，持续提升质量";

Comparison compared(const std::vector<Section>& first, const std::vector<Section>& second) {
  return compare({made_report(1, 2021), first}, {made_report(1, 2021), second});
}

}  // namespace

TEST_CASE("figures that differ are listed with difference and percentage") {
  struct Example {
    std::string first;  // "_" blank, "-" nil, "?" missing
    std::string second;
    std::string difference;
  };
  const std::vector<Example> examples = {
      {"8", "8", ""},
      {"8", "9", "8 9 1 +12.5"},
      {"8", "6", "8 6 -2 -25.0"},
      {"0", "6", "0 6 6 "},
      {"_", "0", ""},
      {"-", "_", ""},
      {"_", "6", "blank 6  "},
      {"?", "0", "missing 0  "},
      {"?", "?", ""},
  };
  for (const Example& example : examples) {
    INFO(example.first << " → " << example.second);
    ComparedReport first = {made_report(1, 2021), {}};
    ComparedReport second = first;
    const auto state = [](ComparedReport& compared_report, const std::string& text) {
      Field& field = field_of(compared_report.report, "proactive.penalties.decisions");
      field.raw = text;
      field.state = text == "_"   ? FieldState::blank
                    : text == "-" ? FieldState::nil
                    : text == "?" ? FieldState::missing
                                  : FieldState::number;
      field.value = field.state == FieldState::number ? *Decimal::parse(text) : Decimal();
    };
    state(first, example.first);
    state(second, example.second);
    const Comparison comparison = compare(first, second);
    std::string found;
    for (const FieldComparison& field : comparison.fields) {
      found += field.first + " " + field.second + " " +
               (field.difference ? field.difference->to_string() : "") + " " + field.percent;
    }
    CHECK(found == example.difference);
    CHECK(comparison.same_fields + comparison.fields.size() == 200);
  }
}

TEST_CASE("prose that the second report repeats is found, wherever it stood") {
  struct Example {
    std::string what;
    std::string first;
    std::string second;
    std::string passage;
    bool all;
  };
  const std::vector<Example> examples = {
      {"nothing", "甲方", "乙方", "", false},
      {"the same", shared + "。", shared + "。", shared, true},
      {"with other spaces", "认 真贯彻", shared, "", false},
      {"in the middle", shared + "。", "新的一年，" + shared + "，完全不同的话。", shared, false},
      {"too short", "持续提升质量，甲", "持续提升质量，乙", "", false},
      {"a short section", "持续提升质量。", "持续提升质量。", "持续提升质量", true},
  };
  for (const Example& example : examples) {
    INFO(example.what);
    const Comparison comparison =
        compared({{"一、甲", example.first}}, {{"五、乙", example.second}});
    REQUIRE(comparison.sections.size() == 1);
    const SectionComparison& section = comparison.sections[0];
    CHECK(section.title == "五、乙");
    CHECK((section.passages.empty() ? "" : section.passages[0]) == example.passage);
    CHECK((section.repeated == section.words) == example.all);
  }
  CHECK(percent_repeated(0, 0) == 0);
  CHECK(percent_repeated(1, 3) == 33);
  CHECK(percent_repeated(2, 3) == 67);
}

TEST_CASE("a comparison is written as text, CSV and a page that runs nothing") {
  ComparedReport first = {made_report(1, 2021), {{"", shared}}};
  ComparedReport second = first;
  second.report.source = "<b>=1.pdf";
  second.prose[0].text = "<script>alert(1)</script>" + shared;
  set_figure(second.report, "proactive.penalties.decisions", 5);
  const Comparison comparison = compare(first, second);
  CHECK_THAT(comparison_text(comparison, Language::en),
             Catch::Contains("proactive.penalties.decisions  0 → 5  +5\n"));
  const std::string page = comparison_page(comparison, Language::zh);
  CHECK_THAT(page, !Catch::Contains("<script"));
  CHECK_THAT(page, !Catch::Contains("<b>"));
  CHECK_THAT(page, Catch::Contains("default-src 'none'; style-src 'sha256-"));
  const ScratchFolder folder;
  REQUIRE(write_comparison(comparison, folder.path(), Language::en));
  CHECK(folder.read("fields.csv") ==
        "field,label,first,second,difference,percent,review\r\n"
        "proactive.penalties.decisions,行 × 列,0,5,5,,0\r\n");
  CHECK_THAT(folder.read("prose.csv"),
             Catch::StartsWith("section,words,repeated,percent,passage\r\n"));
  CHECK_FALSE(write_comparison(comparison, folder.path("no/folder"), Language::en));
}

}  // namespace gouji
