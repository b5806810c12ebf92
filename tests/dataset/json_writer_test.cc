#include "dataset/json_writer.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

using namespace gouji;

TEST_CASE("JSON is written as for people, two spaces a level") {
  std::string text;
  JsonWriter json([&text](std::string_view piece) { text += piece; });
  json.begin_object();
  json.member("text", "甲 \"乙\"\\ \b\f\n\r\t \x01\x1F\x7F");
  json.member("number", std::int64_t{-12});
  json.key("flags").begin_array();
  json.value(true);
  json.value(false);
  json.begin_array();
  json.end();
  json.begin_object();
  json.end();
  json.end();
  json.key("inner").begin_object();
  json.member("empty", "");
  json.end();
  json.end();
  json.finish();
  CHECK(text == nlohmann::ordered_json::parse(text).dump(2) + "\n");
  CHECK(text.substr(0, 31) == "{\n  \"text\": \"甲 \\\"乙\\\"\\\\ \\b\\f");
}
