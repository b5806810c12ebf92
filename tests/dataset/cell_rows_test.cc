// cells.csv against the view of the store that says what it holds.
#include "dataset/cell_rows.h"

#include <array>
#include <cmath>
#include <random>

#include "tests/dataset/made_dataset.h"
#include "tests/dataset/sample_report.h"

using namespace gouji;

TEST_CASE("rows of cells are those of the store's view") {
  MadeDataset dataset;
  Report report = doubtful_report("b.pdf");
  report.record.fields[0].row_label.clear();
  report.record.fields[1].column_label.clear();
  report.record.fields[2].provenance.box = {};
  report.record.fields[3].state = FieldState::missing;
  report.record.fields[3].raw = "=1+\n2";
  report.record.fields[4].id = "of.no.form";
  dataset.put(report);
  report.source = "a.pdf";
  report.record.form = "unknown";
  report.record.year = 0;
  dataset.put(report);
  Report empty;
  empty.source = "aa.pdf";
  dataset.put(empty);
  dataset.finish();

  RowFilter filter;
  if (GENERATE(false, true)) filter.years = {{2000, 2030}};
  Database& database = dataset.store().database();
  const auto rows = open_table(database, TableKind::cells, filter, Language::en).value();
  std::string sql;
  for (const TableColumn& column : rows->columns()) {
    sql += (sql.empty() ? "SELECT \"" : ", \"") + column.name + '"';
  }
  Statement view =
      database.prepare(sql + " FROM cells" + filter.clause() + " ORDER BY source, position")
          .value();
  filter.bind(view);
  int count = 0;
  while (view.step().value()) {
    REQUIRE(rows->next().value());
    ++count;
    for (std::size_t column = 0; column < rows->columns().size(); ++column) {
      CAPTURE(count, rows->columns()[column].name);
      REQUIRE(rows->value(column) == view.text(static_cast<int>(column)));
    }
    CHECK(rows->doubts().size() == (view.text(view.columns() - 1) == "1" ? 1 : 0));
  }
  CHECK_FALSE(rows->next().value());
  CHECK(count == (filter.is_empty() ? 400 : 200));
}

TEST_CASE("coordinates are rounded as SQLite rounds them") {
  const ScratchFolder folder;
  Database database = Database::open(folder.path("x.sqlite")).value();
  Statement print = database.prepare("SELECT printf('%.2f', ?)").value();
  std::array<char, 32> buffer = {};
  std::mt19937 random(11);
  std::uniform_real_distribution<double> anywhere(-1200, 1200);
  for (int round = 0; round < 20000; ++round) {
    double value = anywhere(random);
    if (round % 3 == 1) value = std::round(value * 8) / 8;  // what lies between two
    if (round % 3 == 2) value = std::round(value * 1000) / 1000;
    print.bind(0, value);
    REQUIRE(print.step().value());
    REQUIRE(two_decimals(value, buffer.data()) == print.text(0));
    print.reset();
  }
  CHECK(two_decimals(0.125, buffer.data()) == "0.13");
  CHECK(two_decimals(0, buffer.data()) == "0.00");
}
