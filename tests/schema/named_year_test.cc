#include "schema/named_year.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "schema/mapper.h"
#include "tests/schema/mapped.h"

namespace gouji {
namespace {

// A report on 2022 of what `parts` say: tables, and captions where there is no bar.
Record map_report(const std::vector<std::string>& parts) {
  Document document;
  const auto add_paragraph = [&document](const std::string& text) {
    Paragraph paragraph;
    paragraph.text = text;
    document.blocks.emplace_back(paragraph);
  };
  add_paragraph("淮安市洪泽区水务局2022年政府信息公开工作年度报告");
  for (const std::string& part : parts) {
    if (part.find('|') == std::string::npos) {
      add_paragraph(part);
    } else {
      document.blocks.emplace_back(draw_table(part));
    }
  }
  return map_document(document, built_in_forms(), "");
}

}  // namespace

TEST_CASE("texts that are the name of a year and nothing else") {
  const std::vector<std::pair<std::string, int>> examples = {
      {"2022年", 2022},
      {"2021年度", 2021},
      {"（2021年）", 2021},
      {"二〇二一年", 2021},
      {"2021 年情况：", 2021},
      {"2020年度统计表", 2020},
      {"本年", 2022},
      {"本年度数", 2022},
      {"上年", 2021},
      {"上一年度数据", 2021},
      {"去年", 2021},
      {"", 0},
      {"2021", 0},
      {"2021年1月20日", 0},
      {"2022年1月", 0},
      {"2020-2021年", 0},
      {"本年制发件数", 0},
      {"上一年项目数量", 0},
      {"2021年新收", 0},
      {"2021年情况、2022年情况", 0},
      {"二、主动公开政府信息情况", 0},
      {"指2021年办件量", 0},
  };
  for (const auto& [text, year] : examples) {
    INFO(text);
    CHECK(named_year(text, 2022) == year);
  }
}

TEST_CASE("of rows for two years the one of the report counts") {
  struct Case {
    const char* what;
    std::string rows;
    const char* received;
    const char* unmapped;
  };
  const std::string carried = "二、上年结转政府信息公开申请数量 | < | < |0|0|0|0|0|0|0";
  const std::string label = "一、本年新收政府信息公开申请数量";
  const std::vector<Case> cases = {
      {"the year before first",
       label + " | < | 2021年 |1|2|3|4|5|6|7\n^ | ^ | 2022年 |2|3|4|5|6|7|8\n" + carried,
       "2 3 4 5 6 7 8", "other-year: 一、本年新收政府信息公开申请数量 2021年 1 2 3 4 5 6 7\n"},
      {"in words, the year before last",
       label + " | < | 本年 |2|3|4|5|6|7|8\n^ | ^ | 上年 |1|2|3|4|5|6|7\n" + carried,
       "2 3 4 5 6 7 8", "other-year: 上年 1 2 3 4 5 6 7\n"},
      {"neither is of the report",
       label + " | < | 2020年 |1|2|3|4|5|6|7\n^ | ^ | 2021年 |2|3|4|5|6|7|8\n" + carried,
       "1! 2! 3! 4! 5! 6! 7!", "not-in-form: 2021年 2 3 4 5 6 7 8\n"},
      {"one row alone, of another year", label + " | < | 2021年 |1|2|3|4|5|6|7\n" + carried,
       "1! 2! 3! 4! 5! 6! 7!", ""},
      {"a later year than the report's",
       label + " | < | 2022年 |1|2|3|4|5|6|7\n^ | ^ | 2023年 |2|3|4|5|6|7|8\n" + carried,
       "1! 2! 3! 4! 5! 6! 7!", "not-in-form: 2023年 2 3 4 5 6 7 8\n"},
      {"a label over all is not the row's year",
       "2022年度 | " + label +
           " | 2021年 |1|2|3|4|5|6|7\n^ | ^ | 2022年 |2|3|4|5|6|7|8\n^ | "
           "二、上年结转政府信息公开申请数量 | < |0|0|0|0|0|0|0",
       "2 3 4 5 6 7 8",
       "other-year: 2022年度 一、本年新收政府信息公开申请数量 2021年 1 2 3 4 5 6 7\n"},
      {"in words that nobody knows, without a label",
       label + " | < | 上半年 |1|2|3|4|5|6|7\n | < | 全年 |2|3|4|5|6|7|8\n" + carried,
       "1! 2! 3! 4! 5! 6! 7!", "not-in-form: _ 全年 2 3 4 5 6 7 8\n"},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const Record record = map_report({requests_header + c.rows});
    CHECK(fields(record, "requests.received") == c.received);
    CHECK(fields(record, "requests.carried_in") == "0 0 0 0 0 0 0");
    CHECK(unmapped(record) == c.unmapped);
  }
}

TEST_CASE("years in a sequence of cells are left alone") {
  Document document;
  Paragraph title;
  title.text = "淮安市洪泽区水务局2022年政府信息公开工作年度报告";
  document.blocks.emplace_back(title);
  document.blocks.emplace_back(
      draw_sequence("自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n"
                    "一、本年新收政府信息公开申请数量\n1\n0\n2\n0\n0\n0\n3\n"
                    "二、上年结转政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n"));
  const Record record = map_document(document, built_in_forms(), "");
  CHECK(fields(record, "requests.received") == "1 0 2 0 0 0 3");
}

TEST_CASE("a row without a label of its own may have that of its year") {
  const std::string header =
      "年度 | 行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < | < | < | < | < | <\n"
      "^ | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | < | < | < | < | "
      "复议后起诉 | < | < | < | <\n"
      "^ | ^ | ^ | ^ | ^ | ^ | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | "
      "结果纠正 | 其他结果 | 尚未审结 | 总计\n";
  const Record record =
      map_report({requests_row, header + "2021年 |1|1|1|1|4|1|1|1|1|4|1|1|1|1|4\n"
                                         "2022年 |2|2|2|2|8|2|2|2|2|8|2|2|2|2|8"});
  CHECK(fields(record, "disputes") == "2 2 2 2 8 2 2 2 2 8 2 2 2 2 8");
}

TEST_CASE("of tables under the names of two years the one of the report counts") {
  const auto table = [](int figure) {
    const std::string cells = " | " + std::to_string(figure);
    return "第二十条第（五）项 | <\n信息内容 | 本年处理决定数量\n行政许可" + cells +
           "\n第二十条第（六）项 | <\n信息内容 | 本年处理决定数量\n行政处罚" + cells +
           "\n行政强制" + cells;
  };
  Record record = map_report({"2021年情况：", table(7), "2022年情况：", table(9)});
  CHECK(fields(record, "proactive.licences") == "9");
  CHECK(fields(record, "proactive.penalties") == "9");
  CHECK(rules(record).find("second-table") == std::string::npos);
  REQUIRE_FALSE(record.unmapped.empty());
  CHECK(record.unmapped.front().reason == "other-year");

  // Captions may stand below their tables: they tell nothing.
  record = map_report({table(9), "2022年情况", table(7), "2021年情况"});
  CHECK(fields(record, "proactive.penalties") == "9!");
  record = map_report({table(7), "2021年情况", table(9), "2022年情况", "三、其他"});
  CHECK(fields(record, "proactive.penalties") == "7!");

  // A report has no figures of a later year: its own may be misprinted.
  record = map_report({"2022年情况", table(7), "2023年情况", table(9)});
  CHECK(fields(record, "proactive.penalties") == "7!");

  // Neither is of the report: two tables, and a person looks.
  record = map_report({"2020年情况：", table(7), "2021年情况：", table(9)});
  CHECK(fields(record, "proactive.penalties") == "7!");
  CHECK(rules(record).find("second-table") != std::string::npos);
}

}  // namespace gouji
