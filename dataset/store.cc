#include "dataset/store.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "dataset/json_text.h"
#include "dataset/named_value.h"
#include "dataset/output_file.h"
#include "dataset/store_codebook.h"
#include "dataset/store_schema.h"
#include "dataset/store_template.h"
#include "schema/sha256.h"

namespace gouji {
namespace {

// 0 and -1 stand for "none" in the structs; the store says NULL.
std::optional<int> positive(int number) {
  return number > 0 ? std::optional(number) : std::nullopt;
}
std::optional<int> index(int number) { return number >= 0 ? std::optional(number) : std::nullopt; }

std::string joined(std::span<const std::string> words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

const std::string no_extra = "{}";

constexpr const char* insert_run_sql =
    "INSERT INTO run (program, forms, columns, shard) VALUES (?, ?, ?, ?)";
constexpr const char* find_dataset_sql = "SELECT dataset FROM report WHERE source = ?";
constexpr const char* delete_report_sql = "DELETE FROM report WHERE source = ?";
constexpr const char* insert_report_sql =
    "INSERT INTO report (source, sha256, program, forms, run, kind, status, agency, year, form,"
    " pages, cells, missing, review, errors, warnings, message_zh, message_en, options, extra,"
    " dataset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* insert_cell_sql =
    "INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* insert_finding_sql =
    "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* insert_unmapped_sql =
    "INSERT INTO unmapped_row VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
// The own row first. Of several others the oldest, so that all copies are of one.
constexpr const char* find_same_sql =
    "SELECT id, source = ?5 AS own, status, cells, missing, review, errors, warnings,"
    " message_zh, message_en FROM report WHERE sha256 = ?1 AND program = ?2 AND forms = ?3 AND "
    "options = ?4"
    " AND CASE WHEN source = ?5 THEN status <> 'failed' OR ?6 ELSE status <> 'failed' END"
    " ORDER BY own DESC, id LIMIT 1";
constexpr const char* touch_report_sql = "UPDATE report SET run = ?, extra = ? WHERE id = ?";
constexpr const char* copy_report_sql =
    "INSERT INTO report (source, run, extra, dataset, sha256, program, forms, kind, status, agency,"
    " year, form, pages, cells, missing, review, errors, warnings, message_zh, message_en, options)"
    " SELECT ?, ?, ?, ?, sha256, program, forms, kind, status, agency, year, form, pages, cells,"
    " missing, review, errors, warnings, message_zh, message_en, options FROM report WHERE id = ?";
constexpr const char* copy_cells_sql =
    "INSERT INTO cell SELECT ?, position, field, row_label, column_label, value, state, raw, unit,"
    " page, x0, y0, x1, y1, path, source_table, source_row, source_column, method, confidence,"
    " review FROM cell WHERE report = ?";
constexpr const char* copy_findings_sql =
    "INSERT INTO finding SELECT ?, position, rule, severity, fields, expected, actual, page,"
    " message_zh, message_en FROM finding WHERE report = ?";
constexpr const char* copy_unmapped_sql =
    "INSERT INTO unmapped_row SELECT ?, position, page, source_table, source_row, path, cells,"
    " reason FROM unmapped_row WHERE report = ?";
// What was read of corrected cells goes with them.
constexpr const char* copy_corrections_sql =
    "INSERT INTO correction SELECT ?, position, field, by, reason, date, read_value, read_state,"
    " read_method, read_confidence, read_review FROM correction WHERE report = ?";
constexpr const char* copy_read_findings_sql =
    "INSERT INTO read_finding SELECT ?, position, rule, severity, fields, expected, actual, page,"
    " message_zh, message_en FROM read_finding WHERE report = ?";

constexpr const char* insert_claim_sql = "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* copy_claims_sql =
    "INSERT INTO claim SELECT ?, position, claim, value, page, doubtful, scope_zh, scope_en, quote"
    " FROM claim WHERE report = ?";
constexpr const char* copy_read_report_sql =
    "INSERT INTO read_report SELECT ?, status, message_zh, message_en FROM read_report"
    " WHERE report = ?";

Status status_named(std::string_view name) {
  return value_named(name,
                     {Status::ok, Status::incomplete, Status::prose_only, Status::not_a_report},
                     Status::failed);
}

// SQLite takes what is missing of a last page for zeros, where figures may have stood.
Result<void> check_size(Database& database) {
  const Result<std::int64_t> page = database.integer("PRAGMA page_size");
  if (!page) return tl::unexpected(page.error());
  std::error_code none;
  const auto size = std::filesystem::file_size(database.path(), none);
  if (none || size % static_cast<std::uintmax_t>(*page) == 0) return {};
  return tl::unexpected(damaged_database(database.path()));
}

// A run that was killed leaves its log. What the log makes of the file is checked once, so that a
// store which was damaged meanwhile is refused and not read by halves.
Result<void> check_unclosed(Database& database) {
  if (Result<void> done = database.write_back(); !done) return done;
  Result<Statement> check = database.prepare("PRAGMA quick_check(1)");
  if (!check) return tl::unexpected(check.error());
  const Result<bool> row = check->step();
  if (!row) return tl::unexpected(row.error());
  if (*row && check->text(0) == "ok") return {};
  return tl::unexpected(damaged_database(database.path()));
}

// Where there is none. Beside a log that has lost its store SQLite makes one, and drops the log.
Result<void> copy_template(const std::string& path) {
  std::error_code error;
  if (std::filesystem::exists(path, error) || std::filesystem::exists(path + "-wal", error)) {
    return {};
  }
  Result<OutputFile> file = OutputFile::create(path);
  if (!file) return tl::unexpected(file.error());
  file->write(store_template());
  return file->commit();
}

}  // namespace

Result<Store::Statements> Store::Statements::prepare(Database& database) {
  std::vector<Statement> prepared;
  for (const char* sql :
       {find_dataset_sql, delete_report_sql, insert_report_sql, insert_cell_sql, insert_finding_sql,
        insert_unmapped_sql, find_same_sql, touch_report_sql, copy_report_sql, copy_cells_sql,
        copy_findings_sql, copy_unmapped_sql, copy_corrections_sql, copy_read_findings_sql,
        insert_claim_sql, copy_claims_sql, copy_read_report_sql}) {
    Result<Statement> statement = database.prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    prepared.push_back(std::move(*statement));
  }
  auto next = prepared.begin();
  const auto take = [&next] { return std::move(*next++); };
  // A braced list is evaluated from left to right.
  return Statements{take(), take(), take(), take(), take(), take(), take(), take(), take(),
                    take(), take(), take(), take(), take(), take(), take(), take()};
}

Store::Store(Database database, Statements statements)
    : database_(std::move(database)), statements_(std::move(statements)) {}

Result<Store> Store::open(const std::string& path) {
  std::error_code none;
  const auto log_size = std::filesystem::file_size(path + "-wal", none);
  const bool unclosed = !none && log_size > 0;
  if (Result<void> copied = copy_template(path); !copied) return tl::unexpected(copied.error());
  Result<Database> database = Database::open(path);
  if (!database) return tl::unexpected(database.error());
  if (unclosed) {
    if (Result<void> sound = check_unclosed(*database); !sound) {
      return tl::unexpected(sound.error());
    }
  }
  if (Result<void> sound = check_size(*database); !sound) return tl::unexpected(sound.error());
  if (Result<void> prepared = prepare_store(*database); !prepared) {
    return tl::unexpected(prepared.error());
  }
  Result<Statements> statements = Statements::prepare(*database);
  if (!statements) return tl::unexpected(statements.error());
  return Store(std::move(*database), std::move(*statements));
}

Result<void> Store::begin_run(const RunInfo& info, std::span<const Form> forms) {
  program_ = info.program;
  forms_ = forms_version(forms);
  Result<Transaction> transaction = Transaction::begin(database_);
  if (!transaction) return tl::unexpected(transaction.error());
  Result<Statement> insert = database_.prepare(insert_run_sql);
  if (!insert) return tl::unexpected(insert.error());
  if (Result<void> done = insert->run(program_, forms_, json_array(info.columns), info.shard);
      !done)
    return done;
  run_ = database_.last_row_id();
  if (Result<void> done = keep_codebook(database_, forms); !done) return done;
  return transaction->commit();
}

Result<std::optional<std::int64_t>> Store::remove(const std::string& source) {
  std::optional<std::int64_t> dataset;
  Statement& find = statements_.find_dataset;
  find.bind(0, source);
  const Result<bool> row = find.step();
  if (!row) return tl::unexpected(row.error());
  if (*row && !find.is_null(0)) dataset = find.integer(0);
  find.reset();
  Result<void> done = statements_.delete_report.run(source);
  if (!done) return tl::unexpected(done.error());
  return dataset;
}

Result<void> Store::put(const Report& report, const ReportKey& key) {
  Result<Transaction> transaction = Transaction::begin(database_);
  if (!transaction) return tl::unexpected(transaction.error());
  const Result<std::optional<std::int64_t>> dataset = remove(report.source);
  if (!dataset) return tl::unexpected(dataset.error());

  const Record& record = report.record;
  const ReportCounts counts = count(report);
  Result<void> done = statements_.insert_report.run(
      report.source, report.sha256, program_, forms_, run_, report.kind, name_of(report.status),
      record.agency, positive(record.year), record.form, positive(report.pages), counts.cells,
      counts.missing, counts.review, counts.errors, counts.warnings, report.message.zh,
      report.message.en, key.options, key.extra.empty() ? no_extra : key.extra, *dataset);
  if (!done) return done;

  const std::int64_t id = database_.last_row_id();
  if (done = put_cells(id, record.fields); !done) return done;
  if (done = put_findings(id, report.findings); !done) return done;
  if (done = put_unmapped(id, record.unmapped); !done) return done;
  if (done = put_claims(id, report.claims); !done) return done;
  return transaction->commit();
}

Result<std::optional<StoredReport>> Store::reuse(const std::string& source,
                                                 const std::string& sha256, const ReportKey& key,
                                                 bool failed_too) {
  Statement& find = statements_.find_same;
  int parameter = 0;
  for (const std::string_view text :
       std::initializer_list<std::string_view>{sha256, program_, forms_, key.options, source}) {
    find.bind(parameter++, text);
  }
  find.bind(parameter, failed_too);
  const Result<bool> row = find.step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) {
    find.reset();
    return std::nullopt;
  }
  const std::int64_t id = find.integer(0);
  const bool is_own = find.integer(1) != 0;
  StoredReport stored;
  stored.status = status_named(find.text(2));
  int column = 3;
  for (int* count : {&stored.counts.cells, &stored.counts.missing, &stored.counts.review,
                     &stored.counts.errors, &stored.counts.warnings}) {
    *count = static_cast<int>(find.integer(column++));
  }
  stored.message = {std::string(find.text(column)), std::string(find.text(column + 1))};
  find.reset();
  const std::string& extra = key.extra.empty() ? no_extra : key.extra;
  Result<void> done =
      is_own ? statements_.touch_report.run(run_, extra, id) : copy(id, source, key);
  if (!done) return tl::unexpected(done.error());
  return stored;
}

Result<void> Store::copy(std::int64_t report, const std::string& source, const ReportKey& key) {
  Result<Transaction> transaction = Transaction::begin(database_);
  if (!transaction) return tl::unexpected(transaction.error());
  const Result<std::optional<std::int64_t>> dataset = remove(source);
  if (!dataset) return tl::unexpected(dataset.error());
  const std::string& extra = key.extra.empty() ? no_extra : key.extra;
  Result<void> done = statements_.copy_report.run(source, run_, extra, *dataset, report);
  if (!done) return done;
  const std::int64_t id = database_.last_row_id();
  if (done = statements_.copy_cells.run(id, report); !done) return done;
  if (done = statements_.copy_findings.run(id, report); !done) return done;
  if (done = statements_.copy_unmapped.run(id, report); !done) return done;
  if (done = statements_.copy_corrections.run(id, report); !done) return done;
  if (done = statements_.copy_read_findings.run(id, report); !done) return done;
  if (done = statements_.copy_read_report.run(id, report); !done) return done;
  if (done = statements_.copy_claims.run(id, report); !done) return done;
  return transaction->commit();
}

Result<void> Store::put_cells(std::int64_t report, std::span<const Field> fields) {
  int position = 0;
  for (const Field& field : fields) {
    const Provenance& found = field.provenance;
    const bool is_number = field.state == FieldState::number;
    const bool is_missing = field.state == FieldState::missing;
    const bool has_box = found.box != Box{};
    const auto side = [has_box](double at) { return has_box ? std::optional(at) : std::nullopt; };
    Result<void> done = statements_.insert_cell.run(
        report, position++, field.id, field.row_label, field.column_label,
        is_number ? std::optional(field.value.to_string()) : std::nullopt, name_of(field.state),
        field.raw, field.unit, positive(found.page), side(found.box.x0), side(found.box.y0),
        side(found.box.x1), side(found.box.y1), found.path, index(found.table), index(found.row),
        index(found.column), is_missing ? std::string() : name_of(found.method), found.confidence,
        needs_review(field));
    if (!done) return done;
  }
  return {};
}

Result<void> Store::put_findings(std::int64_t report, std::span<const Finding> findings) {
  int position = 0;
  for (const Finding& finding : findings) {
    Result<void> done = statements_.insert_finding.run(
        report, position++, finding.rule, name_of(finding.severity), joined(finding.fields),
        finding.expected, finding.actual, positive(finding.page), finding.message.zh,
        finding.message.en);
    if (!done) return done;
  }
  return {};
}

Result<void> Store::put_unmapped(std::int64_t report, std::span<const UnmappedRow> rows) {
  int position = 0;
  for (const UnmappedRow& row : rows) {
    Result<void> done = statements_.insert_unmapped.run(report, position++, positive(row.page),
                                                        index(row.table), index(row.row), row.path,
                                                        json_array(row.cells), row.reason);
    if (!done) return done;
  }
  return {};
}

Result<void> Store::put_claims(std::int64_t report, std::span<const StatedClaim> claims) {
  int position = 0;
  for (const StatedClaim& stated : claims) {
    Result<void> done = statements_.insert_claim.run(
        report, position++, stated.claim, stated.value.to_string(), positive(stated.page),
        stated.doubtful, stated.scope.zh, stated.scope.en, stated.quote);
    if (!done) return done;
  }
  return {};
}

Result<void> Store::replace_findings(std::int64_t report, std::span<const Finding> findings) {
  Result<Statement> remove = database_.prepare("DELETE FROM finding WHERE report = ?");
  if (!remove) return tl::unexpected(remove.error());
  if (Result<void> done = remove->run(report); !done) return done;
  return put_findings(report, findings);
}

Result<void> Store::finish_run() {
  const std::string run = std::to_string(run_);
  Result<Transaction> transaction = Transaction::begin(database_);
  if (!transaction) return tl::unexpected(transaction.error());
  Result<void> done = database_.execute("UPDATE run SET finished = 1 WHERE id = " + run +
                                        "; UPDATE report SET dataset = run WHERE run = " + run);
  if (!done) return done;
  return transaction->commit();
}

Result<std::int64_t> Store::count_vanished() {
  return database_.integer("SELECT count(*) FROM vanished");
}

std::string forms_version(std::span<const Form> forms) {
  std::string digests;
  for (const Form& form : forms) digests += form.digest + "\n";
  return sha256(digests);
}

}  // namespace gouji
