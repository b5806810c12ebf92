#include "schema/form_check.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace gouji {
namespace {

// Columns on line 12, rows from line 14 on; `rows` and `more` take the place of what is tested.
std::string form_of(const std::string& rows, const std::string& more = "") {
  return R"(id = "f"
zh = "格式"
en = "Form"
[[table]]
id = "t"
zh = "表"
en = "Table"
[[table.block]]
unit = "件"
groups = [{ id = "g", zh = "行政复议", en = "G" }, { id = "h", zh = "行政诉讼", en = "H" }]
columns = [
  { id = "n", zh = "数量", en = "Count" }]
rows = [
)" + rows +
         "]\n" + more;
}

std::string lines_of(const std::vector<FormProblem>& problems) {
  std::string lines;
  for (const FormProblem& problem : problems) {
    CHECK_FALSE(problem.message.zh.empty());
    lines += std::to_string(problem.line) + ": " + problem.message.en + "\n";
  }
  return lines;
}

struct Case {
  const char* what;
  std::string toml;
  std::string said;  // a part of it; empty: nothing is said
};

}  // namespace

TEST_CASE("a check of a form shows every mistake with its line") {
  const std::string rows = "{ id = \"x\", zh = \"规章\", en = \"X\" },\n";
  const Case cases[] = {
      {"nothing", form_of(rows), ""},
      {"a label in one language", form_of("{ id = \"x\", zh = \"规章\" },\n"),
       "14: missing \"en\"; add it\n"},
      {"two mistakes in one entry",
       form_of("{ id = \"X\", zh = \"规章\", en = \"X\", a = 1, b = 2 },\n"),
       "14: id \"X\" may hold"},
      {"mistakes in two rows",
       form_of("{ id = \"x\", zh = \"规章\" },\n{ id = \"y\", en = \"Y\" },\n"),
       "14: missing \"en\"; add it\n15: missing \"zh\"; add it\n"},
      {"a row that is there twice", form_of(rows + rows), "15: id \"x\" is there twice"},
      {"identities over unknown rows",
       form_of(rows,
               "[[identity]]\nrule = \"r\"\ntable = \"t\"\neach = \"column\"\nzh = \"和\"\n"
               "en = \"S\"\ntotal = \"x\"\nparts = [\"y\"]\n"
               "[[identity]]\nrule = \"r\"\ntable = \"u\"\neach = \"column\"\nzh = \"和\"\n"
               "en = \"S\"\ntotal = \"x\"\nparts = [\"y\"]\n"),
       "16: \"y\" of the identity is no row or column of table \"t\"; correct it\n"
       "24: there is no table \"u\""},
      {"no TOML", "id = \n", "1: not valid TOML"},
      {"nothing at all", "", "1: missing \"id\"; add it\n1: missing \"zh\""},
  };
  for (const Case& each : cases) {
    INFO(each.what);
    const FormCheck check = check_form(each.toml, "f.toml");
    CHECK(check.errors.empty() == each.said.empty());
    CHECK(check.id == (each.said.empty() ? "f" : ""));
    if (each.said.empty()) continue;
    CHECK_THAT(lines_of(check.errors), Catch::Contains(each.said));
    const auto loaded = load_form(each.toml, "f.toml");
    REQUIRE_FALSE(loaded);  // on the same grounds
  }
}

TEST_CASE("labels that the mapper can hardly tell apart are warned of") {
  const auto row = [](const std::string& id, const std::string& label,
                      const std::string& more = "") {
    return "{ id = \"" + id + "\", zh = \"" + label + "\", en = \"E\"" + more + " },\n";
  };
  const Case cases[] = {
      {"distinct", form_of(row("x", "规章") + row("y", "行政许可")), ""},
      {"equal but for the number", form_of(row("x", "1.结果维持") + row("y", "2.结果维持")),
       "15: rows \"x\" and \"y\" are hard to tell apart: \"1.结果维持\" and \"2.结果维持\""},
      {"a variant that another row has",
       form_of(row("x", "规章", ", variants = [\"行政许可\"]") + row("y", "行政许可")),
       "\"行政许可\" and \"行政许可\" are alike by 1.00"},
      {"within other groups",
       form_of(row("x", "总计", ", within = \"g\"") + row("y", "总计", ", within = \"h\"")), ""},
      {"within the same group",
       form_of(row("x", "总计", ", within = \"g\"") + row("y", "总计", ", within = \"g\"")),
       "15: rows"},
      {"a row and one of the alternative that replaces it",
       form_of(row("x", "总计") + row("y", "规章"),
               "[[table.block.alternative]]\nid = \"a\"\ninstead_of = [\"x\"]\nrows = [" +
                   row("z", "总计") + "]\n"),
       ""},
      {"a row of an alternative and one that stays",
       form_of(row("x", "总计") + row("y", "规章"),
               "[[table.block.alternative]]\nid = \"a\"\ninstead_of = [\"x\"]\nrows = [" +
                   row("z", "规章") + "]\n"),
       "rows \"y\" and \"z\""},
      {"a total among its parts",
       form_of(row("x", "规章") + row("x.one", "行政许可"),
               "[[identity]]\nrule = \"r\"\ntable = \"t\"\neach = \"column\"\nzh = \"和\"\n"
               "en = \"S\"\nleft = [\"x\"]\nright = [\"x.one\"]\n"),
       "17: identity \"r\" counts t.x.one.n twice"},
  };
  for (const Case& each : cases) {
    INFO(each.what);
    const FormCheck check = check_form(each.toml, "f.toml");
    CHECK(lines_of(check.errors) == "");
    if (each.said.empty()) {
      CHECK(lines_of(check.warnings) == "");
    } else {
      CHECK_THAT(lines_of(check.warnings), Catch::Contains(each.said));
    }
  }
  CHECK(lines_of(check_form(form_of(row("x", "规章")), "f").notes) ==
        "0: table \"t\": 1 of 1 fields take part in no identity\n");
}

TEST_CASE("the built-in forms have no error, and labels alike only where the official form has") {
  namespace fs = std::filesystem;
  std::size_t forms = 0;
  for (const auto& entry :
       fs::directory_iterator(std::string(GOUJI_SOURCE_DIR) + "/schema/forms")) {
    std::ifstream file(entry.path());
    const std::string toml(std::istreambuf_iterator<char>(file), {});
    const FormCheck check = check_form(toml, entry.path().filename().string());
    INFO(check.id);
    CHECK(lines_of(check.errors) == "");
    CHECK(check.warnings.size() == (check.id == "stat-2014" ? 2 : 0));
    ++forms;
  }
  CHECK(forms == built_in_forms().size());
}

}  // namespace gouji
