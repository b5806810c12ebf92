// What a page about a dataset shows: its reports, all findings, and the cells that findings name or
// that a person should look at.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dataset/audit.h"
#include "extract/geometry.h"

namespace gouji {

struct OverviewReport {
  std::int64_t id = 0;
  std::string source;
  std::string sha256;
  std::string kind;
  std::string status;
  std::string agency;
  int year = 0;
  int review = 0;
  int errors = 0;
  int warnings = 0;
};

struct OverviewCell {
  int report = 0;     // into Overview::reports
  int field = 0;      // into Overview::names: the field's id
  int label = 0;      // into Overview::names: row and column, as printed or as on the form
  std::string value;  // plain decimal; empty where none is stated
  std::string raw;
  std::string state;
  int page = 0;
  bool review = false;
  bool has_box = false;
  Box box;
};

struct OverviewFinding {
  int report = 0;
  int other_report = -1;  // of a finding across years
  std::string rule;
  std::string severity;
  std::string expected;
  std::string actual;
  int page = 0;
  std::string message;
  std::vector<int> cells;  // into Overview::cells; of both reports
};

struct Overview {
  std::vector<OverviewReport> reports;    // by source
  std::vector<OverviewFinding> findings;  // errors first, then by source
  std::vector<OverviewCell> cells;
  std::vector<std::string> names;  // kept once: thousands of reports print the same labels
};

Result<Overview> load_overview(Store& store, const Audit& audit, Language language);

}  // namespace gouji
