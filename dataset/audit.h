// The audit of a dataset: what its reports say of each other. docs/audit.md describes the rules and
// the files.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "dataset/body_match.h"
#include "dataset/store.h"
#include "dataset/year_checks.h"

namespace gouji {

struct Audit {
  Series series;
  BodyMatches matches;
  std::vector<YearFinding> findings;  // by body, then year
};

Result<Audit> run_audit(Store& store, const Aliases& aliases, std::span<const Form> forms);

// Writes audit.csv and matches.csv into `folder`.
Result<void> write_audit(const Audit& audit, const std::string& folder, Language language);

}  // namespace gouji
