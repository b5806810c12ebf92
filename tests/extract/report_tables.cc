#include "tests/extract/report_tables.h"

#include <algorithm>

namespace gouji {
namespace {

std::string figure(Random& random) {
  const int number = static_cast<int>(random() % 3000);
  switch (random() % 10) {
    case 0:
      return "";
    case 1:
      return "—";
    case 2:
      return std::to_string(number % 9 + 1) + ",234";
    case 3: {
      std::string wide;
      for (char digit : std::to_string(number)) {
        wide += "\xEF\xBC";
        wide += static_cast<char>(0x90 + (digit - '0'));
      }
      return wide;
    }
    case 4:
      return std::to_string(number) + ".5";
    case 5:
      return "-" + std::to_string(number % 50);
    case 6:
      return "0";
    default:
      return std::to_string(number);
  }
}

class TableMaker {
 public:
  explicit TableMaker(int columns) { table_.columns = columns; }

  void put(int row, int column, const std::string& text, int row_span = 1, int column_span = 1) {
    Cell cell;
    cell.row = row;
    cell.column = column;
    cell.row_span = row_span;
    cell.column_span = column_span;
    cell.text = text;
    table_.cells.push_back(cell);
    table_.rows = std::max(table_.rows, row + row_span);
  }

  Table take() {
    std::sort(table_.cells.begin(), table_.cells.end(), [](const Cell& a, const Cell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    return std::move(table_);
  }

 private:
  Table table_;
};

Table make_proactive(Random& random) {
  TableMaker maker(4);
  int row = 0;
  maker.put(row++, 0, "第二十条第（一）项", 1, 4);
  const char* const heads[] = {"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"};
  for (int column = 0; column < 4; ++column) maker.put(row, column, heads[column]);
  ++row;
  for (const char* label : {"规章", "行政规范性文件"}) {
    maker.put(row, 0, label);
    for (int column = 1; column < 4; ++column) maker.put(row, column, figure(random));
    ++row;
  }
  const std::vector<std::vector<std::string>> blocks = {
      {"第二十条第（五）项", "本年处理决定数量", "行政许可"},
      {"第二十条第（六）项", "本年处理决定数量", "行政处罚", "行政强制"},
      {"第二十条第（八）项", "本年收费金额（单位：万元）", "行政事业性收费"}};
  for (const auto& block : blocks) {
    maker.put(row++, 0, block[0], 1, 4);
    maker.put(row, 0, "信息内容");
    maker.put(row++, 1, block[1], 1, 3);
    for (std::size_t label = 2; label < block.size(); ++label) {
      maker.put(row, 0, block[label]);
      maker.put(row++, 1, figure(random), 1, 3);
    }
  }
  return maker.take();
}

Table make_requests(Random& random) {
  TableMaker maker(10);
  maker.put(0, 0, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3);
  maker.put(0, 3, "申请人情况", 1, 7);
  maker.put(1, 3, "自然人", 2, 1);
  maker.put(1, 4, "法人或其他组织", 1, 5);
  maker.put(1, 9, "总计", 2, 1);
  const char* const bodies[] = {"商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"};
  for (int column = 0; column < 5; ++column) maker.put(2, 4 + column, bodies[column]);
  int row = 3;
  const auto figures = [&] {
    for (int column = 3; column < 10; ++column) maker.put(row, column, figure(random));
    ++row;
  };
  for (const char* label :
       {"一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"}) {
    maker.put(row, 0, label, 1, 3);
    figures();
  }
  maker.put(row, 0, "三、本年度办理结果", 22, 1);
  for (const char* label :
       {"（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"}) {
    maker.put(row, 1, label, 1, 2);
    figures();
  }
  const std::vector<std::vector<std::string>> groups = {
      {"（三）不予公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”",
       "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息",
       "7.属于行政执法案卷", "8.属于行政查询事项"},
      {"（四）无法提供", "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作",
       "3.补正后申请内容仍不明确"},
      {"（五）不予处理", "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物",
       "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息"},
      {"（六）其他处理", "1.申请人无正当理由逾期不补正", "2.申请人逾期未按收费通知要求缴纳费用",
       "3.其他"}};
  for (const auto& group : groups) {
    maker.put(row, 1, group[0], static_cast<int>(group.size()) - 1, 1);
    for (std::size_t label = 1; label < group.size(); ++label) {
      maker.put(row, 2, group[label]);
      figures();
    }
  }
  maker.put(row, 1, "（七）总计", 1, 2);
  figures();
  maker.put(row, 0, "四、结转下年度继续办理", 1, 3);
  figures();
  return maker.take();
}

Table make_disputes(Random& random) {
  TableMaker maker(15);
  maker.put(0, 0, "行政复议", 1, 5);
  maker.put(0, 5, "行政诉讼", 1, 10);
  maker.put(1, 5, "未经复议直接起诉", 1, 5);
  maker.put(1, 10, "复议后起诉", 1, 5);
  const char* const heads[] = {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"};
  for (int column = 0; column < 15; ++column) {
    const bool tall = column < 5;
    maker.put(tall ? 1 : 2, column, heads[column % 5], tall ? 2 : 1, 1);
  }
  for (int column = 0; column < 15; ++column) maker.put(3, column, figure(random));
  return maker.take();
}

}  // namespace

bool chance(Random& random, int percent) { return static_cast<int>(random() % 100) < percent; }

std::vector<Table> make_report_tables(Random& random) {
  return {make_proactive(random), make_requests(random), make_disputes(random)};
}

}  // namespace gouji
