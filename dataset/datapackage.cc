#include "dataset/datapackage.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "dataset/safe_text.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

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

Json field_json(const PackagedTable& table, std::size_t index) {
  const TableColumn& column = table.table.columns[index];
  Json field = {{"name", file_text(table.headings[index])},
                {"type", type_name(column.type)},
                {"title", file_text(column.label.en)},
                {"title_zh", file_text(column.label.zh)},
                {"description", file_text(column.description)}};
  const auto& key = table.table.key;
  const bool is_key = std::find(key.begin(), key.end(), column.name) != key.end();
  if (is_key) field["constraints"]["required"] = true;
  for (const std::string& value : column.values) {
    if (column.type == ValueType::integer) {
      field["constraints"]["enum"].push_back(std::stoi(value));
    } else {
      field["constraints"]["enum"].push_back(value);
    }
  }
  return field;
}

Json schema_json(const PackagedTable& table, std::span<const PackagedTable> tables) {
  Json schema;
  schema["fields"] = Json::array();
  for (std::size_t index = 0; index < table.headings.size(); ++index) {
    schema["fields"].push_back(field_json(table, index));
  }
  schema["missingValues"] = {""};
  for (const std::string& column : table.table.key) {
    schema["primaryKey"].push_back(heading_of(table, column));
  }
  for (const Reference& reference : references) {
    const auto other = std::find_if(
        tables.begin(), tables.end(),
        [&reference](const PackagedTable& each) { return each.table.kind == reference.table; });
    const auto& columns = table.table.columns;
    const bool has = std::any_of(columns.begin(), columns.end(), [&](const TableColumn& each) {
      return each.name == reference.column;
    });
    if (other == tables.end() || !has || table.table.kind == reference.table) continue;
    schema["foreignKeys"].push_back(
        {{"fields", {heading_of(table, reference.column)}},
         {"reference",
          {{"resource", other->table.name}, {"fields", {heading_of(*other, reference.key)}}}}});
  }
  return schema;
}

Json resource_json(const PackagedTable& table, std::span<const PackagedTable> tables) {
  return {{"name", table.table.name},
          {"path", table.path},
          {"profile", "tabular-data-resource"},
          {"description", table.table.description},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"dialect",
           {{"delimiter", ","},
            {"lineTerminator", "\r\n"},
            {"quoteChar", "\""},
            {"doubleQuote", true},
            {"header", true}}},
          {"rows", table.rows},
          {"schema", schema_json(table, tables)}};
}

Result<Json> forms_json(Database& database) {
  Result<Statement> rows = database.prepare(
      "SELECT id, title_zh, title_en, authority, first_year, last_year, digest FROM form"
      " ORDER BY position");
  if (!rows) return tl::unexpected(rows.error());
  Json forms = Json::array();
  Result<bool> row = rows->step();
  for (; row && *row; row = rows->step()) {
    Json form = {{"id", file_text(rows->text(0))},
                 {"title", file_text(rows->text(2))},
                 {"title_zh", file_text(rows->text(1))},
                 {"authority", file_text(rows->text(3))},
                 {"first_year", rows->integer(4)}};
    if (rows->integer(5) != 9999) form["last_year"] = rows->integer(5);
    form["sha256"] = file_text(rows->text(6));
    forms.push_back(std::move(form));
  }
  if (!row) return tl::unexpected(row.error());
  return forms;
}

Result<Json> counts_json(Database& database) {
  Json counts;
  Result<Statement> rows = database.prepare(
      "SELECT count(*), coalesce(sum(status = 'ok'), 0), coalesce(sum(status = 'incomplete'), 0),"
      " coalesce(sum(status = 'prose_only'), 0), coalesce(sum(status = 'not_a_report'), 0),"
      " coalesce(sum(status = 'failed'), 0), coalesce(sum(review), 0), coalesce(sum(errors), 0),"
      " coalesce(sum(warnings), 0) FROM dataset_report");
  if (!rows) return tl::unexpected(rows.error());
  const Result<bool> row = rows->step();
  if (!row) return tl::unexpected(row.error());
  int column = 0;
  for (const char* name : {"reports", "ok", "incomplete", "prose_only", "not_a_report", "failed",
                           "review", "errors", "warnings"}) {
    counts[name] = rows->integer(column++);
  }
  return counts;
}

}  // namespace

Result<std::string> datapackage_json(Database& database, std::span<const PackagedTable> tables) {
  Result<Statement> program =
      database.prepare("SELECT program FROM run WHERE finished ORDER BY id DESC LIMIT 1");
  if (!program) return tl::unexpected(program.error());
  const Result<bool> has_run = program->step();
  if (!has_run) return tl::unexpected(has_run.error());
  const Result<Json> forms = forms_json(database);
  if (!forms) return tl::unexpected(forms.error());
  const Result<Json> counts = counts_json(database);
  if (!counts) return tl::unexpected(counts.error());
  Json package = {{"profile", "tabular-data-package"},
                  {"name", "gouji-dataset"},
                  {"title", "Annual reports on open government information"},
                  {"title_zh", "政府信息公开工作年度报告数据集"},
                  {"licence_note", licence_note},
                  {"program", *has_run ? file_text(program->text(0)) : std::string()},
                  {"forms", *forms},
                  {"counts", *counts},
                  {"resources", Json::array()}};
  for (const PackagedTable& table : tables) {
    package["resources"].push_back(resource_json(table, tables));
  }
  return package.dump(2) + "\n";
}

}  // namespace gouji
