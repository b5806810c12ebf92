// A Report is one input, whatever became of it: a row of reports.csv.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reader.h"
#include "schema/form.h"
#include "schema/record.h"
#include "schema/stated_claim.h"

namespace gouji {

enum class Status { ok, incomplete, prose_only, not_a_report, failed };

struct Report {
  std::string source;  // as given by the user
  std::string sha256;  // of the bytes, lower-case hexadecimal
  std::string kind;    // "pdf", ... ; empty when it could not be told
  Status status = Status::failed;
  int pages = 0;
  Record record;
  std::vector<Finding> findings;    // all, in form order
  std::vector<StatedClaim> claims;  // that were held against the tables
  Message message;                  // for status other than ok: why, and what to do
};

// Reads, maps and checks one input. Never fails: what went wrong is in the report.
Report make_report(const Input& input, const ReadOptions& options, std::span<const Form> forms);

// Findings by the place of their first field in the record; those that name none come first.
void sort_in_form_order(std::vector<Finding>& findings, const Record& record);

std::string name_of(Status status);

}  // namespace gouji
