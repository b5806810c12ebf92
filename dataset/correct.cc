#include "dataset/correct.h"

#include <optional>
#include <set>
#include <utility>

#include "dataset/recheck.h"

namespace gouji {
namespace {

constexpr const char* recount =
    "UPDATE report SET"
    " cells = (SELECT count(*) FROM cell WHERE report = report.id AND state <> 'missing'),"
    " missing = (SELECT count(*) FROM cell WHERE report = report.id AND state = 'missing'),"
    " review = (SELECT count(*) FROM cell WHERE report = report.id AND review),"
    " errors = (SELECT count(*) FROM finding WHERE report = report.id AND severity = 'error'),"
    " warnings = (SELECT count(*) FROM finding WHERE report = report.id AND severity = 'warning')"
    " WHERE id IN (SELECT report FROM correction)";

constexpr const char* restore_cells =
    "UPDATE cell SET value = c.read_value, state = c.read_state, method = c.read_method,"
    " confidence = c.read_confidence, review = c.read_review"
    " FROM correction AS c WHERE c.report = cell.report AND c.position = cell.position";

constexpr const char* restore_reports =
    "UPDATE report SET status = r.status, message_zh = r.message_zh, message_en = r.message_en"
    " FROM read_report AS r WHERE r.report = report.id";

// All that corrections have changed becomes what was read.
constexpr const char* restore[] = {
    restore_cells,
    "DELETE FROM finding WHERE report IN (SELECT report FROM correction)",
    "INSERT INTO finding SELECT * FROM read_finding",
    recount,
    restore_reports,
    "DELETE FROM read_report",
    "DELETE FROM read_finding",
    "DELETE FROM correction",
};

constexpr const char* keep_read =
    "INSERT OR IGNORE INTO correction"
    " SELECT report, position, field, ?, ?, ?, value, state, method, confidence, review"
    " FROM cell WHERE report = ? AND field = ?";
constexpr const char* correct_cell =
    "UPDATE cell SET value = ?, state = ?, method = 'corrected', confidence = 1, review = 0"
    " WHERE report = ? AND field = ?";

struct FoundReport {
  std::int64_t id = 0;
  std::string source;
  std::string sha256;
};

class Corrector {
 public:
  Corrector(Store& store, const std::string& name, std::span<const Form> forms)
      : store_(store), database_(store.database()), name_(name), forms_(forms) {}

  Result<CorrectionTally> run(std::span<const Correction> corrections) {
    Result<Transaction> transaction = Transaction::begin(database_);
    if (!transaction) return tl::unexpected(transaction.error());
    for (const char* sql : restore) {
      if (Result<void> done = database_.execute(sql); !done) return tl::unexpected(done.error());
    }
    for (const Correction& correction : corrections) {
      if (Result<void> done = apply(correction); !done) return tl::unexpected(done.error());
    }
    for (const std::int64_t report : corrected_) {
      if (Result<void> done = check_again(store_, report, forms_); !done) {
        return tl::unexpected(done.error());
      }
    }
    if (Result<void> done = database_.execute(recount); !done) return tl::unexpected(done.error());
    if (Result<void> done = transaction->commit(); !done) return tl::unexpected(done.error());
    return std::move(tally_);
  }

 private:
  void refuse(const Correction& correction, const std::string& zh, const std::string& en) {
    const std::string place = name_ + ":" + std::to_string(correction.line) + ": ";
    tally_.refused.push_back({place + zh, place + en});
  }

  Result<std::vector<FoundReport>> find(const Correction& correction) {
    const bool by_source = !correction.source.empty();
    Result<Statement> rows =
        database_.prepare(std::string("SELECT id, source, sha256 FROM dataset_report WHERE ") +
                          (by_source ? "source = ?" : "sha256 = ?") + " ORDER BY source");
    if (!rows) return tl::unexpected(rows.error());
    rows->bind(0, by_source ? correction.source : correction.sha256);
    std::vector<FoundReport> found;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
      found.push_back({rows->integer(0), std::string(rows->text(1)), std::string(rows->text(2))});
    }
    if (!row) return tl::unexpected(row.error());
    return found;
  }

  Result<void> apply(const Correction& correction) {
    const Result<std::vector<FoundReport>> reports = find(correction);
    if (!reports) return tl::unexpected(reports.error());
    if (reports->empty()) ++tally_.unused;
    for (const FoundReport& report : *reports) {
      if (!correction.sha256.empty() && report.sha256 != correction.sha256) {
        refuse(correction, report.source + " 已改变（sha256 不同）；请对照新的报告再作更正",
               report.source +
                   " has changed since (its sha256 differs); look at the report again and correct "
                   "it anew");
        continue;
      }
      if (Result<void> done = correct(correction, report); !done) return done;
    }
    return {};
  }

  Result<void> correct(const Correction& correction, const FoundReport& report) {
    Result<Statement> keep = database_.prepare(keep_read);
    if (!keep) return tl::unexpected(keep.error());
    if (Result<void> done = keep->run(
            std::string_view(correction.by), std::string_view(correction.reason),
            std::string_view(correction.date), report.id, std::string_view(correction.field));
        !done) {
      return done;
    }
    const Result<std::int64_t> kept = database_.integer("SELECT changes()");
    if (!kept) return tl::unexpected(kept.error());
    if (*kept == 0) return tell_why_not(correction, report);
    Result<Statement> update = database_.prepare(correct_cell);
    if (!update) return tl::unexpected(update.error());
    const bool is_number = correction.state == FieldState::number;
    ++tally_.applied;
    corrected_.insert(report.id);
    return update->run(
        is_number ? std::optional(correction.value.to_string()) : std::optional<std::string>(),
        name_of(correction.state), report.id, std::string_view(correction.field));
  }

  Result<void> tell_why_not(const Correction& correction, const FoundReport& report) {
    Result<Statement> twice =
        database_.prepare("SELECT 1 FROM correction WHERE report = ? AND field = ?");
    if (!twice) return tl::unexpected(twice.error());
    twice->bind(0, report.id);
    twice->bind(1, correction.field);
    const Result<bool> row = twice->step();
    if (!row) return tl::unexpected(row.error());
    if (*row) {
      refuse(correction, report.source + " 的 " + correction.field + " 已由另一行更正；请删去其一",
             correction.field + " of " + report.source +
                 " is corrected by another line already; remove one of them");
    } else {
      refuse(correction, report.source + " 的格式没有字段 " + correction.field,
             "the form of " + report.source + " has no field " + correction.field);
    }
    return {};
  }

  Store& store_;
  Database& database_;
  const std::string& name_;
  std::span<const Form> forms_;
  CorrectionTally tally_;
  std::set<std::int64_t> corrected_;
};

}  // namespace

Result<CorrectionTally> apply_corrections(Store& store, std::span<const Correction> corrections,
                                          const std::string& name, std::span<const Form> forms) {
  return Corrector(store, name, forms).run(corrections);
}

Result<DatasetCounts> count_dataset(Store& store) {
  Result<Statement> row = store.database().prepare(
      "SELECT coalesce(sum(cells), 0), coalesce(sum(missing), 0), coalesce(sum(review), 0),"
      " coalesce(sum(errors), 0), coalesce(sum(warnings), 0) FROM dataset_report");
  if (!row) return tl::unexpected(row.error());
  const Result<bool> has_row = row->step();
  if (!has_row) return tl::unexpected(has_row.error());
  DatasetCounts counted;
  ReportCounts& counts = counted.counts;
  int column = 0;
  for (int* count :
       {&counts.cells, &counts.missing, &counts.review, &counts.errors, &counts.warnings}) {
    *count = static_cast<int>(row->integer(column++));
  }
  Result<Statement> of_status =
      store.database().prepare("SELECT count(*) FROM dataset_report WHERE status = ?");
  if (!of_status) return tl::unexpected(of_status.error());
  for (std::size_t status = 0; status < counted.with_status.size(); ++status) {
    const std::string name = name_of(static_cast<Status>(status));
    of_status->bind(0, name);
    const Result<bool> found = of_status->step();
    if (!found) return tl::unexpected(found.error());
    counted.with_status[status] = static_cast<int>(of_status->integer(0));
    of_status->reset();
  }
  return counted;
}

}  // namespace gouji
