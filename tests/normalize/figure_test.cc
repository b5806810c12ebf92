#include "normalize/figure.h"

#include <catch2/catch.hpp>

using gouji::Figure;
using gouji::FigureState;
using gouji::read_figure;

namespace {

// "number 22 件 (其中修订 16 件) ?" : state, value, unit, note, doubt.
std::string dump(const Figure& figure) {
  std::string out;
  switch (figure.state) {
    case FigureState::number:
      out = figure.value.to_string();
      break;
    case FigureState::blank:
      out = "blank";
      break;
    case FigureState::nil:
      out = "nil";
      break;
    case FigureState::text:
      out = "text";
      break;
  }
  if (!figure.unit.empty()) out += " " + figure.unit;
  if (!figure.note.empty()) out += " (" + figure.note + ")";
  if (figure.doubtful) out += " ?";
  return out;
}

struct Row {
  const char* raw;
  const char* expected;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    CHECK(dump(read_figure(row.raw)) == row.expected);
  }
}

}  // namespace

TEST_CASE("plain figures") {
  check({{"0", "0"},
         {"17", "17"},
         {" 17 ", "17"},
         {"\xE3\x80\x80"
          "17\xC2\xA0",
          "17"},
         {"&nbsp;17&nbsp;", "17"},
         {"１２", "12"},
         {"12345678", "12345678"},
         {"7730.28", "7730.28"},
         {"０．５", "0.5"},
         {"1,234", "1234"},
         {"１，２３４", "1234"},
         {"1,234,567.89", "1234567.89"},
         {"123456789012345678", "123456789012345678"},
         {"1\xE2\x80\x8B"
          "2",
          "12"}});
}

TEST_CASE("signs") {
  check({{"+19", "19"},
         {"-2", "-2"},
         {"－２", "-2"},
         {"＋３", "3"},
         {"−4", "-4"},
         {"–5", "-5"},
         {"+0", "0"},
         {"—2", "-2 ?"},
         {"- 2", "-2 ?"},
         {"减2", "-2 ?"},
         {"增加19", "19 ?"},
         {"+-2", "text"},
         {"±2", "text"}});
}

TEST_CASE("blank and nil are not zero") {
  check({{"", "blank"},
         {" ", "blank"},
         {"\n", "blank"},
         {"　", "blank"},
         {"&nbsp;", "blank"},
         {"\xE2\x80\x8B", "blank"},
         {"-", "nil"},
         {"－", "nil"},
         {"—", "nil"},
         {"——", "nil"},
         {"— —", "nil"},
         {"---", "nil"},
         {"─", "nil"},
         {"/", "nil"},
         {"／", "nil"},
         {"\\", "nil"},
         {"无", "nil"},
         {"無", "nil"},
         {"\u2F46", "nil"},
         {"无。", "nil"},
         {"没有", "nil"},
         {"不适用", "nil"},
         {"无（县级无此项）", "nil (县级无此项)"},
         {"一一", "nil ?"},
         {"____", "nil ?"}});
}

TEST_CASE("units and notes") {
  check({{"251000元", "251000 元"},
         {"17件", "17 件"},
         {"17 件", "17 件"},
         {"477.35万元", "477.35 万元"},
         {"477.35（万元）", "477.35 万元"},
         {"477.35（单位：万元）", "477.35 万元"},
         {"¥12.5", "12.5 元"},
         {"人民币12元", "12 元"},
         {"12（万件）", "12 万件 ?"},
         {"3（减）", "3 (减) ?"},
         {"4(-)", "4 (-) ?"},
         {"5（↓）", "5 (↓) ?"},
         {"12（上年）", "12 (上年) ?"},
         {"12.5（退费）", "12.5 (退费) ?"},
         {"12（ 本年 ）", "12 (本年)"},
         {"0（无）", "0 (无)"},
         {"22（其中修订 16 件）", "22 (其中修订 16 件) ?"},
         {"22件（其中修订16件）", "22 件 (其中修订16件) ?"},
         {"22(备案)", "22 (备案) ?"},
         {"22(备案", "22 (备案) ?"},
         {"22，其中修订16件", "22 (其中修订16件) ?"},
         {"22①", "22 (①) ?"},
         {"22*", "22 (*) ?"},
         {"22。", "22 ?"},
         {"22；", "22 ?"},
         {"约22件", "22 件 ?"},
         {"共22件", "22 件 ?"},
         {"1.2万", "1.2 万 ?"},
         {"50%", "50 % ?"}});
}

TEST_CASE("spelt numbers") {
  check({{"十二", "12"},
         {"〇", "0"},
         {"零", "0"},
         {"○", "0 ?"},
         {"一百零三", "103"},
         {"三千零二十件", "3020 件"},
         {"一件", "1 件"},
         {"壹佰贰拾元", "120 元"},
         {"一", "1 ?"},
         {"十 二", "12 ?"},
         {"二〇二一", "2021 ?"},
         {"三万元", "30000 元 ?"},
         {"十百", "text"},
         {"一、", "text"},
         {"一、总体情况", "text"},
         {"三类", "text"}});
}

TEST_CASE("the mark of a spreadsheet for text is no part of the number") {
  check({{"'12", "12"},
         {"'1,234.5", "1234.5"},
         {"'-3", "-3"},
         {"＇12", "12"},
         {"’12", "12 ?"},
         {"‘12’", "text"},
         {"'", "text"},
         {"''12", "text"},
         {"'12'", "text"}});
}

TEST_CASE("what is readable but odd is doubtful") {
  check({{"1 2", "12 ?"},
         {"1\n2", "12 ?"},
         {"1 234", "1234 ?"},
         {"1, 234", "1234 ?"},
         {"12,34", "1234 ?"},
         {"1234,567", "1234567 ?"},
         {"1,2345", "12345 ?"},
         {"1'234", "1234 ?"},
         {"7730. 28", "7730.28 ?"},
         {"7730。28", "7730.28 ?"},
         {"7730·28", "7730.28 ?"},
         {".5", "0.5 ?"},
         {"007", "7 ?"},
         {"00", "0 ?"}});
}

TEST_CASE("what is no figure stays text") {
  check({{"1.", "text"},
         {"1、", "text"},
         {"（一）", "text"},
         {"(2)", "text"},
         {"2021年", "text"},
         {"2021-12-31", "text"},
         {"2021/12", "text"},
         {"1.2.3", "text"},
         {"1/2", "text"},
         {"规章", "text"},
         {"5.属于三类内部事务信息", "text"},
         {"3件及以上", "text"},
         {"Ā", "text"},
         {"Āă", "text"},
         {"•", "text"},
         {"\xEF\xBF\xBD", "text"},
         {"\xFF\xFE", "text"},
         {"O", "text ?"},
         {"l", "text ?"},
         {"1O", "text ?"},
         {"l2", "text ?"},
         {"1234567890123456789", "text"},
         {"②", "text"},
         {"第1项", "text"}});
}
