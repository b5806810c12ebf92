#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "schema/form.h"
#include "tests/scratch_folder.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

// A form of every construct, small enough to count lines in.
const std::string small_form = R"(id = "small"
zh = "小表"
en = "Small form"
first_year = 2021

[[table]]
id = "t"
zh = "二、表"
en = "II. Table"
notes = ["信息内容"]
[[table.block]]
zh = "第一块"
en = "First block"
unit = "件"
groups = [
  { id = "g", zh = "组", en = "Group", variants = ["组别"] },
  { id = "h", within = "g", zh = "内组", en = "Inner group" },
]
columns = [
  { id = "a", within = "g", zh = "甲", en = "A" },
  { id = "b", within = "h", zh = "乙", en = "B", unit = "项" },
  { id = "total", zh = "总计", en = "Total" },
]
rows = [
  { id = "x", within = "h", zh = "一、行", en = "X" },
  { id = "y.one", zh = "二、行", en = "Y1" },
  { id = "y.two", zh = "三、行", en = "Y2" },
]
[[table.block.alternative]]
id = "whole"
instead_of = ["y.one", "y.two"]
rows = [{ id = "y", zh = "二、合一", en = "Y" }]

[[identity]]
rule = "sum"
table = "t"
each = "row"
zh = "总计 = 甲 + 乙"
en = "total = A + B"
total = "total"
parts = ["a", "b"]

[[identity]]
rule = "rows"
table = "t"
each = "column"
zh = "一 = 二 + 三"
en = "1 = 2 + 3"
left = ["x"]
right = ["y"]
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto place = text.find(from);
  INFO(from);
  REQUIRE(place != std::string::npos);
  return text.replace(place, from.size(), to);
}

}  // namespace

TEST_CASE("a form is loaded with fields in form order, alternatives behind what they replace") {
  const Result<Form> form = load_form(small_form, "small.toml");
  REQUIRE(form);
  std::string fields;
  for (const FormField& field : form->fields) fields += field.id + " " + field.unit + "; ";
  CHECK(fields ==
        "t.x.a 件; t.x.b 项; t.x.total 件; t.y.one.a 件; t.y.one.b 项; t.y.one.total 件; "
        "t.y.two.a 件; t.y.two.b 项; t.y.two.total 件; t.y.a 件; t.y.b 项; t.y.total 件; ");
  const FormRow& row = form->tables[0].rows[0];
  REQUIRE(row.groups.size() == 2);
  CHECK(row.groups[0].printed == "组");
  CHECK(row.groups[0].variants == std::vector<std::string>{"组别"});
  CHECK(row.groups[1].printed == "内组");
  // "y" stands for the rows y.one and y.two, or for the row y of the alternative.
  std::string sums;
  for (const Identity& identity : form->identities) {
    if (identity.rule != "rows" || identity.left[0] != "t.x.a") continue;
    for (const std::string& field : identity.right) sums += field + " ";
    sums += "; ";
  }
  CHECK(sums == "t.y.one.a t.y.two.a ; t.y.a ; ");
}

TEST_CASE("an error names the file, the line and the remedy") {
  struct Example {
    std::string from;
    std::string to;
    std::string message;
  };
  const std::vector<Example> examples = {
      {R"(id = "small")", R"(id = )", "small.toml:1: not valid TOML: "},
      {R"(id = "small")", R"(id = "Small Form")",
       R"(small.toml:1: id "Small Form" may hold a-z, 0-9, _ and -, in parts joined by dots)"},
      {R"(id = "small")", "", R"(small.toml:1: missing "id"; add it)"},
      {R"(en = "Small form")", R"(en = "")", R"(small.toml:1: missing "en"; add it)"},
      {R"(first_year = 2021)", R"(first_yaer = 2021)",
       R"(small.toml:4: unknown key "first_yaer"; the keys known here are id, zh, en, authority, )"
       R"(first_year, last_year, first_prose_year, table, identity)"},
      {R"(first_year = 2021)", R"(first_year = "2021")",
       R"(small.toml:4: "first_year" must be a whole number from 0 to 9999)"},
      {R"(first_year = 2021)", "first_year = 2021\nacross_years = [{ rule = \"grow\" }]",
       "small.toml:5: rule must be \"carry-over\", \"in-force\" or \"jump\""},
      {R"(first_year = 2021)",
       "first_year = 2021\nacross_years = [{ rule = \"jump\", fields = [\"t.no.a\"] }]",
       "small.toml:5: \"t.no.a\" is no field of this form; correct it"},
      {R"(first_year = 2021)", "first_year = 2021\nacross_years = [{ rule = \"in-force\" }]",
       "small.toml:5: missing \"stock\"; add it"},
      {R"(first_year = 2021)",
       "first_year = 2021\nacross_years = [{ rule = \"carry-over\", this_year = \"t.a.*\", "
       "last_year = \"t.a.b\" }]",
       "small.toml:5: either all fields of a rule have a * or none"},
      {R"(first_year = 2021)", "first_year = 2021\nfirst_prose_year = 2022",
       "small.toml:1: first_prose_year is after first_year; it can only be before it"},
      {R"(first_year = 2021)", "first_year = 2021\nlast_year = 2020",
       "first_year is after last_year; swap them"},
      {R"(zh = "二、表")", R"(zh = 2)", R"(small.toml:8: "zh" must be a text in quotes)"},
      {R"(notes = ["信息内容"])", R"(notes = "信息内容")",
       R"(small.toml:10: "notes" must be an array of texts)"},
      {R"(notes = ["信息内容"])", R"(notes = ["信息内容", ""])",
       R"(small.toml:10: "notes" must be an array of texts that are not empty)"},
      {R"(en = "First block")", R"(title = "First block")",
       R"(small.toml:11: missing "en"; add it)"},
      {R"(, within = "g", zh = "内组")", R"(, within = "f", zh = "内组")",
       R"(small.toml:17: there is no group "f"; add it to the groups of this block)"},
      {R"({ id = "h", within = "g")", R"({ id = "g", within = "g")",
       R"(small.toml:17: id "g" is there twice; rename one of them)"},
      {R"({ id = "b", within = "h")", R"({ id = "a", within = "h")",
       R"(small.toml:21: id "a" is there twice; rename one of them)"},
      {R"(unit = "件")", "",
       R"(small.toml:20: column "a" has no unit; give one to the column or its block, "" for none)"},
      {R"(zh = "甲", en = "A" },)", R"(zh = "甲", english = "A" },)",
       R"(small.toml:20: missing "en"; add it)"},
      {R"(en = "X" })", R"(en = "X", units = "件" })",
       R"(small.toml:25: unknown key "units"; the keys known here are id, within, zh, en, variants, unit)"},
      {R"({ id = "y.one")", R"({ id = "x")",
       R"(small.toml:26: id "x" is there twice; rename one of them)"},
      {R"({ id = "y.one")", R"({ id = "y..one")", R"(small.toml:26: id "y..one" may hold)"},
      {"rows = [\n  { id = \"x\"", "unlabelled_row = true\nrows = [\n  { id = \"x\"",
       "a block with unlabelled_row = true has no rows; remove one of the two"},
      {R"("y.one", "y.two"])", R"("y.one", "y.three"])",
       R"(small.toml:29: "y.three" of instead_of is no row of this block; correct it)"},
      {R"(rows = [{ id = "y", zh = "二、合一", en = "Y" }])", "rows = []",
       R"(small.toml:29: missing "rows"; add it)"},
      {R"(rows = [{ id = "y", zh = "二、合一", en = "Y" }])", "rows = [3]",
       R"(small.toml:32: "rows" must be an array of { … })"},
      {R"(rows = [{ id = "y", zh = "二、合一", en = "Y" }])", "rows = 3",
       R"(small.toml:32: "rows" must be an array of { … } or [[…]])"},
      {R"(rows = [{ id = "y",)", R"(rows = [{ id = "x",)",
       R"(small.toml:32: id "x" is there twice; rename one of them)"},
      {R"(rule = "sum")", "", R"(small.toml:34: missing "rule"; add it)"},
      {R"(table = "t")", R"(table = "u")",
       R"(small.toml:34: there is no table "u"; correct the identity's table)"},
      {R"(each = "row")", R"(each = "cell")",
       R"(small.toml:34: each must be "column", "row" or "group")"},
      {R"(each = "row")", R"(each = "group")",
       R"(small.toml:34: each = "group" needs columns_under in a block of table "t")"},
      {R"(parts = ["a", "b"])", R"(parts = ["a", "c"])",
       R"(small.toml:34: "c" of the identity is no row or column of table "t"; correct it)"},
      {R"(parts = ["a", "b"])", "", R"(small.toml:34: missing "parts"; add it)"},
      {R"(right = ["y"])", R"(right = ["z"])",
       R"(small.toml:43: "z" of the identity is no row or column of table "t"; correct it)"},
      {R"(right = ["y"])", "right = [\"y\"]\nunless_blank = [\"z\"]",
       R"(small.toml:43: "z" of the identity is no row or column of table "t"; correct it)"},
      {R"(left = ["x"])", R"(left = [])", R"(small.toml:43: missing "left"; add it)"},
  };
  for (const Example& example : examples) {
    INFO(example.from << " → " << example.to);
    const Result<Form> form =
        load_form(replaced(small_form, example.from, example.to), "small.toml");
    REQUIRE_FALSE(form);
    CHECK_THAT(form.error().message.en, Catch::Contains(example.message));
    CHECK_THAT(form.error().message.zh, Catch::StartsWith("small.toml:"));
  }
}

TEST_CASE("text that is no form is refused") {
  for (const char* text : {"", "\n", "a = 1", "[[table]]", "table = 3", "\xFF\xFE", "id = \"x\""}) {
    INFO(text);
    CHECK_FALSE(load_form(text, "x.toml"));
  }
}

TEST_CASE("an identity must stay within one block") {
  const std::string form = replaced(small_form, "\n[[identity]]", R"(
[[table.block]]
unit = "件"
columns = [{ id = "a", zh = "甲", en = "A" }]
rows = [{ id = "z", zh = "末行", en = "Z" }]

[[identity]])");
  CHECK(load_form(form, "small.toml"));
  const Result<Form> across =
      load_form(replaced(form, R"(right = ["y"])", R"(right = ["z"])"), "f");
  REQUIRE_FALSE(across);
  CHECK_THAT(across.error().message.en, Catch::Contains("row \"z\" of the identity is in another"));
}

TEST_CASE("two tables or fields of one id are refused") {
  const std::string second = R"(
[[table]]
id = "t"
zh = "三、表"
en = "III. Table"
[[table.block]]
unit = "件"
columns = [{ id = "a", zh = "甲", en = "A" }]
unlabelled_row = true
)";
  Result<Form> form = load_form(small_form + second, "small.toml");
  REQUIRE_FALSE(form);
  CHECK_THAT(form.error().message.en, Catch::Contains("id \"t\" is there twice"));
  form = load_form(small_form + replaced(second, R"(id = "t")", R"(id = "t.x")"), "small.toml");
  REQUIRE_FALSE(form);  // table t.x with column a, and table t with row x and column a
  CHECK_THAT(form.error().message.en, Catch::Contains("id \"t.x.a\" is there twice"));
}

TEST_CASE("a directory of forms is loaded, the newest form first") {
  const ScratchFolder directory;
  directory.write("a.toml", small_form);
  directory.write("b.toml", replaced(replaced(small_form, R"(id = "small")", R"(id = "newer")"),
                                     "2021", "2025"));
  directory.write("notes.txt", "no form");
  const Result<std::vector<Form>> forms = load_forms_directory(directory.path());
  REQUIRE(forms);
  REQUIRE(forms->size() == 2);
  CHECK(forms->at(0).id == "newer");
  CHECK(forms->at(1).id == "small");
}

TEST_CASE("a directory that holds no forms, or a wrong one, is refused") {
  const ScratchFolder directory;
  const std::string path = directory.path();
  CHECK_THAT(load_forms_directory(path + "/none").error().message.en,
             Catch::StartsWith("cannot read the directory " + path + "/none"));
  CHECK_THAT(load_forms_directory(path).error().message.en,
             Catch::StartsWith("no form definitions (*.toml) in the directory"));
  directory.write("a.toml", small_form);
  directory.write("b.toml", small_form);
  CHECK_THAT(load_forms_directory(path).error().message.en,
             Catch::Contains("b.toml: another file already defines the form \"small\""));
  directory.write("b.toml", replaced(small_form, "rule = \"sum\"", "rool = \"sum\""));
  CHECK_THAT(load_forms_directory(path).error().message.en,
             Catch::StartsWith(path + "/b.toml:34: missing \"rule\""));
  fs::remove(directory.path("b.toml"));
  fs::create_directory(directory.path("b.toml"));
  CHECK_THAT(load_forms_directory(path).error().message.en, Catch::StartsWith("cannot read"));
}

}  // namespace gouji
