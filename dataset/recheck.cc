#include "dataset/recheck.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "dataset/stored_report.h"
#include "schema/checks.h"
#include "schema/claim_check.h"
#include "schema/report_status.h"

namespace gouji {
namespace {

class Rechecker {
 public:
  Rechecker(Store& store, std::int64_t report, std::span<const Form> forms)
      : store_(store), database_(store.database()), report_(report), forms_(forms) {}

  Result<void> run() {
    Result<Record> record = load_record(database_, report_);
    if (!record) return tl::unexpected(record.error());
    Result<std::vector<Finding>> read = load_findings(database_, report_);
    if (!read) return tl::unexpected(read.error());
    if (Result<void> done = load_corrected(); !done) return done;
    if (Result<void> done = keep_report(); !done) return done;
    const Form* const form = find_form(forms_, record->form);
    if (form == nullptr) return {};
    const Result<std::vector<StatedClaim>> claims = load_claims();
    if (!claims) return tl::unexpected(claims.error());
    std::set<std::string> rules;
    for (const Identity& identity : form->identities) rules.insert(identity.rule);
    std::vector<Finding> findings;
    for (Finding& finding : *read) {
      if (rules.count(finding.rule) > 0) continue;
      if (finding.rule != "text" || is_open(finding, *claims)) {
        findings.push_back(std::move(finding));
      }
    }
    std::vector<Finding> checked = check_identities(*record, *form);
    std::move(checked.begin(), checked.end(), std::back_inserter(findings));
    checked = check_claims(*claims, *record, *form);
    std::move(checked.begin(), checked.end(), std::back_inserter(findings));
    sort_in_form_order(findings, *record);
    if (Result<void> done = judge_again(*record, *form, findings); !done) return done;
    return store_.replace_findings(report_, findings);
  }

 private:
  Result<void> load_corrected() {
    Result<Statement> rows =
        database_.prepare("SELECT field FROM cell WHERE report = ? AND method = 'corrected'");
    if (!rows) return tl::unexpected(rows.error());
    rows->bind(0, report_);
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) corrected_.emplace(rows->text(0));
    if (!row) return tl::unexpected(row.error());
    return {};
  }

  Result<std::vector<StatedClaim>> load_claims() {
    Result<Statement> rows = database_.prepare(
        "SELECT claim, value, page, doubtful, scope_zh, scope_en, quote FROM claim"
        " WHERE report = ? ORDER BY position");
    if (!rows) return tl::unexpected(rows.error());
    rows->bind(0, report_);
    std::vector<StatedClaim> claims;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
      StatedClaim stated;
      stated.claim = rows->text(0);
      stated.value = Decimal::parse(rows->text(1)).value_or(Decimal());
      stated.page = static_cast<int>(rows->integer(2));
      stated.doubtful = rows->integer(3) != 0;
      stated.scope = {std::string(rows->text(4)), std::string(rows->text(5))};
      stated.quote = rows->text(6);
      claims.push_back(std::move(stated));
    }
    if (!row) return tl::unexpected(row.error());
    return claims;
  }

  Result<void> keep_report() {
    for (const char* sql :
         {"INSERT INTO read_finding SELECT * FROM finding WHERE report = ?",
          "INSERT INTO read_report SELECT id, status, message_zh, message_en FROM report"
          " WHERE id = ?"}) {
      Result<Statement> keep = database_.prepare(sql);
      if (!keep) return tl::unexpected(keep.error());
      if (Result<void> done = keep->run(report_); !done) return done;
    }
    return {};
  }

  // Of a report with tables. That it could not be read, or has none, no correction changes.
  Result<void> judge_again(const Record& record, const Form& form,
                           const std::vector<Finding>& findings) {
    std::vector<int> unread;
    for (const Finding& finding : findings) {
      if (means_unread(finding.rule)) unread.push_back(finding.page);
    }
    const Judgement judgement = judge_record(record, form, std::move(unread));
    Result<Statement> update = database_.prepare(
        "UPDATE report SET status = ?, message_zh = ?, message_en = ?"
        " WHERE id = ? AND status IN ('ok', 'incomplete')");
    if (!update) return tl::unexpected(update.error());
    return update->run(name_of(judgement.status), judgement.message.zh, judgement.message.en,
                       report_);
  }

  // What was said of a figure that the prose alone states stays until it is corrected. Where there
  // are claims they are checked anew.
  bool is_open(const Finding& finding, const std::vector<StatedClaim>& claims) const {
    return claims.empty() &&
           std::none_of(finding.fields.begin(), finding.fields.end(),
                        [this](const std::string& id) { return corrected_.count(id) > 0; });
  }

  Store& store_;
  Database& database_;
  std::int64_t report_;
  std::span<const Form> forms_;
  std::set<std::string> corrected_;  // fields
};

}  // namespace

Result<void> check_again(Store& store, std::int64_t report, std::span<const Form> forms) {
  return Rechecker(store, report, forms).run();
}

}  // namespace gouji
