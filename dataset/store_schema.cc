#include "dataset/store_schema.h"

#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

namespace gouji {
namespace {

// PRAGMA application_id: "gouj".
constexpr int application_id = 0x676F756A;

// report.run is the last run that named the input, so an input that has vanished is told by an
// older run; report.dataset is the last finished run that did, so that a dataset stays whole while
// another run is under way. sha256 with program, forms and options is what decides whether bytes
// must be read again.
constexpr const char* tables = R"sql(
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  program TEXT NOT NULL,
  forms TEXT NOT NULL,
  finished INTEGER NOT NULL DEFAULT 0,
  columns TEXT NOT NULL DEFAULT '[]',
  shard TEXT NOT NULL DEFAULT ''
);
CREATE TABLE field (
  form TEXT NOT NULL,
  form_position INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  table_id TEXT NOT NULL,
  table_zh TEXT NOT NULL,
  table_en TEXT NOT NULL,
  row_zh TEXT NOT NULL,
  row_en TEXT NOT NULL,
  column_zh TEXT NOT NULL,
  column_en TEXT NOT NULL,
  unit TEXT NOT NULL,
  PRIMARY KEY (form, id)
) WITHOUT ROWID;
CREATE TABLE form (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL,
  authority TEXT NOT NULL,
  first_year INTEGER NOT NULL,
  last_year INTEGER NOT NULL,
  digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  program TEXT NOT NULL,
  forms TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run (id),
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  agency TEXT NOT NULL,
  year INTEGER,
  form TEXT NOT NULL,
  pages INTEGER,
  cells INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  review INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  options TEXT NOT NULL DEFAULT '',
  extra TEXT NOT NULL DEFAULT '{}',
  dataset INTEGER REFERENCES run (id)
);
CREATE INDEX report_by_content ON report (sha256, program, forms);
CREATE TABLE cell (
  report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  row_label TEXT NOT NULL,
  column_label TEXT NOT NULL,
  value TEXT,
  state TEXT NOT NULL,
  raw TEXT NOT NULL,
  unit TEXT NOT NULL,
  page INTEGER,
  x0 REAL,
  y0 REAL,
  x1 REAL,
  y1 REAL,
  path TEXT NOT NULL,
  source_table INTEGER,
  source_row INTEGER,
  source_column INTEGER,
  method TEXT NOT NULL,
  confidence REAL NOT NULL,
  review INTEGER NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE finding (
  report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  fields TEXT NOT NULL,
  expected TEXT NOT NULL,
  actual TEXT NOT NULL,
  page INTEGER,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE unmapped_row (
  report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  page INTEGER,
  source_table INTEGER,
  source_row INTEGER,
  path TEXT NOT NULL,
  cells TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE correction (
  report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  by TEXT NOT NULL,
  reason TEXT NOT NULL,
  date TEXT NOT NULL,
  read_value TEXT,
  read_state TEXT NOT NULL,
  read_method TEXT NOT NULL,
  read_confidence REAL NOT NULL,
  read_review INTEGER NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE read_finding (
  report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  fields TEXT NOT NULL,
  expected TEXT NOT NULL,
  actual TEXT NOT NULL,
  page INTEGER,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE read_report (
  report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL
);
CREATE TABLE claim (
  report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim TEXT NOT NULL,
  value TEXT NOT NULL,
  page INTEGER,
  doubtful INTEGER NOT NULL,
  scope_zh TEXT NOT NULL,
  scope_en TEXT NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
)sql";

// From each version to the next.
constexpr const char* migrations[] = {
    R"sql(
ALTER TABLE run ADD COLUMN columns TEXT NOT NULL DEFAULT '[]';
ALTER TABLE run ADD COLUMN shard TEXT NOT NULL DEFAULT '';
ALTER TABLE report ADD COLUMN options TEXT NOT NULL DEFAULT '';
ALTER TABLE report ADD COLUMN extra TEXT NOT NULL DEFAULT '{}';
ALTER TABLE report ADD COLUMN dataset INTEGER REFERENCES run (id);
UPDATE report SET dataset = run WHERE run IN (SELECT id FROM run WHERE finished);
)sql",
    R"sql(
CREATE TABLE form (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL,
  authority TEXT NOT NULL,
  first_year INTEGER NOT NULL,
  last_year INTEGER NOT NULL,
  digest TEXT NOT NULL
) WITHOUT ROWID;
)sql",
    R"sql(
CREATE TABLE correction (
  report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  by TEXT NOT NULL,
  reason TEXT NOT NULL,
  date TEXT NOT NULL,
  read_value TEXT,
  read_state TEXT NOT NULL,
  read_method TEXT NOT NULL,
  read_confidence REAL NOT NULL,
  read_review INTEGER NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE read_finding (
  report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  fields TEXT NOT NULL,
  expected TEXT NOT NULL,
  actual TEXT NOT NULL,
  page INTEGER,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
)sql",
    // Claims are not known of what earlier versions read: it is read anew when it is named again.
    R"sql(
UPDATE report SET program = program || ' (store 4)';
CREATE TABLE read_report (
  report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL
);
CREATE TABLE claim (
  report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim TEXT NOT NULL,
  value TEXT NOT NULL,
  page INTEGER,
  doubtful INTEGER NOT NULL,
  scope_zh TEXT NOT NULL,
  scope_en TEXT NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
)sql",
};
static_assert(std::size(migrations) == store_version - 1);

// The datasets are what the last finished run has named. A label that was not found is given as the
// form has it, so that a missing field can still be told by its row.
constexpr const char* views = R"sql(
CREATE VIEW dataset_report AS
  SELECT * FROM report WHERE dataset = (SELECT max(id) FROM run WHERE finished);
CREATE VIEW vanished AS
  SELECT source, sha256, status, agency, year, form, run AS last_run
  FROM report WHERE run < (SELECT max(id) FROM run WHERE finished);
CREATE VIEW reports AS
  SELECT source, sha256, kind, status, agency, year, form, pages, cells, missing, review, errors,
         warnings, message_zh, message_en, extra
  FROM dataset_report;
CREATE VIEW cells AS
  SELECT r.source, r.agency, r.year, r.form, c.field, f.table_zh AS "table",
         CASE WHEN c.row_label = '' THEN f.row_zh ELSE c.row_label END AS row_label,
         CASE WHEN c.column_label = '' THEN f.column_zh ELSE c.column_label END AS column_label,
         c.value, c.state, c.raw, c.unit, c.page,
         iif(c.x0 IS NULL, NULL, printf('%.2f', c.x0)) AS x0,
         iif(c.y0 IS NULL, NULL, printf('%.2f', c.y0)) AS y0,
         iif(c.x1 IS NULL, NULL, printf('%.2f', c.x1)) AS x1,
         iif(c.y1 IS NULL, NULL, printf('%.2f', c.y1)) AS y1,
         c.method, printf('%.2f', c.confidence) AS confidence, c.review, c.position
  FROM dataset_report AS r
  JOIN cell AS c ON c.report = r.id
  LEFT JOIN field AS f ON f.form = r.form AND f.id = c.field;
CREATE VIEW findings AS
  SELECT r.source, r.agency, r.year, f.rule, f.severity, f.fields, f.expected, f.actual, f.page,
         f.message_zh, f.message_en, f.position
  FROM dataset_report AS r JOIN finding AS f ON f.report = r.id;
CREATE VIEW unmapped AS
  SELECT r.source, r.agency, r.year, u.page, u.source_table + 1 AS "table", u.source_row + 1 AS row,
         (SELECT group_concat(value, ' | ') FROM json_each(u.cells)) AS cells, u.path, u.reason,
         u.position
  FROM dataset_report AS r JOIN unmapped_row AS u ON u.report = r.id;
CREATE VIEW codebook AS
  SELECT field, "table", table_zh, table_en, row_zh, row_en, column_zh, column_en, unit,
         authority, editions, form_position, position
  FROM (SELECT f.id AS field, f.table_id AS "table", f.table_zh, f.table_en, f.row_zh, f.row_en,
               f.column_zh, f.column_en, f.unit, f.form_position, f.position,
               group_concat(nullif(form.authority, ''), '；') OVER editions AS authority,
               group_concat(f.form, ' ') OVER editions AS editions,
               row_number() OVER editions AS edition
        FROM field AS f JOIN form ON form.id = f.form
        WINDOW editions AS (PARTITION BY f.id ORDER BY f.form_position
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))
  WHERE edition = 1;
)sql";

constexpr const char* view_names[] = {"codebook", "unmapped", "findings",      "cells",
                                      "reports",  "vanished", "dataset_report"};

std::string versions() {
  return "PRAGMA application_id = " + std::to_string(application_id) +
         "; PRAGMA user_version = " + std::to_string(store_version) + ";";
}

Result<void> run_all(Database& database, const std::vector<std::string>& statements) {
  Result<Transaction> transaction = Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  for (const std::string& sql : statements) {
    if (Result<void> done = database.execute(sql); !done) return done;
  }
  return transaction->commit();
}

// In one transaction: after a crash the store is of the one version or of the other.
Result<void> migrate(Database& database, std::int64_t version) {
  std::vector<std::string> statements;
  // Views name columns, and are made anew from what the program knows.
  for (const char* view : view_names) {
    statements.push_back(std::string("DROP VIEW IF EXISTS ") + view);
  }
  for (std::int64_t step = version; step < store_version; ++step) {
    statements.emplace_back(migrations[step - 1]);
  }
  statements.emplace_back(views);
  statements.push_back(versions());
  return run_all(database, statements);
}

Error later_version(const Database& database, std::int64_t version) {
  const std::string found = std::to_string(version);
  const std::string known = std::to_string(store_version);
  return {{database.path() + " 由更新版本的 gouji 写成（格式 " + found + "，本程序只认识到 " +
               known + "）；请升级 gouji，或另选一个 --out 文件夹",
           database.path() + " was written by a later gouji (format " + found +
               ", this one knows up to " + known +
               "); upgrade gouji or choose another --out folder"}};
}

}  // namespace

Result<void> prepare_store(Database& database) {
  const Result<std::int64_t> version = database.integer("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  if (*version > store_version) return tl::unexpected(later_version(database, *version));
  const Result<std::int64_t> application = database.integer("PRAGMA application_id");
  const Result<std::int64_t> objects = database.integer("SELECT count(*) FROM sqlite_schema");
  if (!application) return tl::unexpected(application.error());
  if (!objects) return tl::unexpected(objects.error());
  if (*application == application_id && *version == store_version) return {};
  if (*application == application_id && *version > 0) return migrate(database, *version);
  if (*objects > 0) {
    return failure(database.path() + " 不是 gouji 的数据库；请把它移走，或另选一个 --out 文件夹",
                   database.path() +
                       " is another program's database; move it away or choose "
                       "another --out folder");
  }
  return run_all(database, {tables, views, versions()});
}

}  // namespace gouji
