#include "extract/html_source.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace gouji;

TEST_CASE("the charset that a page declares") {
  struct Case {
    const char* page;
    const char* charset;
  };
  for (const Case& example : std::vector<Case>{
           {"<meta charset=utf-8>", "utf-8"},
           {"<META CHARSET = 'GB2312' />", "gb2312"},
           {"<meta http-equiv='Content-Type' content='text/html; charset=gbk'>", "gbk"},
           {"<meta name=a content=b><meta http-equiv=c content=\"text/html;charset=big5\">",
            "big5"},
           {"<?xml version='1.0' encoding='GB18030'?><html>", "gb18030"},
           {"<script>charset=x</script><meta charset=gbk>", "gbk"},
           {"<meta name=charset>", ""},
           {"<p>charset=gbk", ""},
           {"<meta charset", ""},
           {"", ""}}) {
    INFO(example.page);
    CHECK(declared_html_charset(example.page) == example.charset);
  }
  CHECK(declared_html_charset(std::string(20'000, ' ') + "<meta charset=gbk>") == "");
}

TEST_CASE("what is taken out before parsing") {
  struct Case {
    std::string page;
    std::string clean;
  };
  for (const Case& example :
       std::vector<Case>{{"<p>a</p>", "<p>a</p>"},
                         {"a<o:p></o:p>b<st1:date Year=\"a>b\">c", "abc"},
                         {"a<!-- <td> -->b", "ab"},
                         {"a<!-- never closed", "a"},
                         {"a<script>if (x<y) '<!--'</SCRIPT>b", "a</SCRIPT>b"},
                         {"<scripture>a", "<scripture>a"},
                         {"<td title='a>b'>c", "<td title='a>b'>c"},
                         {"1 < 2 <3", "1 < 2 <3"},
                         {std::string("a\0b<p\0>", 7), "ab<p>"},
                         {"<p", "<p"},
                         {"<", "<"}}) {
    INFO(example.page);
    CHECK(clean_html_source(example.page) == example.clean);
  }
  std::string many = "<td";
  for (int attribute = 0; attribute < 300; ++attribute) {
    many += " a" + std::to_string(attribute) + "='1'";
  }
  const std::string clean = clean_html_source(many + ">x");
  CHECK(clean.find(" a255=") != std::string::npos);
  CHECK(clean.find(" a256=") == std::string::npos);
  CHECK(clean.substr(clean.size() - 2) == ">x");
}
