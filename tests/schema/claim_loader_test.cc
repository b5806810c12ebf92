#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "schema/form.h"

namespace gouji {
namespace {

// Lines 1 to 15 are a form with the fields t.x.a and t.x.b; the claims follow.
const std::string form_of_two_fields = R"(id = "small"
zh = "小表"
en = "Small form"

[[table]]
id = "t"
zh = "表"
en = "Table"
[[table.block]]
unit = "件"
columns = [
  { id = "a", zh = "甲", en = "A" },
  { id = "b", zh = "乙", en = "B" },
]
rows = [{ id = "x", zh = "行", en = "X" }]
)";

Result<Form> load(const std::string& claims) {
  return load_form(form_of_two_fields + claims, "small.toml");
}

const std::string claim_head = "[[claim]]\nid = \"c\"\nzh = \"收\"\nen = \"in\"\n";

}  // namespace

TEST_CASE("claims name the sums that they accept") {
  const Result<Form> form = load(claim_head +
                                 "states = [\"收~{n}\"]\naccepts = [\"t.x.a\", \"t.x.a + t.x.b\", "
                                 "\"t.*.b\"]\n");
  REQUIRE(form);
  REQUIRE(form->prose.claims.size() == 1);
  const std::vector<std::vector<std::string>> sums = {{"t.x.a"}, {"t.x.a", "t.x.b"}, {"t.x.b"}};
  CHECK(form->prose.claims[0].accepts == sums);
}

TEST_CASE("a mistake in a claim is told with its line and the remedy") {
  struct Example {
    std::string claims;
    std::string message;
  };
  const std::string accepts = "accepts = [\"t.x.a\"]\n";
  const std::vector<Example> examples = {
      {claim_head + "states = [\"收{n}\"]\n", R"(small.toml:16: missing "accepts"; add it)"},
      {claim_head + accepts, R"(small.toml:16: "c" has neither states nor none; give it patterns)"},
      {claim_head + accepts + "states = [\"(收{n}\"]\n",
       R"(small.toml:16: "(收{n}" is no regular expression: missing ))"},
      {claim_head + accepts + "states = [\"收\"]\n",
       R"(small.toml:16: "收" must hold one {n}; write other groups as (?:…))"},
      {claim_head + accepts + "states = [\"(收){n}\"]\n", R"("(收){n}" must hold one {n})"},
      {claim_head + accepts + "none = [\"(未)收\"]\n", R"("(未)收" must not capture)"},
      {claim_head + accepts + "none = [\"未收\"]\ntopic = \"x\"\n",
       R"(small.toml:16: there is no topic "x"; add a [[claim_topic]])"},
      {claim_head + "none = [\"未收\"]\naccepts = [\"t.x.a + t.x.c\"]\n",
       R"("t.x.c" of accepts is no field of this form; correct it)"},
      {claim_head + accepts + "none = [\"未收\"]\nstate = 3\n",
       R"(small.toml:22: unknown key "state")"},
      {"[[claim_topic]]\nid = \"x\"\n", R"(small.toml:16: missing "pattern"; add it)"},
      {"[[claim_scope]]\npattern = \"[\"\nzh = \"\"\nen = \"\"\n",
       R"(small.toml:16: "[" is no regular expression)"},
      {claim_head + accepts + "none = [\"未收\"]\nfills = [\"t.x.c\"]\n",
       R"(small.toml:16: "t.x.c" of fills is no field of this form; correct it)"},
      {claim_head + accepts + "none = [\"未收\"]\nfills = [\"t.x.b\"]\n",
       R"(small.toml:16: "t.x.b" of fills is not in every sum of accepts; correct it)"},
      {claim_head + "accepts = [\"t.x.a + t.x.b\"]\nnone = [\"未收\"]\nfills = [\"t.x.a\"]\n",
       R"(small.toml:16: fills names one field, which must be a sum of accepts by itself)"},
      {claim_head + accepts + "none = [\"未收\"]\ndoubt = \"({n})\"\n",
       "small.toml:16: \"({n})\" must not capture"},
      {"[[claim_doubt]]\npattern = \"约{n}\"\nzh = \"约\"\n",
       R"(small.toml:16: missing "en"; add it)"},
      {"[[claim_exception]]\npattern = \"a(b)c\"\n", R"("a(b)c" must not capture)"},
  };
  for (const Example& example : examples) {
    INFO(example.claims);
    const Result<Form> form = load(example.claims);
    REQUIRE_FALSE(form);
    CHECK_THAT(form.error().message.en, Catch::Contains(example.message));
    CHECK_THAT(form.error().message.zh, Catch::StartsWith("small.toml:"));
  }
}

TEST_CASE("the forms of the annual report know what prose states in many ways") {
  for (const Form& form : built_in_forms()) {
    INFO(form.id);
    if (form.id.rfind("gov-", 0) != 0) continue;
    CHECK(form.prose.claims.size() >= 25);
  }
}

}  // namespace gouji
