#include "schema/form.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "schema/built_in_texts.h"

namespace gouji {
namespace {

const Form& built_in(const std::string& id) {
  const std::vector<Form>& forms = built_in_forms();
  const auto found =
      std::find_if(forms.begin(), forms.end(), [&id](const Form& form) { return form.id == id; });
  REQUIRE(found != forms.end());
  return *found;
}

// "gov-2021,requests.granted.total,（一）予以公开,总计,件", as in form_fields.csv.
std::string describe(const Form& form, const FormField& field) {
  const FormRow& row = row_of(form, field);
  const FormColumn& column = column_of(form, field);
  const std::string& row_label =
      row.label.printed.empty() ? column.groups.back().printed : row.label.printed;
  return form.id + "," + field.id + "," + row_label + "," + column.label.printed + "," + field.unit;
}

std::vector<std::string> golden_fields() {
  std::ifstream file(GOUJI_SOURCE_DIR "/tests/schema/form_fields.csv");
  std::vector<std::string> lines;
  std::string line;
  std::getline(file, line);  // the header
  while (std::getline(file, line)) lines.push_back(line);
  return lines;
}

std::vector<std::string> paths(const std::vector<FormLabel>& groups) {
  std::vector<std::string> labels;
  for (const FormLabel& group : groups) labels.push_back(group.printed);
  return labels;
}

using Strings = std::vector<std::string>;

const Identity& identity_of(const Form& form, const std::string& rule, const std::string& left) {
  const auto found = std::find_if(
      form.identities.begin(), form.identities.end(),
      [&](const Identity& each) { return each.rule == rule && each.left.front() == left; });
  REQUIRE(found != form.identities.end());
  return *found;
}

}  // namespace

TEST_CASE("the built-in forms load with all their patterns compiled") {
  for (const BuiltInText& file : built_in_form_files()) {
    INFO(file.name);
    const Result<Form> form = load_form(file.text, file.name, PatternCheck::at_load);
    CHECK(form);
  }
}

TEST_CASE("the built-in forms have the fields of the golden list, in its order") {
  Strings lines;
  REQUIRE(built_in_forms().size() == 3);
  for (const Form& form : built_in_forms()) {
    for (const FormField& field : form.fields) lines.push_back(describe(form, field));
  }
  const Strings golden = golden_fields();
  REQUIRE(golden.size() == 398 + 7 + 58);
  CHECK(lines == golden);
}

TEST_CASE("the built-in forms come newest first and know their years") {
  CHECK(built_in_forms()[0].id == "gov-2021");
  CHECK(built_in_forms()[0].first_year == 2021);
  CHECK(built_in_forms()[0].last_year == 9999);
  CHECK(built_in_forms()[1].id == "gov-2019");
  CHECK(built_in_forms()[1].last_year == 2020);
  CHECK(built_in_forms()[2].id == "stat-2014");
  CHECK(built_in_forms()[2].last_year == 2018);
}

TEST_CASE("every label of the built-in forms is in both languages and parsed") {
  const auto complete = [](const FormLabel& label) {
    CHECK(!label.printed.empty());
    CHECK(!label.english.empty());
    CHECK(label.parsed.size() == 1 + label.variants.size());
  };
  for (const Form& form : built_in_forms()) {
    CHECK(!form.title.zh.empty());
    CHECK(!form.title.en.empty());
    for (const FormTable& table : form.tables) {
      complete(table.title);
      for (const FormLabel& note : table.notes) CHECK(note.parsed.size() == 1);
      for (const FormBlock& block : table.blocks) {
        for (const FormColumn& column : block.columns) {
          complete(column.label);
          for (const FormLabel& group : column.groups) complete(group);
        }
      }
      for (const FormRow& row : table.rows) {
        if (!row.id.empty()) complete(row.label);
        for (const FormLabel& group : row.groups) complete(group);
      }
    }
  }
}

TEST_CASE("rows and columns know the groups they lie within") {
  const Form& form = built_in("gov-2021");
  const auto row = [&](const char* id) { return row_of(form, *form.find_field(id)); };
  const auto column = [&](const char* id) { return column_of(form, *form.find_field(id)); };
  CHECK(paths(row("requests.refused.state_secret.total").groups) ==
        Strings{"三、本年度办理结果", "（三）不予公开"});
  CHECK(paths(row("requests.received.total").groups).empty());
  CHECK(paths(row("requests.other.total").groups) == Strings{"三、本年度办理结果"});
  CHECK(paths(column("requests.received.business").groups) ==
        Strings{"申请人情况", "法人或其他组织"});
  CHECK(paths(column("disputes.litigation_direct.upheld").groups) ==
        Strings{"行政诉讼", "未经复议直接起诉"});
  CHECK(paths(column("disputes.reconsideration.total").groups) == Strings{"行政复议"});
}

TEST_CASE("find_field knows the fields of the form and no others") {
  const Form& form = built_in("gov-2021");
  for (const FormField& field : form.fields) CHECK(form.find_field(field.id) == &field);
  CHECK(form.find_field("requests.other.total")->alternative == 0);
  CHECK(form.find_field("requests.other.other.total")->alternative == -1);
  CHECK(form.find_field("requests.granted") == nullptr);
  CHECK(form.find_field("") == nullptr);
  CHECK(built_in("gov-2019").find_field("requests.other.other.total") == nullptr);
}

TEST_CASE("the identities are expanded to fields of the form") {
  struct Count {
    const char* form;
    const char* rule;
    int count;
  };
  const Count counts[] = {
      {"gov-2021", "in-out", 7},      {"gov-2021", "outcomes", 14},  // 7 and 7 undivided
      {"gov-2021", "applicants", 26},  // 25 rows and the undivided one
      {"gov-2021", "disputes", 3},    {"gov-2019", "in-out", 7},    {"gov-2019", "outcomes", 7},
      {"gov-2019", "applicants", 23}, {"gov-2019", "disputes", 3},
  };
  for (const Count& expected : counts) {
    INFO(expected.form << " " << expected.rule);
    const auto& identities = built_in(expected.form).identities;
    CHECK(std::count_if(identities.begin(), identities.end(), [&](const Identity& identity) {
            return identity.rule == expected.rule;
          }) == expected.count);
  }
  for (const Form& form : built_in_forms()) {
    for (const Identity& identity : form.identities) {
      std::set<std::string> fields(identity.left.begin(), identity.left.end());
      fields.insert(identity.right.begin(), identity.right.end());
      CHECK(fields.size() == identity.left.size() + identity.right.size());
      for (const std::string& field : fields) CHECK(form.find_field(field) != nullptr);
    }
  }
}

TEST_CASE("an identity has the sums of its rule") {
  const Form& form = built_in("gov-2021");
  const Identity& in_out = identity_of(form, "in-out", "requests.received.research");
  CHECK(in_out.left == Strings{"requests.received.research", "requests.carried_in.research"});
  CHECK(in_out.right ==
        Strings{"requests.outcome_total.research", "requests.carried_out.research"});
  CHECK(in_out.unless_blank == Strings{"requests.outcome_total.research"});
  CHECK_FALSE(in_out.left_is_total);
  CHECK(in_out.place.zh == "申请人情况/法人或其他组织/科研机构");
  CHECK(in_out.title.zh == "一 + 二 = 三（七）总计 + 四");
  CHECK(in_out.title.en == "1 + 2 = 3 (7) total + 4");

  const Identity& row = identity_of(form, "applicants", "requests.refused.state_secret.total");
  CHECK(row.left_is_total);
  CHECK(row.right.size() == 6);
  CHECK(row.place.zh == "三、本年度办理结果/（三）不予公开/1.属于国家秘密");
  CHECK(row.place.en == "3. Outcomes this year / (3) Refused / 1. State secrets");

  const Identity& disputes = identity_of(form, "disputes", "disputes.litigation_direct.total");
  CHECK(disputes.right ==
        Strings{"disputes.litigation_direct.upheld", "disputes.litigation_direct.corrected",
                "disputes.litigation_direct.other", "disputes.litigation_direct.pending"});
  CHECK(disputes.place.zh == "行政诉讼/未经复议直接起诉");
}

TEST_CASE("the outcomes are summed as divided and, under the alternative, as undivided") {
  const Form& form = built_in("gov-2021");
  std::vector<Identity> readings;
  for (const Identity& identity : form.identities) {
    if (identity.rule == "outcomes" && identity.left == Strings{"requests.outcome_total.total"}) {
      readings.push_back(identity);
    }
  }
  REQUIRE(readings.size() == 2);
  const auto has = [](const Identity& identity, const char* field) {
    return std::count(identity.right.begin(), identity.right.end(), field) == 1;
  };
  CHECK(readings[0].right.size() == 21);
  CHECK(has(readings[0], "requests.other.fee_overdue.total"));
  CHECK_FALSE(has(readings[0], "requests.other.total"));
  CHECK(readings[1].right.size() == 19);
  CHECK(has(readings[1], "requests.other.total"));
  CHECK_FALSE(has(readings[1], "requests.other.other.total"));
}

}  // namespace gouji
