// gouji export: which rows, under which headings.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/dataset/csv_table.h"
#include "tests/dataset/exported.h"
#include "tests/dataset/package_check.h"

using namespace gouji;
namespace fs = std::filesystem;

TEST_CASE("headings are ids or labels, and no two are the same") {
  Exported exported;
  TableExport request;
  request.table = TableKind::records;
  for (const HeaderKind header : {HeaderKind::zh, HeaderKind::en}) {
    request.writer.header = header;
    exported.write(request, "t.csv");
    const std::vector<std::string> names = parse_csv(exported.read("t.csv"))[0];
    CHECK(names[0] == (header == HeaderKind::zh ? "来源" : "Source"));
    std::vector<std::string> sorted = names;
    std::sort(sorted.begin(), sorted.end());
    CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
    exported.write(request, "t.sqlite");  // where names must differ
  }
  CHECK(exported.read("t.csv").find("II. Information disclosed on the body's own initiative / "
                                    "Regulations / Issued this year") != std::string::npos);
}

TEST_CASE("a byte order mark stands first where it is asked for") {
  Exported exported;
  TableExport request;
  request.writer.byte_order_mark = true;
  exported.write(request, "t.csv");
  CHECK(exported.read("t.csv").substr(0, 9) == "\xEF\xBB\xBFsource");
  CHECK(PackageCheck(exported.path("")).run("t.datapackage.json") == "");
  request.table = TableKind::records;
  request.writer.header = HeaderKind::zh;
  request.where = "year = 2021";
  exported.write(request, "t.csv");
  CHECK(PackageCheck(exported.path("")).run("t.datapackage.json") == "");
  exported.write({}, "t.csv");
  CHECK(exported.read("t.csv") == exported.read("cells.csv"));
}

TEST_CASE("rows are chosen by year, body, form and condition") {
  struct Case {
    RowFilter filter;
    std::string where;
    long long rows;
  };
  const std::vector<Case> cases = {
      {{}, "", 400},
      {{{{2021, 2021}}, {}, {}}, "", 200},
      {{{{2019, 2020}, {2022, 2024}}, {}, {}}, "", 200},
      {{{}, {"水务局"}, {}}, "", 400},
      {{{}, {"007"}, {}}, "", 200},
      {{{}, {"007", "某市水"}, {}}, "", 400},
      {{{}, {}, {"gov-2021"}}, "", 400},
      {{{}, {}, {"gov-2019"}}, "", 0},
      {{}, "review = 1", 2},
      {{}, "value = 72701.2578", 1},
      {{}, "value > 100 AND page = 2", 2},
      {{}, "field LIKE 'proactive.%' AND year BETWEEN 2022 AND 2024", 10},
      {{}, "value IS NULL", 2},
      {{{{2021, 2021}}, {}, {}}, "value IS NULL", 0},
      {{}, "length(agency) = 5 AND state IN ('number', 'nil')", 200},
      {{}, "raw = '—' -- a dash", 1},
  };
  Exported exported;
  for (const Case& each : cases) {
    INFO(each.where);
    TableExport request;
    request.filter = each.filter;
    request.where = each.where;
    CHECK(exported.write(request, "t.csv")[0].second == each.rows);
  }
  TableExport wide;
  wide.table = TableKind::records;
  wide.where = "\"proactive.fees.amount\" > 72701.2577";
  CHECK(exported.write(wide, "t.csv")[0].second == 1);
}

TEST_CASE("a condition that is none is refused with the reason, and nothing is written") {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"vlaue > 1", "no such column: vlaue"},
      {"\"vlaue\" > 1", "no such column: vlaue"},
      {"value >", "syntax error"},
      {"", ""},
      {"1) FROM row UNION SELECT (1", "subqueries are not permitted"},
      {"1; DROP TABLE cells", "syntax error"},
      {"1, 2", ""},
      {"1), (2", "it is not one condition"},
      {"EXISTS (SELECT 1 FROM row)", "subqueries are not permitted"},
      {"EXISTS (SELECT 1 FROM sqlite_schema)", "subqueries are not permitted"},
      {"value = ?", "too many SQL variables"},
      {"value = :x", "too many SQL variables"},
      {"load_extension('x')", "the function load_extension is not permitted"},
      {"readfile('/etc/passwd') = 1", "no such function: readfile"},
      {"randomblob(1000000000) = 1", "the function randomblob is not permitted"},
      {"count(*) > 1", "the function count is not permitted"},
  };
  Exported exported;
  for (const auto& [where, why] : cases) {
    if (*where == '\0') continue;
    INFO(where);
    TableExport request;
    request.where = where;
    const auto written = exported.try_write(request, "t.csv");
    REQUIRE_FALSE(written);
    CHECK(written.error().is_usage);
    CHECK_THAT(written.error().error.message.en, Catch::Contains(why));
    CHECK_FALSE(fs::exists(exported.path("t.csv")));
  }
}

TEST_CASE("years are written as ranges") {
  using Years = std::vector<std::pair<int, int>>;
  CHECK(parse_years("2023").value() == Years{{2023, 2023}});
  CHECK(parse_years("2019-2021,2024").value() == Years{{2019, 2021}, {2024, 2024}});
  for (const char* wrong : {"", "23", "2023-", "2023-2019", "2019,", "2019 2020", "x"}) {
    CHECK_FALSE(parse_years(wrong));
  }
}
