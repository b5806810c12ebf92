// Units that labels state, which may not be the form's.
#include "schema/field_maker.h"

#include <catch2/catch.hpp>

namespace gouji {
namespace {

TEST_CASE("the unit of money that a label names") {
  struct Case {
    const char* label;
    const char* unit;
  };
  for (const Case& given : {
           Case{"本年收费金额（单位：万元）", "万元"},
           Case{"本年收费金额(元)", "元"},
           Case{"本年收费金额元", "元"},
           Case{"本年收费金额／元", "元"},
           Case{"收费金额（单位元）", "元"},
           Case{"本年收费金额（单位：人民币元）", "元"},
           Case{"本年收费金额（单位：百万元）", "百万元"},
           Case{"单位：件、元", "元"},
           Case{"本年收费金额", ""},
           Case{"单元", ""},
           Case{"", ""},
       }) {
    INFO(given.label);
    CHECK(money_unit_of(given.label) == given.unit);
  }
}

TEST_CASE("a unit by which things are counted in thousands") {
  struct Case {
    const char* label;
    const char* unit;
  };
  for (const Case& given : {
           Case{"本年处理决定数量（单位：万件）", "万件"},
           Case{"件数（单位：百件）", "百件"},
           Case{"本年制发件数", ""},
           Case{"第二十条第（一）项", ""},
           Case{"本年收费金额（单位：万元）", ""},
           Case{"", ""},
       }) {
    INFO(given.label);
    CHECK(scaled_unit_of(given.label) == given.unit);
  }
}

}  // namespace
}  // namespace gouji
