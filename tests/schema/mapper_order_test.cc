// Tables whose columns, groups or years stand otherwise than the form's, where the order of the
// form would be believed: every figure is right or in doubt.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "schema/mapper.h"
#include "tests/schema/mapped.h"

namespace gouji {
namespace {

// The fields under `prefix` that are neither in doubt nor have the figure that `expected` says, a
// number for each in form order.
std::string silent(const Record& record, const std::string& prefix, std::vector<int> expected) {
  std::string out;
  std::size_t index = 0;
  for (const Field& field : record.fields) {
    if (field.id.rfind(prefix + ".", 0) != 0) continue;
    REQUIRE(index < expected.size());
    const std::string right = std::to_string(expected[index++]);
    const bool is_right = field.state == FieldState::number && field.value.to_string() == right;
    if (!is_right && !field.review) out += field.id + "=" + field.raw + " ";
  }
  CHECK(index == expected.size());
  return out;
}

const std::string names_behind = "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他";

}  // namespace

TEST_CASE("natural persons behind the organisations") {
  const std::string rows =
      "一、本年新收政府信息公开申请数量 | < | < |12|13|14|15|16|11|17\n"
      "二、上年结转政府信息公开申请数量 | < | < |22|23|24|25|26|21|27\n";
  const std::vector<std::string> headers = {
      " | < | < | 申请人情况 | < | < | < | < | < | <\n"
      "^ | ^ | ^ | 法人或其他组织 | < | < | < | < | 自然人 | 总计\n"
      "^ | ^ | ^ | " +
          names_behind + " | ^ | ^\n",
      // The first cell too narrow.
      "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | < | 申请人情况 | < | "
      "< | < "
      "| < | < | < | ~\n"
      "^ | ^ | 法人或其他组织 | < | < | < | < | 自然人 | 总计 | ~\n"
      "^ | ^ | " +
          names_behind + " | ^ | ^ | ~\n"};
  for (const std::string& header : headers) {
    const Record record = map_tables({draw_table(header + rows)});
    CHECK(silent(record, "requests.received", {11, 12, 13, 14, 15, 16, 17}) == "");
  }
  const Record record =
      map_tables({draw_sequence("申请人情况\n法人或其他组织\n自然人\n总计\n商业企业\n科研机构\n社会"
                                "公益组织\n法律服务机构\n其他\n"
                                "一、本年新收政府信息公开申请数量\n12\n13\n14\n15\n16\n11\n17\n"
                                "二、上年结转政府信息公开申请数量\n22\n23\n24\n25\n26\n21\n27\n")});
  CHECK(silent(record, "requests.received", {11, 12, 13, 14, 15, 16, 17}) == "");
}

TEST_CASE("the tall last column may be read first") {
  const Record record =
      map_tables({draw_sequence("申请人情况\n总计\n自然人\n法人或其他组织\n商业企业\n科研机构\n社会"
                                "公益组织\n法律服务机构\n其他\n"
                                "一、本年新收政府信息公开申请数量\n11\n12\n13\n14\n15\n16\n17\n"
                                "二、上年结转政府信息公开申请数量\n21\n22\n23\n24\n25\n26\n27\n")});
  CHECK(fields(record, "requests.received") == "11 12 13 14 15 16 17");
}

TEST_CASE("a column of 二 in front of another in a sequence") {
  const Record record = map_tables({draw_sequence(
      "第二十条第（一）项\n信息内容\n本年制发件数\n现行有效件数\n本年废止件数\n规章\n1\n9\n2\n"
      "行政规范性文件\n3\n8\n4\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n5\n")});
  CHECK(silent(record, "proactive.regulations", {1, 2, 9}) == "");
  CHECK(silent(record, "proactive.normative_documents", {3, 4, 8}) == "");
}

TEST_CASE("groups of disputes in another order, wherever it can only be read") {
  const std::string results = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
  const std::vector<int> right = {1, 2, 3, 4, 10, 11, 12, 13, 14, 50, 21, 22, 23, 24, 90};
  const Record sequence = map_tables(
      {draw_table(requests_row),
       draw_sequence("行政复议\n行政诉讼\n" + results + "复议后起诉\n未经复议直接起诉\n" + results +
                     results + "1\n2\n3\n4\n10\n21\n22\n23\n24\n90\n11\n12\n13\n14\n50\n")});
  CHECK(silent(sequence, "disputes", right) == "");
  const std::string padded = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
  const Record grid = map_tables(
      {draw_table(requests_row),
       draw_table("行政复议 | | | | | 行政诉讼 | | | | | | | | |\n | | | | | 复议后起诉 | | | | | "
                  "未经复议直接起诉 | | | |\n" +
                  padded + " | " + padded + " | " + padded +
                  "\n1|2|3|4|10|21|22|23|24|90|11|12|13|14|50")});
  CHECK(silent(grid, "disputes", right) == "");
}

TEST_CASE("parts of disputes that are there twice, or of a sum") {
  const std::string results = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n";
  const auto part = [&results](const std::string& title, const std::string& figures) {
    return title + " | < | < | < | <\n" + results + figures + "\n";
  };
  const Record years =
      map_tables({draw_table(requests_row), draw_table(part("行政复议", "9 | 9 | 9 | 9 | 36") +
                                                       part("行政复议", "1 | 2 | 3 | 4 | 10"))});
  CHECK(silent(years, "disputes.reconsideration", {1, 2, 3, 4, 10}) == "");
  const Record sum =
      map_tables({draw_table(requests_row), draw_table(part("行政诉讼合计", "9 | 9 | 9 | 9 | 36") +
                                                       part("行政复议", "1 | 2 | 3 | 4 | 10"))});
  CHECK(silent(sum, "disputes.reconsideration", {1, 2, 3, 4, 10}) == "");
}

TEST_CASE("a part of disputes without a title is any of them") {
  const Record record = map_tables(
      {draw_table(requests_row), draw_table("结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n"
                                            "1 | 2 | 3 | 4 | 10")});
  CHECK(fields(record, "disputes.reconsideration") == "1! 2! 3! 4! 10!");

  // Titles below their tables.
  Document document;
  document.blocks.emplace_back(draw_table(requests_row));
  const auto add = [&document](const char* figures, const char* title) {
    document.blocks.emplace_back(
        draw_table(std::string("结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n") + figures));
    Paragraph paragraph;
    paragraph.text = title;
    document.blocks.emplace_back(paragraph);
  };
  add("11 | 12 | 13 | 14 | 50", "未经复议直接起诉");
  add("21 | 22 | 23 | 24 | 90", "复议后起诉");
  add("1 | 2 | 3 | 4 | 10", "行政复议");
  CHECK(silent(map_document(document, built_in_forms(), ""), "disputes",
               {1, 2, 3, 4, 10, 11, 12, 13, 14, 50, 21, 22, 23, 24, 90}) == "");
}

TEST_CASE("columns for two years") {
  const Record record = map_tables({draw_table(
      " | 自然人 | | 商业企业 | | 科研机构 | | 社会公益组织 | | 法律服务机构 | | 其他 | | 总计 |\n"
      " | 2021年 | 2022年 | 2021年 | 2022年 | 2021年 | 2022年 | 2021年 | 2022年 | 2021年 | 2022年 "
      "| "
      "2021年 | 2022年 | 2021年 | 2022年\n"
      "一、本年新收政府信息公开申请数量 |1|11|2|12|3|13|4|14|5|15|6|16|7|17\n"
      "二、上年结转政府信息公开申请数量 |1|21|2|22|3|23|4|24|5|25|6|26|7|27\n")});
  CHECK(silent(record, "requests.received", {11, 12, 13, 14, 15, 16, 17}) == "");
}

TEST_CASE("a sequence of more figures than the form has columns") {
  const Record record = map_tables({draw_sequence(
      "自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n上年总计\n"
      "一、本年新收政府信息公开申请数量\n11\n12\n13\n14\n15\n16\n17\n9\n"
      "二、上年结转政府信息公开申请数量\n<empty>\n22\n23\n24\n25\n26\n27\n8\n")});
  CHECK(silent(record, "requests.received", {11, 12, 13, 14, 15, 16, 17}) == "");
  CHECK(silent(record, "requests.carried_in", {0, 22, 23, 24, 25, 26, 27}) == "");
}

TEST_CASE("a row with the number of the alternative to its table is not that alternative") {
  const std::string first = "三、本年度办理结果 | （六）其他处理 | ";
  const std::string divided = first +
                              "1.申请人无正当理由逾期不补正 |1|0|0|0|0|0|1\n"
                              "^ | ^ | 2.申请人逾期未按收费通知要求缴纳费用 |2|0|0|0|0|0|2\n"
                              "^ | ^ | （四）其他 |3|1|0|0|0|0|4\n"
                              "^ | （七）总计 | < |6|1|0|0|0|0|7\n";
  const Record record = map_tables({draw_table(requests_header + divided)});
  CHECK(fields(record, "requests.other.correction_overdue") == "1 0 0 0 0 0 1");
  CHECK(fields(record, "requests.other.fee_overdue") == "2 0 0 0 0 0 2");
  CHECK(fields(record, "requests.other.other") == "3! 1! 0! 0! 0! 0! 4!");
  CHECK(record.find("requests.other.total") == nullptr);

  const std::string undivided =
      "三、本年度办理结果 | （五）不予处理 | 5.要求行政机关确认或重新出具已获取信息 "
      "|1|0|0|0|0|0|1\n"
      "^ | （六）其他处理 | < |3|1|0|0|0|0|4\n"
      "^ | （七）总计 | < |4|1|0|0|0|0|5\n";
  const Record other = map_tables({draw_table(requests_header + undivided)});
  REQUIRE(other.find("requests.other.total") != nullptr);
  CHECK(other.find("requests.other.total")->value == Decimal(4));
  CHECK(other.find("requests.other.other.total") == nullptr);
}

TEST_CASE("two columns with the same header, and rows of two halves side by side, are in doubt") {
  const Record record = map_tables({draw_table(
      "信息内容 | 本年处理决定数量 | 本年处理决定数量\n行政处罚 | 5 | 9\n行政强制 | 6 | 8\n")});
  for (const std::string id : {"proactive.penalties", "proactive.coercive_measures"})
    CHECK_THAT(fields(record, id), Catch::EndsWith("!"));

  const Record halves = map_tables(
      {draw_table(requests_header +
                  "一、本年新收政府信息公开申请数量 件 300 其中：涉及 | < | < |1|2|3|4|5|6|21\n"
                  "二、上年结转政府信息公开申请数量 | < | < |1|2|3|4|5|6|21\n")});
  CHECK(fields(halves, "requests.received") == "1! 2! 3! 4! 5! 6! 21!");
  CHECK(fields(halves, "requests.carried_in") == "1 2 3 4 5 6 21");

  for (const std::string label :
       {"二、2022 年上年结转政府信息公开申请数量", "二、 上年结转政府信息公开申请数量",
        "（ 二）上年结转政府信息公开申请数量"}) {
    const Record numbered =
        map_tables({draw_table(requests_header + label + " | < | < |1|2|3|4|5|6|21\n")});
    CHECK(fields(numbered, "requests.carried_in") == "1 2 3 4 5 6 21");
  }
}

TEST_CASE("figures that stand in front of their labels are in doubt though each label has some") {
  const std::string names = "自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n";
  const Record record = map_tables(
      {draw_sequence(names + "11\n12\n13\n14\n15\n16\n81\n一、本年新收政府信息公开申请数量\n"
                             "1\n2\n3\n4\n5\n6\n21\n二、上年结转政府信息公开申请数量\n"
                             "2\n2\n2\n2\n2\n2\n12\n（一）予以公开\n")});
  for (const Field& field : record.fields) {
    if (field.state == FieldState::number) CHECK(field.review);
  }
}

TEST_CASE("a row that nobody knows in the place of the one that is missing shifts no other") {
  const Record record = map_tables(
      {draw_sequence("自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n"
                     "一、本年新收政府信息公开申请数量\n1\n2\n3\n4\n5\n6\n21\n"
                     "坡规华攻\n2\n2\n2\n2\n2\n2\n12\n"
                     "（一）予以公开\n3\n3\n3\n3\n3\n3\n18\n")});
  CHECK(fields(record, "requests.received") == "1 2 3 4 5 6 21");
  CHECK(fields(record, "requests.granted") == "3 3 3 3 3 3 18");
}

TEST_CASE("a table that its caption gives to another year is in doubt") {
  for (const std::string caption : {"附：2022年有关情况", "附：2023年有关情况", "附表"}) {
    INFO(caption);
    Document document;
    document.blocks.emplace_back(
        Paragraph{"石城县教育局2023年政府信息公开工作年度报告", 1, {}, 20, "", false});
    document.blocks.emplace_back(Paragraph{caption, 1, {}, 10, "", false});
    document.blocks.emplace_back(draw_table(requests_row));
    const Record record = map_document(document, built_in_forms(), "");
    CHECK(record.year == 2023);
    const bool is_other = caption.find("2022") != std::string::npos;
    CHECK(fields(record, "requests.received") ==
          (is_other ? "1! 1! 1! 1! 1! 1! 6!" : "1 1 1 1 1 1 6"));
  }
}

}  // namespace gouji
