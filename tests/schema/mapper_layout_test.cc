// Tables that their authors laid out otherwise than the form does.
#include <catch2/catch.hpp>

#include "schema/mapper.h"
#include "tests/schema/mapped.h"

namespace gouji {
namespace {

TEST_CASE("disputes are read however they are turned") {
  struct Case {
    const char* what;
    std::vector<std::string> drawings;
  };
  const std::vector<Case> cases = {
      {"as the form has it",
       {std::string(disputes_header) + "21|22|23|24|25|26|27|28|29|30|31|32|33|34|35"}},
      {"with a name for the row",
       {"项目 | 行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < | < | < | < | < | <\n"
        "^ | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | < | < | < | < | "
        "复议后起诉 | < | < | < | <\n"
        "^ | ^ | ^ | ^ | ^ | ^ | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | "
        "结果纠正 | 其他结果 | 尚未审结 | 总计\n"
        "件数 |21|22|23|24|25|26|27|28|29|30|31|32|33|34|35"}},
      {"a line for each", {R"(类别 | < | 情形 | 件数
           行政复议 | < | 结果维持 | 21
           ^ | ^ | 结果纠正 | 22
           ^ | ^ | 其他结果 | 23
           ^ | ^ | 尚未审结 | 24
           ^ | ^ | 总计 | 25
           行政诉讼 | 未经复议直接起诉 | 结果维持 | 26
           ^ | ^ | 结果纠正 | 27
           ^ | ^ | 其他结果 | 28
           ^ | ^ | 尚未审结 | 29
           ^ | ^ | 总计 | 30
           ^ | 复议后起诉 | 结果维持 | 31
           ^ | ^ | 结果纠正 | 32
           ^ | ^ | 其他结果 | 33
           ^ | ^ | 尚未审结 | 34
           ^ | ^ | 总计 | 35)"}},
      {"groups against outcomes", {R"(类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           行政复议 | 21 | 22 | 23 | 24 | 25
           未经复议直接起诉 | 26 | 27 | 28 | 29 | 30
           复议后起诉 | 31 | 32 | 33 | 34 | 35)"}},
      {"outcomes against groups", {R"( | 行政复议 | 行政诉讼 | <
           ^ | ^ | 未经复议直接起诉 | 复议后起诉
           结果维持 | 21 | 26 | 31
           结果纠正 | 22 | 27 | 32
           其他结果 | 23 | 28 | 33
           尚未审结 | 24 | 29 | 34
           总计 | 25 | 30 | 35)"}},
      {"two tables",
       {R"(行政复议 | < | < | < | <
           结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           21 | 22 | 23 | 24 | 25)",
        R"(行政诉讼 | < | < | < | < | < | < | < | < | <
           未经复议直接起诉 | < | < | < | < | 复议后起诉 | < | < | < | <
           结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           26 | 27 | 28 | 29 | 30 | 31 | 32 | 33 | 34 | 35)"}},
      {"litigation first",
       {R"(行政诉讼 | < | < | < | < | < | < | < | < | < | 行政复议 | < | < | < | <
           未经复议直接起诉 | < | < | < | < | 复议后起诉 | < | < | < | < | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | ^ | ^ | ^ | ^ | ^
           26 | 27 | 28 | 29 | 30 | 31 | 32 | 33 | 34 | 35 | 21 | 22 | 23 | 24 | 25)"}},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const Record record = map_disputes(c.drawings);
    CHECK(fields(record, "disputes") == "21 22 23 24 25 26 27 28 29 30 31 32 33 34 35");
    CHECK(unmapped(record) == "");
  }
}

TEST_CASE("disputes in three parts are one row") {
  struct Case {
    const char* what;
    std::vector<std::string> drawings;
    const char* fields;
    const char* unmapped;
  };
  const std::vector<Case> cases = {
      {"three tables",
       {R"(行政复议 | < | < | < | <
           结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           21 | 22 | 23 | 24 | 25)",
        R"(行政诉讼（未经复议直接起诉） | < | < | < | <
           结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           26 | 27 | 28 | 29 | 30)",
        R"(行政诉讼（复议后起诉） | < | < | < | <
           结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           31 | 32 | 33 | 34 | 35)"},
       "21 22 23 24 25 26 27 28 29 30 31 32 33 34 35",
       ""},
      {"in parts, one below the other",
       {R"(行政复议 | < | < | < | <
           结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           21 | 22 | 23 | 24 | 25
           行政诉讼 | < | < | < | <
           未经复议直接起诉 | < | < | < | <
           结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           26 | 27 | 28 | 29 | 30
           复议后起诉 | < | < | < | <
           结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           31 | 32 | 33 | 34 | 35)"},
       "21! 22! 23! 24! 25! 26 27 28 29 30 31 32 33 34 35",
       "not-in-form: 行政诉讼\n"},
      {"the same part twice is two tables",
       {R"(行政复议 | < | < | < | <
           结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           21 | 22 | 23 | 24 | 25
           行政复议 | < | < | < | <
           结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
           26 | 27 | 28 | 29 | 30)"},
       "21! 22! 23! 24! 25! x! x! x! x! x! x! x! x! x! x!",
       "not-in-form: 行政复议\nnot-in-form: 26 27 28 29 30\n"},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const Record record = map_disputes(c.drawings);
    CHECK(fields(record, "disputes") == c.fields);
    CHECK(unmapped(record) == c.unmapped);
  }
}

TEST_CASE("columns are found by their headers") {
  struct Case {
    const char* what;
    std::string drawing;
    const char* received;
    const char* unmapped;
  };
  const std::vector<Case> cases = {
      {"a number column in front",
       "序号 | 申请情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | "
       "总计\n"
       "1 | 一、本年新收政府信息公开申请数量 |11|12|13|14|15|16|17\n"
       "2 | 二、上年结转政府信息公开申请数量 |21|22|23|24|25|26|27",
       "11 12 13 14 15 16 17", ""},
      {"remarks behind",
       "申请情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 | "
       "备注\n"
       "一、本年新收政府信息公开申请数量 |11|12|13|14|15|16|17 | 含网上申请\n"
       "二、上年结转政府信息公开申请数量 |21|22|23|24|25|26|27 | ",
       "11 12 13 14 15 16 17", ""},
      {"a column that the form does not have",
       "申请情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 法人小计 | "
       "总计\n"
       "一、本年新收政府信息公开申请数量 |11|12|13|14|15|16|70|17\n"
       "二、上年结转政府信息公开申请数量 |21|22|23|24|25|26|80|27",
       "11 12 13 14 15 16 17",
       "extra-figures: 一、本年新收政府信息公开申请数量 11 12 13 14 15 16 70 17\n"
       "extra-figures: 二、上年结转政府信息公开申请数量 21 22 23 24 25 26 80 27\n"},
      {"the total first",
       "申请情况 | 总计 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他\n"
       "一、本年新收政府信息公开申请数量 |17|11|12|13|14|15|16\n"
       "二、上年结转政府信息公开申请数量 |27|21|22|23|24|25|26",
       "11 12 13 14 15 16 17", ""},
      {"two exchanged",
       "申请情况 | 自然人 | 科研机构 | 商业企业 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n"
       "一、本年新收政府信息公开申请数量 |11|13|12|14|15|16|17\n"
       "二、上年结转政府信息公开申请数量 |21|23|22|24|25|26|27",
       "11 12 13 14 15 16 17", ""},
      {"numbers of the columns below the header",
       std::string(requests_header) +
           "栏次 | < | < |1|2|3|4|5|6|7\n"
           "一、本年新收政府信息公开申请数量 | < | < |11|12|13|14|15|16|17",
       "11 12 13 14 15 16 17", "not-in-form: 栏次 1 2 3 4 5 6 7\n"},
      {"one header unreadable",
       std::string(
           "申请情况 | 自然人 | 商业企业 | Āăą | 社会公益组织 | 法律服务机构 | 其他 | 总计\n"
           "一、本年新收政府信息公开申请数量 |11|12|13|14|15|16|17"),
       "11 12 13! 14 15 16 17", ""},
      {"one header empty",
       "申请情况 | 自然人 | 商业企业 | | 社会公益组织 | 法律服务机构 | 其他 | 总计\n"
       "一、本年新收政府信息公开申请数量 |11|12|13|14|15|16|17",
       "11 12 13! 14 15 16 17", ""},
      {"traditional characters",
       "申請情況 | 自然人 | 商業企業 | 科研機構 | 社會公益組織 | 法律服務機構 | 其他 | 總計\n"
       "一、本年新收政府信息公開申請數量 |11|12|13|14|15|16|17",
       "11 12 13 14 15 16 17", ""},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const Record record = map_tables({draw_table(c.drawing)});
    CHECK(fields(record, "requests.received") == c.received);
    CHECK(unmapped(record) == c.unmapped);
  }
}

// Editors of web pages break spans: what the headers say and where they stand are two things.
TEST_CASE("headers that a wrong span moved are taken in the order of the form, with doubt") {
  struct Case {
    const char* what;
    std::string header;
    const char* received;
  };
  const std::vector<Case> cases = {
      {"the first cell too wide",
       "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | < | < | < | "
       "申请人情况 | < | < | < | < | < | <\n"
       "^ | ^ | ^ | ^ | 自然人 | 法人或其他组织 | < | < | < | < | 总计\n"
       "^ | ^ | ^ | ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ^\n",
       "11! 12! 13! 14! 15! 16! 17!"},
      {"the first cell too narrow",
       " | < | 申请人情况 | < | < | < | < | < | < | ~\n"
       "^ | ^ | 自然人 | 法人或其他组织 | < | < | < | < | 总计 | ~\n"
       "^ | ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ^ | ~\n",
       "11 12 13 14 15 16 17"},
      {"one header too wide",
       " | < | < | 申请人情况 | < | < | < | < | < | < | ~\n"
       "^ | ^ | ^ | 自然人 | 法人或其他组织 | < | < | < | < | 总计 | ~\n"
       "^ | ^ | ^ | ^ | 商业企业 | < | 科研机构 | 社会公益组织 | 法律服务机构 | ^ | 其他\n",
       "11! 12! 13! 14! 15! 16! 17!"},
      {"the group too narrow",
       " | < | < | 申请人情况 | < | < | < | < | < | <\n"
       "^ | ^ | ^ | 自然人 | 法人或其他组织 | < | < | < | 总计 | ~\n"
       "^ | ^ | ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | ^ | 其他\n",
       "11! 12! 13! 14! 15! 16! 17!"},
      {"the group over one column",
       " | < | < | 申请人情况 | < | < | < | < | < | <\n"
       "^ | ^ | ^ | 自然人 | 法人或其他组织 | 总计 | ~ | ~ | ~ | ~\n"
       "^ | ^ | ^ | ^ | 商业企业 | ^ | 科研机构 | 社会公益组织 | 法律服务机构 | 其他\n",
       "11! 12! 13! 14! 15! 16! 17!"},
      {"the total of another order, with its group where it belongs",
       " | < | < | 申请人情况 | < | < | < | < | < | <\n"
       "^ | ^ | ^ | 自然人 | 总计 | 法人或其他组织 | < | < | < | <\n"
       "^ | ^ | ^ | ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他\n",
       "11 13 14 15 16 17 12"},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const Record record = map_tables(
        {draw_table(c.header + "一、本年新收政府信息公开申请数量 | < | < |11|12|13|14|15|16|17\n"
                               "二、上年结转政府信息公开申请数量 | < | < |21|22|23|24|25|26|27")});
    CHECK(fields(record, "requests.received") == c.received);
  }
}

TEST_CASE("cells with dragged edges are their columns' in order, with doubt") {
  const std::string header =
      "申请情况 | 自然人 | 商业企业 | < | 科研机构 | < | 社会公益组织 | < | 法律服务机构 | < | "
      "其他 | < | 总计 | <\n"
      "一、本年新收政府信息公开申请数量 |11|12|<|13|<|14|<|15|<|16|<|17|<\n"
      "二、上年结转政府信息公开申请数量 ";
  struct Case {
    const char* what;
    const char* cells;
    const char* carried_in;
  };
  for (const Case& c : {
           Case{"not dragged", "|21|22|<|23|<|24|<|25|<|26|<|27|<", "21 22 23 24 25 26 27"},
           Case{"all dragged", "|21|<|22|<|23|<|24|<|25|<|26|<|27", "21! 22! 23! 24! 25! 26! 27!"},
           Case{"a blank among them", "|21|<|22|<| |<|24|<|25|<|26|<|27",
                "21! 22! _! 24! 25! 26! 27!"},
           Case{"two merged: their columns are not known", "|21|<|22|<|23|<|<|<|25|<|26|<|27",
                "?! ?! 22! ?! ?! 25! 26!"},
       }) {
    INFO(c.what);
    const Record record = map_tables({draw_table(header + c.cells)});
    CHECK(fields(record, "requests.carried_in") == c.carried_in);
  }
}

TEST_CASE("requests with applicants as rows are turned") {
  const Record record = map_tables({draw_table(R"(
    申请人情况 | 一、本年新收政府信息公开申请数量 | 二、上年结转政府信息公开申请数量 | （一）予以公开 | （七）总计 | 四、结转下年度继续办理
    自然人 | 11 | 21 | 31 | 41 | 51
    商业企业 | 12 | 22 | 32 | 42 | 52
    科研机构 | 13 | 23 | 33 | 43 | 53
    社会公益组织 | 14 | 24 | 34 | 44 | 54
    法律服务机构 | 15 | 25 | 35 | 45 | 55
    其他 | 16 | 26 | 36 | 46 | 56
    总计 | 17 | 27 | 37 | 47 | 57)")});
  CHECK(fields(record, "requests.received") == "11 12 13 14 15 16 17");
  CHECK(fields(record, "requests.outcome_total") == "41 42 43 44 45 46 47");
  CHECK(fields(record, "requests.carried_out") == "51 52 53 54 55 56 57");
  CHECK(record.find("requests.received.business")->provenance.row == 2);
  CHECK(record.find("requests.received.business")->provenance.column == 1);
}

TEST_CASE("a group and a row of it may share a label") {
  for (const char* separator : {"—", "：", "-", "", "\n"}) {
    INFO(separator);
    std::string drawing =
        "申请情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n"
        "一、本年新收政府信息公开申请数量 |11|12|13|14|15|16|17\n";
    const auto add = [&](const char* group, const char* row, const char* figures) {
      for (const char* part : {group, separator, row, figures, "\n"}) drawing += part;
    };
    add("（三）不予公开", "1.属于国家秘密", "|21|22|23|24|25|26|27");
    add("（四）无法提供", "3.补正后申请内容仍不明确", "|31|32|33|34|35|36|37");
    add("（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "|41|42|43|44|45|46|47");
    add("（六）其他处理", "3.其他", "|51|52|53|54|55|56|57");
    const Record record = map_tables({draw_table(drawing)});
    CHECK(fields(record, "requests.refused.state_secret") == "21 22 23 24 25 26 27");
    CHECK(fields(record, "requests.unavailable.still_unclear") == "31 32 33 34 35 36 37");
    CHECK(fields(record, "requests.other.correction_overdue") == "41 42 43 44 45 46 47");
    CHECK(fields(record, "requests.other.other") == "51 52 53 54 55 56 57");
  }
}

TEST_CASE("labels that authors shorten") {
  const Record record = map_tables({draw_table(
      "申请情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n"
      "一、本年新收数量 |11|12|13|14|15|16|17\n"
      "二、上年结转数量 |21|22|23|24|25|26|27\n"
      "（三）不予公开 | | | | | | |\n"
      "1.国家秘密 |31|32|33|34|35|36|37\n"
      "5.内部事务信息 |41|42|43|44|45|46|47\n"
      "四、结转下年度 |51|52|53|54|55|56|57\n")});
  CHECK(fields(record, "requests.received") == "11 12 13 14 15 16 17");
  CHECK(fields(record, "requests.carried_in") == "21 22 23 24 25 26 27");
  CHECK(fields(record, "requests.refused.state_secret") == "31 32 33 34 35 36 37");
  CHECK(fields(record, "requests.refused.internal_affairs") == "41 42 43 44 45 46 47");
  CHECK(fields(record, "requests.carried_out") == "51 52 53 54 55 56 57");
}

TEST_CASE("cells say what they say and no more") {
  struct Case {
    const char* what;
    const char* cells;
    const char* fields;
  };
  const std::vector<Case> cases = {
      {"plain", "1|2|3|4|5|6|7", "1 2 3 4 5 6 7"},
      {"blank, nil, zero", "| — | / | 无 | 0 | - |", "_ - - - 0 - _"},
      {"full width, separators, units", "１２|1,234|3件|4 件|5|6|7", "12 1234 3 4 5 6 7"},
      {"a note with a figure", "22（其中修订 16 件）|2|3|4|5|6|7", "22! 2 3 4 5 6 7"},
      {"doubtful cell", "1?|2|3|4|5|6|7", "1! 2 3 4 5 6 7"},
      {"no figure", "见附件|2|3|4|5|6|7", "?! 2 3 4 5 6 7"},
      {"false characters", "Āă|2|3|4|5|6|7", "?! 2 3 4 5 6 7"},
      {"negative", "-1|2|3|4|5|6|7", "-1! 2 3 4 5 6 7"},
      {"a fraction of a request", "1.5|2|3|4|5|6|7", "1.5! 2 3 4 5 6 7"},
      {"two figures run together", "100000000002|2|3|4|5|6|7", "100000000002! 2 3 4 5 6 7"},
      {"two figures with a space between", "1 2|2|3|4|5|6|7", "12! 2 3 4 5 6 7"},
      {"money", "1万元|2|3|4|5|6|7", "1! 2 3 4 5 6 7"},
      {"one cell for two columns", "1|2|<|4|5|6|7", "1 ?! ?! 4 5 6 7"},
      {"one empty cell for two columns", "1| |<|4|5|6|7", "1 _! _! 4 5 6 7"},
      {"no cell", "1|2|3|4|5|6|~", "1 2 3 4 5 6 x!"},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const Record record = map_tables(
        {draw_table(std::string(requests_header) + "一、本年新收政府信息公开申请数量 | < | < |" +
                    c.cells + "\n二、上年结转政府信息公开申请数量 | < | < |0|0|0|0|0|0|0")});
    CHECK(fields(record, "requests.received") == c.fields);
    CHECK(fields(record, "requests.carried_in") == "0 0 0 0 0 0 0");
  }
}

TEST_CASE("groups of disputes in another order are in doubt where order misleads") {
  const std::string results = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
  const Record record = map_tables({draw_table(
      "行政诉讼 | < | < | < | < | < | < | < | < | < | 行政复议 | < | < | < | <\n"
      "复议后起诉 | < | < | < | < | 未经复议直接起诉 | < | < | < | < | ^ | ^ | ^ | ^ | ^\n" +
      results + " | " + results + " | " + results + "\n1|0|0|0|1|2|0|0|0|2|3|0|0|0|3")});
  for (const Field& field : record.fields) {
    if (field.id.compare(0, 9, "disputes.") != 0 || field.state != FieldState::number) continue;
    INFO(field.id);
    const bool is_right =
        field.raw == "0" ||
        field.raw == (field.id.find(".reconsideration.") != std::string::npos     ? "3"
                      : field.id.find(".litigation_direct.") != std::string::npos ? "2"
                                                                                  : "1");
    CHECK((is_right || field.review));
  }
}

TEST_CASE("of two rows beside one label nobody knows which is this year's") {
  const Record record =
      map_tables({draw_table(std::string(requests_header) +
                             "一、本年新收政府信息公开申请数量 | < | 2021年 |1|2|3|4|5|6|7\n"
                             "^ | ^ | 2022年 |2|3|4|5|6|7|8\n"
                             "二、上年结转政府信息公开申请数量 | < | < |0|0|0|0|0|0|0")});
  CHECK(fields(record, "requests.received") == "1! 2! 3! 4! 5! 6! 7!");
  CHECK(fields(record, "requests.carried_in") == "0 0 0 0 0 0 0");
}

TEST_CASE("a figure for two rows is nobody's") {
  const Record record =
      map_tables({draw_table(std::string(requests_header) +
                             "一、本年新收政府信息公开申请数量 | < | < |1|2|3|4|5|6|7\n"
                             "二、上年结转政府信息公开申请数量 | < | < |^|8|9|9|9|9|9")});
  CHECK(fields(record, "requests.received") == "?! 2 3 4 5 6 7");
  CHECK(fields(record, "requests.carried_in") == "?! 8 9 9 9 9 9");
}

}  // namespace
}  // namespace gouji
