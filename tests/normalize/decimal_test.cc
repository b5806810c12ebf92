#include "normalize/decimal.h"

#include <catch2/catch.hpp>

using gouji::Decimal;

TEST_CASE("Decimal::parse reads plain decimals and normalises them") {
  struct Row {
    const char* text;
    const char* expected;
  };
  for (const Row& row : {Row{"0", "0"},
                         {"-0", "0"},
                         {"00", "0"},
                         {"+19", "19"},
                         {"-2", "-2"},
                         {"7730.28", "7730.28"},
                         {"7730.2800", "7730.28"},
                         {"0.50", "0.5"},
                         {"-0.05", "-0.05"},
                         {"0.0001", "0.0001"},
                         {"100", "100"},
                         {"999999999999999999", "999999999999999999"},
                         {"-999999999999999999", "-999999999999999999"},
                         {"0.000000000000000001", "0.000000000000000001"},
                         {"0.00000000000000000000", "0"}}) {
    CAPTURE(row.text);
    const auto value = Decimal::parse(row.text);
    REQUIRE(value);
    CHECK(value->to_string() == row.expected);
  }
}

TEST_CASE("Decimal::parse refuses all other text") {
  for (const char* text :
       {"", "+", "-", ".", "1.", ".5", "1,234", "1 2", "--1", "+-1", "1e3", "0x1", "１２", "1.2.3",
        "1000000000000000000", "0.0000000000000000001", "1.0000000000000000000"}) {
    CAPTURE(text);
    CHECK_FALSE(Decimal::parse(text));
  }
}

TEST_CASE("Decimal adds and subtracts exactly") {
  struct Row {
    const char* left;
    const char* right;
    const char* sum;
    const char* difference;
  };
  for (const Row& row : {Row{"0.1", "0.2", "0.3", "-0.1"},
                         {"1", "2", "3", "-1"},
                         {"1.05", "0.95", "2", "0.1"},
                         {"-2", "19", "17", "-21"},
                         {"477.3501", "0.0099", "477.36", "477.3402"},
                         {"999999999999999999", "-1", "999999999999999998", ""}}) {
    CAPTURE(row.left, row.right);
    const auto left = Decimal::parse(row.left);
    const auto right = Decimal::parse(row.right);
    REQUIRE(left);
    REQUIRE(right);
    const auto sum = left->plus(*right);
    const auto difference = left->minus(*right);
    CHECK((sum ? sum->to_string() : "") == row.sum);
    CHECK((difference ? difference->to_string() : "") == row.difference);
  }
}

TEST_CASE("Decimal operations out of range say so") {
  const auto largest = Decimal::parse("999999999999999999");
  const auto smallest = Decimal::parse("0.000000000000000001");
  REQUIRE(largest);
  REQUIRE(smallest);
  CHECK_FALSE(largest->plus(Decimal(1)));
  CHECK_FALSE(largest->plus(*smallest));
  CHECK(largest->compare(*smallest) == 1);
}

TEST_CASE("Decimal compares by value") {
  const auto value = [](const char* text) { return *Decimal::parse(text); };
  CHECK(value("1.0") == value("1"));
  CHECK(value("1.0").compare(value("1")) == 0);
  CHECK(value("-2").compare(value("1.5")) == -1);
  CHECK(value("0.3").compare(value("0.299")) == 1);
  CHECK(value("-0").is_zero());
  CHECK_FALSE(value("-0").is_negative());
  CHECK(value("-0.5").is_negative());
  CHECK(value("2.50").is_whole() == false);
  CHECK(value("2.00").is_whole());
  CHECK(Decimal() == Decimal(0));
}
