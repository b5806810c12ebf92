#include "dataset/table_columns.h"

#include <utility>

namespace gouji {
namespace {

constexpr ValueType text = ValueType::text;
constexpr ValueType word = ValueType::word;
constexpr ValueType integer = ValueType::integer;
constexpr ValueType number = ValueType::number;

TableColumn source() {
  return {"source",
          text,
          {"来源", "Source"},
          "the path as given, with the path below it; archive.zip!path for a member of an archive",
          ""};
}
TableColumn agency() {
  return {"agency", text, {"机关", "Agency"}, "whose report it is, as printed", ""};
}
TableColumn year() { return {"year", integer, {"年度", "Year"}, "the year reported on", ""}; }
TableColumn form() {
  return {"form", word, {"格式", "Form"}, "id of the form, such as gov-2021", ""};
}
TableColumn page(const char* description) {
  return {"page", integer, {"页", "Page"}, description, ""};
}
TableColumn message(Language language) {
  return {"message",
          text,
          {"说明", "Message"},
          "for people, in the language of the run",
          language == Language::zh ? "message_zh" : "message_en"};
}
TableColumn status() {
  return {"status",
          word,
          {"状态", "Status"},
          "ok, incomplete, prose_only, not_a_report or failed",
          "",
          {"ok", "incomplete", "prose_only", "not_a_report", "failed"}};
}

TableDefinition reports(Language language) {
  return {TableKind::reports,
          "reports",
          "a row for each input, whatever became of it",
          "reports",
          "source",
          {source(),
           {"sha256", word, {"校验和", "SHA-256"}, "of the bytes", ""},
           {"kind", word, {"类型", "Kind"}, "pdf, scan, html, docx, text or image", ""},
           status(),
           agency(),
           year(),
           form(),
           {"pages", integer, {"页数", "Pages"}, "empty where the source has none", ""},
           {"cells", integer, {"单元格", "Cells"}, "fields of the form whose cell was found", ""},
           {"missing", integer, {"缺失", "Missing"}, "fields of the form without a cell", ""},
           {"review", integer, {"待复核", "To review"}, "fields a person should look at", ""},
           {"errors", integer, {"错误", "Errors"}, "findings of severity error", ""},
           {"warnings", integer, {"警告", "Warnings"}, "findings of severity warning", ""},
           message(language)},
          {"source"}};
}

TableDefinition cells() {
  return {TableKind::cells,
          "cells",
          "a row for each field of the form and report",
          "cells",
          "source, position",
          {source(),
           agency(),
           year(),
           form(),
           {"field", word, {"字段", "Field"}, "id of the field: table.row.column", ""},
           {"table", text, {"表", "Table"}, "the table's official title", ""},
           {"row_label", text, {"行标题", "Row"}, "as printed, else as on the form", ""},
           {"column_label", text, {"列标题", "Column"}, "as printed, else as on the form", ""},
           {"value", number, {"数值", "Value"}, "empty where the report states none", ""},
           {"state",
            word,
            {"状态", "State"},
            "number, blank (an empty cell), nil (a dash), missing (no such cell) or unreadable (no "
            "figure, or "
            "sentences that disagree)",
            "",
            {"number", "blank", "nil", "missing", "unreadable"}},
           {"raw", text, {"原文", "As printed"}, "the cell as printed; of prose the sentence", ""},
           {"unit", text, {"单位", "Unit"}, "of the cell where it names one, else of the form", ""},
           page("from 1; empty where the source has no pages"),
           {"x0", number, {"左", "Left"}, "of the cell's box, in points from the left", ""},
           {"y0", number, {"上", "Top"}, "of the cell's box, in points from the top", ""},
           {"x1", number, {"右", "Right"}, "of the cell's box, in points from the left", ""},
           {"y1", number, {"下", "Bottom"}, "of the cell's box, in points from the top", ""},
           {"method", word, {"方法", "Method"}, "how the cell was found; prose: in a sentence", ""},
           {"confidence", number, {"可信度", "Confidence"}, "of text and labels, 0 to 1", ""},
           {"review",
            integer,
            {"待复核", "To review"},
            "1 where a person should look before the value is used",
            "",
            {"0", "1"}}},
          {"source", "field"}};
}

TableDefinition records() {
  return {TableKind::records,
          "records",
          "a row for each report and a column for each field of any form",
          "",
          "",
          {source(),
           agency(),
           year(),
           form(),
           status(),
           {"review_fields",
            word,
            {"待复核字段", "Fields to review"},
            "fields of the row a person should look at, separated by spaces",
            ""}},
          {"source"}};
}

TableDefinition findings(Language language) {
  return {TableKind::findings,
          "findings",
          "a row for each finding: what does not tie out, what could not be read",
          "findings",
          "source, position",
          {source(),
           agency(),
           year(),
           {"rule", word, {"规则", "Rule"}, "the identity, or what happened", ""},
           {"severity",
            word,
            {"级别", "Severity"},
            "error, warning or notice",
            "",
            {"error", "warning", "notice"}},
           {"fields", word, {"字段", "Fields"}, "the fields concerned, separated by spaces", ""},
           {"expected", number, {"应为", "Expected"}, "one side of an identity", ""},
           {"actual", number, {"实为", "Actual"}, "the other side", ""},
           page("where to look first"),
           message(language)},
          {}};
}

TableDefinition unmapped() {
  return {TableKind::unmapped,
          "unmapped",
          "a row for each row of a table that belongs to no form",
          "unmapped",
          "source, position",
          {source(),
           agency(),
           year(),
           page("empty where the source has no pages"),
           {"table", integer, {"表", "Table"}, "place in the source, from 1", ""},
           {"row", integer, {"行", "Row"}, "place in the table, from 1", ""},
           {"cells", text, {"单元格", "Cells"}, "texts of the row, joined by a bar", ""},
           {"path", text, {"位置", "Path"}, "where in a source without pages", ""},
           {"reason",
            word,
            {"原因", "Reason"},
            "not-in-form, second-table, not-statutory or extra-figures",
            ""}},
          {}};
}

TableDefinition codebook() {
  return {
      TableKind::codebook,
      "codebook",
      "a row for each field, newest form first; labels are those of the newest form that has it",
      "codebook",
      "form_position, position",
      {{"field", word, {"字段", "Field"}, "id of the field: table.row.column", ""},
       {"table", word, {"表", "Table"}, "id of the table", ""},
       {"table_zh", text, {"表（中文）", "Table (Chinese)"}, "official title", ""},
       {"table_en", text, {"表（英文）", "Table (English)"}, "its English", ""},
       {"row_zh", text, {"行（中文）", "Row (Chinese)"}, "official label", ""},
       {"row_en", text, {"行（英文）", "Row (English)"}, "its English", ""},
       {"column_zh", text, {"列（中文）", "Column (Chinese)"}, "official label", ""},
       {"column_en", text, {"列（英文）", "Column (English)"}, "its English", ""},
       {"unit", text, {"单位", "Unit"}, "empty where the form states none", ""},
       {"authority", text, {"依据", "Authority"}, "the notices that prescribe the forms", ""},
       {"editions", word, {"版本", "Editions"}, "ids of the forms that have the field", ""}},
      {"field"}};
}

}  // namespace

TableDefinition table_definition(TableKind kind, Language language) {
  switch (kind) {
    case TableKind::reports:
      return reports(language);
    case TableKind::cells:
      return cells();
    case TableKind::records:
      return records();
    case TableKind::findings:
      return findings(language);
    case TableKind::unmapped:
      return unmapped();
    case TableKind::codebook:
      break;
  }
  return codebook();
}

std::vector<std::string> report_columns() {
  std::vector<std::string> names;
  for (TableColumn& column : reports(Language::en).columns) names.push_back(std::move(column.name));
  return names;
}

}  // namespace gouji
