#include "dataset/datapackage.h"

#include <algorithm>

#include "dataset/json_writer.h"
#include "dataset/safe_text.h"

namespace gouji {
namespace {

constexpr const char* licence_note =
    "The figures are statements of public bodies, which published the reports named in the column "
    "source under the Regulations on Open Government Information; cite the report. gouji, which "
    "read "
    "them, is GPL-3.0-or-later and lays no claim to the data.";

// Which columns lead to which table: its key of one column.
struct Reference {
  const char* column;
  TableKind table;
  const char* key;
};
constexpr Reference references[] = {{"source", TableKind::reports, "source"},
                                    {"field", TableKind::codebook, "field"}};

const char* type_name(ValueType type) {
  switch (type) {
    case ValueType::integer:
      return "integer";
    case ValueType::number:
      return "number";
    default:
      return "string";
  }
}

std::string heading_of(const PackagedTable& table, const std::string& column) {
  const auto& columns = table.table.columns;
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const TableColumn& each) { return each.name == column; });
  return table.headings[static_cast<std::size_t>(found - columns.begin())];
}

void write_field(JsonWriter& json, const PackagedTable& table, std::size_t index) {
  const TableColumn& column = table.table.columns[index];
  json.begin_object();
  json.member("name", file_text(table.headings[index]));
  json.member("type", type_name(column.type));
  json.member("title", file_text(column.label.en));
  json.member("title_zh", file_text(column.label.zh));
  json.member("description", file_text(column.description));
  const auto& key = table.table.key;
  const bool is_key = std::find(key.begin(), key.end(), column.name) != key.end();
  if (is_key || !column.values.empty()) {
    json.key("constraints").begin_object();
    if (is_key) json.member("required", true);
    if (!column.values.empty()) {
      json.key("enum").begin_array();
      for (const std::string& value : column.values) {
        if (column.type == ValueType::integer) {
          json.value(std::int64_t{std::stoi(value)});
        } else {
          json.value(value);
        }
      }
      json.end();
    }
    json.end();
  }
  json.end();
}

void write_list(JsonWriter& json, std::string_view name, std::span<const std::string> texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end();
}

void write_foreign_key(JsonWriter& json, const PackagedTable& table, const PackagedTable& other,
                       const Reference& reference) {
  const std::string own = heading_of(table, reference.column);
  const std::string its = heading_of(other, reference.key);
  json.begin_object();
  write_list(json, "fields", {&own, 1});
  json.key("reference").begin_object();
  json.member("resource", other.table.name);
  write_list(json, "fields", {&its, 1});
  json.end();
  json.end();
}

void write_foreign_keys(JsonWriter& json, const PackagedTable& table,
                        std::span<const PackagedTable> tables) {
  bool has_any = false;
  for (const Reference& reference : references) {
    const auto other = std::find_if(
        tables.begin(), tables.end(),
        [&reference](const PackagedTable& each) { return each.table.kind == reference.table; });
    const auto& columns = table.table.columns;
    const bool has = std::any_of(columns.begin(), columns.end(), [&](const TableColumn& each) {
      return each.name == reference.column;
    });
    if (other == tables.end() || !has || table.table.kind == reference.table) continue;
    if (!has_any) json.key("foreignKeys").begin_array();
    has_any = true;
    write_foreign_key(json, table, *other, reference);
  }
  if (has_any) json.end();
}

void write_schema(JsonWriter& json, const PackagedTable& table,
                  std::span<const PackagedTable> tables) {
  json.begin_object();
  json.key("fields").begin_array();
  for (std::size_t index = 0; index < table.headings.size(); ++index) {
    write_field(json, table, index);
  }
  json.end();
  json.key("missingValues").begin_array();
  json.value("");
  json.end();
  std::vector<std::string> key;
  for (const std::string& column : table.table.key) key.push_back(heading_of(table, column));
  if (!key.empty()) write_list(json, "primaryKey", key);
  write_foreign_keys(json, table, tables);
  json.end();
}

void write_resource(JsonWriter& json, const PackagedTable& table,
                    std::span<const PackagedTable> tables) {
  json.begin_object();
  json.member("name", table.table.name);
  json.member("path", table.path);
  json.member("profile", "tabular-data-resource");
  json.member("description", table.table.description);
  json.member("format", "csv");
  json.member("mediatype", "text/csv");
  json.member("encoding", "utf-8");
  json.key("dialect").begin_object();
  json.member("delimiter", ",");
  json.member("lineTerminator", "\r\n");
  json.member("quoteChar", "\"");
  json.member("doubleQuote", true);
  json.member("header", true);
  json.end();
  json.member("rows", std::int64_t{table.rows});
  json.key("schema");
  write_schema(json, table, tables);
  json.end();
}

Result<void> write_forms(JsonWriter& json, Database& database) {
  Result<Statement> rows = database.prepare(
      "SELECT id, title_zh, title_en, authority, first_year, last_year, digest FROM form"
      " ORDER BY position");
  if (!rows) return tl::unexpected(rows.error());
  json.key("forms").begin_array();
  Result<bool> row = rows->step();
  for (; row && *row; row = rows->step()) {
    json.begin_object();
    json.member("id", file_text(rows->text(0)));
    json.member("title", file_text(rows->text(2)));
    json.member("title_zh", file_text(rows->text(1)));
    json.member("authority", file_text(rows->text(3)));
    json.member("first_year", rows->integer(4));
    if (rows->integer(5) != 9999) json.member("last_year", rows->integer(5));
    json.member("sha256", file_text(rows->text(6)));
    json.end();
  }
  json.end();
  if (!row) return tl::unexpected(row.error());
  return {};
}

Result<void> write_counts(JsonWriter& json, Database& database) {
  Result<Statement> rows = database.prepare(
      "SELECT count(*), coalesce(sum(status = 'ok'), 0), coalesce(sum(status = 'incomplete'), 0),"
      " coalesce(sum(status = 'prose_only'), 0), coalesce(sum(status = 'not_a_report'), 0),"
      " coalesce(sum(status = 'failed'), 0), coalesce(sum(review), 0), coalesce(sum(errors), 0),"
      " coalesce(sum(warnings), 0) FROM dataset_report");
  if (!rows) return tl::unexpected(rows.error());
  const Result<bool> row = rows->step();
  if (!row) return tl::unexpected(row.error());
  json.key("counts").begin_object();
  int column = 0;
  for (const char* name : {"reports", "ok", "incomplete", "prose_only", "not_a_report", "failed",
                           "review", "errors", "warnings"}) {
    json.member(name, rows->integer(column++));
  }
  json.end();
  return {};
}

}  // namespace

Result<void> write_datapackage(Database& database, std::span<const PackagedTable> tables,
                               OutputFile& file) {
  Result<Statement> program =
      database.prepare("SELECT program FROM run WHERE finished ORDER BY id DESC LIMIT 1");
  if (!program) return tl::unexpected(program.error());
  const Result<bool> has_run = program->step();
  if (!has_run) return tl::unexpected(has_run.error());
  JsonWriter json([&file](std::string_view text) { file.write(text); });
  json.begin_object();
  json.member("profile", "tabular-data-package");
  json.member("name", "gouji-dataset");
  json.member("title", "Annual reports on open government information");
  json.member("title_zh", "政府信息公开工作年度报告数据集");
  json.member("licence_note", licence_note);
  json.member("program", *has_run ? file_text(program->text(0)) : std::string());
  if (Result<void> forms = write_forms(json, database); !forms) return forms;
  if (Result<void> counts = write_counts(json, database); !counts) return counts;
  json.key("resources").begin_array();
  for (const PackagedTable& table : tables) write_resource(json, table, tables);
  json.end();
  json.end();
  json.finish();
  return {};
}

}  // namespace gouji
