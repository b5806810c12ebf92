#include "dataset/counts.h"

namespace gouji {

bool needs_review(const Field& field) { return field.review || is_unread(field); }

ReportCounts count(const Report& report) {
  ReportCounts counts;
  for (const Field& field : report.record.fields) {
    const bool missing = field.state == FieldState::missing;
    counts.missing += missing ? 1 : 0;
    counts.cells += missing ? 0 : 1;
    counts.review += needs_review(field) ? 1 : 0;
  }
  for (const Finding& finding : report.findings) {
    counts.errors += finding.severity == Severity::error ? 1 : 0;
    counts.warnings += finding.severity == Severity::warning ? 1 : 0;
  }
  return counts;
}

}  // namespace gouji
