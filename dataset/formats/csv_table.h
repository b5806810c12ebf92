// A table as CSV, for the files of the output contract and for gouji export.
#pragma once

#include <span>
#include <string>

#include "dataset/output_file.h"
#include "dataset/table_rows.h"

namespace gouji {

// Who opens the file: for spreadsheets, text that they would take for numbers is kept_as_text.
enum class CsvReaders { programs, spreadsheets };

// Writes the headings and all rows that are left; returns how many rows.
Result<long long> write_csv_table(TableRows& rows, std::span<const std::string> headings,
                                  OutputFile& file, CsvReaders readers = CsvReaders::programs);

}  // namespace gouji
