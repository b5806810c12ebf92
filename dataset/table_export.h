// gouji export: a part of a dataset as one file in a format of choice. docs/export.md describes
// what each format holds.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dataset/formats/table_writer.h"
#include "dataset/store.h"

namespace gouji {

struct TableExport {
  TableFormat format = TableFormat::csv;
  TableKind table = TableKind::cells;  // cells (long) or records (wide)
  std::string path;
  RowFilter filter;
  std::string where;  // a condition over the rows of the table (row_condition.h)
  WriterOptions writer;
};

// Name and number of rows of each table that was written.
using WrittenTables = std::vector<std::pair<std::string, long long>>;

// Why nothing is written: a condition is the user's mistake, all else is a failure.
struct ExportProblem {
  Error error;
  bool is_usage = false;
};

tl::expected<WrittenTables, ExportProblem> export_table(Store& store, const TableExport& request);

// By the end of a file's name: .csv, .jsonl or .ndjson, .xlsx, .sqlite or .db, .parquet.
std::optional<TableFormat> format_of_path(const std::string& path);

}  // namespace gouji
