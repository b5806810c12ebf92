#include "schema/title.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace gouji {
namespace {

// A document of paragraphs, one for each part of `lines` between bars.
Document document_of(const std::string& lines) {
  Document document;
  std::size_t begin = 0;
  while (begin <= lines.size()) {
    std::size_t end = lines.find('|', begin);
    if (end == std::string::npos) end = lines.size();
    Paragraph paragraph;
    paragraph.text = lines.substr(begin, end - begin);
    paragraph.page = 1;
    document.blocks.emplace_back(paragraph);
    begin = end + 1;
  }
  return document;
}

std::string rules(const Title& title) {
  std::string text;
  for (const Finding& finding : title.findings) {
    if (!text.empty()) text += " ";
    text += name_of(finding.severity) + ":" + finding.rule;
  }
  return text;
}

struct Example {
  std::string lines;
  std::string agency;
  int year;
};

}  // namespace

TEST_CASE("titles as they are printed") {
  const std::vector<Example> examples = {
      // One line, the year in the middle.
      {"淮安市洪泽区水务局2022年政府信息公开工作年度报告", "淮安市洪泽区水务局", 2022},
      {"广州市海珠区人民政府办公室 2021 年 政府信息公开工作年度报告|(2022 年 1 月)",
       "广州市海珠区人民政府办公室", 2021},
      {"国家税务总局盐城市税务局2023年政府信息公开工作年度报告", "国家税务总局盐城市税务局", 2023},
      {"国家税务总局阿坝藏族羌族自治州税务局2022年政府信息公开工作年度报告",
       "国家税务总局阿坝藏族羌族自治州税务局", 2022},
      {"江苏省人力资源和社会保障厅2020年政府信息公开工作年度报告", "江苏省人力资源和社会保障厅",
       2020},
      {"淮安经济技术开发区管理委员会2021年政府信息公开工作年度报告", "淮安经济技术开发区管理委员会",
       2021},
      {"尼勒克县喀拉托别乡人民政府2023年政府信息公开工作年度报告", "尼勒克县喀拉托别乡人民政府",
       2023},
      {"黄陂区前川街道办事处2020年政府信息公开工作年度报告", "黄陂区前川街道办事处", 2020},
      {"中国人民银行南京分行2019年政府信息公开工作年度报告", "中国人民银行南京分行", 2019},
      {"阿坝藏族羌族自治州汶川县水务局2021年政府信息公开工作年度报告",
       "阿坝藏族羌族自治州汶川县水务局", 2021},
      {"沭阳县人民医院2022年度信息公开年度报告", "沭阳县人民医院", 2022},
      {"淮安市实验小学2021年信息公开工作年度报告", "淮安市实验小学", 2021},
      {"江苏省淮安中学2022年校务公开工作年度报告", "江苏省淮安中学", 2022},
      {"淮安市卫生健康委员会2023年政府信息公开年度报告", "淮安市卫生健康委员会", 2023},
      {"海珠区瑞宝街党政办公室2021年政府信息公开年报", "海珠区瑞宝街党政办公室", 2021},
      {"淮安市水利投资有限公司2022年信息公开工作年度报告", "淮安市水利投资有限公司", 2022},
      {"苏州工业园区管委会2022年度政府信息公开工作年度报告", "苏州工业园区管委会", 2022},
      {"汶川县2020年度政府信息公开工作年度报告", "汶川县", 2020},
      {"上海海关2022年政府信息公开工作年度报告", "上海海关", 2022},
      {"淮安市气象局2022年政府信息公开工作年度报告", "淮安市气象局", 2022},
      {"淮安市公安局交通警察支队2022年政府信息公开工作年度报告", "淮安市公安局交通警察支队", 2022},
      {"新疆生产建设兵团第一师阿拉尔市人民政府2022年政府信息公开工作年度报告",
       "新疆生产建设兵团第一师阿拉尔市人民政府", 2022},
      {"淮安市政务服务和数据管理局2023年政务公开工作年度报告", "淮安市政务服务和数据管理局", 2023},
      {"淮安市经济和信息化局2022年政府信息公开工作年度报告", "淮安市经济和信息化局", 2022},
      {"淮安市信息中心2022年政府信息公开工作年度报告", "淮安市信息中心", 2022},
      {"洪泽区住房和城乡建设局（区人防办）2022年政府信息公开年度报告",
       "洪泽区住房和城乡建设局（区人防办）", 2022},
      {"中共淮安市委办公室、淮安市人民政府办公室2022年政务公开工作年度报告",
       "中共淮安市委办公室、淮安市人民政府办公室", 2022},

      // The year first, 年度, full-width, spelt.
      {"2024 年上海市科委政府信息公开工作年度报告", "上海市科委", 2024},
      {"2023年度淮安市司法局政府信息公开工作年度报告", "淮安市司法局", 2023},
      {"２０２２年淮安市财政局政府信息公开工作年度报告", "淮安市财政局", 2022},
      {"淮安市财政局２０２２年度政府信息公开工作年度报告", "淮安市财政局", 2022},
      {"淮安市财政局二〇二一年政府信息公开工作年度报告", "淮安市财政局", 2021},
      {"淮安市财政局二○二〇年度政府信息公开工作年度报告", "淮安市财政局", 2020},
      {"二零二三年淮安市财政局政府信息公开工作年度报告", "淮安市财政局", 2023},
      {"淮安市财政局二Ｏ二二年政府信息公开工作年度报告", "淮安市财政局", 2022},
      {"淮安市财政局2021政府信息公开工作年度报告", "淮安市财政局", 2021},
      {"淮安市财政局政府信息公开2021年度报告", "淮安市财政局", 2021},
      {"淮安市财政局政府信息公开工作2021年年度报告", "淮安市财政局", 2021},
      {"淮安市财政局政府信息公开工作年度报告（2021年度）", "淮安市财政局", 2021},
      {"淮安市财政局政府信息公开工作年度报告（2021）", "淮安市财政局", 2021},
      {"淮安市财政局政府信息公开工作年度报告|（2021年度）", "淮安市财政局", 2021},
      {"淮 安 市 财 政 局 2 0 2 1 年 政 府 信 息 公 开 年 报", "淮安市财政局", 2021},
      {"淮安市财政局　2021年　政府信息公开工作年度报告", "淮安市财政局", 2021},
      {"淮安大学2020-2021学年信息公开工作年度报告", "淮安大学", 2021},

      // 关于…的, 报告 by other names.
      {"关于淮安市财政局2021年政府信息公开工作情况的报告", "淮安市财政局", 2021},
      {"淮安市财政局关于2021年政府信息公开工作年度报告", "淮安市财政局", 2021},
      {"淮安市财政局关于2021年度政府信息公开工作情况的年度报告", "淮安市财政局", 2021},
      {"关于印发《淮安市财政局2021年政府信息公开工作年度报告》的通知", "淮安市财政局", 2021},
      {"淮安市财政局关于公布2021年政府信息公开工作年度报告的公告", "淮安市财政局", 2021},
      {"淮安市财政局2021年政府信息公开工作总结", "淮安市财政局", 2021},
      {"淮安市财政局2021年政府信息公开和政务公开工作年度报告", "淮安市财政局", 2021},
      {"淮安市财政局2021年政府信息主动公开年度报告", "淮安市财政局", 2021},
      {"附件1：淮安市财政局2021年政府信息公开工作年度报告", "淮安市财政局", 2021},
      {"【政府信息公开年报】淮安市财政局2021年政府信息公开工作年度报告", "淮安市财政局", 2021},
      {"淮安市人民政府信息公开工作年度报告|（2021年）", "淮安市人民政府", 2021},
      {"淮安市人民政府政府信息公开工作年度报告（2021年）", "淮安市人民政府", 2021},

      // Over two or three lines.
      {"淮安市洪泽区人民政府|2024 年政府信息公开工作年度报告", "淮安市洪泽区人民政府", 2024},
      {"昆明市五华区人民政府办公室2021年政府信息公开工作|年度报告", "昆明市五华区人民政府办公室",
       2021},
      {"淮安市洪泽区人民政府|2024年|政府信息公开工作年度报告", "淮安市洪泽区人民政府", 2024},
      {"淮安市洪泽区人民政府|2024年政府信息|公开工作年度报告|（2025年1月）", "淮安市洪泽区人民政府",
       2024},
      {"淮安市洪泽区人民政府关于|2024年政府信息公开工作年度报告", "淮安市洪泽区人民政府", 2024},
      {"2024年淮安市洪泽区人民政府|政府信息公开工作年度报告", "淮安市洪泽区人民政府", 2024},
      {"政府信息公开工作年度报告|（2021年）|淮安市财政局|二〇二二年一月", "淮安市财政局", 2021},
      {"政府信息公开工作|年度报告|2021年度|淮安市财政局", "淮安市财政局", 2021},
      {"洪政办发〔2022〕3号|淮安市洪泽区人民政府|2021年政府信息公开工作年度报告",
       "淮安市洪泽区人民政府", 2021},

      // Web pages: crumbs, lists, running heads, the title twice.
      {"首页 > 政府信息公开 > 政府信息公开年报|淮安市财政局2021年政府信息公开工作年度报告",
       "淮安市财政局", 2021},
      {"首页>信息公开>年报>淮安市财政局2021年政府信息公开工作年度报告", "淮安市财政局", 2021},
      {"当前位置：首页 > 政府信息公开年报|政府信息公开指南|政府信息公开年报|"
       "淮安市财政局2021年政府信息公开工作年度报告|发布时间：2022-01-20 来源：本站 浏览次数：12",
       "淮安市财政局", 2021},
      {"淮安市财政局2021年政府信息公开工作年度报告 发布时间：2022-01-20 字号：大 中 小",
       "淮安市财政局", 2021},
      {"淮安市财政局2021年政府信息公开工作年度报告|淮安市财政局2021年政府信息公开工作年度报告",
       "淮安市财政局", 2021},
      {"淮安市财政局2021年政府信息公开工作年度报告 淮安市财政局2021年政府信息公开工作年度报告",
       "淮安市财政局", 2021},
      {"标题：淮安市财政局2021年政府信息公开工作年度报告-淮安市财政局", "淮安市财政局", 2021},
      {"⼴州市财政局2021年政府信息公开⼯作年度报告", "广州市财政局", 2021},  // Kangxi radicals
      {"\u2ED3沙市人\u2EA0政府2021年政府信息公开工作年度报告", "长沙市人民政府", 2021},

      // A body that breaks over lines; menus that look like headings; words about other reports.
      {"黔东南苗族侗族自治州凯里市|市场监督管理局2021年政府信息公开工作年度报告",
       "黔东南苗族侗族自治州凯里市市场监督管理局", 2021},
      {"凯里市|凯里市市场监督管理局2021年政府信息公开工作年度报告", "凯里市市场监督管理局", 2021},
      {"中国人民银行阿坝藏族羌族自治|州分行2021年政府信息公开工作年度报告",
       "中国人民银行阿坝藏族羌族自治州分行", 2021},
      {"（一）机构职能|（二）政策文件|淮安市财政局2021年政府信息公开工作年度报告", "淮安市财政局",
       2021},
      {"淮安市财政局2021年政府信息公开工作年度报告|一、总体情况|"
       "（五）2020年政府信息公开工作年度报告公布情况",
       "淮安市财政局", 2021},
      {"淮安市财政局2021年度|政府信息公开年度报告", "淮安市财政局", 2021},
      {"淮安市财政局2021年政府信|息公开工作年度报告", "淮安市财政局", 2021},
      {"淮安市财政局|政府信息公开工作年度报告|2021", "淮安市财政局", 2021},
  };
  CHECK(examples.size() >= 60);
  for (const Example& example : examples) {
    INFO(example.lines);
    const Title title = find_title(
        document_of(example.lines + "|一、总体情况|全年主动公开信息12条，其中文件3件。"), "a.pdf");
    CHECK(title.agency == example.agency);
    CHECK(title.agency_from == TitleSource::title);
    CHECK(title.year == example.year);
    CHECK(title.year_from == TitleSource::title);
  }
}

TEST_CASE("what the title leaves out is found further down, and its source said") {
  struct Case {
    std::string what;
    std::string lines;
    std::string publisher;
    std::string file_title;
    std::string file;
    std::string agency;
    TitleSource agency_from;
    int year;
    TitleSource year_from;
    std::string rules;
  };
  const std::string bare = "2023年政府信息公开工作年度报告|";
  const std::vector<Case> cases = {
      {"first sentence",
       bare + "一、总体情况|2023年，淮安市洪泽区水务局认真贯彻落实《条例》，成效明显。", "", "",
       "a.pdf", "淮安市洪泽区水务局", TitleSource::prose, 2023, TitleSource::title, ""},
      {"first sentence, no comma",
       bare + "一、总体情况|2023年度淮安市洪泽区水务局政府信息公开工作在区政府领导下开展。", "", "",
       "a.pdf", "淮安市洪泽区水务局", TitleSource::prose, 2023, TitleSource::title, ""},
      {"a sentence about the year",
       "一、总体情况|2020年驼峰路街道办未发生因政府信息公开申请提起的行政复议，没有收费。", "", "",
       "a.pdf", "驼峰路街道办", TitleSource::prose, 2020, TitleSource::prose, ""},
      {"a sentence about the report",
       bare + "根据《条例》要求，现将洪泽区水务局2023年政府信息公开工作年度报告公布如下：|"
              "一、总体情况",
       "", "", "a.pdf", "洪泽区水务局", TitleSource::prose, 2023, TitleSource::title, ""},
      {"我局 is no name", bare + "一、总体情况|2023年，我局认真贯彻落实《条例》，成效明显。",
       "淮安市水务局", "", "a.pdf", "淮安市水务局", TitleSource::publisher, 2023,
       TitleSource::title, "notice:agency-uncertain"},
      {"the publisher before the office that compiled it",
       bare + "本报告由淮安市洪泽区人民政府办公室根据《条例》编制。|一、总体情况",
       "淮安市洪泽区人民政府", "", "a.pdf", "淮安市洪泽区人民政府", TitleSource::publisher, 2023,
       TitleSource::title, "notice:agency-uncertain"},
      {"the office that compiled it, for want of a better",
       bare + "本报告由淮安市洪泽区人民政府办公室根据《条例》编制。|一、总体情况", "", "", "a.pdf",
       "淮安市洪泽区人民政府办公室", TitleSource::prose, 2023, TitleSource::title,
       "notice:agency-uncertain"},
      {"the title wins over the office that compiled it",
       "淮安市洪泽区人民政府|" + bare +
           "本报告由淮安市洪泽区人民政府办公室根据《条例》编制。|一、总体情况",
       "淮安市洪泽区人民政府办公室", "", "a.pdf", "淮安市洪泽区人民政府", TitleSource::title, 2023,
       TitleSource::title, ""},
      {"title and signature agree",
       "淮安市水务局2023年政府信息公开工作年度报告|一、总体情况|六、其他|没有。|淮安市水务局|"
       "2024年1月20日",
       "", "", "a.pdf", "淮安市水务局", TitleSource::title, 2023, TitleSource::title, ""},
      {"the file's own title", bare + "一、总体情况|全年公开12条。", "",
       "沭阳县发展和改革局2023年政府信息公开年度报告-沭阳县发改局", "a.pdf", "沭阳县发展和改革局",
       TitleSource::metadata, 2023, TitleSource::title, ""},
      {"a signature",
       bare + "一、总体情况|全年公开12条。|六、其他|没有。|淮安市水务局|2024年1月20日", "", "",
       "a.pdf", "淮安市水务局", TitleSource::prose, 2023, TitleSource::title,
       "notice:agency-uncertain"},
      {"the file name", "一、总体情况|全年公开12条。", "", "",
       "年报/淮安市水务局2022年政府信息公开工作年度报告.pdf", "淮安市水务局",
       TitleSource::file_name, 2022, TitleSource::file_name,
       "notice:agency-uncertain notice:year-uncertain"},
      {"a year in a file name", "一、总体情况|全年公开12条。", "", "", "haizhu-office-2021.txt", "",
       TitleSource::none, 2021, TitleSource::file_name, "notice:year-uncertain"},
      {"a number in a file name is no year", "一、总体情况|全年公开12条。", "", "",
       "W020220125001-003.pdf", "", TitleSource::none, 0, TitleSource::none, ""},
      {"a date in a file name is that of publication", "一、总体情况|全年公开12条。", "", "",
       "2022-01-25.pdf", "", TitleSource::none, 0, TitleSource::none, ""},
      {"the period covered",
       "淮安市水务局政府信息公开工作年度报告|数据统计期限自2024年1月1日起至2024年12月31日止。|"
       "一、总体情况",
       "", "", "a.pdf", "淮安市水务局", TitleSource::title, 2024, TitleSource::prose, ""},
      {"the first words",
       "淮安市水务局政府信息公开工作年度报告|一、总体情况|2024年，我局公开12条。", "", "", "a.pdf",
       "淮安市水务局", TitleSource::title, 2024, TitleSource::prose, ""},
      {"the year before publication, a guess",
       "淮安市水务局政府信息公开工作年度报告|（2022年1月）|一、总体情况|全年公开12条。", "", "",
       "a.pdf", "淮安市水务局", TitleSource::title, 2021, TitleSource::inferred,
       "notice:year-uncertain"},
      {"title and prose contradict each other",
       "淮安市水务局2022年政府信息公开工作年度报告|数据自2021年1月1日至2021年12月31日。|"
       "一、总体情况",
       "", "", "a.pdf", "淮安市水务局", TitleSource::title, 2022, TitleSource::title,
       "warning:year-uncertain"},
      {"published before the year is over",
       "淮安市水务局2022年政府信息公开工作年度报告|（2022年1月）|一、总体情况", "", "", "a.pdf",
       "淮安市水务局", TitleSource::title, 2022, TitleSource::title, "warning:year-uncertain"},
      {"a place is a doubtful body", "汶川县2020年政府信息公开工作年度报告|一、总体情况", "", "",
       "a.pdf", "汶川县", TitleSource::title, 2020, TitleSource::title, "notice:agency-uncertain"},
      {"two years", "淮安大学2020-2021学年信息公开工作年度报告|一、总体情况", "", "", "a.pdf",
       "淮安大学", TitleSource::title, 2021, TitleSource::title, "notice:year-uncertain"},
      {"nothing at all", "一、总体情况|全年公开12条。", "", "", "a.pdf", "", TitleSource::none, 0,
       TitleSource::none, ""},
      {"no paragraphs", "", "", "", "", "", TitleSource::none, 0, TitleSource::none, ""},
      {"another document", "关于召开会议的通知|各单位：|定于2022年1月5日召开会议。", "", "",
       "a.pdf", "", TitleSource::none, 0, TitleSource::none, ""},
  };
  for (const Case& each : cases) {
    INFO(each.what);
    Document document = document_of(each.lines);
    document.metadata.publisher = each.publisher;
    document.metadata.title = each.file_title;
    const Title title = find_title(document, each.file);
    CHECK(title.agency == each.agency);
    CHECK(title.agency_from == each.agency_from);
    CHECK(title.year == each.year);
    CHECK(title.year_from == each.year_from);
    CHECK(rules(title) == each.rules);
  }
}

TEST_CASE("lines as large as the title are one title however they break") {
  Document document = document_of(
      "中国人民银行阿坝藏族羌族自治|州分行2021年政府信息公|开工作年度报告|一、总体情况|"
      "全年公开12条，均为主动公开，其中规章0件，行政规范性文件3件。");
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    std::get<Paragraph>(document.blocks[i]).size = i < 3 ? 22 : 16;
  }
  const Title title = find_title(document, "a.pdf");
  CHECK(title.agency == "中国人民银行阿坝藏族羌族自治州分行");
  CHECK(title.year == 2021);
}

TEST_CASE("a place that was misread in a picture is restored, and said to be") {
  const std::string read = "漯河市艺城区教育局2024年政府信息公开工作年度报告|一、总体情况";
  Document document = document_of(read);
  CHECK(find_title(document, "a.pdf").agency == "漯河市艺城区教育局");  // as printed
  std::get<Paragraph>(document.blocks[1]).doubtful = true;
  CHECK(find_title(document, "a.pdf").agency == "漯河市艺城区教育局");  // another line is in doubt

  std::get<Paragraph>(document.blocks[0]).doubtful = true;
  const Title title = find_title(document, "a.pdf");
  CHECK(title.agency == "漯河市郾城区教育局");
  CHECK(title.year == 2024);
  CHECK(rules(title) == "warning:agency-uncertain notice:year-uncertain");
  REQUIRE_FALSE(title.findings.empty());
  CHECK(title.findings[0].message.en.find("漯河市艺城区教育局") != std::string::npos);
}

TEST_CASE("a table in front of the report names title and publisher") {
  Document document;
  Table table;
  const std::vector<std::string> cells = {
      "名称",     "沭阳县发展和改革局2023年政府信息公开年度报告",
      "索引号",   "014314799/2024-00002",
      "发布机构", "沭阳县发改局"};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Cell cell;
    cell.row = static_cast<int>(i / 2);
    cell.column = static_cast<int>(i % 2);
    cell.text = cells[i];
    table.cells.push_back(cell);
  }
  document.blocks.emplace_back(table);
  Title title = find_title(document, "a.html");
  CHECK(title.agency == "沭阳县发展和改革局");
  CHECK(title.year == 2023);

  std::get<Table>(document.blocks[0]).cells[1].text = "2023年政府信息公开年度报告";
  title = find_title(document, "a.html");
  CHECK(title.agency == "沭阳县发改局");
  CHECK(title.agency_from == TitleSource::publisher);
}

TEST_CASE("the title nearest to the report wins over lists of other years") {
  const Title title =
      find_title(document_of("2019年政府信息公开工作年度报告|2020年政府信息公开工作年度报告|"
                             "淮安市财政局2021年政府信息公开工作年度报告|一、总体情况"),
                 "a.html");
  CHECK(title.agency == "淮安市财政局");
  CHECK(title.year == 2021);
}

}  // namespace gouji
