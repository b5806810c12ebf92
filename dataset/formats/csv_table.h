// A table as CSV, for the files of the output contract and for gouji export.
#pragma once

#include <span>
#include <string>

#include "dataset/csv.h"
#include "dataset/table_rows.h"

namespace gouji {

// Who opens the file: for spreadsheets, text that they would take for numbers is kept_as_text.
enum class CsvReaders { programs, spreadsheets };

// Writes the headings; rows go on behind them.
CsvWriter begin_csv(ByteSink& sink, std::span<const std::string> headings);

// Writes all rows that are left; returns how many.
Result<long long> write_csv_rows(TableRows& rows, CsvWriter& csv,
                                 CsvReaders readers = CsvReaders::programs);

}  // namespace gouji
