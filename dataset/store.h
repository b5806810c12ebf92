// The store: every report that was read, in one SQLite file. The CSV files are exported from it.
// Not safe for threads; one process at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dataset/counts.h"
#include "dataset/database.h"
#include "schema/form.h"
#include "schema/report.h"

namespace gouji {

// What a run is, besides its inputs.
struct RunInfo {
  std::string program;  // the version that reads
  std::vector<std::string> columns =
      {};                  // names of the columns that reports carry in ReportKey::extra
  std::string shard = {};  // "2/5" when the run is one of several parts; else empty
};

// What belongs to a report and is not in it.
struct ReportKey {
  std::string options;  // all that the reading depended on besides bytes, program and forms
  std::string extra;    // a JSON object: values of RunInfo::columns
};

// What a stored report counts for.
struct StoredReport {
  Status status = Status::failed;
  ReportCounts counts;
  Message message;
};

class Store {
 public:
  // Opens or creates the file. A store that was not closed is looked through first. Fails on a file
  // that is damaged, in use, another program's, or written by a later version.
  static Result<Store> open(const std::string& path);

  // Starts a run, which ends with finish_run. `forms` are kept as the codebook of the fields.
  Result<void> begin_run(const RunInfo& info, std::span<const Form> forms);

  // Keeps one report, in place of what is stored about the same source: whole or not at all.
  Result<void> put(const Report& report, const ReportKey& key = {});

  // Takes over what is stored of the same bytes, read by the same program with the same forms and
  // options: under this source or, unless that failed, under another one, of which it becomes a
  // copy. Nothing when they must be read. `failed_too`: also what failed under this source.
  Result<std::optional<StoredReport>> reuse(const std::string& source, const std::string& sha256,
                                            const ReportKey& key, bool failed_too);

  // All findings of a stored report. Part of a transaction of the caller's.
  Result<void> replace_findings(std::int64_t report, std::span<const Finding> findings);

  // The datasets become what this run has put or reused. Reports of earlier runs stay in the store.
  Result<void> finish_run();

  // Sources of earlier runs that this one, which is finished, did not name.
  Result<std::int64_t> count_vanished();

  Database& database() { return database_; }

 private:
  // The statements that put() runs for every document.
  struct Statements {
    Statement find_dataset;
    Statement delete_report;
    Statement insert_report;
    Statement insert_cell;
    Statement insert_finding;
    Statement insert_unmapped;
    Statement find_same;
    Statement touch_report;
    Statement copy_report;
    Statement copy_cells;
    Statement copy_findings;
    Statement copy_unmapped;
    Statement copy_corrections;
    Statement copy_read_findings;
    Statement insert_claim;
    Statement copy_claims;
    Statement copy_read_report;

    static Result<Statements> prepare(Database& database);
  };

  Store(Database database, Statements statements);
  Result<std::optional<std::int64_t>> remove(const std::string& source);
  Result<void> copy(std::int64_t report, const std::string& source, const ReportKey& key);
  Result<void> put_cells(std::int64_t report, std::span<const Field> fields);
  Result<void> put_findings(std::int64_t report, std::span<const Finding> findings);
  Result<void> put_unmapped(std::int64_t report, std::span<const UnmappedRow> rows);
  Result<void> put_claims(std::int64_t report, std::span<const StatedClaim> claims);

  Database database_;
  Statements statements_;
  std::int64_t run_ = 0;
  std::string program_;
  std::string forms_;
};

// What identifies the definitions that reports are read with: changes whenever a form does.
std::string forms_version(std::span<const Form> forms);

}  // namespace gouji
