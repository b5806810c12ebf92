// gouji export: every format is read back by other means and must hold what the store holds.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "dataset/formats/duckdb_library.h"
#include "dataset/formats/exact_figure.h"
#include "tests/dataset/csv_table.h"
#include "tests/dataset/exported.h"

using namespace gouji;
namespace fs = std::filesystem;

namespace {

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
  exported.write({}, "t.jsonl");
  CHECK(exported.read("t.jsonl").find("\"value\":72701.2578,") != std::string::npos);
  CHECK(exported.read("t.jsonl").find("\"value\":null,") != std::string::npos);
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
