#include "schema/toml.h"

#include <catch2/catch.hpp>
#include <string>

namespace gouji {
namespace {

// {a:1 "b":"text" c:[1,2]}, keys as they are, in order.
std::string dump(const TomlNode& node) {
  std::string text;
  switch (node.kind) {
    case TomlNode::Kind::text:
      return "\"" + node.text + "\"";
    case TomlNode::Kind::integer:
      return std::to_string(node.integer);
    case TomlNode::Kind::boolean:
      return node.integer != 0 ? "true" : "false";
    case TomlNode::Kind::array:
      for (const TomlNode& item : node.items) text += (text.empty() ? "" : ",") + dump(item);
      return "[" + text + "]";
    case TomlNode::Kind::table:
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        text += (text.empty() ? "" : " ") + node.keys[i] + ":" + dump(node.items[i]);
      }
      return "{" + text + "}";
  }
  return text;
}

std::string parsed(const std::string& text) {
  FormProblems problems("f");
  const std::optional<TomlNode> node = parse_toml(text, problems);
  CHECK(node.has_value() != problems.first().has_value());
  return node ? dump(*node) : problems.first()->message.en;
}

}  // namespace

TEST_CASE("valid TOML") {
  struct Example {
    std::string text;
    std::string tree;
  };
  const Example examples[] = {
      {"", "{}"},
      {"\xEF\xBB\xBF# a comment\r\n\n", "{}"},
      {"a = 1", "{a:1}"},
      {"a = 1 # one\nb-c_1 = true\r\n\"中 文\" = false", "{a:1 b-c_1:true 中 文:false}"},
      {"a = \"甲 # \\\"乙\\\" \\\\ \\u4E59\\U0001F600\\t\"", "{a:\"甲 # \"乙\" \\ 乙😀\t\"}"},
      {"a = 'C:\\temp'", "{a:\"C:\\temp\"}"},
      {"a = \"\"", "{a:\"\"}"},
      {"a = []", "{a:[]}"},
      {"a = [1, [2], \"x\",]", "{a:[1,[2],\"x\"]}"},
      {"a = [ # first\n  1,\n\n  2 # second\n]\nb = 3", "{a:[1,2] b:3}"},
      {"a = { b = 1, c = { d = [] } }", "{a:{b:1 c:{d:[]}}}"},
      {"a = {\n  b = 1,\n}", "{a:{b:1}}"},
      {"[a]\nb = 1\n[c]\nd = 2", "{a:{b:1} c:{d:2}}"},
      {"[a.b]\nc = 1\n[a.d]\ne = 2", "{a:{b:{c:1} d:{e:2}}}"},
      {"[[a]]\nb = 1\n[[a]]\nb = 2", "{a:[{b:1},{b:2}]}"},
      {"[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\nc = 2\n[[a]]\n[[ a . b ]]\nc = 3",
       "{a:[{b:[{c:1},{c:2}]},{b:[{c:3}]}]}"},
  };
  for (const Example& example : examples) {
    INFO(example.text);
    CHECK(parsed(example.text) == example.tree);
  }
}

TEST_CASE("text that is no TOML, or beyond the part that is read") {
  struct Example {
    std::string text;
    std::string message;
  };
  const std::string value = "a value: \"text\", a whole number, true, false, [ … ] or { … }";
  const Example examples[] = {
      {"a", "1: not valid TOML: expected \"=\" behind the key"},
      {"\n\na =", "3: not valid TOML: expected " + value},
      {"a = b", "1: not valid TOML: expected " + value},
      {"a = 1.5", "1: not valid TOML: expected " + value},
      {"a = -1", "1: not valid TOML: expected " + value},
      {"a = 2024-01-01", "1: not valid TOML: expected " + value},
      {"a = 1234567890123456789", "1: not valid TOML: expected " + value},
      {"a.b = 1", "1: not valid TOML: expected \"=\" behind the key"},
      {"= 1", "1: not valid TOML: expected a key of letters, digits, _ and -"},
      {"甲 = 1", "1: not valid TOML: expected a key of letters, digits, _ and -"},
      {"[[。table]]", "1: not valid TOML: expected a key of letters, digits, _ and -"},
      {"[", "1: not valid TOML: expected a key of letters, digits, _ and -"},
      {"[a", "1: not valid TOML: expected \"]\""},
      {"[[a]", "1: not valid TOML: expected \"]]\""},
      {"[a]]", "1: not valid TOML: something is left over at the end of the line"},
      {"a = 1 b = 2", "1: not valid TOML: something is left over at the end of the line"},
      {"a = \"x", "1: not valid TOML: a text without its closing quote"},
      {"a = \"x\nb = 1", "1: not valid TOML: a text without its closing quote"},
      {"a = \"\"\"x\"\"\"", "1: not valid TOML: text over several lines; write it on one"},
      {"a = \"\\q\"", "1: not valid TOML: an unknown escape; write a backslash as \\\\"},
      {"a = \"\\uD800\"", "1: not valid TOML: an unknown escape; write a backslash as \\\\"},
      {"a = \"\\u12\"", "1: not valid TOML: an unknown escape; write a backslash as \\\\"},
      {"a = \"\\", "1: not valid TOML: an unknown escape; write a backslash as \\\\"},
      {"a = \"\x01\"", "1: not valid TOML: a control character in a text"},
      {"a = \"\xFF\"", "1: not valid TOML: not UTF-8; save it as UTF-8"},
      {"a = [1 2]", "1: not valid TOML: expected \",\" or \"]\""},
      {"a = [1,\n\n", "3: not valid TOML: expected " + value},
      {"a = { b = 1 c = 2 }", "1: not valid TOML: expected \",\" or \"}\""},
      {"a = 1\na = 2", "2: not valid TOML: \"a\" is there already"},
      {"[a]\n[a]", "2: not valid TOML: \"a\" is there already"},
      {"a = []\n[[a]]", "2: not valid TOML: \"a\" is there already"},
      {"a = 1\n[a.b]", "2: not valid TOML: \"a\" is there already"},
      {"a = {}\n[a.b]", "2: not valid TOML: \"a\" is there already"},
      {"[[a]]\n[a]", "2: not valid TOML: \"a\" is there already"},
      {"[a]\n[[a]]", "2: not valid TOML: \"a\" is there already"},
      {"a = " + std::string(1000, '['), "1: not valid TOML: nested too deeply"},
  };
  for (const Example& example : examples) {
    INFO(example.text);
    CHECK(parsed(example.text) == "f:" + example.message);
  }
}

TEST_CASE("nodes and keys know their lines") {
  FormProblems problems("f");
  const std::optional<TomlNode> root =
      parse_toml("# one\na = [\n  { b = 1 },\n  {\n b = 2 },\n]\n[[c]]\n[[c]]\n", problems);
  REQUIRE(root);
  const TomlNode& a = *root->find("a");
  CHECK(root->key_lines[0] == 2);
  CHECK(a.line == 2);
  CHECK(a.items[0].line == 3);
  CHECK(a.items[1].line == 4);
  CHECK(root->find("c")->items[1].line == 8);
  CHECK(root->find("d") == nullptr);
}

}  // namespace gouji
