// datapackage.json: a dataset's CSV files described for programs, as a Frictionless Tabular Data
// Package (https://specs.frictionlessdata.io/tabular-data-package/). There is no date in it, so
// that the same dataset has the same bytes.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "dataset/database.h"
#include "dataset/output_file.h"
#include "dataset/table_columns.h"

namespace gouji {

// A CSV file of the package.
struct PackagedTable {
  TableDefinition table;
  std::string path;                   // beside datapackage.json
  std::vector<std::string> headings;  // as in the file, one a column
  long long rows = 0;
};

// Writes that of the dataset that the store holds: program, forms and the counts of its reports are
// its own. Fails when the store does; errors of `file` are for its finish().
Result<void> write_datapackage(Database& database, std::span<const PackagedTable> tables,
                               OutputFile& file);

}  // namespace gouji
