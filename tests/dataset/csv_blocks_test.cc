// Rows written by several threads are those that one writes.
#include "dataset/formats/csv_blocks.h"

#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "dataset/csv.h"
#include "dataset/formats/csv_table.h"
#include "tests/dataset/made_dataset.h"
#include "tests/dataset/sample_report.h"

using namespace gouji;

namespace {

const RowFilter everything;

std::unique_ptr<TableRows> cells_of(Database& database) {
  return std::move(open_table(database, TableKind::cells, everything, Language::en).value());
}

// The store as other threads read it.
std::vector<Database> opened_beside(MadeDataset& dataset, int count) {
  Database& own = dataset.store().database();
  REQUIRE(own.write_back());
  std::vector<Database> others;
  for (int i = 0; i < count; ++i)
    others.push_back(std::move(Database::open_beside(own.path()).value()));
  return others;
}

void write_by(std::vector<Database>& databases, CsvBlocks& blocks) {
  std::vector<std::jthread> threads;
  for (Database& database : databases)
    threads.emplace_back([&database, &blocks] { blocks.write_those_left(database); });
}

}  // namespace

TEST_CASE("rows that several threads write are in the order of one") {
  const int reports = GENERATE(0, 1, 32, 33, 150);
  const int threads = GENERATE(1, 2, 5);
  CAPTURE(reports, threads);
  MadeDataset dataset;
  // Not in the order in which they are stored.
  for (int i = 0; i < reports; ++i)
    dataset.put(sample_report(std::to_string(i * 7919 % 151) + ".pdf"));
  REQUIRE(dataset.store().finish_run());

  MemorySink alone;
  const auto rows = cells_of(dataset.store().database());
  const int columns = static_cast<int>(rows->columns().size());
  CsvWriter csv(alone, columns);
  const long long count = write_csv_rows(*rows, csv).value();

  std::vector<Database> databases = opened_beside(dataset, threads);
  MemorySink together;
  CsvBlocks blocks(TableKind::cells, columns, Language::en, together);
  write_by(databases, blocks);
  REQUIRE(blocks.rows());
  CHECK(*blocks.rows() == count);
  CHECK(together.bytes() == alone.bytes());
}

TEST_CASE("a thread that cannot read the store stops the others") {
  MadeDataset dataset;
  for (int i = 0; i < 200; ++i) dataset.put(sample_report(std::to_string(i) + ".pdf"));
  REQUIRE(dataset.store().finish_run());
  Database empty = std::move(Database::open(dataset.folder().path("empty.sqlite")).value());
  std::vector<Database> databases = opened_beside(dataset, 2);
  MemorySink rows;
  CsvBlocks blocks(TableKind::cells, 20, Language::en, rows);
  blocks.write_those_left(empty);
  write_by(databases, blocks);
  REQUIRE_FALSE(blocks.rows());
  CHECK(blocks.rows().error().message.en.find("empty.sqlite") != std::string::npos);
  CHECK(rows.bytes().empty());
}
