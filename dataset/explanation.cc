#include "dataset/explanation.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "dataset/safe_text.h"
#include "dataset/stored_report.h"
#include "normalize/near_names.h"

namespace gouji {
namespace {

constexpr const char* select_report =
    "SELECT id, source, sha256, agency, year, form, forms, program FROM dataset_report"
    " WHERE source IN (?1, ?2) OR sha256 = lower(?1) ORDER BY source = ?1 DESC, source LIMIT 4";

constexpr const char* select_cell =
    "SELECT position, row_label, column_label, value, state, raw, unit, page, x0, y0, x1, y1, path,"
    " source_table, source_row, source_column, method, confidence, review FROM cell"
    " WHERE report = ? AND field = ?";

constexpr const char* select_correction =
    "SELECT by, reason, date, read_value, read_state, read_method, read_confidence, read_review"
    " FROM correction WHERE report = ? AND position = ?";

double real(const Statement& row, int column) {
  return std::strtod(std::string(row.text(column)).c_str(), nullptr);
}

int place(const Statement& row, int column) {
  return row.is_null(column) ? -1 : static_cast<int>(row.integer(column));
}

class Explainer {
 public:
  Explainer(Store& store, std::span<const Form> forms)
      : database_(store.database()), forms_(forms) {}

  Result<Explanation> run(const std::string& source, const std::string& field) {
    if (Result<void> done = find_report(source); !done) return tl::unexpected(done.error());
    if (Result<void> done = find_cell(field); !done) return tl::unexpected(done.error());
    if (Result<void> done = find_correction(); !done) return tl::unexpected(done.error());
    if (Result<void> done = find_findings(); !done) return tl::unexpected(done.error());
    if (Result<void> done = consult_form(); !done) return tl::unexpected(done.error());
    return std::move(made_);
  }

 private:
  Result<void> find_report(const std::string& source) {
    Result<Statement> rows = database_.prepare(select_report);
    if (!rows) return tl::unexpected(rows.error());
    const std::string undefused_source = undefused(source);  // copied from reports.csv
    rows->bind(0, source);
    rows->bind(1, undefused_source);
    std::vector<std::string> same_bytes;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
      const bool named = rows->text(1) == source || rows->text(1) == undefused_source;
      if (!named) same_bytes.emplace_back(rows->text(1));
      if (!named && same_bytes.size() > 1) continue;
      report_ = rows->integer(0);
      made_.source = rows->text(1);
      made_.sha256 = rows->text(2);
      made_.agency = rows->text(3);
      made_.year = static_cast<int>(rows->integer(4));
      made_.form = rows->text(5);
      forms_read_ = rows->text(6);
      made_.program = rows->text(7);
      if (named) return {};
    }
    if (!row) return tl::unexpected(row.error());
    if (same_bytes.size() == 1) return {};
    return same_bytes.empty() ? unknown_source(source) : ambiguous(source, same_bytes);
  }

  static Result<void> ambiguous(const std::string& sha256, const std::vector<std::string>& all) {
    std::string names;
    for (const std::string& name : all) names += (names.empty() ? "" : ", ") + name;
    return failure("数据集中有几份文件的 sha256 是 " + sha256 + "，请用其中一个名称：" + names,
                   "several sources have the sha256 " + sha256 + "; name one of them: " + names);
  }

  // The nearest of the names that a statement selects.
  Result<Message> near(const std::string& typed, const char* sql, std::int64_t parameter) {
    Result<Statement> rows = database_.prepare(sql);
    if (!rows) return tl::unexpected(rows.error());
    rows->bind(0, parameter);
    NearNames names(typed);
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) names.consider(rows->text(0));
    if (!row) return tl::unexpected(row.error());
    return near_names_message(names.names());
  }

  Result<void> unknown_source(const std::string& source) {
    const Result<Message> meant =
        near(source, "SELECT source FROM dataset_report WHERE ? = 0 ORDER BY source", 0);
    if (!meant) return tl::unexpected(meant.error());
    return failure("数据集中没有来源 " + source + meant->zh + "（reports.csv 列出全部）",
                   "the dataset has no source " + source + meant->en + " (reports.csv lists them)");
  }

  Result<void> unknown_field(const std::string& field) {
    if (made_.form.empty()) {
      return failure(
          made_.source + " 没有表格字段；原因见 reports.csv 的 message 列",
          made_.source + " has no fields of a form; the column message of reports.csv says why");
    }
    const Result<Message> meant =
        near(field, "SELECT field FROM cell WHERE report = ? ORDER BY position", report_);
    if (!meant) return tl::unexpected(meant.error());
    return failure(made_.source + "（" + made_.form + "）没有字段 " + field + meant->zh +
                       "（gouji forms show " + made_.form + " 列出全部）",
                   made_.source + " (" + made_.form + ") has no field " + field + meant->en +
                       " (gouji forms show " + made_.form + " lists them)");
  }

  Result<void> find_cell(const std::string& field) {
    Result<Statement> row = database_.prepare(select_cell);
    if (!row) return tl::unexpected(row.error());
    row->bind(0, report_);
    row->bind(1, field);
    const Result<bool> found = row->step();
    if (!found) return tl::unexpected(found.error());
    if (!*found) return unknown_field(field);
    position_ = row->integer(0);
    StoredCell& cell = made_.cell;
    cell.field = field;
    cell.row_label = row->text(1);
    cell.column_label = row->text(2);
    cell.value = row->text(3);
    cell.state = row->text(4);
    cell.raw = row->text(5);
    cell.unit = row->text(6);
    cell.page = static_cast<int>(row->integer(7));
    if (!row->is_null(8))
      cell.box = Box{real(*row, 8), real(*row, 9), real(*row, 10), real(*row, 11)};
    cell.path = row->text(12);
    cell.source_table = place(*row, 13);
    cell.source_row = place(*row, 14);
    cell.source_column = place(*row, 15);
    cell.method = row->text(16);
    cell.confidence = real(*row, 17);
    cell.review = row->integer(18) != 0;
    return {};
  }

  Result<void> find_correction() {
    Result<Statement> row = database_.prepare(select_correction);
    if (!row) return tl::unexpected(row.error());
    row->bind(0, report_);
    row->bind(1, position_);
    const Result<bool> found = row->step();
    if (!found) return tl::unexpected(found.error());
    if (!*found) return {};
    made_.correction = StoredCorrection{std::string(row->text(0)),
                                        std::string(row->text(1)),
                                        std::string(row->text(2)),
                                        std::string(row->text(3)),
                                        std::string(row->text(4)),
                                        std::string(row->text(5)),
                                        real(*row, 6),
                                        row->integer(7) != 0};
    return {};
  }

  Result<void> find_findings() {
    Result<std::vector<Finding>> findings = load_findings(database_, report_);
    if (!findings) return tl::unexpected(findings.error());
    for (Finding& finding : *findings) {
      const auto& fields = finding.fields;
      if (std::find(fields.begin(), fields.end(), made_.cell.field) == fields.end()) continue;
      made_.findings.push_back(std::move(finding));
    }
    return {};
  }

  Result<void> consult_form() {
    if (forms_read_ != forms_version(forms_)) return {};
    const Form* const form = find_form(forms_, made_.form);
    if (form == nullptr) return {};
    const FormField* field = form->find_field(made_.cell.field);
    if (field == nullptr) return {};
    const Result<Record> record = load_record(database_, report_);
    if (!record) return tl::unexpected(record.error());
    made_.definition = form;
    made_.official = field;
    made_.labels = match_labels(*form, *field, made_.cell.row_label, made_.cell.column_label);
    made_.identities = check_identities_of(*record, *form, made_.cell.field);
    return {};
  }

  Database& database_;
  std::span<const Form> forms_;
  std::int64_t report_ = 0;
  std::int64_t position_ = 0;
  std::string forms_read_;
  Explanation made_;
};

}  // namespace

Result<Explanation> explain(Store& store, const std::string& source, const std::string& field,
                            std::span<const Form> forms) {
  return Explainer(store, forms).run(source, field);
}

}  // namespace gouji
