// gouji export: every format is read back by other means and must hold what the store holds.
#include <stdlib.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "dataset/formats/duckdb_library.h"
#include "dataset/formats/exact_figure.h"
#include "dataset/safe_text.h"
#include "dataset/table_export.h"
#include "normalize/decimal.h"
#include "tests/dataset/csv_table.h"
#include "tests/dataset/made_dataset.h"
#include "tests/dataset/package_check.h"
#include "tests/dataset/read_back.h"
#include "tests/dataset/sample_report.h"

using namespace gouji;
namespace fs = std::filesystem;

namespace {

Report hard_report(const std::string& source) {
  Report report = sample_report(source);
  report.record.agency = "007 \"某市\"水务局, 甲";
  const auto number = [&report](const char* id, const char* value) -> Field& {
    Field& field = field_of(report, id);
    field.value = Decimal::parse(value).value();
    field.raw = value;
    return field;
  };
  number("proactive.fees.amount", "72701.2578");
  number("proactive.licences.decisions", "-2");
  number("proactive.penalties.decisions", "123456789012345678");
  number("proactive.coercive_measures.decisions", "0.123456789012345678");
  Field& text = number("requests.granted.total", "0.1");
  text.row_label = "=HYPERLINK(\"http://x\")";
  text.column_label = "两行\n文字\t\x1b[1m";
  text.review = true;
  Field& nil = field_of(report, "proactive.regulations.made");
  nil.state = FieldState::nil;
  nil.raw = "—";
  Field& unreadable = field_of(report, "proactive.regulations.repealed");
  unreadable.state = FieldState::unreadable;
  unreadable.raw = "l2";
  Finding finding;
  finding.rule = "in-out";
  finding.severity = Severity::error;
  finding.fields = {"requests.granted.total"};
  finding.expected = "12.5";
  finding.actual = "13";
  finding.message = {"不符", "does not tie out"};
  report.findings = {finding};
  return report;
}

class Exported {
 public:
  Exported() {
    dataset_.put(hard_report("a/甲.pdf"));
    Report other = sample_report("b.pdf");
    other.record.year = 2021;
    dataset_.put(other);
    dataset_.finish();
  }

  std::string path(const std::string& name) const { return dataset_.folder().path(name); }
  std::string read(const std::string& name) const { return dataset_.folder().read(name); }
  MadeDataset& dataset() { return dataset_; }

  tl::expected<WrittenTables, ExportProblem> try_write(TableExport request,
                                                       const std::string& name) {
    request.path = path(name);
    request.format = format_of_path(name).value();
    return export_table(dataset_.store(), request);
  }

  WrittenTables write(const TableExport& request, const std::string& name) {
    const auto written = try_write(request, name);
    if (!written) FAIL(written.error().error.message.en);
    return *written;
  }

  // What the store says, headings first.
  TextRows expected(TableKind kind) {
    const RowFilter everything;
    const auto rows =
        open_table(dataset_.store().database(), kind, everything, Language::en).value();
    TextRows out = {{}};
    for (const TableColumn& column : rows->columns()) out[0].push_back(column.name);
    while (rows->next().value()) {
      auto& row = out.emplace_back();
      for (std::size_t column = 0; column < rows->columns().size(); ++column) {
        row.push_back(file_text(rows->value(column)));
      }
    }
    return out;
  }

 private:
  MadeDataset dataset_;
};

// Numbers by value (0.10 is 0.1), texts by their characters.
std::string normal(const std::string& text) {
  const auto decimal = Decimal::parse(text);
  return decimal ? decimal->to_string() : undefused(text);
}

void check_same(const TextRows& actual, const TextRows& expected) {
  REQUIRE(actual.size() == expected.size());
  for (std::size_t row = 0; row < expected.size(); ++row) {
    REQUIRE(actual[row].size() == expected[row].size());
    for (std::size_t column = 0; column < expected[row].size(); ++column) {
      INFO("row " << row << ", " << expected[0][column]);
      CHECK(normal(actual[row][column]) == normal(expected[row][column]));
    }
  }
}

TextRows read_any(const Exported& exported, const std::string& name, const std::string& table) {
  switch (format_of_path(name).value()) {
    case TableFormat::csv:
      return parse_csv(exported.read(name));
    case TableFormat::jsonl:
      return read_jsonl_file(exported.read(name));
    case TableFormat::sqlite:
      return read_sqlite_file(exported.path(name), table);
    default:
      return read_xlsx_sheet(exported.path(name), 1);
  }
}

}  // namespace

TEST_CASE("all formats hold the same values, to the last digit") {
  Exported exported;
  for (const TableKind kind : {TableKind::cells, TableKind::records}) {
    const TextRows expected = exported.expected(kind);
    const std::string table = kind == TableKind::cells ? "cells" : "records";
    const bool has_fee =
        std::any_of(expected.begin(), expected.end(), [](const std::vector<std::string>& row) {
          return std::count(row.begin(), row.end(), "72701.2578") > 0;
        });
    CHECK(has_fee);
    for (const char* name : {"t.csv", "t.jsonl", "t.sqlite", "t.xlsx"}) {
      DYNAMIC_SECTION(table << " in " << name) {
        TableExport request;
        request.table = kind;
        exported.write(request, name);
        check_same(read_any(exported, name, table), expected);
        CHECK_FALSE(fs::exists(exported.path(name) + ".part"));
      }
    }
  }
}

TEST_CASE("LibreOffice reads the same figures in XLSX as the CSV has, and runs no formula") {
  if (!has_soffice()) {
    WARN("skipped: there is no soffice");
    return;
  }
  Exported exported;
  exported.write({}, "t.xlsx");
  check_same(opened_by_libreoffice(exported.path("t.xlsx")), exported.expected(TableKind::cells));
}

TEST_CASE("Parquet holds the same values, as DuckDB reads them") {
  const Result<const DuckDb*> library = load_duckdb();
  if (!library) {
    WARN("skipped: " << library.error().message.en);
    return;
  }
  const DuckDb& duckdb = **library;
  Exported exported;
  for (const TableKind kind : {TableKind::cells, TableKind::records}) {
    TableExport request;
    request.table = kind;
    exported.write(request, "t.parquet");
    duckdb_handle database = nullptr;
    duckdb_handle connection = nullptr;
    REQUIRE(duckdb.open(nullptr, &database) == duckdb_success);
    REQUIRE(duckdb.connect(database, &connection) == duckdb_success);
    duckdb_result_storage result;
    const std::string sql = "COPY (SELECT * FROM '" + exported.path("t.parquet") + "') TO '" +
                            exported.path("back.csv") + "' (FORMAT csv, FORCE_QUOTE *)";
    const bool done = duckdb.query(connection, sql.c_str(), &result) == duckdb_success;
    if (!done) FAIL(duckdb.result_error(&result));
    duckdb.destroy_result(&result);
    duckdb.disconnect(&connection);
    duckdb.close(&database);
    TextRows rows = parse_csv(with_line_ends(exported.read("back.csv")));
    for (auto& row : rows) {
      for (std::string& value : row) {
        // DECIMAL(38, 18) is shown with 18 places.
        const std::size_t point = value.find('.');
        if (point == std::string::npos || value.size() - point != 19) continue;
        value.erase(value.find_last_not_of('0') + 1);
        if (value.back() == '.') value.pop_back();
      }
    }
    check_same(rows, exported.expected(kind));
  }
}

TEST_CASE("XLSX and SQLite hold the findings and the codebook too") {
  Exported exported;
  const WrittenTables tables = exported.write({}, "t.xlsx");
  const auto codebook = static_cast<long long>(exported.expected(TableKind::codebook).size()) - 1;
  CHECK(codebook > 200);
  CHECK((tables == WrittenTables{{"cells", 400}, {"findings", 1}, {"codebook", codebook}}));
  check_same(read_xlsx_sheet(exported.path("t.xlsx"), 2), exported.expected(TableKind::findings));
  check_same(read_xlsx_sheet(exported.path("t.xlsx"), 3), exported.expected(TableKind::codebook));
  exported.write({}, "t.sqlite");
  check_same(read_sqlite_file(exported.path("t.sqlite"), "codebook"),
             exported.expected(TableKind::codebook));
}

TEST_CASE("a doubtful value is coloured and says where it is from") {
  const TableKind kind = GENERATE(TableKind::cells, TableKind::records);
  Exported exported;
  TableExport request;
  request.table = kind;
  exported.write(request, "t.xlsx");
  const std::string sheet = zip_member(exported.path("t.xlsx"), "xl/worksheets/sheet1.xml");
  const bool is_wide = kind == TableKind::records;
  CHECK((sheet.find("<pane xSplit=\"1\" ySplit=\"1\"") != std::string::npos) == is_wide);
  const std::string comments = zip_member(exported.path("t.xlsx"), "xl/comments1.xml");
  CHECK(comments.find("a/甲.pdf, page 2, to be reviewed: unreadable\nl2") != std::string::npos);
  CHECK(comments.find("a/甲.pdf, page 2, to be reviewed: number\n0.1") != std::string::npos);
  CHECK(zip_member(exported.path("t.xlsx"), "xl/styles.xml").find("FFE699") != std::string::npos);
}

TEST_CASE("numbers are typed, and what a format cannot hold stays text") {
  Exported exported;
  exported.write({}, "t.sqlite");
  Database database = Database::open(exported.path("t.sqlite")).value();
  const auto type_of = [&database](const std::string& field) {
    Statement row = database
                        .prepare("SELECT typeof(value) FROM cells WHERE field = '" + field +
                                 "' AND source LIKE 'a%'")
                        .value();
    REQUIRE(row.step().value());
    return std::string(row.text(0));
  };
  CHECK(type_of("proactive.fees.amount") == "real");
  CHECK(type_of("proactive.penalties.decisions") == "integer");
  CHECK(type_of("proactive.coercive_measures.decisions") == "text");  // 18 digits
  CHECK(type_of("proactive.regulations.made") == "null");
  const std::string first = exported.read("t.jsonl");
  exported.write({}, "t.jsonl");
  CHECK(exported.read("t.jsonl").find("\"value\":72701.2578,") != std::string::npos);
  CHECK(exported.read("t.jsonl").find("\"value\":null,") != std::string::npos);
}

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

TEST_CASE("the same dataset gives the same bytes") {
  Exported exported;
  for (const char* name : {"t.csv", "t.jsonl", "t.sqlite", "t.xlsx"}) {
    exported.write({}, name);
    const std::string first = exported.read(name);
    CHECK_FALSE(first.empty());
    exported.write({}, name);
    CHECK((exported.read(name) == first));
  }
}

TEST_CASE("a file that cannot be written is told, and an older one stays") {
  Exported exported;
  for (const char* name : {"t.csv", "t.jsonl", "t.sqlite", "t.xlsx"}) {
    INFO(name);
    fs::create_directories(exported.path(name) + ".part/x");
    const auto written = exported.try_write({}, name);
    REQUIRE_FALSE(written);
    CHECK_FALSE(written.error().is_usage);
    CHECK_THAT(written.error().error.message.en, Catch::Contains(name));
  }
}

TEST_CASE("figures keep their digits or stay text") {
  CHECK(exact_double("72701.2578") == 72701.2578);
  CHECK(exact_double("123456789012345") == 123456789012345.0);
  CHECK_FALSE(exact_double("1234567890123456"));
  CHECK_FALSE(exact_double("0.1234567890123456"));
  CHECK(exact_double("0.000123") == 0.000123);
  CHECK_FALSE(exact_double("12a"));
  CHECK_FALSE(exact_double(""));
  CHECK(exact_integer("-2") == -2);
  CHECK_FALSE(exact_integer("2.5"));
  CHECK(decimal_places("72701.2578") == 4);
}

TEST_CASE("years are written as ranges") {
  using Years = std::vector<std::pair<int, int>>;
  CHECK(parse_years("2023").value() == Years{{2023, 2023}});
  CHECK(parse_years("2019-2021,2024").value() == Years{{2019, 2021}, {2024, 2024}});
  for (const char* wrong : {"", "23", "2023-", "2023-2019", "2019,", "2019 2020", "x"}) {
    CHECK_FALSE(parse_years(wrong));
  }
}
