#include "dataset/audit.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/dataset/made_series.h"
#include "tests/scratch_folder.h"

namespace gouji {
namespace {

struct Entry {
  Report report;
  std::string extra = "{}";
};

Audit audit_of(const std::vector<Entry>& entries, const Aliases& aliases = {}) {
  const ScratchFolder folder;
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  REQUIRE(store.begin_run({"test"}, built_in_forms()));
  for (const Entry& entry : entries) REQUIRE(store.put(entry.report, {"", entry.extra}));
  REQUIRE(store.finish_run());
  return run_audit(store, aliases, built_in_forms()).value();
}

std::vector<Entry> made(int bodies, int first_year, int last_year) {
  std::vector<Entry> entries;
  for (int number = 0; number < bodies; ++number) {
    for (int year = first_year; year <= last_year; ++year) {
      entries.push_back({made_report(number, year)});
    }
  }
  return entries;
}

// "error carry-over 2023 5 6", one a finding: severity, rule, year, expected, actual.
std::string line_of(const YearFinding& found) {
  return name_of(found.finding.severity) + " " + found.finding.rule + " " +
         std::to_string(found.year) + " " + found.finding.expected + " " + found.finding.actual;
}

std::string summary(const Audit& audit) {
  std::string text;
  for (const YearFinding& found : audit.findings) {
    text += (text.empty() ? "" : "; ") + line_of(found);
  }
  return text;
}

std::string matches(const Audit& audit) {
  std::string text;
  for (const NameMatch& match : audit.matches.inexact) {
    text += (text.empty() ? "" : "; ") + match.agency + " = " + match.body + " " +
            name_of(match.kind) + " " + std::to_string(match.reports);
  }
  return text;
}

Entry named(const std::string& agency, int year, int made_number = 0,
            const std::string& extra = "{}") {
  Entry entry = {made_report(made_number, year), extra};
  entry.report.record.agency = agency;
  entry.report.source = agency + std::to_string(year) + ".pdf";
  entry.report.sha256 = std::string(64, 'b');
  return entry;
}

}  // namespace

TEST_CASE("every fault that was planted is found under its rule, and none besides") {
  std::vector<Entry> entries = made(40, 2021, 2024);
  const auto at = [&entries](int number, int year) -> Report& {
    return entries[static_cast<std::size_t>(number * 4 + year - 2021)].report;
  };
  std::multiset<std::string> planted;
  const auto plant = [&planted](const std::string& rule, int number, int year) {
    planted.insert(rule + " " + made_body(number) + " " + std::to_string(year));
  };
  for (int number = 0; number < 5; ++number) {
    set_figure(at(number, 2022), "requests.carried_in.total", 50 + number);
    plant("error carry-over", number, 2022);
  }
  for (int number = 5; number < 10; ++number) {
    set_figure(at(number, 2023), "requests.carried_in.natural_person", 50).review = true;
    plant("warning carry-over", number, 2023);
  }
  for (int number = 10; number < 15; ++number) {
    set_figure(at(number, 2024), "proactive.normative_documents.in_force", 7);
    plant("warning in-force", number, 2024);
  }
  for (int number = 15; number < 20; ++number) {
    set_figure(at(number, 2024), "proactive.licences.decisions", 12);
    plant("notice jump", number, 2024);
  }
  for (int number = 20; number < 25; ++number) {
    Entry again = {at(number, 2023)};
    again.report.source += ".again.pdf";
    again.report.sha256 = std::string(64, static_cast<char>('0' + number % 10));
    set_figure(again.report, "requests.granted.total", 999);
    entries.push_back(again);
    plant("error published-twice", number, 2023);
  }
  for (int number = 25; number < 30; ++number) {
    Entry& gone = entries[static_cast<std::size_t>(number * 4 + 1)];
    gone.report.record.agency.clear();
    plant("notice missing-year", number, 2023);
  }
  for (int number = 30; number < 35; ++number) {  // the same bytes, and the same figures
    Entry copy = {at(number, 2022)};
    copy.report.source += ".copy.pdf";
    entries.push_back(copy);
    copy.report.source += ".other-format.html";
    copy.report.sha256 = std::string(64, 'c');
    entries.push_back(copy);
  }
  const Audit audit = audit_of(entries);
  std::multiset<std::string> found;
  for (const YearFinding& each : audit.findings) {
    found.insert(name_of(each.finding.severity) + " " + each.finding.rule + " " + each.body + " " +
                 std::to_string(each.year));
  }
  CHECK(found == planted);
  CHECK(audit.series.left_out == 5);
  CHECK(audit.matches.inexact.empty());
}

TEST_CASE("figures of two years are held against each other only where both state them") {
  struct Example {
    std::string what;
    std::string changes;  // "2022 field = text;" with _ blank, - nil, ? missing, ! review
    std::string findings;
  };
  const std::vector<Example> examples = {
      {"as made", "", ""},
      {"differs", "2022 requests.carried_in.total = 33", "error carry-over 2022 2 33"},
      {"under review", "2022 requests.carried_in.total = 33!", "warning carry-over 2022 2 33"},
      {"the other under review", "2021 requests.carried_out.total = 33!",
       "warning carry-over 2022 33 2"},
      {"a dash for 2", "2022 requests.carried_in.total = -", "error carry-over 2022 2 0"},
      {"a blank total", "2022 requests.carried_in.total = _", ""},
      {"a blank column", "2022 requests.carried_in.natural_person = _",
       "warning carry-over 2022 2 0"},
      {"missing", "2022 requests.carried_in.total = ?", ""},
      {"in force", "2022 proactive.normative_documents.in_force = 9",
       "warning in-force 2022 144 9"},
      {"in force unknown before", "2021 proactive.normative_documents.in_force = _", ""},
      {"a jump",
       "2022 proactive.penalties.decisions = 2000 2021 proactive.penalties.decisions = 20",
       "notice jump 2022 20 2000"},
      {"from nothing", "2022 proactive.penalties.decisions = 2000", ""},
      {"of small figures",
       "2022 proactive.penalties.decisions = 900 2021 proactive.penalties.decisions = 1", ""},
  };
  for (const Example& example : examples) {
    INFO(example.what);
    std::vector<Entry> entries = made(1, 2021, 2022);
    std::istringstream words(example.changes);
    int year = 0;
    std::string field;
    std::string equals;
    std::string text;
    while (words >> year >> field >> equals >> text) {
      Field& figure = field_of(entries[static_cast<std::size_t>(year - 2021)].report, field);
      figure.review = text.back() == '!';
      if (figure.review) text.pop_back();
      figure.state = text == "_"   ? FieldState::blank
                     : text == "-" ? FieldState::nil
                     : text == "?" ? FieldState::missing
                                   : FieldState::number;
      if (figure.state == FieldState::number) figure.value = *Decimal::parse(text);
    }
    CHECK(summary(audit_of(entries)) == example.findings);
  }
}

TEST_CASE("reports are matched to bodies, and what is not word by word is listed") {
  struct Example {
    std::string what;
    std::vector<Entry> entries;
    std::size_t bodies;
    std::string matches;
    Aliases aliases = {};
  };
  const std::vector<Example> examples = {
      {"spaces and width", {named("明湖市水务局", 2021), named("明湖市 水务局", 2022)}, 1, ""},
      {"a place in front",
       {named("淮安市洪泽区人民政府", 2021), named("洪泽区人民政府", 2022)},
       1,
       "洪泽区人民政府 = 淮安市洪泽区人民政府 place 1"},
      {"two places in front",
       {named("江苏省淮安市洪泽区人民政府", 2021), named("淮安市洪泽区人民政府", 2022),
        named("洪泽区人民政府", 2023)},
       1,
       "洪泽区人民政府 = 江苏省淮安市洪泽区人民政府 place 1; "
       "淮安市洪泽区人民政府 = 江苏省淮安市洪泽区人民政府 place 1"},
      {"a spelling",
       {named("明湖市人民政府", 2021), named("明湖市政府", 2022)},
       1,
       "明湖市政府 = 明湖市人民政府 spelling 1"},
      {"two cities have such a district",
       {named("甲市鼓楼区水务局", 2021), named("乙市鼓楼区水务局", 2021),
        named("鼓楼区水务局", 2022)},
       3,
       ""},
      {"the region tells",
       {named("甲市鼓楼区水务局", 2021), named("乙市鼓楼区水务局", 2021),
        named("鼓楼区水务局", 2022, 0, R"({"region": "乙市"})")},
       2,
       "鼓楼区水务局 = 乙市鼓楼区水务局 region 1"},
      {"the host tells",
       {named("甲市鼓楼区水务局", 2021, 0, R"({"url": "http://a.gov.cn/1"})"),
        named("乙市鼓楼区水务局", 2021, 0, R"({"url": "http://b.gov.cn/2"})"),
        named("鼓楼区水务局", 2022, 0, R"({"url": "http://b.gov.cn/3"})")},
       2,
       "鼓楼区水务局 = 乙市鼓楼区水务局 url 1"},
      {"other figures in the same year",
       {named("淮安市洪泽区人民政府", 2021), named("洪泽区人民政府", 2021, 5)},
       2,
       ""},
      {"another region",
       {named("淮安市洪泽区人民政府", 2021, 0, R"({"region": "淮安"})"),
        named("洪泽区人民政府", 2022, 0, R"({"region": "别处"})")},
       2,
       ""},
      {"no place in the name", {named("明湖市水务局", 2021), named("水务局", 2022)}, 2, ""},
      {"another body", {named("明湖市水务局", 2021), named("明湖市财政局", 2022)}, 2, ""},
      {"an alias",
       {named("明湖市水利局", 2021), named("明湖市水务局", 2022)},
       1,
       "明湖市水利局 = 明湖市水务局 alias 1",
       {{"明湖市水利局", "明湖市水务局"}}},
      {"an alias for a name of no report",
       {named("甲局", 2021), named("乙局", 2022)},
       1,
       "乙局 = 丙局 alias 1; 甲局 = 丙局 alias 1",
       {{"甲局", "丙局"}, {"乙局", "丙局"}}},
      {"aliases in a circle",
       {named("甲局", 2021), named("乙局", 2022)},
       1,
       "乙局 = 甲局 alias 1",
       {{"甲局", "乙局"}, {"乙局", "甲局"}}},
  };
  for (const Example& example : examples) {
    INFO(example.what);
    const Audit audit = audit_of(example.entries, example.aliases);
    CHECK(audit.matches.bodies.size() == example.bodies);
    CHECK(matches(audit) == example.matches);
  }
}

TEST_CASE("a contradiction of reports that bear different names is a doubt") {
  std::vector<Entry> entries = {named("淮安市洪泽区人民政府", 2021), named("洪泽区人民政府", 2022)};
  set_figure(entries[1].report, "requests.carried_in.total", 33);
  CHECK(summary(audit_of(entries)) == "warning carry-over 2022 2 33");
}

TEST_CASE("a figure that prose states is no certain contradiction, and tables stand before prose") {
  std::vector<Entry> entries = made(1, 2021, 2022);
  Report& prose = entries[1].report;
  prose.status = Status::prose_only;
  const Field carried_in = set_figure(prose, "requests.carried_in.total", 33);
  prose.record.fields = {carried_in};
  prose.record.fields[0].provenance.method = Method::prose;
  const Audit audit = audit_of(entries);
  CHECK(summary(audit) == "warning carry-over 2022 2 33");
  CHECK_THAT(audit.findings[0].finding.message.en, Catch::Contains("are stated in prose"));

  // A second report of the year, with tables and one figure under review, stands for the year.
  Entry tables = {made_report(0, 2022)};
  tables.report.source = "reports/z.pdf";
  tables.report.sha256 = std::string(64, 'c');
  field_of(tables.report, "proactive.fees.amount").review = true;
  entries.push_back(tables);
  CHECK(summary(audit_of(entries)) == "warning published-twice 2022 33 2");
}

TEST_CASE("an aliases file is a CSV with the columns name and body") {
  const Result<Aliases> aliases = read_aliases("body,note,name\nB,x,A\nB,,C\n", "aliases.csv");
  REQUIRE(aliases);
  CHECK(*aliases == Aliases{{"A", "B"}, {"C", "B"}});
  struct Example {
    std::string text;
    std::string message;
  };
  const std::vector<Example> examples = {
      {"", "aliases.csv: the first line must name the columns name and body"},
      {"name,of\nA,B\n", "aliases.csv: the first line must name the columns name and body"},
      {"name,body\nA,\n", "aliases.csv:2: name and body must not be empty"},
      {"name,body\nA\n", "aliases.csv:2: name and body must not be empty"},
      {"name,body\nA,B\nA,C\n", "aliases.csv:3: A has another body already; remove one of them"},
      {"name,body\n\"A,B\n", "aliases.csv"},
  };
  for (const Example& example : examples) {
    INFO(example.text);
    const Result<Aliases> refused = read_aliases(example.text, "aliases.csv");
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().message.en, Catch::Contains(example.message));
  }
}

TEST_CASE("the audit is written as CSV, with text from reports defused") {
  std::vector<Entry> entries = {named("=甲局", 2021), named("=甲局", 2022)};
  set_figure(entries[1].report, "requests.carried_in.total", 33);
  const Audit audit = audit_of(entries);
  const ScratchFolder folder;
  REQUIRE(write_audit(audit, folder.path(), Language::en));
  std::ifstream file(folder.path("audit.csv"));
  std::stringstream text;
  text << file.rdbuf();
  CHECK(text.str() ==
        "body,year,source,other_year,other_source,rule,severity,fields,expected,actual,page,"
        "message\r\n"
        "'=甲局,2022,'=甲局2022.pdf,2021,'=甲局2021.pdf,carry-over,error,"
        "requests.carried_in.total requests.carried_out.total,2,33,2,"
        "\"2021 carried 2 over to the next year, 2022 brings in 33\"\r\n");
  CHECK_FALSE(write_audit(audit, folder.path("no/such/folder"), Language::en));
}

}  // namespace gouji
