// Made reports: a form filled in by chance, as paragraphs and tables for the writers of every kind
// of file, and what its fields state.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/document.h"
#include "schema/form.h"

namespace gouji::samples {

struct MadeReport {
  std::string agency;
  int year = 0;
  std::string form;
  std::vector<Block> blocks;
  std::map<std::string, std::string> truth;  // field → text of its cell
};

// The same seed makes the same report: any edition and alternative, rows of 二 in one table or
// several, labels as bodies vary them, figures from all 0 to all different, blanks, dashes,
// grouped and full-width digits.
MadeReport made_report(unsigned seed);

}  // namespace gouji::samples
