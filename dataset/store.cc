#include "dataset/store.h"

#include <optional>
#include <utility>

#include "dataset/counts.h"
#include "dataset/store_schema.h"
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

// A JSON array of strings, for the one column that holds a list of texts.
std::string json_array(std::span<const std::string> texts) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out = "[";
  for (const std::string& text : texts) {
    if (out.size() > 1) out += ',';
    out += '"';
    for (const char byte : text) {
      const auto code = static_cast<unsigned char>(byte);
      if (byte == '"' || byte == '\\') {
        out += '\\';
        out += byte;
      } else if (code < 0x20) {
        out += "\\u00";
        out += digits[code >> 4];
        out += digits[code & 15];
      } else {
        out += byte;
      }
    }
    out += '"';
  }
  return out + "]";
}

constexpr const char* insert_run_sql = "INSERT INTO run (program, forms) VALUES (?, ?)";
constexpr const char* insert_field_sql =
    "INSERT INTO field VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* delete_report_sql = "DELETE FROM report WHERE source = ?";
constexpr const char* insert_report_sql =
    "INSERT INTO report (source, sha256, program, forms, run, kind, status, agency, year, form,"
    " pages, cells, missing, review, errors, warnings, message_zh, message_en)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* insert_cell_sql =
    "INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* insert_finding_sql =
    "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* insert_unmapped_sql =
    "INSERT INTO unmapped_row VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

}  // namespace

Result<Store::Statements> Store::Statements::prepare(Database& database) {
  Result<Statement> removal = database.prepare(delete_report_sql);
  Result<Statement> report = database.prepare(insert_report_sql);
  Result<Statement> cell = database.prepare(insert_cell_sql);
  Result<Statement> finding = database.prepare(insert_finding_sql);
  Result<Statement> unmapped = database.prepare(insert_unmapped_sql);
  for (const auto* statement : {&removal, &report, &cell, &finding, &unmapped}) {
    if (!*statement) return tl::unexpected(statement->error());
  }
  return Statements{std::move(*removal), std::move(*report), std::move(*cell), std::move(*finding),
                    std::move(*unmapped)};
}

Store::Store(Database database, Statements statements)
    : database_(std::move(database)), statements_(std::move(statements)) {}

Result<Store> Store::open(const std::string& path) {
  Result<Database> database = Database::open(path);
  if (!database) return tl::unexpected(database.error());
  if (Result<void> prepared = prepare_store(*database); !prepared) {
    return tl::unexpected(prepared.error());
  }
  Result<Statements> statements = Statements::prepare(*database);
  if (!statements) return tl::unexpected(statements.error());
  return Store(std::move(*database), std::move(*statements));
}

Result<void> Store::begin_run(const std::string& program, std::span<const Form> forms) {
  program_ = program;
  forms_ = forms_version(forms);
  Result<Transaction> transaction = Transaction::begin(database_);
  if (!transaction) return tl::unexpected(transaction.error());
  Result<Statement> insert = database_.prepare(insert_run_sql);
  if (!insert) return tl::unexpected(insert.error());
  if (Result<void> done = insert->run(program_, forms_); !done) return done;
  run_ = database_.last_row_id();
  if (Result<void> done = put_codebook(forms); !done) return done;
  return transaction->commit();
}

Result<void> Store::put_codebook(std::span<const Form> forms) {
  if (Result<void> emptied = database_.execute("DELETE FROM field"); !emptied) return emptied;
  Result<Statement> insert = database_.prepare(insert_field_sql);
  if (!insert) return tl::unexpected(insert.error());
  int form_position = 0;
  for (const Form& form : forms) {
    int position = 0;
    for (const FormField& field : form.fields) {
      const FormTable& table = table_of(form, field);
      const FormColumn& column = column_of(form, field);
      // The one row of 四 has no label; the group above the column says what it is about.
      const FormLabel& own = row_of(form, field).label;
      const FormLabel& row =
          own.printed.empty() && !column.groups.empty() ? column.groups.back() : own;
      Result<void> done =
          insert->run(form.id, form_position, position++, field.id, table.id, table.title.printed,
                      table.title.english, row.printed, row.english, column.label.printed,
                      column.label.english, field.unit);
      if (!done) return done;
    }
    ++form_position;
  }
  return {};
}

Result<void> Store::put(const Report& report) {
  Result<Transaction> transaction = Transaction::begin(database_);
  if (!transaction) return tl::unexpected(transaction.error());
  if (Result<void> done = statements_.delete_report.run(report.source); !done) return done;

  const Record& record = report.record;
  const ReportCounts counts = count(report);
  Result<void> done = statements_.insert_report.run(
      report.source, report.sha256, program_, forms_, run_, report.kind, name_of(report.status),
      record.agency, positive(record.year), record.form, positive(report.pages), counts.cells,
      counts.missing, counts.review, counts.errors, counts.warnings, report.message.zh,
      report.message.en);
  if (!done) return done;

  const std::int64_t id = database_.last_row_id();
  if (done = put_cells(id, record.fields); !done) return done;
  if (done = put_findings(id, report.findings); !done) return done;
  if (done = put_unmapped(id, record.unmapped); !done) return done;
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

Result<void> Store::finish_run() {
  return database_.execute("UPDATE run SET finished = 1 WHERE id = " + std::to_string(run_));
}

std::string forms_version(std::span<const Form> forms) {
  std::string digests;
  for (const Form& form : forms) digests += form.digest + "\n";
  return sha256(digests);
}

}  // namespace gouji
