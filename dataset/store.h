// The store: every report that was read, in one SQLite file. The CSV files are exported from it.
// Not safe for threads; one process at a time.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "dataset/database.h"
#include "schema/form.h"
#include "schema/report.h"

namespace gouji {

class Store {
 public:
  // Opens or creates the file. Fails on a file that is damaged, in use, another program's, or
  // written by a later version.
  static Result<Store> open(const std::string& path);

  // Starts a run, which ends with finish_run. `program` is the version that reads; `forms` are kept
  // as the codebook of the fields.
  Result<void> begin_run(const std::string& program, std::span<const Form> forms);

  // Keeps one report, in place of what is stored about the same source: whole or not at all.
  Result<void> put(const Report& report);

  // The datasets become what this run has put. Reports of earlier runs stay in the store.
  Result<void> finish_run();

  Database& database() { return database_; }

 private:
  // The statements that put() runs for every document.
  struct Statements {
    Statement delete_report;
    Statement insert_report;
    Statement insert_cell;
    Statement insert_finding;
    Statement insert_unmapped;

    static Result<Statements> prepare(Database& database);
  };

  Store(Database database, Statements statements);
  Result<void> put_codebook(std::span<const Form> forms);
  Result<void> put_cells(std::int64_t report, std::span<const Field> fields);
  Result<void> put_findings(std::int64_t report, std::span<const Finding> findings);
  Result<void> put_unmapped(std::int64_t report, std::span<const UnmappedRow> rows);

  Database database_;
  Statements statements_;
  std::int64_t run_ = 0;
  std::string program_;
  std::string forms_;
};

// What identifies the definitions that reports are read with: changes whenever a form does.
std::string forms_version(std::span<const Form> forms);

}  // namespace gouji
