#include "normalize/near_names.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace gouji;

namespace {

std::string near(const std::string& typed, const std::vector<std::string>& names) {
  NearNames nearest(typed);
  for (const std::string& name : names) nearest.consider(name);
  return near_names_message(nearest.names()).en;
}

}  // namespace

TEST_CASE("names near to one that is not there") {
  const std::vector<std::string> names = {"requests.granted.total", "requests.granted.research",
                                          "proactive.fees.amount", "一/a.pdf", "二/a.pdf"};
  struct Case {
    std::string typed;
    std::string said;
  };
  const Case cases[] = {
      {"proactive.fees.amonut", "; did you mean proactive.fees.amount?"},
      {"requests.granted.totl", "; did you mean requests.granted.total?"},
      {"a.pdf", "; did you mean 一/a.pdf or 二/a.pdf?"},  // without its folder
      {"/elsewhere/二/a.pdf", "; did you mean 一/a.pdf or 二/a.pdf?"},
      {"zzz", ""},
      {"", ""},
      {"x", ""},
  };
  for (const Case& each : cases) {
    INFO(each.typed);
    CHECK(near(each.typed, names) == each.said);
  }
  CHECK(near("table.row", {"table.row1", "table.row2", "table.row.x", "table.row3"}) ==
        "; did you mean table.row1, table.row2 or table.row3?");
  NearNames chinese("a.pdf");
  chinese.consider("b/a.pdf");
  CHECK(near_names_message(chinese.names()).zh == "；是否指 b/a.pdf？");
}
