// The tables and views of a store of version 1, as programs before version 2 have left them.
#pragma once

namespace gouji {

constexpr const char* store_v1_tables = R"sql(
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  program TEXT NOT NULL,
  forms TEXT NOT NULL,
  finished INTEGER NOT NULL DEFAULT 0
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
  message_en TEXT NOT NULL
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
)sql";

constexpr const char* store_v1_views = R"sql(
CREATE VIEW dataset_report AS
  SELECT * FROM report WHERE run = (SELECT max(id) FROM run WHERE finished);
CREATE VIEW reports AS
  SELECT source, sha256, kind, status, agency, year, form, pages, cells, missing, review, errors,
         warnings, message_zh, message_en
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
)sql";

}  // namespace gouji
