// The audit of a dataset as text for a terminal: what was found, by rule, and the errors.
#pragma once

#include <string>

#include "dataset/audit.h"
#include "normalize/message.h"

namespace gouji {

// Findings that are written out; the rest is in audit.csv.
constexpr int most_findings_written = 20;

std::string audit_text(const Audit& audit, Language language);

}  // namespace gouji
