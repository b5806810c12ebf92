// cells.csv by several threads, two thirds of what an export writes: while one thread wrote all of
// it, two took as long as it alone. Each takes the next reports, forms their rows in memory, and
// puts them behind those of the reports before. (Halves in files of their own, joined at the end,
// need half as much again of the disk.)
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "dataset/byte_sink.h"
#include "dataset/table_rows.h"
#include "normalize/result.h"

namespace gouji {

class CsvBlocks {
 public:
  // Of `file` only rows are written; it and `database` must outlive this.
  CsvBlocks(TableKind table, int columns, Language language, ByteSink& file)
      : table_(table), columns_(columns), language_(language), file_(file) {}

  // Writes blocks until none is left, beside any number of other threads, each with a Database of
  // its own. When one fails, all of them stop.
  void write_those_left(Database& database);

  // How many rows all have written, when all have returned.
  Result<long long> rows() const;

 private:
  struct Block {
    long long number = 0;  // from 0
    std::string first;     // sources
    std::string last;
  };
  Result<std::optional<Block>> next_block(Database& database);
  Result<long long> form_rows(Database& database, const Block& block, MemorySink& rows) const;
  void fail(const Error& error);

  const TableKind table_;
  const int columns_;
  const Language language_;
  ByteSink& file_;

  mutable std::mutex mutex_;  // of all below, and of file_
  std::condition_variable turned_;
  std::string taken_;     // the last source of the blocks that were taken
  long long next_ = 0;    // block to be taken
  long long turn_ = 0;    // block to be written
  bool is_over_ = false;  // there are no more
  long long rows_ = 0;
  std::optional<Error> error_;
};

}  // namespace gouji
