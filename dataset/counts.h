// What reports.csv and summaries count in a report.
#pragma once

#include "schema/report.h"

namespace gouji {

// A person should look before the value is used: it is doubtful, or there is none to be read.
bool needs_review(const Field& field);

struct ReportCounts {
  int cells = 0;    // fields of the form whose cell was found
  int missing = 0;  // fields of the form without a cell
  int review = 0;   // fields that need review; those that are missing are among them
  int errors = 0;   // findings of this severity
  int warnings = 0;
};

ReportCounts count(const Report& report);

}  // namespace gouji
