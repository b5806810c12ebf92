#include "normalize/numeral.h"

#include <catch2/catch.hpp>

TEST_CASE("parse_numeral reads what follows the grammar of numerals") {
  struct Row {
    const char32_t* text;
    long long value;  // -1: no numeral
  };
  for (const Row& row : {Row{U"〇", 0},
                         {U"零", 0},
                         {U"一", 1},
                         {U"两", 2},
                         {U"十", 10},
                         {U"十二", 12},
                         {U"二十", 20},
                         {U"二十一", 21},
                         {U"一百", 100},
                         {U"一百零三", 103},
                         {U"一百一十", 110},
                         {U"一百十二", -1},
                         {U"一千零一", 1001},
                         {U"一千零二十", 1020},
                         {U"三千一百一十九", 3119},
                         {U"一万", 10000},
                         {U"十二万", 120000},
                         {U"一万零三", 10003},
                         {U"一亿二千万", 120000000},
                         {U"二〇二一", 2021},
                         {U"一二", 12},
                         {U"貳拾", 20},
                         {U"", -1},
                         {U"百", -1},
                         {U"万", -1},
                         {U"十百", -1},
                         {U"二十十", -1},
                         {U"一百二", -1},
                         {U"三千五", -1},
                         {U"零十", -1},
                         {U"一百零", -1},
                         {U"一万亿", -1},
                         {U"件", -1},
                         {U"一件", -1},
                         {U"九九九九九九九九九九九九九", -1}}) {
    const auto numeral = gouji::parse_numeral(row.text);
    CAPTURE(row.value);
    CHECK((numeral ? numeral->value : -1) == row.value);
  }
  CHECK(gouji::parse_numeral(U"二〇二一")->positional);
  CHECK_FALSE(gouji::parse_numeral(U"十二")->positional);
}
