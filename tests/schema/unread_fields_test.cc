#include "schema/unread_fields.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace gouji;

namespace {

Document document_with(const std::string& what) {
  Document document;
  Paragraph title;
  title.text = "鹿鸣区民政局2024年政府信息公开工作年度报告";
  document.blocks.emplace_back(title);
  if (what == "a page that is a picture") document.notes.push_back({"image-only-page", 2, {}});
  if (what == "a table that is a picture") document.notes.push_back({"table-is-picture", 0, {}});
  if (what == "figures without labels" || what == "a recognised table") {
    Table table;
    if (what == "a recognised table") table.method = Method::ocr;
    for (int row = 0; row < 20; ++row) {
      Cell cell;
      cell.row = row;
      cell.text = "7";
      table.cells.push_back(cell);
    }
    document.blocks.emplace_back(table);
  }
  const auto add_line = [&document](const std::string& text) {
    Paragraph line;
    line.text = text;
    document.blocks.emplace_back(line);
  };
  const bool comma = what == "rows in prose, with commas";
  if (comma || what == "rows in prose" || what == "row labels in prose, few figures") {
    const std::string figures = comma ? ",1,2,3,4,5,6,7" : " 1 2 3 4 5 6 7";
    for (const char* label : {"1.属于国家秘密", "3.危及“三安全一稳定”", "7.属于行政"}) {
      add_line(label + (what == "row labels in prose, few figures" ? " 1" : figures));
    }
    add_line("执法案卷");  // a broken label
  }
  if (what == "figures in prose") add_line("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21");
  return document;
}

// Of the editions of the annual report, or of all kinds of report.
std::size_t fields_of_forms(const std::string& prefix) {
  std::set<std::string> ids;
  for (const Form& form : built_in_forms()) {
    if (form.id.rfind(prefix, 0) != 0) continue;
    for (const FormField& field : form.fields) ids.insert(field.id);
  }
  return ids.size();
}

std::set<std::string> ids_of(const Record& record) {
  std::set<std::string> ids;
  for (const Field& field : record.fields) ids.insert(field.id);
  CHECK(ids.size() == record.fields.size());
  return ids;
}

Field found(const std::string& id) {
  Field field;
  field.id = id;
  field.state = FieldState::number;
  return field;
}

Field doubtful(const std::string& id) {
  Field field = found(id);
  field.review = true;
  return field;
}

Field lacking(const std::string& id) {
  Field field = found(id);
  field.state = FieldState::missing;
  return field;
}

}  // namespace

TEST_CASE("a report nobody could read may state what any edition has") {
  struct Case {
    std::string what;
    int year;
    std::string form;
    std::size_t listed;
  };
  const Case cases[] = {
      {"a page that is a picture", 2024, "gov-2021", fields_of_forms("gov-")},
      {"a page that is a picture", 2020, "gov-2019", fields_of_forms("gov-")},
      {"a page that is a picture", 2016, "stat-2014", fields_of_forms("stat-")},
      {"a page that is a picture", 0, "gov-2021", fields_of_forms("")},
      {"a recognised table", 2019, "gov-2019", fields_of_forms("gov-")},
      {"a table that is a picture", 2022, "gov-2021", fields_of_forms("gov-")},
      {"figures without labels", 2020, "gov-2019", fields_of_forms("gov-")},
      {"rows in prose", 2023, "gov-2021", fields_of_forms("gov-")},
      {"rows in prose, with commas", 2020, "gov-2019", fields_of_forms("gov-")},
      {"row labels in prose, few figures", 2023, "", 0},
      {"figures in prose", 2023, "", 0},
      {"words only", 2024, "", 0},
  };
  for (const Case& test : cases) {
    INFO(test.what << ' ' << test.year);
    Record record;
    record.year = test.year;
    list_unread_fields(document_with(test.what), built_in_forms(), record);
    CHECK(record.form == test.form);
    CHECK(ids_of(record).size() == test.listed);
    for (const Field& field : record.fields) {
      CHECK(field.state == FieldState::missing);
      CHECK(field.review);
    }
  }
}

TEST_CASE(
    "what a rival edition has is listed for tables that lack or doubt fields, on doubtful pages") {
  const auto fields_after = [](const std::string& what, const Field& last) {
    Record record;
    record.form = "gov-2021";
    record.year = 2024;
    record.fields = {found("proactive.regulations.made"), last};
    list_unread_fields(document_with(what), built_in_forms(), record);
    return ids_of(record);
  };
  const std::string other = "requests.other.total";  // one row in 2019, several since
  const Field whole = found("requests.received.total");
  const Field torn = lacking("requests.received.total");
  CHECK(fields_after("a recognised table", torn).count(other) == 1);
  CHECK(fields_after("a page that is a picture", torn).count(other) == 1);
  CHECK(fields_after("a recognised table", whole).size() == 2);
  // of labels that leave all figures in doubt nobody knows which edition's they were
  CHECK(fields_after("a recognised table", doubtful("requests.received.total")).count(other) == 1);
  CHECK(fields_after("words only", torn).size() == 2);
  // figures of a text that no field took
  CHECK(fields_after("figures in prose", torn).count(other) == 1);
  CHECK(fields_after("figures in prose", whole).size() == 2);
  // the table that lacks nothing stays as it is
  CHECK(fields_after("a recognised table", torn).count("proactive.procurement.items") == 0);
}
