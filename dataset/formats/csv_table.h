// A table as CSV, for the files of the output contract and for gouji export.
#pragma once

#include <span>
#include <string>

#include "dataset/output_file.h"
#include "dataset/table_rows.h"

namespace gouji {

// Writes the headings and all rows that are left; returns how many rows.
Result<long long> write_csv_table(TableRows& rows, std::span<const std::string> headings,
                                  OutputFile& file);

}  // namespace gouji
