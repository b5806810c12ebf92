// What every format of gouji export is behind: a file that tables are written into, row by row.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dataset/table_rows.h"

namespace gouji {

enum class TableFormat { csv, jsonl, xlsx, sqlite, parquet };

// Column headings: ids of the output contract, or labels for people.
enum class HeaderKind { id, zh, en };

struct WriterOptions {
  HeaderKind header = HeaderKind::id;
  bool byte_order_mark = false;  // in front of CSV, by which Excel knows UTF-8
  Language language = Language::en;
};

class TableWriter {
 public:
  virtual ~TableWriter() = default;

  // Writes all rows that are left, and returns how many. A format of one table is given one.
  virtual Result<long long> write(TableRows& rows) = 0;

  // The file whole and in its place; before that an older one is left as it was.
  virtual Result<void> finish() = 0;
};

// A writer that is not finished leaves no file.
Result<std::unique_ptr<TableWriter>> make_table_writer(TableFormat format, const std::string& path,
                                                       const WriterOptions& options);

// Whether a file holds findings and codebook beside its table.
bool holds_several_tables(TableFormat format);

// One heading a column, all different: a label that two columns share is followed by their ids.
std::vector<std::string> column_headings(const TableRows& rows, HeaderKind header);

// One for each format, in the file of its name.
Result<std::unique_ptr<TableWriter>> make_csv_writer(const std::string& path,
                                                     const WriterOptions& options);
Result<std::unique_ptr<TableWriter>> make_jsonl_writer(const std::string& path,
                                                       const WriterOptions& options);
Result<std::unique_ptr<TableWriter>> make_xlsx_writer(const std::string& path,
                                                      const WriterOptions& options);
Result<std::unique_ptr<TableWriter>> make_sqlite_writer(const std::string& path,
                                                        const WriterOptions& options);
Result<std::unique_ptr<TableWriter>> make_parquet_writer(const std::string& path,
                                                         const WriterOptions& options);

}  // namespace gouji
