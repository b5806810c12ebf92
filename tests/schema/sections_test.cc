#include "schema/sections.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace gouji {

TEST_CASE("prose is parted by its headings, tables left out") {
  Document document;
  for (const char* text : {"标题", "一、总体情况", "第一段。", "（一）主动公开。", "六、其他事项",
                           "五、今年做了许多工作，这一句话很长很长很长，并不是标题，而是一段正文。",
                           "二〇二四年、末段"}) {
    Paragraph paragraph;
    paragraph.text = text;
    document.blocks.emplace_back(paragraph);
    document.blocks.emplace_back(Table{});
  }
  std::string dump;
  for (const Section& section : sections_of(document)) {
    dump += "[" + section.title + "] " + section.text + "\n";
  }
  CHECK(dump ==
        "[] 标题\n[一、总体情况] 第一段。（一）主动公开。\n[六、其他事项] "
        "五、今年做了许多工作，这一句话很长很长很长，并不是标题，而是一段正文。二〇二四年、末段\n");
  CHECK(sections_of(Document{}).empty());
}

}  // namespace gouji
