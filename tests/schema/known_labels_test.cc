#include "schema/known_labels.h"

#include <catch2/catch.hpp>
#include <string>

#include "normalize/text.h"

namespace gouji {
namespace {

TEST_CASE("the labels of every field of every form are known, each in a line of its own") {
  const std::string known = "\n" + known_labels(built_in_forms());
  const auto is_known = [&known](const FormLabel& label) {
    return known.find("\n" + fold(label.printed) + "\n") != std::string::npos;
  };
  for (const Form& form : built_in_forms()) {
    for (const FormField& field : form.fields) {
      INFO(form.id << " " << field.id);
      CHECK(is_known(row_of(form, field).label));
      CHECK(is_known(column_of(form, field).label));
      for (const FormLabel& group : row_of(form, field).groups) CHECK(is_known(group));
    }
  }
}

TEST_CASE("other spellings are known too") {
  const std::string known = known_labels(built_in_forms());
  CHECK(known.find(fold("本年度废止件数") + "\n") != std::string::npos);
  CHECK(known.find(fold("收费金额（万元）") + "\n") != std::string::npos);
}

TEST_CASE("no forms, no labels") { CHECK(known_labels({}).empty()); }

}  // namespace
}  // namespace gouji
