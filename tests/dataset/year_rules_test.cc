// Rules across years that stand in a form's file and nowhere in the program.
#include <catch2/catch.hpp>
#include <span>

#include "dataset/audit.h"
#include "tests/scratch_folder.h"

namespace gouji {
namespace {

// "error carry-over 2023 5 6", one a finding: severity, rule, year, expected, actual.
std::string findings_of(const std::vector<Report>& reports, std::span<const Form> forms) {
  const ScratchFolder folder;
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  REQUIRE(store.begin_run({"test"}, forms));
  for (const Report& report : reports) REQUIRE(store.put(report, {"", "{}"}));
  REQUIRE(store.finish_run());
  const Audit audit = run_audit(store, {}, forms).value();
  std::string text;
  for (const YearFinding& found : audit.findings) {
    text += (text.empty() ? "" : "; ") + name_of(found.finding.severity) + " " +
            found.finding.rule + " " + std::to_string(found.year) + " " + found.finding.expected +
            " " + found.finding.actual;
  }
  return text;
}

}  // namespace

TEST_CASE("a form that is only a file says what holds across its years") {
  const std::string toml = R"(id = "wells"
zh = "水井表"
en = "Wells"
first_year = 2020
[[table]]
id = "wells"
zh = "一、水井"
en = "I. Wells"
[[table.block]]
zh = "水井"
en = "Wells"
unit = "口"
columns = [{ id = "open", zh = "在用", en = "Open" }, { id = "new", zh = "新打", en = "New" },
           { id = "filled", zh = "填埋", en = "Filled" }, { id = "from", zh = "上年转来", en = "From" },
           { id = "to", zh = "转下年", en = "To" }]
rows = [{ id = "deep", zh = "深井", en = "Deep" }, { id = "dug", zh = "土井", en = "Dug" }]
[[across_years]]
rule = "in-force"
stock = "wells.*.open"
more = "wells.*.new"
less = "wells.*.filled"
[[across_years]]
rule = "carry-over"
this_year = "wells.*.from"
last_year = "wells.*.to"
[[across_years]]
rule = "jump"
fields = ["wells.dug.new"]
)";
  const std::vector<Form> forms = {load_form(toml, "wells.toml").value()};
  const auto report = [&forms](int year, const std::vector<int>& deep,
                               const std::vector<int>& dug) -> Report {
    Report made;
    made.source = "wells-" + std::to_string(year) + ".txt";
    made.sha256 = std::string(60, 'a') + std::to_string(year);
    made.kind = "text";
    made.status = Status::ok;
    made.record.form = "wells";
    made.record.agency = "某县水务局";
    made.record.year = year;
    for (std::size_t i = 0; i < forms[0].fields.size(); ++i) {
      Field field;
      field.id = forms[0].fields[i].id;
      field.state = FieldState::number;
      field.value = Decimal(i < 5 ? deep[i] : dug[i - 5]);
      field.raw = field.value.to_string();
      made.record.fields.push_back(field);
    }
    return made;
  };
  //               open new filled from to
  const Report first = report(2020, {10, 2, 1, 0, 4}, {20, 30, 0, 0, 7});
  const Report right = report(2021, {11, 3, 2, 4, 0}, {20, 31, 31, 7, 0});
  const Report wrong = report(2021, {12, 3, 2, 4, 0}, {20, 9000, 9000, 8, 0});
  CHECK(findings_of({first, right}, forms) == "");
  CHECK(findings_of({first, wrong}, forms) ==
        "error carry-over 2021 7 8; warning in-force 2021 11 12; notice jump 2021 30 9000");
  // The built-in forms have nothing to say of it.
  CHECK(findings_of({first, wrong}, built_in_forms()) == "");
}

}  // namespace gouji
