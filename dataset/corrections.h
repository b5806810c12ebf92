// corrections.csv: what people have found a report to state where it was read otherwise or was in
// doubt. docs/corrections.md describes the file.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/decimal.h"
#include "schema/form.h"
#include "schema/record.h"

namespace gouji {

struct Correction {
  int line = 0;
  std::string source;  // empty: every report with these bytes
  std::string sha256;  // empty: whatever the source holds now
  std::string field;
  FieldState state = FieldState::number;  // number, blank or nil
  Decimal value;                          // for state number
  std::string by;
  std::string reason;
  std::string date;
};

// A CSV file with the columns source or sha256, field, value and by, and perhaps reason and date.
// Fails, with the line, on a missing column, on a row that names no report, no field of `forms`,
// nothing that could be stated, nobody or no date, and on a field that is corrected twice.
Result<std::vector<Correction>> read_corrections(std::string_view bytes, const std::string& name,
                                                 std::span<const Form> forms);

}  // namespace gouji
