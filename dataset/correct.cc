#include "dataset/correct.h"

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "schema/checks.h"

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

// All that corrections have changed becomes what was read.
constexpr const char* restore[] = {
    restore_cells,
    "DELETE FROM finding WHERE report IN (SELECT report FROM correction)",
    "INSERT INTO finding SELECT * FROM read_finding",
    recount,
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

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  std::string word;
  while (stream >> word) words.push_back(word);
  return words;
}

FieldState state_named(std::string_view name) {
  for (const FieldState state :
       {FieldState::number, FieldState::blank, FieldState::nil, FieldState::missing}) {
    if (name == name_of(state)) return state;
  }
  return FieldState::unreadable;
}

Severity severity_named(std::string_view name) {
  for (const Severity severity : {Severity::notice, Severity::warning}) {
    if (name == name_of(severity)) return severity;
  }
  return Severity::error;
}

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
      if (Result<void> done = check_again(report); !done) return tl::unexpected(done.error());
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
    rows->bind(0, std::string_view(by_source ? correction.source : correction.sha256));
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
    twice->bind(1, std::string_view(correction.field));
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

  Result<Record> load_record(std::int64_t report) {
    Record record;
    Result<Statement> form = database_.prepare("SELECT form FROM report WHERE id = ?");
    if (!form) return tl::unexpected(form.error());
    form->bind(0, report);
    const Result<bool> has_form = form->step();
    if (!has_form) return tl::unexpected(has_form.error());
    record.form = form->text(0);
    Result<Statement> cells = database_.prepare(
        "SELECT field, state, value, review, page FROM cell WHERE report = ? ORDER BY position");
    if (!cells) return tl::unexpected(cells.error());
    cells->bind(0, report);
    Result<bool> row = cells->step();
    for (; row && *row; row = cells->step()) {
      Field field;
      field.id = cells->text(0);
      field.state = state_named(cells->text(1));
      field.value = Decimal::parse(cells->text(2)).value_or(Decimal());
      field.review = cells->integer(3) != 0;
      field.provenance.page = static_cast<int>(cells->integer(4));
      record.fields.push_back(std::move(field));
    }
    if (!row) return tl::unexpected(row.error());
    return record;
  }

  Result<std::vector<Finding>> load_findings(std::int64_t report) {
    Result<Statement> rows = database_.prepare(
        "SELECT rule, severity, fields, expected, actual, page, message_zh, message_en"
        " FROM finding WHERE report = ? ORDER BY position");
    if (!rows) return tl::unexpected(rows.error());
    rows->bind(0, report);
    std::vector<Finding> findings;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
      Finding finding;
      finding.rule = rows->text(0);
      finding.severity = severity_named(rows->text(1));
      finding.fields = words_of(rows->text(2));
      finding.expected = rows->text(3);
      finding.actual = rows->text(4);
      finding.page = static_cast<int>(rows->integer(5));
      finding.message = {std::string(rows->text(6)), std::string(rows->text(7))};
      findings.push_back(std::move(finding));
    }
    if (!row) return tl::unexpected(row.error());
    return findings;
  }

  Result<bool> is_corrected(std::int64_t report, const std::string& field) {
    Result<Statement> row =
        database_.prepare("SELECT 1 FROM correction WHERE report = ? AND field = ?");
    if (!row) return tl::unexpected(row.error());
    row->bind(0, report);
    row->bind(1, std::string_view(field));
    return row->step();
  }

  // What the prose states is not in the store. Of a difference that was found, its table's figure
  // is summed anew; one that goes away with the correction is dropped, and any other says so.
  Result<bool> settle_text(std::int64_t report, const Record& record, Finding& finding) {
    bool concerned = false;
    std::optional<Decimal> sum = Decimal();
    for (const std::string& id : finding.fields) {
      const Result<bool> corrected = is_corrected(report, id);
      if (!corrected) return tl::unexpected(corrected.error());
      concerned = concerned || *corrected;
      const Field* field = record.find(id);
      if (field != nullptr && sum) sum = sum->plus(field->value);
    }
    if (!concerned || !sum) return true;
    if (sum->to_string() == finding.actual) return false;
    finding.expected = sum->to_string();
    finding.message.zh += "；表中的数已更正，现为 " + finding.expected;
    finding.message.en += "; the tables' figure was corrected, it is now " + finding.expected;
    return true;
  }

  Result<void> check_again(std::int64_t report) {
    Result<Record> record = load_record(report);
    if (!record) return tl::unexpected(record.error());
    Result<std::vector<Finding>> read = load_findings(report);
    if (!read) return tl::unexpected(read.error());
    Result<Statement> keep =
        database_.prepare("INSERT INTO read_finding SELECT * FROM finding WHERE report = ?");
    if (!keep) return tl::unexpected(keep.error());
    if (Result<void> done = keep->run(report); !done) return done;
    const auto form = std::find_if(forms_.begin(), forms_.end(), [&record](const Form& candidate) {
      return candidate.id == record->form;
    });
    if (form == forms_.end()) return {};
    std::set<std::string> rules;
    for (const Identity& identity : form->identities) rules.insert(identity.rule);
    std::vector<Finding> findings;
    for (const Finding& finding : *read) {
      if (rules.count(finding.rule) == 0 && finding.rule != "text") findings.push_back(finding);
    }
    for (Finding& finding : check_identities(*record, *form))
      findings.push_back(std::move(finding));
    for (Finding& finding : *read) {
      if (finding.rule != "text") continue;
      const Result<bool> stays = settle_text(report, *record, finding);
      if (!stays) return tl::unexpected(stays.error());
      if (*stays) findings.push_back(std::move(finding));
    }
    sort_in_form_order(findings, *record);
    return store_.replace_findings(report, findings);
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

Result<ReportCounts> count_dataset(Store& store) {
  Result<Statement> row = store.database().prepare(
      "SELECT coalesce(sum(cells), 0), coalesce(sum(missing), 0), coalesce(sum(review), 0),"
      " coalesce(sum(errors), 0), coalesce(sum(warnings), 0) FROM dataset_report");
  if (!row) return tl::unexpected(row.error());
  const Result<bool> has_row = row->step();
  if (!has_row) return tl::unexpected(has_row.error());
  ReportCounts counts;
  int column = 0;
  for (int* count :
       {&counts.cells, &counts.missing, &counts.review, &counts.errors, &counts.warnings}) {
    *count = static_cast<int>(row->integer(column++));
  }
  return counts;
}

}  // namespace gouji
