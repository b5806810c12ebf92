#include "dataset/formats/csv_blocks.h"

#include <utility>

#include "dataset/csv.h"
#include "dataset/formats/csv_table.h"

namespace gouji {
namespace {

constexpr int block_reports = 8;  // a quarter megabyte of cells.csv; 32 took 3 MB more, and as long

}  // namespace

void CsvBlocks::write_those_left(Database& database) {
  MemorySink rows;
  while (true) {
    const Result<std::optional<Block>> block = next_block(database);
    if (!block) return fail(block.error());
    if (!*block) return;
    rows.clear();
    const Result<long long> count = form_rows(database, **block, rows);
    if (!count) return fail(count.error());
    std::unique_lock lock(mutex_);
    turned_.wait(lock, [&] { return turn_ == (*block)->number || error_; });
    if (error_) return;
    file_.write(rows.bytes());
    rows_ += *count;
    ++turn_;
    turned_.notify_all();
  }
}

Result<long long> CsvBlocks::rows() const {
  const std::lock_guard lock(mutex_);
  if (error_) return tl::unexpected(*error_);
  return rows_;
}

// Empty when there is none, or when another thread has failed.
Result<std::optional<CsvBlocks::Block>> CsvBlocks::next_block(Database& database) {
  const std::lock_guard lock(mutex_);
  if (is_over_ || error_) return std::nullopt;
  Result<Statement> sources = database.prepare(
      "SELECT source FROM dataset_report WHERE source > ? ORDER BY source LIMIT ?");
  if (!sources) return tl::unexpected(sources.error());
  sources->bind(0, taken_);
  sources->bind(1, block_reports);
  Block block;
  int count = 0;
  Result<bool> row = sources->step();
  for (; row && *row; row = sources->step(), ++count) {
    if (count == 0) block.first = sources->text(0);
    block.last = sources->text(0);
  }
  if (!row) return tl::unexpected(row.error());
  is_over_ = count < block_reports;
  if (count == 0) return std::nullopt;
  taken_ = block.last;
  block.number = next_++;
  return block;
}

Result<long long> CsvBlocks::form_rows(Database& database, const Block& block,
                                       MemorySink& rows) const {
  RowFilter filter;
  filter.sources.emplace(block.first, block.last);
  const Result<std::unique_ptr<TableRows>> table = open_table(database, table_, filter, language_);
  if (!table) return tl::unexpected(table.error());
  CsvWriter csv(rows, columns_);
  return write_csv_rows(**table, csv);
}

void CsvBlocks::fail(const Error& error) {
  const std::lock_guard lock(mutex_);
  if (!error_) error_ = error;
  turned_.notify_all();
}

}  // namespace gouji
